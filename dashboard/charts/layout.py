"""What all charts share: scheme, type, margins, and the way in which labels are written."""

import html
import textwrap
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.text_room import FONT_SIZE
from dashboard.style.contrast import rgb
from dashboard.style.scheme import Scheme

FONT = '"Source Sans", "Source Sans 3", sans-serif'
"""The typeface that ships with Streamlit."""

LABEL_WIDTH = 26
"""Characters after which a label goes on in a new line: what a phone leaves beside the bars."""

DIMMED = 0.25
"""Opacity of what is not chosen: still there, out of the way."""

UNMOVED = {"marker": {"opacity": 1}}
"""How a mark looks when it is clicked: as before, because what is chosen is drawn anew."""


MARGIN = {"l": 4, "r": 24, "t": 8, "b": 4}
"""Pixels around a chart, without its labels."""


def tint(colour: str, key: str, highlighted: Collection[str]) -> str:
    """Return `colour` (`#rrggbb`), faint where others are highlighted and `key` is not."""
    if not highlighted or key in highlighted:
        return colour
    red, green, blue = rgb(colour)
    return f"rgba({red},{green},{blue},{DIMMED})"


@lru_cache(maxsize=4096)
def label(text: object, width: int = LABEL_WIDTH) -> str:
    """Return `text` for a chart: wrapped, and with markup shown as text, as Plotly reads tags."""
    lines = textwrap.wrap(str(text), width, break_long_words=True) or [""]
    return "<br>".join(html.escape(line, quote=False) for line in lines)


def figure(traces: Iterable[Any], scheme: Scheme, *, height: int, **layout: Any) -> go.Figure:
    """Return a figure in the given scheme; `height` in pixels, `layout` as Plotly names it.

    Traces come as dicts (with their `type`) or as Plotly's objects; those are checked twice.
    """
    everywhere = {
        "height": height,
        "margin": MARGIN,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": FONT_SIZE, "color": scheme.text},
        "hoverlabel": {"font": {"family": FONT, "size": FONT_SIZE}, "align": "left"},
        "showlegend": False,
        "dragmode": False,
        "separators": ", ",
    }
    return go.Figure({"data": list(traces), "layout": {**everywhere, **layout}})
