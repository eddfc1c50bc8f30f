"""The part of the country in which a few projects are, with their towns: a drawing (SVG)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.language.markup import Markup, tag
from dashboard.maps.label_spots import label_spot
from dashboard.maps.outlines import Bounds, Projection, outlines_of, path_of, projection, spot_on
from dashboard.maps.spread import spread
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box
from dashboard.style.fluid_drawing import fluid_drawing, text_at
from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import width_at
from loaders.geography.geography import EARTH_RADIUS, Geography

WIDTH, HEIGHT = 352, 364
"""Pixels of the picture beside two cards."""

RADIUS, GAP = 10.0, 2.0
SIZE = 13
"""Pixels of the type of names."""

LEAST = 70_000.0
"""Metres of EPSG:3857 across the least part that is shown: a town alone says nothing of where."""

MARGIN = 1.5
"""How much larger than what holds all places the part is."""

DETAILED = 400_000.0
"""Metres across, under which the boundaries are drawn in full detail."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class Town:
    """A place of a project: where, what stands beside its disc, and how the theme looks."""

    spot: Spot
    name: str
    look: ThemeLook


@lru_cache(maxsize=64)  # a drawing has about 50 kB, and takes 45 ms
def few_map(
    geography: Geography, towns: tuple[Town, ...], scheme: Scheme, *, height: int
) -> Markup:
    """Return the drawing, `height` pixels high: départements, discs and names of `towns`."""
    unit = Projection(1.0, 0.0, 0.0, 0.0, 0.0)
    metres = np.array([spot_on(unit, town.spot, geography) for town in towns], dtype=float)
    bounds = _around(metres.reshape(-1, 2) * np.array([1.0, -1.0]), height)
    place = projection(bounds, Box(0, 0, WIDTH, height))
    found = [spot_on(place, town.spot, geography) for town in towns]
    spots = np.array(found, dtype=float).reshape(-1, 2)
    discs = spots + spread(spots, np.full(len(spots), RADIUS), GAP) if len(spots) else spots
    taken: list[Rectangle] = [
        (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in discs.tolist()
    ]
    marks: list[Markup] = []
    named: set[tuple[str, int, int]] = set()
    for town, (x, y) in zip(towns, discs.tolist(), strict=True):
        key = (town.name, round(town.spot.lon * 100), round(town.spot.lat * 100))
        if key not in named:
            named.add(key)
            marks += _label(town.name, x, y, scheme, taken)
        marks.append(_disc(town, x, y, scheme))
    land = _land(geography, bounds, place, scheme)
    names = _departements(geography, bounds, place, scheme, taken, height)
    return fluid_drawing(
        WIDTH,
        height,
        tag("rect", width=str(WIDTH), height=str(height), rx="8", fill=scheme.ground),
        *land,
        *names,
        *marks,
        overflow="hidden",
    )


def _around(metres: np.ndarray, height: int) -> Bounds:
    """Return bounds around places, in the proportions of the picture."""
    if not len(metres):
        half = 0.09 * EARTH_RADIUS
        return 260_000 - half, 5_860_000 - half, 260_000 + half, 5_860_000 + half
    low, high = metres.min(axis=0), metres.max(axis=0)
    size = np.maximum((high - low) * MARGIN, LEAST)
    scale = max(size[0] / WIDTH, size[1] / height)
    across, up = scale * WIDTH / 2, scale * height / 2
    x, y = ((low + high) / 2).tolist()
    return x - across, y - up, x + across, y + up


def _land(geography: Geography, bounds: Bounds, place: Projection, scheme: Scheme) -> list[Markup]:
    whole = bounds[2] - bounds[0] > DETAILED
    return [
        tag(
            "path",
            d=path_of(outline, place),
            fill=scheme.land_2,
            stroke=scheme.panel,
            stroke_width="1.2",
        )
        for outline in outlines_of(geography, "departements", whole=whole)
        if _meet(outline.bounds, bounds)
    ]


def _departements(
    geography: Geography,
    bounds: Bounds,
    place: Projection,
    scheme: Scheme,
    taken: list[Rectangle],
    height: int,
) -> list[Markup]:
    """Return the names of the départements in view that cover nothing else."""
    if bounds[2] - bounds[0] > DETAILED:
        return []
    drawn: list[Markup] = []
    for feature in geography.drawn_thin["departements"]:
        right, down = place.spot(*label_spot(feature))
        name = str(feature["properties"]["nom"])
        half = width_at(name, SIZE) / 2
        box = (right - half, down - 9, right + half, down + 9)
        inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < height - 2
        if inside and not any(_meet(box, other) for other in taken):
            taken.append(box)
            drawn.append(text_at(name, right, down + 4, SIZE, scheme.grey))
    return drawn


def _label(name: str, x: float, y: float, scheme: Scheme, taken: list[Rectangle]) -> list[Markup]:
    """Return the name of a place on the side of its disc that is free; nothing where none is."""
    wide = width_at(name, SIZE) * 1.05
    for side in (1, -1):
        start = x + RADIUS + 5 if side > 0 else x - RADIUS - 5 - wide
        box = (start, y - 9, start + wide, y + 9)
        fits = box[0] > 2 and box[2] < WIDTH - 2
        if fits and not any(_meet(box, other) for other in taken):
            taken.append(box)
            at = start if side > 0 else start + wide
            anchor = "start" if side > 0 else "end"
            return [text_at(name, at, y + 5, SIZE, scheme.ink, anchor=anchor, weight=650)]
    return []


def _disc(town: Town, x: float, y: float, scheme: Scheme) -> Markup:
    look = town.look.under(scheme)
    hollow = town.spot.hollow
    return tag(
        "g",
        tag("title", town.name),
        tag(
            "circle",
            cx=f"{x:.1f}",
            cy=f"{y:.1f}",
            r=f"{RADIUS:g}",
            fill=scheme.panel if hollow else look.colour,
            stroke=look.colour if hollow else scheme.panel,
            stroke_width="2",
        ),
        text_at(town.look.glyph, x, y + 4, 10.5, scheme.ink if hollow else look.text, weight=700),
    )


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
