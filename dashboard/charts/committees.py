"""Committees over time: the recorded projects before the laureates that were announced."""

import math
from collections.abc import Collection

import numpy as np
import pandas as pd

from dashboard.charts.figure import LABEL_WIDTH, Figure, figure, hover_of, label, tint
from dashboard.style.palette import text_on
from dashboard.style.scheme import Scheme

SHORT_WIDTH = 10
"""Characters of a line below a column: day and month, then the year."""

FLAT, UPRIGHT = 72, 20
"""Pixels that a date takes of the width, written in two such lines or upright."""

WIDTH = {False: 800, True: 290}
"""Pixels of the columns of all committees in a window 1366 wide, and on a `narrow` picture."""

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
    absent where the announcement does not say. Where the dates would touch, as on a `narrow`
    picture, they stand upright; where that is not enough, only each second column or third has its
    own. `selected` and `announced` name both in the reader's language.
    """
    places = list(range(len(frame)))
    ids, projects, short = (frame[name].tolist() for name in ("id", "projects", "short"))
    laureates = frame["announced"].to_numpy(dtype=float, na_value=np.nan)
    names = [label(name) for name in frame["label"].tolist()]
    dimmed = [bool(highlighted) and key not in highlighted for key in ids]
    columns = max(len(frame), LEAST_COLUMNS)
    upright = columns * FLAT > WIDTH[narrow]
    # Plotly would put halves on an axis as short as that.
    whole = max([0, *projects, *laureates[~np.isnan(laureates)]]) < 8
    every = math.ceil(columns * UPRIGHT / WIDTH[narrow])
    both = {"type": "bar", "x": places, "customdata": ids}
    outline = {
        **both,
        "y": laureates.tolist(),
        "name": announced,
        "marker": {
            "color": "rgba(0,0,0,0)",
            "line": {"color": scheme.wire, "width": 1.5},
            "cornerradius": 3,
        },
        **hover_of(names, f"<b>%{{y}}</b> {label(announced)}"),
    }
    filled = {
        **both,
        "y": projects,
        "name": selected,
        "text": projects,
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "insidetextfont": {
            "color": [scheme.ink if faint else text_on(scheme.accent) for faint in dimmed]
        },
        "marker": {
            "color": [tint(scheme.accent, key, highlighted) for key in ids],
            "cornerradius": 3,
        },
        **hover_of(names, f"<b>%{{y}}</b> {label(selected)}"),
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
            "tickvals": places[::every],
            "ticktext": [
                label(name, LABEL_WIDTH if upright else SHORT_WIDTH) for name in short[::every]
            ],
            "tickangle": -90 if upright else 0,
            "range": [-0.5, columns - 0.5],
            "automargin": True,
        },
        yaxis={"dtick": 1 if whole else None, "showgrid": True, "automargin": True},
    )
