"""Two counts a row on one axis: the first side plain, the second hatched."""

from typing import Any

import pandas as pd

from dashboard.charts.figure import (
    LABEL_WIDTH,
    LEGEND_ABOVE,
    MARGIN,
    Figure,
    figure,
    hover_of,
    label,
    named_axis,
)
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import room_beside

PAIR_HEIGHT = 46
"""Pixels of a row with its two bars."""

LEGEND_LINE = 20
"""Pixels of a line of the legend."""

NUMBER_SIZE = 12
"""Pixels of the type at the end of a bar, so that one number stands clear of the other."""

THICK = 0.32
"""What a bar takes of its row."""

PLACES = {"one": 0.02, "other": -0.02 - THICK}
"""Where the bar of each side starts, over or under the middle of the row."""


def pairs(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    one: str,
    other: str,
    hover: str,
    parts: tuple[str, str] | None = None,
    narrow: bool = False,
) -> Figure:
    """Pairs of bars, one per row of `frame` (columns: id, label, one, other), first row on top.

    `one` and `other` name the sides, `hover` is the unit under the pointer (*projects*). Both
    sides share the axis, so that lengths compare. Each mark carries its id as custom data.
    `one_beside` and `other_beside`, where `frame` has them, are the numbers as written. With
    `parts` a bar is full as far as `one_main` or `other_main` goes, and lighter from there on;
    `frame` then says the numbers in words: at the end of a bar in `one_beside`, under the pointer
    in `one_told`, and so for `other`. On a `narrow` picture names go over more lines.
    """
    rows = frame.iloc[::-1].reset_index(drop=True)
    names = [label(name, 18 if narrow else LABEL_WIDTH) for name in rows["label"]]
    traces: list[dict[str, Any]] = []
    for side, called in (("other", other), ("one", one)):  # the legend goes from last to first
        beside = rows.get(f"{side}_beside", rows[side]).tolist()
        whole = _bar(rows, side, side, scheme) | hover_of(names, f"<b>%{{x}}</b> {label(hover)}")
        whole |= {"name": label(called, 44), "text": beside}
        traces.append(whole)
        if parts:
            said = zip(names, rows[f"{side}_told"], strict=True)
            told = hover_of([f"{name}<br>{label(text, 60)}" for name, text in said])
            full = _bar(rows, f"{side}_main", side, scheme) | told
            traces.append(full | {"name": f"{label(called, 44)}<br>{label(parts[0])}"})
            whole |= told | {"name": label(parts[1])}
            whole["marker"] = _light(side, scheme)
    beside = [text for trace in traces for text in map(str, trace.get("text", ()))]
    return figure(
        traces,
        scheme,
        height=24 + LEGEND_LINE * (6 if parts else 2) + PAIR_HEIGHT * len(rows),
        margin={**MARGIN, "r": MARGIN["r"] + room_beside(beside)},
        barmode="overlay",
        showlegend=True,
        legend={**LEGEND_ABOVE, "traceorder": "reversed"},
        xaxis={"visible": False, "rangemode": "tozero"},
        yaxis=named_axis(names, automargin=True),
    )


def _bar(rows: pd.DataFrame, column: str, side: str, scheme: Scheme) -> dict[str, Any]:
    bar: dict[str, Any] = {
        "type": "bar",
        "x": rows[column].tolist(),
        "y": list(range(len(rows))),
        "offset": PLACES[side],
        "width": THICK,
        "customdata": rows["id"].tolist(),
        "orientation": "h",
        "textposition": "outside",
        "constraintext": "none",  # else Plotly makes the numbers as small as the bars are thin
        "textfont": {"size": NUMBER_SIZE},
        "cliponaxis": False,
        "marker": {
            "color": scheme.accent,
            "line": {"color": scheme.accent, "width": 1},
            "cornerradius": 3,
        },
    }
    if side == "other":
        bar["marker"] |= {"pattern": _hatched(scheme, 0.5)}
    return bar


def _light(side: str, scheme: Scheme) -> dict[str, Any]:
    """Return the look of the lighter part of bars: light, within an outline that is not."""
    look: dict[str, Any] = {
        "color": scheme.bar_other,
        "line": {"color": scheme.accent, "width": 1.5},
        "cornerradius": 3,
    }
    return look | {"pattern": _hatched(scheme, 0.12)} if side == "other" else look


def _hatched(scheme: Scheme, solidity: float) -> dict[str, object]:
    return {
        "shape": "/",
        "size": 6,
        "solidity": solidity,
        "fgcolor": scheme.accent,
        "bgcolor": scheme.panel,
    }
