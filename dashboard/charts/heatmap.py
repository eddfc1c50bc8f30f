"""A table of two facets in which the number stands in every cell and the shade says it again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.layout import DIMMED, MARGIN, figure, label
from dashboard.charts.text_room import room_above, room_beside
from dashboard.style.scheme import Scheme

HANDLE = 30
"""Pixels of what is pointed at in a cell: as high as a row is."""

_OVERHANG = {False: 70, True: 24}
"""Pixels on the right: leaning names of columns reach over the last one, upright ones do not."""


def heatmap(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    hover: str,
    highlighted: Collection[tuple[str, str]] = (),
    narrow: bool = False,
) -> go.Figure:
    """Cells of `frame` (columns: first, second, projects) in `rows` (first) and `columns` (second).

    Both axes are given as id and label, the first row on top; a pair that is absent from `frame`
    is an empty cell; where some pairs are `highlighted` the others are dimmed.
    `hover` is the unit under the pointer. On a `narrow` picture the columns' names stand upright.
    """
    pairs = zip(frame["first"], frame["second"], strict=True)
    cells = dict(zip(pairs, frame["projects"].tolist(), strict=True))
    values = [[cells.get((row, column)) for column, _ in columns] for row, _ in reversed(rows)]
    row_names = [label(name) for _, name in reversed(rows)]
    column_names = [label(name, 14) for _, name in columns]
    top = max([1, *cells.values()])
    angle = -90 if narrow else -40
    above = room_above(column_names, angle)
    trace = {
        "type": "heatmap",
        "z": values,
        "x": list(range(len(columns))),
        "y": list(range(len(rows))),
        "hoverinfo": "skip",
        "texttemplate": "%{z}",
        "colorscale": [[0, scheme.shade], [1, scheme.accent]],
        "zmin": 1,
        "zmax": max(2, top),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    return figure(
        [
            trace,
            *_veil(trace, scheme, rows, columns, highlighted),
            _handles(cells, rows, columns, label(hover)),
        ],
        scheme,
        height=above + 24 + 32 * len(rows),
        margin={
            **MARGIN,
            "l": room_beside(row_names) + 10,
            "t": above + 12,
            "r": _OVERHANG[narrow],
        },
        xaxis={
            "tickmode": "array",
            "tickvals": list(range(len(columns))),
            "ticktext": column_names,
            "side": "top",
            "tickangle": angle,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 6,
            "range": [-0.5, len(columns) - 0.5],
        },
        yaxis={
            "tickmode": "array",
            "tickvals": list(range(len(rows))),
            "ticktext": row_names,
            "tickangle": 0,
            "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "",
            "ticklabelstandoff": 6,
            "range": [-0.5, len(rows) - 0.5],
        },
    )


def _handles(
    cells: Mapping[tuple[str, str], int],
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    hover: str,
) -> dict[str, Any]:
    """What is pointed at: unseen marks over the cells, since Plotly lets no cell be clicked."""
    marks = [
        (x, y, [row, column], f"{label(row_name)} · {label(column_name)}", cells[row, column])
        for y, (row, row_name) in enumerate(reversed(rows))
        for x, (column, column_name) in enumerate(columns)
        if cells.get((row, column))
    ]
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark[0] for mark in marks],
        "y": [mark[1] for mark in marks],
        "customdata": [mark[2] for mark in marks],
        "hovertext": [mark[3] for mark in marks],
        "text": [mark[4] for mark in marks],
        "hovertemplate": "%{hovertext}<br><b>%{text}</b> " + hover + "<extra></extra>",
        "marker": {"symbol": "square", "size": HANDLE, "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
    }


def _veil(
    trace: Mapping[str, Any],
    scheme: Scheme,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    highlighted: Collection[tuple[str, str]],
) -> Iterator[dict[str, Any]]:
    """Lay the background's colour over the pairs that are not highlighted."""
    if highlighted:
        veiled = [
            [None if (row, column) in highlighted else 1 for column, _ in columns]
            for row, _ in reversed(rows)
        ]
        yield {
            "type": "heatmap",
            "z": veiled,
            "x": trace["x"],
            "y": trace["y"],
            "hoverinfo": "skip",
            "colorscale": [[0, scheme.background], [1, scheme.background]],
            "opacity": 1 - DIMMED,
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
        }
