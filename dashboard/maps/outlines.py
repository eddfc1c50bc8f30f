"""Boundaries as they are drawn: fitted into a box, for any program, and as paths of SVG."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.language.markup import Markup, tag
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box
from dashboard.style.scheme import Scheme
from loaders.geography.geography import Geography, Level, to_mercator
from loaders.geography.polygons import Feature, polygons_of

Points = NDArray[np.float64]
Bounds = tuple[float, float, float, float]

ISLET = 0.02
"""Share of the largest ring's extent under which a ring is left out."""


@dataclass(frozen=True, eq=False)
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


def thinned(points: Points, apart: float) -> list[tuple[float, float]]:
    """Return the points of a ring without those nearer than `apart` to the one before.

    A ring of which fewer than three would be left stays whole.
    """
    kept: list[tuple[float, float]] = []
    for x, y in points.tolist():
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= apart:
            kept.append((x, y))
    return kept if len(kept) > 2 else [(x, y) for x, y in points.tolist()]


@dataclass(frozen=True)
class Projection:
    """Metres of EPSG:3857, on the drawn map, to a place on a picture."""

    scale: float
    west: float
    north: float
    left: float
    top: float

    def points(self, metres: Points) -> Points:
        """Return places on the picture, a row each."""
        x = self.left + (metres[:, 0] - self.west) * self.scale
        return np.column_stack([x, self.top + (self.north - metres[:, 1]) * self.scale])

    def spot(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a place of the drawn map, in degrees, stands on the picture."""
        x, y = to_mercator(lon, lat)
        ((right, down),) = self.points(np.array([[float(x), float(y)]])).tolist()
        return right, down


@lru_cache(maxsize=8)
def outlines_of(geography: Geography, level: Level, *, whole: bool = True) -> tuple[Outline, ...]:
    """Return the boundaries of a level, for the `whole` country as thin as it needs them."""
    return tuple(map(_outline, (geography.drawn_thin if whole else geography.drawn)[level]))


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


def spot_on(place: Projection, spot: Spot, geography: Geography) -> tuple[float, float]:
    """Return where a spot stands on a picture."""
    lon, lat = spot.lon, spot.lat
    shift = geography.shifts.get(spot.departement)
    if shift:
        lon, lat = shift.move(lon, lat)
    return place.spot(lon, lat)


def clipped(outline: Outline, box: Bounds) -> Outline | None:
    """Return the part of an outline inside bounds."""
    parts = shapely.clip_by_rect([shapely.Polygon(ring) for ring in outline.rings], *box)
    rings = tuple(np.array(part.exterior.coords[:-1]) for part in shapely.get_parts(parts) if part)
    return replace(outline, rings=rings) if rings else None


APART = 0.8
"""Pixels between two points of a boundary: nearer ones are not seen apart."""


def hatching_of(scheme: Scheme) -> tuple[str, Markup]:
    """Return the fill of what has no project, and the pattern that a drawing needs for it."""
    name = f"hatch-{scheme.hatch[1:]}"
    pattern = tag(
        "pattern",
        tag("rect", width="5", height="5", fill=scheme.shade_0),
        tag("path", d="M0 0V5", stroke=scheme.hatch, stroke_width="2.4"),
        id=name,
        width="5",
        height="5",
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return f"url(#{name})", tag("defs", pattern)


def path_of(outline: Outline, place: Projection, apart: float = APART) -> str:
    """Return an outline as data of an SVG path, without points too near to see."""
    rings = (np.array(thinned(place.points(ring), apart)) for ring in outline.rings)
    return "".join(steps_of(ring) + "Z" for ring in rings)


def steps_of(points: Points) -> str:
    """Return a line as data of an SVG path: from step to step, which is half as long to write."""
    tenths = np.rint(points * 10).astype(int)
    (x, y), steps = (tenths[0] / 10).tolist(), (np.diff(tenths, axis=0) / 10).tolist()
    return f"M{x:g} {y:g}l{' '.join(f'{right:g} {down:g}' for right, down in steps)}"
