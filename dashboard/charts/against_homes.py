"""Bars of projects beside a tick for what the social homes would lead one to expect."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import pandas as pd

from dashboard.charts.bars import WRAPPED_HEIGHT
from dashboard.charts.figure import (
    LABEL_WIDTH,
    LEGEND_ABOVE,
    Figure,
    Trace,
    figure,
    hover_of,
    label,
    named_axis,
    tint,
)
from dashboard.style.scheme import Scheme

COLUMN = {False: 76, True: 68}
"""Pixels of a column of numbers beside the bars; on a phone, where names go over two lines."""

ROW_NAME = {False: LABEL_WIDTH, True: 16}
"""Characters of a line beside a row: where names and numbers leave no room, Plotly cuts both."""

HATCH = {"shape": "/", "size": 6, "solidity": 0.4}
"""How a bar is drawn that is no ground for a ranking."""


def against_homes(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    columns: Mapping[str, Sequence[str]],
    projects: str,
    few: str,
    expected: str,
    highlighted: Collection[str] = (),
    narrow: bool = False,
) -> Figure:
    """Rows of `frame` (columns: id, label, projects, expected, standing), first on top.

    `columns` are what stands at the right end of the rows, by their headings. A bar is full where
    the standing is `counted`, hatched where it is `few`. `projects`, `few` and `expected` name the
    full bar, the hatched one and the tick. Each bar and tick carries
    its id as custom data.
    """
    rows = frame.iloc[::-1].reset_index(drop=True)
    known = rows[rows["expected"].notna()]
    farthest = max([1.0, *rows["projects"].astype(float), *known["expected"]])
    names = [label(name, ROW_NAME[narrow]) for name in rows["label"]]
    traces = [
        _bar(rows, "counted", projects, scheme, highlighted),
        _bar(rows, "few", few, scheme, highlighted),
        # What sets the ticks off from the bars that they cross: both are as bright, or dark.
        {**_ticks(known, scheme.panel, 6.5), "hoverinfo": "skip", "showlegend": False},
        {
            **_ticks(known, scheme.ink, 2.5),
            **hover_of([label(text) for text in known["label"]], f"%{{x:.1f}} {label(expected)}"),
            "name": expected,
            "customdata": known["id"].tolist(),
        },
    ]
    room = COLUMN[narrow] * len(columns)
    return figure(
        traces,
        scheme,
        height=132 + (WRAPPED_HEIGHT + 6 * narrow) * len(rows),
        margin={"l": 4, "r": room, "t": 8, "b": 4},
        showlegend=True,
        legend=LEGEND_ABOVE,
        barmode="overlay",
        xaxis={"visible": False, "range": [0, farthest * 1.02]},
        yaxis=named_axis(names, 1.0, automargin=True),
        annotations=[
            note
            for at, (heading, texts) in enumerate(columns.items(), start=1)
            for note in _column(heading, texts, COLUMN[narrow] * at, COLUMN[narrow], scheme)
        ],
    )


def _column(
    heading: str, texts: Sequence[str], right: int, wide: int, scheme: Scheme
) -> Iterator[dict[str, object]]:
    """Give the numbers of a column, first on top, that ends `right` pixels beside the bars.

    It is `wide` pixels; a letter of a heading takes up to six.
    """
    place = {"x": 1, "xref": "paper", "xshift": right, "xanchor": "right", "showarrow": False}
    head = {"yanchor": "bottom", "align": "right", "font": {"size": 12, "color": scheme.grey}}
    yield {**place, **head, "y": len(texts) - 0.4, "text": label(heading, wide // 6)}
    for row, text in enumerate(reversed(texts)):
        yield {**place, "y": row, "yanchor": "middle", "text": label(text)}


def _bar(
    rows: pd.DataFrame, standing: str, name: str, scheme: Scheme, highlighted: Collection[str]
) -> Trace:
    kept = rows[rows["standing"] == standing]
    colours = [tint(scheme.accent, key, highlighted) for key in kept["id"]]
    marker: dict[str, object] = {"color": colours, "cornerradius": 3}
    if standing == "few":
        marker["pattern"] = HATCH
        marker["line"] = {"color": colours, "width": 1}
    return {
        "type": "bar",
        "x": kept["projects"].tolist(),
        "y": kept.index.tolist(),
        "name": name,
        "customdata": kept["id"].tolist(),
        "orientation": "h",
        "width": 0.62,  # else Plotly widens the bars of a side that has few
        "marker": marker,
        **hover_of([label(text) for text in kept["label"]], "<b>%{x}</b>"),
    }


def _ticks(known: pd.DataFrame, colour: str, width: float) -> Trace:
    return {
        "type": "scatter",
        "x": known["expected"].astype(float).tolist(),
        "y": known.index.tolist(),
        "mode": "markers",
        "marker": {"symbol": "line-ns", "size": 18, "line": {"color": colour, "width": width}},
    }
