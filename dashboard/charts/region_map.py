"""France with its regions shaded by their projects, as on the slides of a deck."""

from collections.abc import Sequence

import pandas as pd

from dashboard.charts.gap_map import area_lines
from dashboard.charts.layout import Figure, figure, label
from dashboard.style.contrast import rgb
from dashboard.style.scheme import Scheme
from loaders.simplify import Feature

LEAST_SHADE, MOST_SHADE = 0.35, 0.9
"""Opacity of the region with fewest and with most projects."""


def region_map(
    regions: Sequence[Feature],
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    hover: str,
    height: int,
    gaps: bool = False,
) -> Figure:
    """Draw the regions (`Geography.drawn_thin`), shaded by `projects` of `frame` (id, projects).

    With `gaps` it is those without a project that stand out, and the others are plain. `hover` is
    the unit under the pointer (*projects*).
    """
    counts = dict(zip(frame["id"], frame["projects"].tolist(), strict=True))
    most = max([1, *counts.values()])
    traces = []
    for region in regions:
        count = counts.get(region["properties"]["code"], 0)
        x, y = area_lines([region])
        name = label(region["properties"]["nom"])
        traces.append(
            {
                "type": "scatter",
                "x": x,
                "y": y,
                "mode": "lines",
                "fill": "toself",
                "fillcolor": _fill(count, most, scheme, gaps=gaps),
                "line": {"color": scheme.strong_line, "width": 0.8},
                "hoveron": "fills",
                "text": f"{name}<br><b>{count}</b> {label(hover)}",
                "hoverinfo": "text",
            }
        )
    return figure(
        traces,
        scheme,
        height=height,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True, "scaleanchor": "x"},
    )


def _fill(count: int, most: int, scheme: Scheme, *, gaps: bool) -> str:
    red, green, blue = rgb(scheme.accent)
    if gaps:
        return scheme.land if count else f"rgba({red},{green},{blue},{MOST_SHADE})"
    if not count:
        return scheme.land
    # Square root: a few projects must differ from none, and many not drown the rest.
    share = LEAST_SHADE + (MOST_SHADE - LEAST_SHADE) * (count / most) ** 0.5
    return f"rgba({red},{green},{blue},{share:.2f})"
