"""A click on the map: which territory it chooses or takes away, and whose disc it was."""

from dataclasses import dataclass

import streamlit as st

from dashboard.components.map.map_picture import Mark
from dashboard.components.session.address import choose, chosen

TERRITORIES = ("region", "departement")
"""The facets that an area of the map chooses."""

_LAST = "map-clicked"
_TURN = "map-turn"


@dataclass(frozen=True)
class Clicked:
    """The mark that was clicked last: the territory that it chose, and its project if any.

    `facet` and `value` are empty where a disc is in no known territory.
    """

    facet: str
    value: str
    project: str = ""

    @property
    def holds(self) -> bool:
        """Whether its territory is still chosen: a chip, Back or a link may have undone it."""
        return not self.facet or self.value in chosen().get(self.facet)


def turn() -> int:
    """Return how many clicks on the map were answered in this visit."""
    return int(st.session_state.get(_TURN, 0))


def picked() -> str:
    """Return the id of the project whose disc was clicked last; empty where none still counts."""
    last = _last()
    return last.project if last else ""


def answer(mark: Mark) -> None:
    """Choose what was clicked: an area chooses itself, a disc the territory that it stands in.

    A second click on the same mark takes the choice away, as does one beside all marks; where
    nothing of it is left to take away, that does nothing.
    """
    st.session_state[_TURN] = turn() + 1
    last, now = _last(), _clicked(mark)
    if mark["layer"] == "links":
        return
    again = now is None or now == last or (not now.project and now.holds)
    gone = (now or last) if again else None
    st.session_state[_LAST] = None if again else now
    if gone:
        _put(gone, on=False)
    elif now:
        _put(now, on=True)


def _last() -> Clicked | None:
    last: Clicked | None = st.session_state.get(_LAST)
    return last if last and last.holds else None


def _clicked(mark: Mark) -> Clicked | None:
    if mark.get("level") in TERRITORIES and mark["code"]:
        return Clicked(mark["level"], mark["code"])
    if mark.get("project"):
        for facet in reversed(TERRITORIES):
            if mark.get(facet):
                return Clicked(facet, mark[facet], mark["project"])
        return Clicked("", "", mark["project"])
    return None


def _put(clicked: Clicked, *, on: bool) -> None:
    if clicked.facet:
        others = [value for value in chosen().get(clicked.facet) if value != clicked.value]
        choose(chosen().having(clicked.facet, [*others, clicked.value] if on else others))
