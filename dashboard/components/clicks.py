"""A click on a mark chooses its value: the same as choosing it in the sidebar."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.address import facet_widget_key


def toggle(facet: str, value: str) -> None:
    """Choose `value` of a facet of choices, or take it away where it is chosen."""
    toggle_all({facet: value})


def toggle_all(values: dict[str, str]) -> None:
    """Choose a value of each facet; take them away where all of them are chosen."""
    chosen = {facet: list(st.session_state.get(facet_widget_key(facet)) or []) for facet in values}
    undone = all(value in chosen[facet] for facet, value in values.items())
    for facet, value in values.items():
        here = chosen[facet]
        if undone:
            here = [other for other in here if other != value]
        elif value not in here:
            here = [*here, value]
        st.session_state[facet_widget_key(facet)] = here


def on_mark(facets: Sequence[str]) -> Callable[[object], None]:
    """Return what to do with the custom data of a mark that is clicked.

    A mark carries the value of the one facet, or a list with one value for each of `facets`; any
    other chooses nothing.
    """

    def clicked(customdata: object) -> None:
        values = customdata if isinstance(customdata, list) else [customdata]
        if len(values) == len(facets):
            toggle_all(dict(zip(facets, map(str, values), strict=True)))

    return clicked
