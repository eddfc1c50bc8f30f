"""The polygons of a GeoJSON feature, whatever their form."""

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
