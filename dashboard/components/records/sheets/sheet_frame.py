"""What every sheet has around its own parts: where it stands, its name, the ways on."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboard.components.map.map_choices import LARGER
from dashboard.components.session.links import link_box, sheet_link, then, trail_box
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.sheets.subject import KINDS, Subject
from dashboard.selection.choices import Choices
from dashboard.selection.selection import Selection

Step = tuple[str, str, str]
"""A step of a trail: kind, id, name."""


def trail(screen: Screen, kind: str, steps: Sequence[Step], name: str) -> None:
    """Draw the way here: all of the kind of the first step, each step, and the name itself."""
    words = screen.words
    root = steps[0][0] if steps else kind
    with trail_box():
        st.page_link(
            screen.pages["sheet"],
            label=words.text(KINDS[root]),
            query_params=screen.address(kind=root),
        )
        for step_kind, identifier, label in steps:
            then()
            sheet_link(screen, step_kind, identifier, escaped(label))
        then()
        st.markdown(escaped(name), width="content")


def title(screen: Screen, about: Subject, facts: Sequence[str]) -> None:
    """Draw the name, what it is, and what else is known of it in a line."""
    words = screen.words
    st.markdown(f"## {escaped(about.name)}")
    kind = words.text(screen.selection.index.facets[about.kind].label)
    st.caption(escaped(" · ".join([kind, *facts])))


def ways_on(screen: Screen, about: Subject, *, region: str | None = None) -> None:
    """Draw the links that show only these projects on the other pages; the map, on `region`."""
    words = screen.words
    choices = Choices().having(about.kind, [about.id])
    chosen = replace(screen, selection=Selection(screen.selection.index, choices))
    with link_box("ways"):
        st.markdown(escaped(words.text("Only these projects:")), width="content")
        for page in ("overview", "map", "landlords", "projects"):
            seen = {LARGER: region} if page == "map" and region else {}
            st.page_link(screen.pages[page], query_params=chosen.address(**seen))
    st.caption(
        escaped(
            words.text(
                "This sheet looks at all {total} recorded projects, whatever is chosen elsewhere.",
                total=words.number(screen.selection.total),
            )
        )
    )
