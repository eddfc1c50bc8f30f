"""Bars of projects beside a tick for what the social homes would lead one to expect."""

from collections.abc import Collection

import pandas as pd

from dashboard.charts.bars import WRAPPED_HEIGHT
from dashboard.charts.figure import Figure, Trace, figure, label, rows_axis, tint
from dashboard.style.scheme import Scheme

BESIDE = 1.16
"""Where the numbers beside the bars stand, as a share of the longest bar or farthest tick."""

HATCH = {"shape": "/", "size": 6, "solidity": 0.4}
"""How a bar is drawn that is no ground for a ranking."""


def against_homes(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    heading: str,
    projects: str,
    few: str,
    expected: str,
    highlighted: Collection[str] = (),
) -> Figure:
    """Rows of `frame` (columns: id, label, projects, expected, standing, beside), first on top.

    `beside` is the text at the right end of a row, under `heading`. A bar is full where the
    standing is `counted`, hatched where it is `few`. `projects`, `few` and `expected` name the
    full bar, the hatched one and the tick. Each bar and tick carries
    its id as custom data.
    """
    rows = frame.iloc[::-1].reset_index(drop=True)
    farthest = max([1.0, *rows["projects"].astype(float), *rows["expected"].dropna()])
    names = [label(name) for name in rows["label"]]
    traces = [
        _bar(rows, "counted", projects, scheme, highlighted),
        _bar(rows, "few", few, scheme, highlighted),
        _edges(rows, scheme),
        _ticks(rows, expected, scheme),
        {
            "type": "scatter",
            "x": [farthest * BESIDE] * len(rows),
            "y": list(range(len(rows))),
            "mode": "text",
            "text": [label(text) for text in rows["beside"]],
            "textposition": "middle right",
            "showlegend": False,
            "hoverinfo": "skip",
            "cliponaxis": False,
        },
    ]
    return figure(
        traces,
        scheme,
        height=132 + WRAPPED_HEIGHT * len(rows),
        margin={"l": 4, "r": 76, "t": 8, "b": 4},
        showlegend=True,
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0, "xanchor": "left"},
        barmode="overlay",
        xaxis={"visible": False, "range": [0, farthest * BESIDE], "fixedrange": True},
        yaxis=rows_axis(names, 1.0, automargin=True),
        annotations=[
            {
                "x": 1,
                "xref": "paper",
                "xshift": 76,
                "xanchor": "right",
                "y": len(rows) - 0.3,
                "yanchor": "bottom",
                "text": label(heading, 24),
                "align": "right",
                "showarrow": False,
                "font": {"size": 12, "color": scheme.grey},
            }
        ],
    )


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
        "hovertext": [label(text) for text in kept["label"]],
        "hovertemplate": "%{hovertext}<br><b>%{x}</b><extra></extra>",
    }


def _edges(rows: pd.DataFrame, scheme: Scheme) -> Trace:
    """Draw what sets the ticks off from the bars that they cross: both are as bright, or dark."""
    known = rows[rows["expected"].notna()]
    return {
        "type": "scatter",
        "x": known["expected"].astype(float).tolist(),
        "y": known.index.tolist(),
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": 18,
            "line": {"color": scheme.panel, "width": 6.5},
        },
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _ticks(rows: pd.DataFrame, name: str, scheme: Scheme) -> Trace:
    known = rows[rows["expected"].notna()]
    return {
        "type": "scatter",
        "x": known["expected"].astype(float).tolist(),
        "y": known.index.tolist(),
        "name": name,
        "customdata": known["id"].tolist(),
        "mode": "markers",
        "marker": {
            "symbol": "line-ns",
            "size": 18,
            "line": {"color": scheme.ink, "width": 2.5},
        },
        "hovertext": [label(text) for text in known["label"]],
        "hovertemplate": "%{hovertext}<br>%{x:.1f} " + label(name) + "<extra></extra>",
    }
