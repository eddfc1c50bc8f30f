"""Projects under way: a line for each from its start to its end, and where today stands."""

from typing import Any

import pandas as pd

from dashboard.charts.figure import LABEL_WIDTH, MARGIN, Figure, figure, label, named_axis
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import room_beside

LINE, AIR, THICK = 16, 14, 12
"""Pixels of a line of a title, between two rows, and of the line of a project."""


def under_way(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    today: pd.Timestamp,
    called: str,
    narrow: bool = False,
) -> Figure:
    """Draw `frame` (columns: id, title, start, end, beside), the first row on top.

    `beside` stands at the end of a line, on a `narrow` picture under the title; `called` is the
    word at today's.
    """
    rows = frame.iloc[::-1].reset_index(drop=True)
    names = [label(title, 16 if narrow else LABEL_WIDTH) for title in rows["title"]]
    ends_said = rows["beside"].tolist()
    if narrow:
        names = [f"{name}<br>{said}" for name, said in zip(names, ends_said, strict=True)]
        ends_said = [""] * len(names)
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": [day for start, end in zip(rows["start"], rows["end"], strict=True)
              for day in (start, end, None)],
        "y": [at for row in range(len(rows)) for at in (row, row, None)],
        "line": {"color": scheme.accent, "width": THICK},
        "hoverinfo": "skip",
    }  # fmt: skip
    ends = {
        "type": "scatter",
        "mode": "text",
        "x": rows["end"].tolist(),
        "y": list(range(len(rows))),
        "text": [f"\N{NO-BREAK SPACE}{said}" for said in ends_said],
        "textposition": "middle right",
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    mark = {"x0": today, "x1": today, "y0": 0, "y1": 1, "yref": "paper"}
    said = {"x": today, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return figure(
        [line, ends],
        scheme,
        height=60
        + (AIR + LINE * max((name.count("<br>") + 1 for name in names), default=1)) * len(rows),
        margin={
            **MARGIN,
            "l": room_beside(names) + 10,
            "t": 28,
            "r": MARGIN["r"] + room_beside(ends_said),
        },
        shapes=[
            {"type": "line", "line": {"color": scheme.ink, "width": 1.5, "dash": "dot"}, **mark}
        ],
        annotations=[{"text": label(called), **said}],
        xaxis={
            "type": "date",
            "tickformat": "%Y" if narrow else "%m/%Y",
            **({"dtick": "M12"} if narrow else {}),
            "showgrid": True,
            "automargin": True,
        },
        yaxis=named_axis(names, tickangle=0),
    )
