"""Projects under way: a line for each from its start to its end, and where today stands."""

from typing import Any

import pandas as pd

from dashboard.charts.figure import MARGIN, Figure, figure, label, rows_axis
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import room_beside

ROW_HEIGHT = 34
THICK = 12
"""Pixels of a row, and of its line."""


def under_way(frame: pd.DataFrame, scheme: Scheme, *, today: pd.Timestamp, called: str) -> Figure:
    """Draw `frame` (columns: id, title, start, end, beside), the first row on top.

    `beside` stands at the end of a line; `called` is the word at today's.
    """
    rows = frame.iloc[::-1].reset_index(drop=True)
    names = [label(title) for title in rows["title"]]
    line: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+text",
        "x": [day for start, end in zip(rows["start"], rows["end"], strict=True)
              for day in (start, end, None)],
        "y": [at for row in range(len(rows)) for at in (row, row, None)],
        "text": [text for said in rows["beside"] for text in ("", said, "")],
        "textposition": "middle right",
        "line": {"color": scheme.accent, "width": THICK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }  # fmt: skip
    mark = {"x0": today, "x1": today, "y0": 0, "y1": 1, "yref": "paper"}
    said = {"x": today, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}
    return figure(
        [line],
        scheme,
        height=60 + ROW_HEIGHT * len(rows),
        margin={
            **MARGIN,
            "l": room_beside(names) + 10,
            "t": 28,
            "r": MARGIN["r"] + room_beside(rows["beside"].tolist()),
        },
        shapes=[
            {"type": "line", "line": {"color": scheme.ink, "width": 1.5, "dash": "dot"}, **mark}
        ],
        annotations=[{"text": label(called), **said}],
        xaxis={"type": "date", "showgrid": True, "fixedrange": True, "automargin": True},
        yaxis=rows_axis(names, tickangle=0),
    )
