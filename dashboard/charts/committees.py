"""Committees over time: the recorded projects before the laureates that were announced."""

from collections.abc import Collection

import pandas as pd

from dashboard.charts.layout import LABEL_WIDTH, Figure, figure, label, tint
from dashboard.style.palette import text_on
from dashboard.style.scheme import Scheme

SHORT_WIDTH = 10
"""Characters of a line below a column: day and month, then the year."""

LEAST_COLUMNS = 8
"""Columns that there is room for at least, so that few do not stretch."""


def committee_columns(
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    selected: str,
    announced: str,
    narrow: bool = False,
    highlighted: Collection[str] = (),
) -> Figure:
    """Columns in the order of `frame` (columns: id, label, short, projects, announced).

    A filled column is the selected projects, the outline behind it the laureates announced,
    absent where the announcement does not say. On a `narrow` picture the dates stand upright.
    `selected` and `announced` name both in the
    reader's language.
    """
    places = list(range(len(frame)))
    names = [label(name) for name in frame["label"]]
    dimmed = [bool(highlighted) and key not in highlighted for key in frame["id"]]
    outline = {
        "type": "bar",
        "x": places,
        "y": frame["announced"].astype("float").tolist(),
        "name": announced,
        "customdata": frame["id"].tolist(),
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"color": scheme.strong_line, "width": 1.5},
            "cornerradius": 3,
        },
        "hovertext": names,
        "hovertemplate": "%{hovertext}<br><b>%{y}</b> " + label(announced) + "<extra></extra>",
    }
    filled = {
        "type": "bar",
        "x": places,
        "y": frame["projects"].tolist(),
        "name": selected,
        "customdata": frame["id"].tolist(),
        "text": frame["projects"].tolist(),
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "insidetextfont": {
            "color": [scheme.text if faint else text_on(scheme.accent) for faint in dimmed]
        },
        "marker": {
            "color": [tint(scheme.accent, key, highlighted) for key in frame["id"]],
            "cornerradius": 3,
        },
        "hovertext": names,
        "hovertemplate": "%{hovertext}<br><b>%{y}</b> " + label(selected) + "<extra></extra>",
    }
    return figure(
        [outline, filled],
        scheme,
        height=340,
        barmode="overlay",
        bargap=0.25,
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis={
            "tickmode": "array",
            "tickvals": places,
            "ticktext": [
                label(name, LABEL_WIDTH if narrow else SHORT_WIDTH) for name in frame["short"]
            ],
            "tickangle": -90 if narrow else 0,
            "range": [-0.5, max(len(frame), LEAST_COLUMNS) - 0.5],
            "automargin": True,
            "fixedrange": True,
        },
        yaxis={
            "dtick": _step(frame),
            "showgrid": True,
            "fixedrange": True,
            "automargin": True,
        },
    )


def _step(frame: pd.DataFrame) -> int | None:
    """Keep whole numbers on the axis where Plotly would put halves."""
    highest = max([0, *frame["projects"], *frame["announced"].dropna()])
    return 1 if highest < 8 else None
