"""Bars: one per row, the label beside it and the count at its end."""

from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.charts.layout import MARGIN, Figure, figure, label, rows_axis, tint
from dashboard.charts.text_room import room_beside
from dashboard.style.scheme import Scheme

ROW_HEIGHT = 28
WRAPPED_HEIGHT = 36
"""Pixels of a row; where a label goes over two lines, all rows need the more."""


def bars(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    hover: str,
    colours: Mapping[str, str] | None = None,
    glyphs: Mapping[str, str] | None = None,
    highlighted: Collection[str] = (),
) -> Figure:
    """Horizontal bars, one per row of `frame` (columns: id, label, projects), first row on top.

    `colours` and `glyphs` go by id. Where some ids are `highlighted` the others are dimmed, not
    removed, so that the whole stays in view. `hover` is the unit under the pointer (*projects*).
    Each mark carries its id as custom data.
    """
    rows = frame.iloc[::-1]
    ids = rows["id"].tolist()
    names = [label(name) for name in rows["label"]]
    if glyphs:
        names = [
            f"{name}  <b>{label(glyphs[key])}</b>" for key, name in zip(ids, names, strict=True)
        ]
    wrapped = any("<br>" in name for name in names)
    trace = {
        "type": "bar",
        "x": rows["projects"].tolist(),
        "y": list(range(len(rows))),
        "customdata": ids,
        "orientation": "h",
        "text": rows["projects"].tolist(),
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {
            "color": [
                tint(colours[key] if colours else scheme.accent, key, highlighted) for key in ids
            ],
            "cornerradius": 3,
        },
        "hovertext": names,
        "hovertemplate": "%{hovertext}<br><b>%{x}</b> " + label(hover) + "<extra></extra>",
    }
    return figure(
        [trace],
        scheme,
        height=24 + (WRAPPED_HEIGHT if wrapped else ROW_HEIGHT) * len(rows),
        margin={**MARGIN, "l": room_beside(names) + 10},
        bargap=0.35,
        xaxis={"visible": False, "rangemode": "tozero", "fixedrange": True},
        yaxis=rows_axis(names, tickangle=0),
    )
