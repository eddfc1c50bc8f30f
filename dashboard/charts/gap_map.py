"""France with its empty départements hatched: where nothing is, without a mark to look for.

Drawn with Plotly, as deck.gl has no hatching and a shade alone is no sign for everybody.
"""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from dashboard.charts.figure import LEGEND_ABOVE, Figure, Trace, figure, label
from dashboard.style.scheme import Scheme
from loaders.geography.geography import to_mercator
from loaders.geography.simplify import Feature, middle, polygons_of

Line = tuple[list[float | None], list[float | None]]

OVERSEAS = frozenset({"01", "02", "03", "04", "06"})
"""Codes of the overseas regions (INSEE, code officiel géographique)."""

STAGGER = 13
"""Pixels by which the names of neighbours in the overseas row stand higher and lower."""

NAME_WIDTH = 12
"""Characters of a line of a region's name."""


def gap_map(
    departements: Sequence[Feature],
    regions: Sequence[Feature],
    frame: pd.DataFrame,
    scheme: Scheme,
    *,
    legend: tuple[str, str],
    empty_regions: Collection[str],
    narrow: bool = False,
    within: Collection[str] = (),
) -> Figure:
    """Draw boundaries as `Geography.drawn_thin` has them.

    `frame` has a row per département: `id`, `projects`, `text` (for the pointer). A département
    with projects is full, one without is hatched; `empty_regions` (codes) bear their names, or a
    nought on a `narrow` picture. `legend` names the two fills. Where regions are named
    in `within`, the others are left plain. Each département carries its code.
    """
    counts = dict(zip(frame["id"], frame["projects"], strict=True))
    here = [one for one in departements if not within or one["properties"]["reg"] in within]
    full = [one for one in here if counts.get(_code(one), 0) > 0]
    empty = [one for one in here if counts.get(_code(one), 0) == 0]
    traces = [
        _areas(departements, scheme, fillcolor=scheme.panel, showlegend=False),
        _areas(full, scheme, fillcolor=scheme.bar_other, name=legend[0]),
        _areas(
            empty,
            scheme,
            fillcolor=scheme.shade_0,
            name=legend[1],
            fillpattern={
                "shape": "/",
                "size": 7,
                "solidity": 0.22,
                "fgcolor": scheme.wire,
                "bgcolor": scheme.shade_0,
            },
        ),
        _outlines(regions, scheme),
        _pointers(here, frame, scheme),
    ]
    return figure(
        traces,
        scheme,
        height=390 if narrow else 540,
        showlegend=True,
        legend=LEGEND_ABOVE,
        xaxis={"visible": False, "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True, "scaleanchor": "x"},
        annotations=_names(
            [one for one in regions if _code(one) in empty_regions], scheme, narrow=narrow
        ),
    )


def _code(feature: Feature) -> str:
    return str(feature["properties"]["code"])


def _areas(features: Sequence[Feature], scheme: Scheme, **how: object) -> Trace:
    x, y = area_lines(features)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "fill": "toself",
        "line": {"color": scheme.hairline, "width": 0.7},
        "hoverinfo": "skip",
        **how,
    }


def _outlines(features: Sequence[Feature], scheme: Scheme) -> Trace:
    x, y = area_lines(features)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": scheme.grey, "width": 1.1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def area_lines(features: Sequence[Feature]) -> Line:
    """Return the outer lines of all polygons in km of EPSG:3857, with a gap after each."""
    across: list[float | None] = []
    up: list[float | None] = []
    for feature in features:
        for part in polygons_of(feature):
            lon, lat = np.array(part[0]).T
            x, y = to_mercator(lon, lat)
            across += [*(x / 1000).round(1).tolist(), None]
            up += [*(y / 1000).round(1).tolist(), None]
    return across, up


def _pointers(features: Sequence[Feature], frame: pd.DataFrame, scheme: Scheme) -> Trace:
    """Unseen marks in the middle of the départements, so that a pointer can read them."""
    texts = dict(zip(frame["id"], frame["text"], strict=True))
    x, y = _middles(features)
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "markers",
        "marker": {"size": 20, "color": scheme.accent, "opacity": 0},
        "customdata": [_code(one) for one in features],
        "hovertext": [label(texts.get(_code(one), ""), 40) for one in features],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }


def _middles(features: Sequence[Feature]) -> tuple[list[float], list[float]]:
    spots = np.array([middle(one) for one in features]).reshape(-1, 2)
    x, y = to_mercator(spots[:, 0], spots[:, 1])
    return (x / 1000).round(1).tolist(), (y / 1000).round(1).tolist()


def _names(regions: Sequence[Feature], scheme: Scheme, *, narrow: bool) -> list[dict[str, object]]:
    x, y = _middles(regions)
    small = [one for one in regions if _code(one) in OVERSEAS]
    return [
        {
            "x": across,
            "y": up,
            # The overseas départements stand close together in a row.
            "yshift": (-STAGGER, STAGGER)[number % 2] if one in small else 0,
            "text": "<b>0</b>" if narrow else label(one["properties"]["nom"], NAME_WIDTH),
            "showarrow": False,
            "bgcolor": scheme.panel,
            "borderpad": 1,
            "font": {"size": 11, "color": scheme.ink},
        }
        for number, (one, across, up) in enumerate(zip(regions, x, y, strict=True))
    ]
