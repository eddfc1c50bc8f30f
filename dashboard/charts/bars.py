"""Bars: one per row, the label beside it and the count at its end."""

from collections.abc import Collection

import pandas as pd

from dashboard.charts.figure import MARGIN, Figure, figure, hover_of, label, named_axis, tint
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import room_beside

ROW_HEIGHT = 28
WRAPPED_HEIGHT = 36
"""Pixels of a row; where a label goes over two lines, all rows need the more."""


def bars(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    hover: str,
    highlighted: Collection[str] = (),
) -> Figure:
    """Horizontal bars, one per row of `frame` (columns: id, label, projects), first row on top.

    Where some ids are `highlighted` the others are dimmed, not removed, so that the whole stays
    in view. `hover` is the unit under the pointer (*projects*). Each mark carries its id as custom
    data. Where `frame` has a column `short`, that stands beside a bar in the place of `label`; what
    stands in `beside`, at its end.
    """
    rows = {name: frame[name].tolist()[::-1] for name in frame.columns}  # the first row on top
    ids = rows["id"]
    names = [label(name) for name in rows.get("short", rows["label"])]
    wrapped = any("<br>" in name for name in names)
    beside = rows.get("beside", rows["projects"])
    whole = {
        "type": "bar",
        "x": rows["projects"],
        "y": list(range(len(ids))),
        "customdata": ids,
        "orientation": "h",
        "showlegend": False,
        "marker": {
            "color": [tint(scheme.accent, key, highlighted) for key in ids],
            "cornerradius": 3,
        },
        "text": beside,
        "textposition": "outside",
        "cliponaxis": False,
        **hover_of(names, f"<b>%{{x}}</b> {label(hover)}"),
    }
    right = MARGIN["r"] + room_beside(beside) if "beside" in rows else MARGIN["r"]
    return figure(
        [whole],
        scheme,
        height=24 + (WRAPPED_HEIGHT if wrapped else ROW_HEIGHT) * len(ids),
        margin={**MARGIN, "l": room_beside(names) + 10, "r": right},
        bargap=0.35,
        xaxis={"visible": False, "rangemode": "tozero"},
        yaxis=named_axis(names, tickangle=0),
    )
