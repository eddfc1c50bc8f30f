"""A click on the map: which territory it chooses or takes away, and whose disc it was."""

import streamlit as st

from dashboard.components.map.map_choices import LARGER, PART
from dashboard.components.map.map_picture import Mark
from dashboard.components.session.address import choose, chosen

TERRITORIES = ("region", "departement")
"""The facets that an area of the map chooses."""

SHOWN = "shown"
"""The key of the address that names the project that is opened beside the map."""

_CLICKED = "map-clicked"
_TURN = "map-turn"


def turn() -> int:
    """Return how many clicks on the map were answered in this visit."""
    return int(st.session_state.get(_TURN, 0))


def shown_project() -> str:
    """Return the id of the project that is opened beside the map; empty where none is."""
    return str(st.query_params.get(SHOWN, ""))


def show_project(project: str) -> None:
    """Have the next run show a project beside the map; none where `project` is empty."""
    if project:
        st.query_params[SHOWN] = project
    else:
        st.query_params.pop(SHOWN, None)


def answer(mark: Mark) -> None:
    """Choose what was clicked: an area chooses itself, a disc opens its project beside the map.

    A second click on the same mark takes that away, as does one beside all marks: first the opened
    project, then the territory that was clicked last, if it is still chosen.
    """
    st.session_state[_TURN] = turn() + 1
    if mark["layer"] == "links":
        return
    if mark.get("project"):
        show_project("" if mark["project"] == shown_project() else str(mark["project"]))
    elif mark.get("level") in TERRITORIES and mark["code"]:
        _put(mark["level"], mark["code"], on=mark["code"] not in chosen().get(mark["level"]))
    elif shown_project():
        show_project("")
    elif last := _last():
        _put(*last, on=False)


def _last() -> tuple[str, str] | None:
    """Return facet and value clicked last of those that a chip, Back or a link left chosen."""
    clicked: list[tuple[str, str]] = st.session_state.get(_CLICKED, [])
    held = [(facet, value) for facet, value in clicked if value in chosen().get(facet)]
    return held[-1] if held else None


def _put(facet: str, value: str, *, on: bool) -> None:
    """Choose a territory, which then fills the view, or take it away."""
    clicked = [one for one in st.session_state.get(_CLICKED, []) if one != (facet, value)]
    st.session_state[_CLICKED] = [*clicked, (facet, value)] if on else clicked
    others = [one for one in chosen().get(facet) if one != value]
    choose(chosen().having(facet, [*others, value] if on else others))
    for key in (LARGER, PART):
        st.query_params.pop(key, None)
