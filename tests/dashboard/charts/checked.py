"""A chart checked against Plotly's own description of what a figure may hold."""

from typing import Any

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from dashboard.charts.figure import Figure


def checked(figure: Figure) -> go.Figure:
    """Return `figure` as Plotly's object, which refuses unknown properties and wrong values.

    Plotly's Python also understands names that plotly.js does not (`line_color`): there must be
    none, and the figure must be plain enough to be sent.
    """
    assert not [name for name in _names(figure) if "_" in name and name not in _WITH_LINE]
    assert to_json_plotly(figure)
    return go.Figure(figure)


_WITH_LINE = {"paper_bgcolor", "plot_bgcolor"}


def _names(part: Any) -> list[str]:
    if isinstance(part, dict):
        return [*part, *(name for value in part.values() for name in _names(value))]
    if isinstance(part, list):
        return [name for value in part if isinstance(value, dict) for name in _names(value)]
    return []
