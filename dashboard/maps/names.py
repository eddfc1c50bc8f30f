"""Names of the départements of the region in view, where they cover no disc and no other name."""

from __future__ import annotations

import numpy as np
import pydeck
from numpy.typing import NDArray

from dashboard.maps.discs import text_layer
from dashboard.maps.overseas import LETTER
from dashboard.maps.view import Canvas
from dashboard.style.contrast import rgb
from loaders.geography.simplify import middle

SHIFTS = (0, -18, 18, -36, 36, -54, 54)
"""Pixels up and down from the middle of a département, in the order they are tried."""

SIZE = 12
GAP = 3

Boxes = list[tuple[float, float, float, float]]


def name_layers(
    canvas: Canvas, spots: NDArray[np.float64], radius: NDArray[np.float64]
) -> list[pydeck.Layer]:
    """Layer `names`; none for the whole country, whose regions have too little room.

    Args:
        canvas: what is drawn on.
        spots: middles of the discs in pixels of the view, one row each.
        radius: of each disc in pixels, with its halo.
    """
    view, geography = canvas.view, canvas.geography
    inside = [
        feature
        for feature in geography.drawn["departements"]
        if view.region is not None and feature["properties"]["reg"] == view.region
    ]
    # A département that is a region of its own bears its name in the page's heading.
    if len(inside) < 2:
        return []
    taken: Boxes = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, radius, strict=True)]
    rows = []
    for feature in inside:
        name = feature["properties"]["nom"]
        lon, lat = middle(feature)
        x, y = view.pixels(np.array([lon]), np.array([lat]))[0]
        half = len(name) * SIZE * LETTER / 2 + GAP
        for shift in SHIFTS:
            box = (x - half, y + shift - SIZE / 2 - GAP, x + half, y + shift + SIZE / 2 + GAP)
            if not any(_touch(box, other) for other in taken):
                taken.append(box)
                rows.append(
                    {"at": [round(lon, 4), round(lat, 4)], "offset": [0, shift], "text": name}
                )
                break
    colour = [*rgb(canvas.scheme.grey)]
    return [text_layer("names", rows, get_size=SIZE, get_color=colour)]


def _touch(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
