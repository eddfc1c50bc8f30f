"""Simplifies boundaries without opening gaps between neighbours.

Polygons that touch are cut into the lines they share. Each line is thinned once (Douglas and
Peucker, "Algorithms for the reduction of the number of points required to represent a digitized
line", 1973) and both neighbours take the result. A library that does the same (shapely, topojson)
would be a heavy dependency for the one call this project makes, at start.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygons = list[list[Ring]]
Feature = dict[str, Any]

SMALLEST_RING = 4  # a closed ring repeats its first point, so a triangle has four


def polygons_of(feature: Feature) -> Polygons:
    """The polygons of a GeoJSON Polygon or MultiPolygon feature: rings of (x, y) tuples."""
    geometry = feature["geometry"]
    parts = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        parts = [parts]
    return [[[(point[0], point[1]) for point in ring] for ring in part] for part in parts]


def with_polygons(feature: Feature, polygons: Polygons) -> Feature:
    """A copy of `feature` that has `polygons` as its geometry, as a MultiPolygon."""
    coordinates = [[[list(point) for point in ring] for ring in part] for part in polygons]
    return {**feature, "geometry": {"type": "MultiPolygon", "coordinates": coordinates}}


def thin_out(features: Sequence[Feature], tolerance: float) -> list[Feature]:
    """Copies of polygon `features`, thinned to `tolerance` (in the unit of the coordinates).

    Features of two levels (départements and regions) may come together when the edges of one
    are edges of the other: they then stay on the same lines. A ring that shrinks to nothing is
    dropped, unless it is the largest of its feature.
    """
    shapes = [polygons_of(feature) for feature in features]
    corners = _corners(ring for polygons in shapes for part in polygons for ring in part)
    done: dict[tuple[Point, ...], Ring] = {}
    return [
        with_polygons(feature, _thin_polygons(polygons, corners, tolerance, done))
        for feature, polygons in zip(features, shapes, strict=True)
    ]


def _corners(rings: Iterable[Ring]) -> set[Point]:
    """Points where more than two lines meet: they stay."""
    neighbours: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for start, end in pairwise(ring):
            neighbours[start].add(end)
            neighbours[end].add(start)
    return {point for point, around in neighbours.items() if len(around) > 2}


def _thin_polygons(
    polygons: Polygons, corners: set[Point], tolerance: float, done: dict[tuple[Point, ...], Ring]
) -> Polygons:
    largest = max((part[0] for part in polygons), key=len)
    kept: Polygons = []
    for part in polygons:
        rings = [_thin_ring(ring, corners, tolerance, done) for ring in part]
        if len(rings[0]) < SMALLEST_RING:
            if part[0] is not largest:
                continue
            rings[0] = part[0]
        kept.append([rings[0], *(hole for hole in rings[1:] if len(hole) >= SMALLEST_RING)])
    return kept


def _thin_ring(
    ring: Ring, corners: set[Point], tolerance: float, done: dict[tuple[Point, ...], Ring]
) -> Ring:
    loop = ring[:-1]
    cuts = [index for index, point in enumerate(loop) if point in corners]
    # An island meets no neighbour; every level must still cut it at the same two points.
    if not cuts:
        cuts = sorted({loop.index(min(loop)), loop.index(max(loop))})
    loop = loop[cuts[0] :] + loop[: cuts[0]]
    stops = [cut - cuts[0] for cut in cuts] + [len(loop)]
    loop.append(loop[0])
    result: Ring = [loop[0]]
    for start, stop in pairwise(stops):
        line = loop[start : stop + 1]
        forward = line[0] <= line[-1] if line[0] != line[-1] else line[1] <= line[-2]
        key = tuple(line if forward else reversed(line))
        if key not in done:
            done[key] = _douglas_peucker(key, tolerance)
        thinned = done[key]
        result += thinned[1:] if forward else thinned[-2::-1]
    return result


def _douglas_peucker(line: Sequence[Point], tolerance: float) -> Ring:
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        start, end = spans.pop()
        if end - start < 2:
            continue
        distances = [_distance(line[i], line[start], line[end]) for i in range(start + 1, end)]
        farthest = max(distances)
        if farthest > tolerance:
            middle = start + 1 + distances.index(farthest)
            keep.add(middle)
            spans += [(start, middle), (middle, end)]
    return [line[index] for index in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    """Distance of `point` from the segment `start`-`end`, which may have no length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0
    if length:
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        along = min(1.0, max(0.0, along))
    px, py = start[0] + along * dx - point[0], start[1] + along * dy - point[1]
    return float((px * px + py * py) ** 0.5)
