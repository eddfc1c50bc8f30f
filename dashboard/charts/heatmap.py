"""A table of two facets in which the number stands in every cell and the shade says it again."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.figure import DIMMED, LABEL_WIDTH, MARGIN, Figure, figure, label, named_axis
from dashboard.style.palette import text_on
from dashboard.style.scheme import Scheme, mixed
from dashboard.style.text_width import room_above, room_beside

HANDLE = 30
"""Pixels of what is pointed at in a cell: as high as a row is."""

_OVERHANG = {False: 70, True: 8}
"""Pixels on the right: leaning names of columns reach over the last one, upright ones do not."""

_ROW_NAME = {False: LABEL_WIDTH, True: 16}
"""Characters of a line beside a row: a phone's width belongs to the cells."""

_ROW_HEIGHT = {False: 32, True: 40}
"""Pixels, of two lines of a name where they are short."""

LONG_NUMBER = 11
"""Pixels of the type of numbers, where one of three figures would touch the next on a phone."""

LEAST_COLUMNS = 8
"""Columns that there is room for at least, so that few cells do not stretch."""


def heatmap(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    hover: str,
    highlighted: Collection[tuple[str, str]] = (),
    narrow: bool = False,
) -> Figure:
    """Cells of `frame` (columns: first, second, projects) in `rows` (first) and `columns` (second).

    Both axes are given as id and label, the first row on top; a pair that is absent from `frame`
    is an empty cell; where some pairs are `highlighted` the others are dimmed.
    `hover` is the unit under the pointer. Where `frame` has a column `shown` too, that is what is
    read, and `projects` may be a sum that is missing. On a `narrow` picture the columns' names
    stand upright and those of the rows go over two lines.
    """
    pairs = zip(frame["first"], frame["second"], strict=True)
    cells = dict(zip(pairs, frame["projects"].tolist(), strict=True))
    texts = dict(zip(cells, frame.get("shown", frame["projects"]), strict=True))
    values = [[cells.get((row, column)) for column, _ in columns] for row, _ in reversed(rows)]
    row_names = [label(name, _ROW_NAME[narrow]) for _, name in reversed(rows)]
    column_names = [label(name, 14) for _, name in columns]
    angle = -90 if narrow else -40
    handles = _handles(texts, rows, columns, label(hover), _inks(cells, scheme, highlighted))
    if narrow and any(len(str(text)) > 2 for text in texts.values()):
        handles["textfont"]["size"] = LONG_NUMBER
    above = room_above(column_names, angle)
    trace = {
        "type": "heatmap",
        "z": values,
        "x": list(range(len(columns))),
        "y": list(range(len(rows))),
        "hoverinfo": "skip",
        "colorscale": [[0, scheme.bar_other], [1, scheme.accent]],
        "zmin": 1,
        "zmax": _darkest(cells),
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }
    return figure(
        [trace, *_veil(trace, scheme, rows, columns, highlighted), handles],
        scheme,
        height=above + 24 + _ROW_HEIGHT[narrow] * len(rows),
        margin={
            **MARGIN,
            "l": room_beside(row_names) + 10,
            "t": above + 12,
            "r": _OVERHANG[narrow],
        },
        xaxis=named_axis(
            column_names,
            side="top",
            tickangle=angle,
            range=[-0.5, max(len(columns), LEAST_COLUMNS) - 0.5],
        ),
        yaxis=named_axis(row_names, tickangle=0, range=[-0.5, len(rows) - 0.5]),
    )


def _handles(
    cells: Mapping[tuple[str, str], object],
    rows: Sequence[tuple[str, str]],
    columns: Sequence[tuple[str, str]],
    hover: str,
    inks: Mapping[tuple[str, str], str],
) -> dict[str, Any]:
    """What is read and pointed at: numbers and unseen marks, as Plotly lets no cell be clicked."""
    marks = [
        (x, y, [row, column], f"{label(row_name)} · {label(column_name)}", cells[row, column])
        for y, (row, row_name) in enumerate(reversed(rows))
        for x, (column, column_name) in enumerate(columns)
        if cells.get((row, column))
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [mark[0] for mark in marks],
        "y": [mark[1] for mark in marks],
        "customdata": [mark[2] for mark in marks],
        "hovertext": [mark[3] for mark in marks],
        "text": [str(mark[4]) for mark in marks],
        "textfont": {"color": [inks[mark[2][0], mark[2][1]] for mark in marks]},
        "hovertemplate": "%{hovertext}<br><b>%{text}</b> " + hover + "<extra></extra>",
        "marker": {"symbol": "square", "size": HANDLE, "opacity": 0},
    }


def _darkest(cells: Mapping[tuple[str, str], float]) -> float:
    """Return the number that has the whole accent; a lone 1 does not."""
    return max([2, *(number for number in cells.values() if not math.isnan(number))])


def _inks(
    cells: Mapping[tuple[str, str], float],
    scheme: Scheme,
    highlighted: Collection[tuple[str, str]],
) -> dict[tuple[str, str], str]:
    """Return the colour in which each number reads well on its cell."""
    darkest = _darkest(cells)
    inks = {}
    for cell, projects in cells.items():
        ground = scheme.panel
        if not math.isnan(projects):
            share = (projects - 1) / (darkest - 1)
            ground = mixed(scheme.bar_other, scheme.accent, share)
        if highlighted and cell not in highlighted:
            ground = mixed(scheme.panel, ground, DIMMED)
        inks[cell] = text_on(ground)
    return inks


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
        plain = [[0, scheme.panel], [1, scheme.panel]]
        yield {**trace, "z": veiled, "colorscale": plain, "opacity": 1 - DIMMED}
