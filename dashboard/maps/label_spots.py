"""Where the number of a region, or its name, stands on a map: where it has most room around it."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from loaders.geography.geography import Geography, from_mercator, to_mercator
from loaders.geography.polygons import Feature, polygons_of

CELLS = 16
"""Cells across the bounds of an area, of which the best is looked at more closely."""

ROUNDS = 3
"""Times that the best cell is divided: the last ones are a 2,000th of the bounds across."""

Points = NDArray[np.float64]


@lru_cache(maxsize=8)
def region_spots(geography: Geography) -> Mapping[str, tuple[float, float]]:
    """Return where each region (code) has most room, in degrees on the drawn map."""
    regions = geography.drawn_thin["regions"]
    return {str(one["properties"]["code"]): label_spot(one) for one in regions}


def label_spot(feature: Feature) -> tuple[float, float]:
    """Return longitude and latitude of the inner point farthest from an area's boundary.

    It lies in the largest polygon of the feature (WGS84 degrees, as given or on the drawn map), and
    unlike a centre of gravity it is inside also where the area is bent.
    """
    parts = (_metres(part) for part in polygons_of(feature))
    rings = max(parts, key=lambda rings: float(np.ptp(rings[0], axis=0).prod()))
    (west, south), (east, north) = rings[0].min(axis=0), rings[0].max(axis=0)
    middle = np.array([(west + east) / 2, (south + north) / 2])
    size = np.array([east - west, north - south])
    for _ in range(ROUNDS):
        steps = (np.arange(CELLS) + 0.5) / CELLS - 0.5
        across, up = np.meshgrid(steps, steps)
        spots = middle + np.column_stack([across.ravel(), up.ravel()]) * size
        middle = spots[np.argmax(_room(spots, rings))]
        size = size * 2 / CELLS
    lon, lat = from_mercator(*middle)
    return float(lon), float(lat)


def _metres(part: list[list[tuple[float, float]]]) -> list[Points]:
    rings = [np.array(ring, dtype=float) for ring in part]
    return [np.column_stack(to_mercator(ring[:, 0], ring[:, 1])) for ring in rings]


def _room(spots: Points, rings: list[Points]) -> Points:
    """Return how far each spot is from the nearest boundary, below zero outside the area."""
    nearest = np.full(len(spots), np.inf)
    inside = np.zeros(len(spots), dtype=bool)
    x, y = spots[:, :1], spots[:, 1:]
    for ring in rings:
        start, end = ring[:-1], ring[1:]
        way = end - start
        length = np.maximum((way**2).sum(axis=1), 1e-9)
        along = ((x - start[:, 0]) * way[:, 0] + (y - start[:, 1]) * way[:, 1]) / length
        along = np.clip(along, 0, 1)
        off = np.hypot(x - start[:, 0] - along * way[:, 0], y - start[:, 1] - along * way[:, 1])
        nearest = np.minimum(nearest, off.min(axis=1))
        # A ray to the east crosses the boundary an odd number of times from inside.
        spans = (start[:, 1] > y) != (end[:, 1] > y)
        rise = np.where(way[:, 1] == 0, 1.0, way[:, 1])
        crossing = start[:, 0] + (y - start[:, 1]) * way[:, 0] / rise
        inside ^= (spans & (x < crossing)).sum(axis=1) % 2 == 1
    return np.where(inside, nearest, -nearest)
