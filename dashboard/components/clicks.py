"""A click on a mark chooses its value: the same as choosing it in the sidebar."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.address import facet_widget_key

_SEEN = "clicked-"


def toggle(facet: str, value: str) -> None:
    """Choose `value` of a facet of choices, or take it away where it is chosen."""
    key = facet_widget_key(facet)
    chosen = list(st.session_state.get(key) or [])
    st.session_state[key] = (
        [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    )


def on_click(chart: str, facets: Sequence[str]) -> Callable[[], None]:
    """Return what to do when marks of the chart with the key `chart` are clicked.

    A mark carries as custom data the value of the one facet, or a list with one value for each
    of `facets`. Plotly tells which marks are selected now: a click on another mark replaces them,
    with shift it adds, and a second click takes away. What was clicked is what has changed.
    """

    def clicked() -> None:
        points = st.session_state[chart].selection["points"]
        now = [_values(point.get("customdata")) for point in points]
        before = st.session_state.get(_SEEN + chart, [])
        st.session_state[_SEEN + chart] = now
        came = [values for values in now if values not in before]
        for values in came or [values for values in before if values not in now]:
            if len(values) == len(facets):
                for facet, value in zip(facets, values, strict=True):
                    toggle(facet, value)

    return clicked


def _values(customdata: object) -> tuple[str, ...]:
    """Return the values that a mark carries, as the browser sends them back."""
    if isinstance(customdata, dict):  # a list can come back as an object with its places as keys
        customdata = list(customdata.values())
    return tuple(map(str, customdata)) if isinstance(customdata, list) else (str(customdata),)
