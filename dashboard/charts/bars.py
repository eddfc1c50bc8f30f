"""Bars: one per row, the label beside it and the count at its end."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.figure import MARGIN, Figure, figure, label, rows_axis, tint
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import room_beside

ROW_HEIGHT = 28
WRAPPED_HEIGHT = 36
"""Pixels of a row; where a label goes over two lines, all rows need the more."""

LEGEND_HEIGHT = 30
"""Pixels above the rows for what the parts of a bar are called."""

Parts = tuple[str, str]
"""What the full and the lighter part of a bar are called."""


def bars(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    hover: str,
    highlighted: Collection[str] = (),
    parts: Parts | None = None,
) -> Figure:
    """Horizontal bars, one per row of `frame` (columns: id, label, projects), first row on top.

    Where some ids are `highlighted` the others are dimmed, not removed, so that the whole stays
    in view. `hover` is the unit under the pointer (*projects*). Each mark carries its id as custom
    data. With `parts` a bar is full as far as `projects_main` goes, and lighter from there on;
    `frame` then says the numbers in words: `beside` at its end, `told` under the pointer.
    """
    rows = {name: frame[name].tolist()[::-1] for name in frame.columns}  # the first row on top
    ids = rows["id"]
    names = [label(name) for name in rows["label"]]
    wrapped = any("<br>" in name for name in names)
    beside = rows.get("beside", rows["projects"])
    whole = {
        **_trace(ids, rows["projects"], scheme, highlighted),
        "text": beside,
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": names,
        "hovertemplate": "%{hovertext}<br><b>%{x}</b> " + label(hover) + "<extra></extra>",
    }
    traces = [whole]
    if parts:
        told = [
            f"{name}<br>{label(text, 60)}" for name, text in zip(names, rows["told"], strict=True)
        ]
        how = {"hovertext": told, "hovertemplate": "%{hovertext}<extra></extra>"}
        main = _trace(ids, rows["projects_main"], scheme, highlighted)
        traces = [{**whole, **how, "marker": lighter(ids, scheme, highlighted)}, {**main, **how}]
        traces += [] if frame.empty else _named(parts, scheme)
    above = LEGEND_HEIGHT if parts else 0
    right = MARGIN["r"] + room_beside(beside) if "beside" in rows else MARGIN["r"]
    return figure(
        traces,
        scheme,
        height=24 + above + (WRAPPED_HEIGHT if wrapped else ROW_HEIGHT) * len(ids),
        margin={**MARGIN, "l": room_beside(names) + 10, "t": MARGIN["t"] + above, "r": right},
        bargap=0.35,
        barmode="overlay",
        showlegend=bool(parts),
        legend=legend_above(),
        xaxis={"visible": False, "rangemode": "tozero", "fixedrange": True},
        yaxis=rows_axis(names, tickangle=0),
    )


def legend_above() -> dict[str, object]:
    """Return where a legend stands that names what bars are: over them."""
    return {
        "orientation": "h",
        "y": 1.0,
        "yanchor": "bottom",
        "x": 0,
        "xanchor": "left",
    }


def lighter(
    ids: Sequence[str], scheme: Scheme, highlighted: Collection[str] = ()
) -> dict[str, Any]:
    """Return the look of the lighter part of bars: light, within an outline that is not."""
    return {
        "color": [tint(scheme.bar_other, key, highlighted) for key in ids],
        "line": {"color": [tint(scheme.accent, key, highlighted) for key in ids], "width": 1.5},
        "cornerradius": 3,
    }


def _trace(
    ids: list[str], lengths: list[int], scheme: Scheme, highlighted: Collection[str]
) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": lengths,
        "y": list(range(len(ids))),
        "customdata": ids,
        "orientation": "h",
        "showlegend": False,
        "marker": {
            "color": [tint(scheme.accent, key, highlighted) for key in ids],
            "cornerradius": 3,
        },
    }


def _named(parts: Parts, scheme: Scheme) -> list[dict[str, Any]]:
    """Return traces without a bar that name the parts: a legend has the look of a first bar."""
    looks = ({"color": [scheme.accent], "cornerradius": 3}, lighter([""], scheme))
    return [
        {"type": "bar", "orientation": "h", "x": [None], "y": [None], "name": label(name),
         "marker": look, "showlegend": True}
        for name, look in zip(parts, looks, strict=True)
    ]  # fmt: skip
