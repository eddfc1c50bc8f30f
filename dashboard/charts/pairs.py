"""Two counts a row on one axis: the first in full, the second hatched."""

import pandas as pd

from dashboard.charts.layout import Figure, Trace, figure, label, rows_axis
from dashboard.style.scheme import Scheme

PAIR_HEIGHT = 46
"""Pixels of a row with its two bars."""

NUMBER_SIZE = 12
"""Pixels of the type at the end of a bar, so that one number stands clear of the other."""


def pairs(frame: pd.DataFrame, scheme: Scheme, *, one: str, other: str, hover: str) -> Figure:
    """Pairs of bars, one per row of `frame` (columns: id, label, one, other), first row on top.

    `one` and `other` name the sides, `hover` is the unit under the pointer (*projects*). Both
    sides share the axis, so that lengths compare. Each mark carries its id as custom data.
    """
    rows = frame.iloc[::-1]
    names = [label(name) for name in rows["label"]]
    # Plotly draws the first trace of a group lowest, so the second side comes first.
    traces = [
        _side(rows, "other", other, names, hover, {"pattern": _hatched(scheme)}, scheme),
        _side(rows, "one", one, names, hover, {}, scheme),
    ]
    return figure(
        traces,
        scheme,
        height=64 + PAIR_HEIGHT * len(rows),
        barmode="group",
        bargap=0.3,
        bargroupgap=0.08,
        showlegend=True,
        legend={
            "orientation": "h",
            "y": 1.0,
            "yanchor": "bottom",
            "x": 0,
            "xanchor": "left",
            "traceorder": "reversed",
        },
        xaxis={"visible": False, "rangemode": "tozero", "fixedrange": True},
        yaxis=rows_axis(names, automargin=True),
    )


def _side(
    rows: pd.DataFrame,
    column: str,
    name: str,
    names: list[str],
    hover: str,
    look: dict[str, object],
    scheme: Scheme,
) -> Trace:
    return {
        "type": "bar",
        "x": rows[column].tolist(),
        "y": list(range(len(rows))),
        "name": label(name, 44),
        "customdata": rows["id"].tolist(),
        "orientation": "h",
        "text": rows[column].tolist(),
        "textposition": "outside",
        "constraintext": "none",  # else Plotly makes the numbers as small as the bars are thin
        "textfont": {"size": NUMBER_SIZE},
        "cliponaxis": False,
        "marker": {
            "color": scheme.accent,
            "line": {"color": scheme.accent, "width": 1},
            "cornerradius": 3,
            **look,
        },
        "hovertext": names,
        "hovertemplate": "%{hovertext}<br><b>%{x}</b> " + label(hover) + "<extra></extra>",
    }


def _hatched(scheme: Scheme) -> dict[str, object]:
    return {
        "shape": "/",
        "size": 6,
        "solidity": 0.3,
        "fgcolor": scheme.accent,
        "bgcolor": scheme.background,
    }
