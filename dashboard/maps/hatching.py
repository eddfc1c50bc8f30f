"""Lines across the areas without a project: zero is drawn, and not taken for few."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.maps.view import View
from loaders.geography.polygons import Feature, polygons_of

APART = 6.0
"""Pixels from one line to the next, along a row of the picture."""


def hatching(features: Sequence[Feature], view: View) -> list[dict[str, Any]]:
    """Return the lines that rise to the right over `features`: rows `from`, `to` in degrees.

    They are cut at the boundaries: a line is inside between its odd and its even crossings.
    """
    rows = []
    for feature in features:
        for part in polygons_of(feature):
            rows += _lines(np.concatenate([_edges(ring, view) for ring in part], axis=1), view)
    return rows


def _edges(ring: Sequence[tuple[float, float]], view: View) -> Any:
    """Return start and end of each edge, in pixels along x + y and x - y."""
    x, y = view.pixels(*np.array(ring, dtype=float)[:, :2].T).T
    along, across = x + y, x - y
    return np.array([along[:-1], along[1:], across[:-1], across[1:]])


def _lines(edges: Any, view: View) -> list[dict[str, Any]]:
    u0, u1, v0, v1 = edges
    rows = []
    low, high = min(u0.min(), u1.min()), max(u0.max(), u1.max())
    for level in np.arange(np.ceil(low / APART) * APART, high, APART):
        crossed = (u0 <= level) != (u1 <= level)
        share = (level - u0[crossed]) / (u1[crossed] - u0[crossed])
        cuts = np.sort(v0[crossed] + share * (v1[crossed] - v0[crossed]))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            ends = [_degrees((level + v) / 2, (level - v) / 2, view) for v in (start, end)]
            rows.append({"from": ends[0], "to": ends[1]})
    return rows


def _degrees(x: float, y: float, view: View) -> list[float]:
    lon, lat = view.spot(x, y)
    return [round(lon, 3), round(lat, 3)]
