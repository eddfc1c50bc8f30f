"""A project in a list: its title, its sheets, and where the words of a search were found."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard.components.records.marks import marked, marked_hit
from dashboard.components.session.links import link_row, project_link
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from dashboard.measures.sheets.of_project import sheets_of
from dashboard.selection.search.fields import FIELDS
from dashboard.selection.search.hits import Hit, excerpt

MOST = 6
"""Links of each kind on a card; the project's sheet has them all."""

_TITLES = {
    "landlord": (N_("Landlord"), N_("Landlords")),
    "carrier": (N_("Carrier"), N_("Carriers")),
    "commune": (N_("Place"), N_("Places")),
}
"""What a row of links holds: one, several."""


def project_card(screen: Screen, row: Mapping[Hashable, Any], found: Sequence[Hit] = ()) -> None:
    """Draw one row of `project_list`; `found` are the texts with words of a search."""
    words, project = screen.words, row["id"]
    with st.container(border=True, gap="xxsmall", key=f"links-card-{project}"):
        named = (hit.spans for hit in found if (hit.field, hit.text) == ("title", row["title"]))
        project_link(screen, project, f"**{marked(row['title'], next(named, ()))}**")
        if row["promise"]:
            st.markdown(escaped(row["promise"]))
        st.caption(
            escaped(f"{row['committee']} · {row['themes'] or words.text('theme not stated')}")
        )
        _sheets(screen, project)
        if found:
            st.caption(_where_found(screen, row["title"], found))


def _sheets(screen: Screen, project: str) -> None:
    words, index = screen.words, screen.selection.index
    sheets = sheets_of(index, project, words)
    carriers = [("organisation", *each) for each in sheets["carrier"]]
    places = [
        (kind, *each)
        for kind in ("commune", "departement", "region")
        for each in sheets.get(kind, [])
    ]
    rows = {
        "landlord": [("landlord", *each) for each in sheets["landlord"]],
        "carrier": carriers,
        "commune": places,
    }
    for facet, links in rows.items():
        if links:
            named = [(kind, key, escaped(label)) for kind, key, label in links]
            one, several = _TITLES[facet]
            title = words.text(one if len(links) == 1 else several)
            link_row(screen, f"{facet}-{project}", named, most=MOST, title=title)
        else:
            st.caption(escaped(words.text(index.facets[facet].unstated)))


def _where_found(screen: Screen, title: str, found: Sequence[Hit]) -> str:
    """Say in which fields the words stand, with the texts themselves but for the shown `title`."""
    words = screen.words
    told = {hit.field for hit in found}
    parts = []
    for field, label in FIELDS.items():
        if field not in told:
            continue
        texts = dict.fromkeys(marked_hit(excerpt(hit)) for hit in found if hit.field == field)
        said = escaped(words.text(label))
        shown = field == "title" and any(hit.text == title for hit in found)
        parts.append(said if shown else f"{said} — {', '.join(list(texts)[:2])}")
    return f"**{escaped(words.text('Found in'))}** {' · '.join(parts)}"
