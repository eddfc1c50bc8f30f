"""Links to the sheets of projects, and of all that has to do with them."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.markup import tag
from dashboard.selection.facets import kind_of

MOST = 12
"""Links in a row of them; the rest is counted."""


def sheet_link(screen: Screen, kind: str, identifier: str, label: str) -> None:
    """Draw a link to the sheet of one value of the facet `kind`; `label` is Markdown."""
    st.page_link(
        screen.pages["sheet"],
        label=label,
        query_params=screen.address(kind=kind, id=identifier),
    )


def project_link(screen: Screen, project: str, label: str) -> None:
    """Draw a link to the sheet of a project; `label` is Markdown."""
    st.page_link(
        screen.pages["projects"], label=label, query_params=screen.address(project=project)
    )


def link_row(
    screen: Screen,
    key: str,
    links: Iterable[tuple[str, str, str]],
    most: int = MOST,
    *,
    title: str = "",
) -> None:
    """Draw links to sheets side by side, at `most` so many: kind, id, and label in Markdown.

    `title`, where there is one, stands in front and says what they are.
    """
    every = list(links)
    with link_box(key):
        if title:
            st.caption(escaped(title), width="content")
        for kind, identifier, label in every[:most]:
            sheet_link(screen, kind, identifier, label)
        more = len(every) - most
        if more > 0:
            said = screen.words.plural("and {count} more", "and {count} more", more)
            st.markdown(escaped(said), width="content")


def link_box(key: str) -> AbstractContextManager[object]:
    """Return a container in which links stand in one line, and look like links."""
    return st.container(horizontal=True, vertical_alignment="center", key=f"links-{key}")


def source_link(address: str) -> None:
    """Draw an address as a link where it is a web address, and as plain text where not."""
    st.markdown(linked(address, address))


def linked(text: str, address: str) -> str:
    """Return `text` as Markdown that leads to a web address, as plain text where it is none."""
    if not address.startswith(("https://", "http://")):
        return escaped(text)
    safe = address.replace(" ", "%20").replace(")", "%29").replace("(", "%28")
    return f"[{escaped(text)}](<{safe.replace('<', '%3C').replace('>', '%3E')}>)"


def with_sheets(
    screen: Screen, table: pd.DataFrame, facet: str, identifiers: Iterable[str]
) -> pd.DataFrame:
    """Return `table` with a last column of links: to the sheet of each row's value of `facet`.

    Of `projects` that is the sheet of the row's project.
    """
    if facet == "projects":
        links = [sheet_address(screen, "projects", project=each) for each in identifiers]
    else:
        address = sheet_address(screen, "sheet", kind=kind_of(facet))
        links = [f"{address}&id={quote(str(each))}" for each in identifiers]
    return table.assign(**{screen.words.text("Sheet"): links})


def sheet_address(screen: Screen, page: str, **keys: str) -> str:
    """Return the address of a sheet as a cell of a table holds it: beside that of this page."""
    return f"{page}?{urlencode(screen.address(**keys))}"


def onward(screen: Screen, ways: Mapping[str, str]) -> None:
    """Draw, at the right of the line above, links to pages that keep the filters.

    `ways` are what the links say, by the page they lead to.
    """
    if not screen.embedded:
        links = [
            tag("a", f"{label} →", href=sheet_address(screen, page), class_="onward")
            for page, label in ways.items()
        ]
        st.html(tag("p", *links, class_="panel-link"))
