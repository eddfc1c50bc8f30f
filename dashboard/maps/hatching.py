"""Lines across the areas without a project: zero is drawn, and not taken for few."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from dashboard.maps.view import View
from loaders.geography.polygons import Feature

APART = 6.0
"""Pixels from one line to the next, along a row of the picture."""


def hatching(features: Sequence[Feature], view: View) -> list[dict[str, Any]]:
    """Return the lines that rise to the right over `features`: rows `from`, `to` in degrees."""
    rows = []
    for feature in features:
        degrees = shapely.geometry.shape(feature["geometry"])
        area = shapely.transform(degrees, lambda spots: view.pixels(*spots.T))
        left, top, right, foot = area.bounds
        levels = np.arange(np.ceil((left + top) / APART) * APART, right + foot, APART)
        across = [[(level - foot, foot), (level - top, top)] for level in levels]
        cut = shapely.intersection(shapely.linestrings(across), shapely.make_valid(area))
        lines = [one for one in shapely.get_parts(cut) if one.length]  # some only touch a corner
        ends = [[_degrees(x, y, view) for x, y in line.coords] for line in lines]
        rows += [{"from": start, "to": end} for start, end in ends]
    return rows


def _degrees(x: float, y: float, view: View) -> list[float]:
    lon, lat = view.spot(x, y)
    return [round(lon, 3), round(lat, 3)]
