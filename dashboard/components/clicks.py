"""A click on a mark chooses its value: the same as choosing it in the sidebar."""

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st

from dashboard.choices import Choices
from dashboard.components.address import facet_widget_key

_SEEN = "clicked-"
_DRAWING = "clicks-drawing"


def toggle(facet: str, value: str) -> None:
    """Choose `value` of a facet of choices, or take it away where it is chosen."""
    key = facet_widget_key(facet)
    chosen = list(st.session_state.get(key) or [])
    st.session_state[key] = (
        [other for other in chosen if other != value] if value in chosen else [*chosen, value]
    )


def mark_drawing(figure: go.Figure, choices: Choices) -> None:
    """Let a click on a mark of `figure` tell which drawing it was made on.

    The browser sends nothing where what is clicked equals what was clicked last, so a second
    click on the same mark would be lost. Every drawing of other choices has its own number, which
    the browser sends along as the group of the legend.
    """
    drawn, number = st.session_state.get(_DRAWING, (None, 0))
    if drawn != choices:
        st.session_state[_DRAWING] = choices, number + 1
        number += 1
    for place, trace in enumerate(figure.data):
        trace.legendgroup = f"{number}-{place}"


def on_click(chart: str, facets: Sequence[str]) -> Callable[[], None]:
    """Return what to do when marks of the chart with the key `chart` are clicked.

    A mark carries as custom data the value of the one facet, or a list with one value for each
    of `facets`; one without chooses nothing. Plotly tells which marks are selected in the
    drawing: a click on another mark replaces them, with shift it adds, and a second click takes
    away. What was clicked is what has changed; a new drawing (see `mark_drawing`) has none
    selected.
    """

    def clicked() -> None:
        points = st.session_state[chart].selection["points"]
        now = [_values(point.get("customdata")) for point in points]
        drawing, before = st.session_state.get(_SEEN + chart, ("", []))
        if points:
            number = str(points[0].get("legendgroup")).partition("-")[0]
            before = before if number == drawing else []
            drawing = number
        st.session_state[_SEEN + chart] = drawing, now
        came = [values for values in now if values not in before]
        for values in came or [values for values in before if values not in now]:
            if len(values) == len(facets):
                for facet, value in zip(facets, values, strict=True):
                    # A double click on empty space takes away, and never chooses anew.
                    if came or value in (st.session_state.get(facet_widget_key(facet)) or ()):
                        toggle(facet, value)

    return clicked


def _values(customdata: object) -> tuple[str, ...]:
    """Return the values that a mark carries, as the browser sends them back; none without any."""
    if customdata is None:
        return ()
    if isinstance(customdata, dict):  # a list can come back as an object with its places as keys
        customdata = list(customdata.values())
    return tuple(map(str, customdata)) if isinstance(customdata, list) else (str(customdata),)
