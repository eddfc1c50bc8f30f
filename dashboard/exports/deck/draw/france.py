"""France as shapes: the mainland, overseas France beside it, one region, or a part of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.exports.deck.leaf import Book, Leaf
from dashboard.exports.deck.marks import LAND, PAPER, Area, Box, Look
from dashboard.measures.whereabouts import Spot
from loaders.geography import Level, to_mercator
from loaders.simplify import Feature, polygons_of

Points = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
Paint = Callable[[str], Look]
"""Gives the look of a region or département by its code."""

APART = 0.7
"""Points on the slide between two points of a boundary: nearer ones are not seen apart."""

ISLET = 0.02
"""Share of the largest ring's extent under which a ring is left out."""

SMALL = 44.6
"""Points of an overseas region, which is drawn at its own scale."""

PLAIN = Look(LAND, PAPER, 0.75)


@dataclass(frozen=True)
class Outline:
    """A region or département as it is drawn: rings in metres of EPSG:3857."""

    code: str
    name: str
    region: str
    rings: tuple[Points, ...]

    @property
    def bounds(self) -> Bounds:
        """West, south, east and north."""
        return _bounds(self.rings)


@dataclass(frozen=True)
class Projection:
    """Metres of EPSG:3857, on the drawn map, to points on the slide."""

    scale: float
    west: float
    north: float
    left: float
    top: float

    def points(self, metres: Points) -> Points:
        """Return places on the slide, a row each."""
        x = self.left + (metres[:, 0] - self.west) * self.scale
        return np.column_stack([x, self.top + (self.north - metres[:, 1]) * self.scale])

    def spot(self, book: Book, spot: Spot) -> tuple[float, float]:
        """Return where a spot stands on the slide."""
        lon, lat = spot.lon, spot.lat
        shift = book.geography.shifts.get(spot.departement)
        if shift:
            lon, lat = shift.move(lon, lat)
        x, y = to_mercator(lon, lat)
        ((right, down),) = self.points(np.array([[float(x), float(y)]])).tolist()
        return right, down


def outlines(book: Book, level: Level) -> tuple[Outline, ...]:
    """Return the boundaries of a level; they are made once for a deck."""
    if level not in book.kept:
        book.kept[level] = tuple(map(_outline, book.geography.drawn_thin[level]))
    kept: tuple[Outline, ...] = book.kept[level]
    return kept


def _outline(feature: Feature) -> Outline:
    about = feature["properties"]
    rings = [np.array(ring[:-1]) for part in polygons_of(feature) for ring in part]
    metres = [np.column_stack(to_mercator(ring[:, 0], ring[:, 1])) for ring in rings]
    sizes = [float(np.ptp(ring, axis=0).prod()) for ring in metres]
    kept = tuple(ring for ring, size in zip(metres, sizes, strict=True)
                 if size >= ISLET * max(sizes))  # fmt: skip
    code = str(about["code"])
    return Outline(code, str(about["nom"]), str(about.get("reg", code)), kept)


def _bounds(rings: Sequence[Points]) -> Bounds:
    every = np.concatenate(list(rings))
    (west, south), (east, north) = every.min(axis=0).tolist(), every.max(axis=0).tolist()
    return west, south, east, north


def bounds_of(shapes: Sequence[Outline]) -> Bounds:
    """Return the bounds of several outlines."""
    return _bounds([ring for one in shapes for ring in one.rings])


def projection(bounds: Bounds, box: Box) -> Projection:
    """Fit `bounds` into the middle of `box`."""
    west, south, east, north = bounds
    scale = min(box.width / max(east - west, 1.0), box.height / max(north - south, 1.0))
    left = box.left + (box.width - (east - west) * scale) / 2
    top = box.top + (box.height - (north - south) * scale) / 2
    return Projection(scale, west, north, left, top)


def area(outline: Outline, place: Projection, look: Look) -> Area:
    """Return the shape of a region or département."""
    return Area([_thin(place.points(ring)) for ring in outline.rings], look, outline.name)


def _thin(points: Points) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for x, y in points.tolist():
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= APART:
            kept.append((x, y))
    return kept if len(kept) > 2 else [(x, y) for x, y in points.tolist()]


def overseas(book: Book) -> Mapping[str, str]:
    """Return region -> département of the regions that are drawn apart."""
    return book.geography.overseas_regions


@dataclass(frozen=True)
class France:
    """The regions on a slide. `parts` by code; `places` say where a spot stands."""

    parts: Mapping[str, Area]
    places: Mapping[str, Projection]
    boxes: Mapping[str, Box]
    book: Book

    def spot(self, spot: Spot) -> tuple[float, float]:
        """Return where a spot stands: in its overseas box, or on the mainland."""
        return self.places.get(spot.departement, self.places[""]).spot(self.book, spot)


def france(leaf: Leaf, box: Box, apart: Sequence[Box], paint: Paint) -> France:
    """Draw the mainland into `box` and the overseas regions, in the order of codes, into `apart`.

    Where fewer boxes than regions are given, the mainland alone is drawn.
    """
    regions = outlines(leaf.book, "regions")
    away = overseas(leaf.book)
    place = projection(bounds_of([one for one in regions if one.code not in away]), box)
    parts = {one.code: area(one, place, paint(one.code)) for one in regions if one.code not in away}
    places, boxes = {"": place}, {}
    if len(apart) >= len(away):
        others = sorted((one for one in regions if one.code in away), key=lambda one: one.code)
        for one, own in zip(others, apart, strict=False):
            places[away[one.code]] = projection(one.bounds, own)
            parts[one.code] = area(one, places[away[one.code]], paint(one.code))
            boxes[one.code] = own
    return France(parts, places, boxes, leaf.book)


def row_of(box: Box, number: int) -> list[Box]:
    """Return boxes of overseas regions side by side at the foot of `box`."""
    side = min(SMALL, box.width / max(1, number) - 8)
    gap = (box.width - number * side) / max(1, number - 1)
    return [
        Box(box.left + at * (side + gap), box.bottom - side, side, side) for at in range(number)
    ]


def clipped(outline: Outline, box: Bounds) -> Outline | None:
    """Return the part of an outline inside bounds (Sutherland and Hodgman, 1974)."""
    west, south, east, north = box
    rings = []
    for ring in outline.rings:
        points = ring
        for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
            points = _cut(points, axis, limit, sign)
            if len(points) < 3:
                break
        if len(points) >= 3:
            rings.append(points)
    return Outline(outline.code, outline.name, outline.region, tuple(rings)) if rings else None


def _cut(points: Points, axis: int, limit: float, sign: int) -> Points:
    """Keep what lies on one side of a line."""
    if not len(points):
        return points
    inside = (points[:, axis] - limit) * sign >= 0
    kept = []
    for at in range(len(points)):
        here, before = points[at], points[at - 1]
        if inside[at] != inside[at - 1]:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append(before + share * (here - before))
        if inside[at]:
            kept.append(here)
    return np.array(kept) if kept else points[:0]
