"""Where the parts of France stand on a picture of the country: the mainland, overseas France beside
it, and the Paris region once more, larger, in a frame.

All of them are one drawn map: what stands elsewhere, or is larger, is shifted and scaled, its
boundaries and its places alike. So a picture needs one view only.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.maps.view import SMALL, TILE, Inset, View, bounds_of
from dashboard.style.box import Box
from loaders.geography.geography import EARTH_RADIUS, Geography, OverseasShift, from_mercator, moved
from loaders.geography.polygons import Feature

_Metres = Callable[[float, float], tuple[float, float]]
"""Pixels of a picture to EPSG:3857 metres on the drawn map."""

INSET_REGION = "11"
"""Île-de-France: a third of the projects on a fiftieth of the land."""

TITLE_ROOM = 30
"""Pixels at the top of the frame for the name of the region, and how many projects it has."""

INSIDE = 10
"""Pixels between the frame and what is in it."""

SHAPE = 46
NAME_ROOM = 40
"""Pixels of an overseas département, and under it for its name and number, in a row of them."""


@dataclass(frozen=True)
class Plan:
    """A picture, in pixels, and where its parts stand.

    `overseas` are the boxes of the overseas départements in the order of their codes; their names
    stand under them. Without an `inset` the Paris region is drawn where it is alone.
    """

    width: int
    height: int
    mainland: Box
    overseas: tuple[Box, ...]
    inset: Box | None = None


WIDE = Plan(
    width=820,
    height=530,
    mainland=Box(272, 2, 544, 496),
    inset=Box(1, 1, 262, 230),
    overseas=tuple(
        Box(18 + 94 * column, 244 + 84 * row, 60, 46)
        for row, column in ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1))
    ),
)
"""Everything beside the mainland stands in the Atlantic; under it there is room for a legend."""


def stacked(width: int, *, inset: bool, height: int | None = None) -> Plan:
    """Return a plan for a picture too narrow for that: inset, mainland and overseas as rows.

    At a `height` the mainland takes what the rest leaves; else it is as wide as the picture.
    """
    edge = 14.0
    across = 3 if width < SMALL else 5  # else their names would touch
    column, row = width / across, SHAPE + NAME_ROOM
    top = round(0.62 * width) if inset else 0
    below = row * math.ceil(5 / across)
    high = height - top - below - 2 * edge if height else width - 2 * edge
    foot = top + edge + high + edge
    return Plan(
        width=width,
        height=height or math.ceil(foot + below),
        mainland=Box(edge, top + edge, width - 2 * edge, high),
        inset=Box(1, 1, width - 2, top - 4) if inset else None,
        overseas=tuple(
            Box(column * (at % across + 0.5) - SHAPE / 2, foot + row * (at // across), SHAPE, SHAPE)
            for at in range(5)
        ),
    )


@dataclass(frozen=True)
class Layout:
    """A country laid out: its boundaries as drawn, the view that shows all, the inset if any.

    `feet` are, by region, longitude and latitude on the drawn map under an overseas part, in its
    middle, where its name begins.
    """

    geography: Geography
    view: View
    inset: Inset | None
    feet: Mapping[str, tuple[float, float]]


def laid_out(geography: Geography, plan: Plan) -> Layout:
    """Lay out the country as `plan` says; `geography` says what is overseas."""
    away = sorted(geography.shifts)
    mainland = [
        one
        for one in geography.regions
        if one["properties"]["code"] not in geography.overseas_regions
    ]
    west, south, east, north = bounds_of(mainland)
    box = plan.mainland
    scale = max((east - west) / box.width, (north - south) / box.height)  # metres in a pixel
    left = (west + east) / 2 - (box.left + box.width / 2) * scale
    top = (south + north) / 2 + (box.top + box.height / 2) * scale

    def metres(across: float, down: float) -> tuple[float, float]:
        return left + across * scale, top - down * scale

    shifts, feet = {}, {}
    by_code = {one["properties"]["code"]: one for one in geography.departements}
    for code, place in zip(away, plan.overseas, strict=False):
        shifts[code] = _fitted([by_code[code]], place, scale, metres)
        foot = metres(place.left + place.width / 2, place.top + place.height)
        feet[str(by_code[code]["properties"]["reg"])] = _degrees(*foot)
    zoom = math.log2(2 * math.pi * EARTH_RADIUS / TILE / scale)
    lon, lat = _degrees(*metres(plan.width / 2, plan.height / 2))
    view = View(lon, lat, zoom, plan.width, plan.height)
    inset = _inset(geography, plan.inset, scale, metres) if plan.inset else None
    return Layout(replace(geography, shifts=shifts), view, inset, feet)


def _inset(geography: Geography, frame: Box, scale: float, metres: _Metres) -> Inset:
    own = [one for one in geography.departements if one["properties"]["reg"] == INSET_REGION]
    inner = frame.below(TITLE_ROOM - INSIDE).within(INSIDE)
    shift = _fitted(own, inner, scale, metres)
    west, north = metres(frame.left, frame.top)
    east, south = metres(frame.right, frame.bottom)
    features = tuple(moved(one, shift.move) for one in own)
    return Inset(INSET_REGION, shift, (west, south, east, north), features)


def _fitted(features: Sequence[Feature], box: Box, scale: float, metres: _Metres) -> OverseasShift:
    """Return the shift that puts `features` into the middle of `box`, as large as goes."""
    west, south, east, north = bounds_of(features)
    larger = min(box.width * scale / (east - west), box.height * scale / (north - south))
    x, y = (west + east) / 2, (south + north) / 2
    to_x, to_y = metres(box.left + box.width / 2, box.top + box.height / 2)
    return OverseasShift(dx=to_x - x, dy=to_y - y, s=larger, cx=x, cy=y)


def _degrees(x: float, y: float) -> tuple[float, float]:
    lon, lat = from_mercator(x, y)
    return float(lon), float(lat)
