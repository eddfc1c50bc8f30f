"""What all charts share: scheme, type, margins, and the way in which labels are written."""

import html
import textwrap
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from dashboard.style.scheme import Scheme, rgb
from dashboard.style.text_width import FONT_SIZE

Trace = dict[str, Any]
"""One set of marks, as Plotly's JSON has it: its `type` and its properties."""

Figure = dict[str, Any]
"""A chart as Plotly's JSON has it: `data`, a list of traces, and `layout`.

Plotly's own objects check and copy every property: a quarter of the time of a rerun (measured).
The tests check every chart against them instead.
"""

FONT = '"Source Sans", "Source Sans 3", Arial, Helvetica, sans-serif'
"""The typeface that ships with Streamlit; where a saved picture is opened, one that is there."""

LABEL_WIDTH = 26
"""Characters after which a label goes on in a new line: what a phone leaves beside the bars."""

DIMMED = 0.25
"""Opacity of what is not chosen: still there, out of the way."""

MARGIN = {"l": 4, "r": 24, "t": 8, "b": 4}
"""Pixels around a chart, without its labels."""

LEGEND_ABOVE = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left"}
"""Where a legend stands that names what bars and areas are: over them."""


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


def hover_of(names: Iterable[str], said: str = "") -> Trace:
    """Return what marks called `names` say to a pointer; `said` is a template of Plotly."""
    template = f"%{{hovertext}}<br>{said}" if said else "%{hovertext}"
    return {"hovertext": list(names), "hovertemplate": template + "<extra></extra>"}


def named_axis(names: Sequence[str], above: float = -0.4, **more: Any) -> dict[str, Any]:
    """Return the axis of rows, called `names` from below, or of columns from the left.

    They are placed by number: two values may have the same label. The axis ends `above` rows
    over where one more row would stand; `more` is as Plotly names it.
    """
    return {
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "ticklabelstandoff": 6,
        "range": [-0.6, len(names) + above],
        **more,
    }


def figure(traces: Iterable[Trace], scheme: Scheme, *, height: int, **layout: Any) -> Figure:
    """Return a figure in the given scheme; `height` in pixels, `layout` as Plotly names it."""
    axis = {
        "gridcolor": scheme.hairline,
        "showgrid": False,
        "zeroline": False,
        # Otherwise the browser measures every label twice to hide those that do not fit.
        "ticklabeloverflow": "allow",
        "fixedrange": True,
    }
    everywhere = {
        "template": {"layout": {"xaxis": axis, "yaxis": axis}},
        "height": height,
        "margin": MARGIN,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": FONT_SIZE, "color": scheme.ink},
        # Without colours of its own it takes those of the mark, on which grey is hard to read.
        "hoverlabel": {
            "font": {"family": FONT, "size": FONT_SIZE, "color": scheme.ink},
            "bgcolor": scheme.panel,
            "bordercolor": scheme.wire,
            "align": "left",
        },
        "showlegend": False,
        "dragmode": False,
        "separators": ", ",
    }
    return {"data": list(traces), "layout": {**everywhere, **layout}}
