"""France as shapes: the mainland, the overseas insets, a region, or part of one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.exports.deck.marks import Area, Ink, Look
from dashboard.exports.deck.slide_drawing import SlideDrawing
from dashboard.maps.outlines import (
    Outline,
    Projection,
    bounds_of,
    outlines_of,
    projection,
    spot_on,
    thinned,
)
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box
from loaders.geography.geography import Geography

Paint = Callable[[str], Look]
"""Gives the look of a region or département by its code."""

APART = 0.7
"""Points on the slide between two points of a boundary: nearer ones are not seen apart."""

SMALL = 44.6
"""Points of an overseas region, which is drawn at its own scale."""

PLAIN = Look(Ink.LAND, Ink.PAPER, 0.75)


def area(outline: Outline, place: Projection, look: Look) -> Area:
    """Return the shape of a region or département."""
    return Area(_rings(outline, place), look, outline.name)


@lru_cache(maxsize=256)
def _rings(outline: Outline, place: Projection) -> list[list[tuple[float, float]]]:
    """Return a boundary where it stands on the slide: the same on most of them."""
    return [thinned(place.points(ring), APART) for ring in outline.rings]


@dataclass(frozen=True)
class France:
    """The regions on a slide. `parts` by code; `places` say where a spot stands."""

    parts: Mapping[str, Area]
    places: Mapping[str, Projection]
    boxes: Mapping[str, Box]
    geography: Geography

    def spot(self, spot: Spot) -> tuple[float, float]:
        """Return where a spot stands: in its overseas box, or on the mainland."""
        place = self.places.get(spot.departement, self.places[""])
        return spot_on(place, spot, self.geography)


def france(slide: SlideDrawing, box: Box, apart: Sequence[Box], paint: Paint) -> France:
    """Draw the mainland into `box` and the overseas regions, in the order of codes, into `apart`.

    Where fewer boxes than regions are given, the mainland alone is drawn.
    """
    regions = outlines_of(slide.geography, "regions")
    away = slide.geography.overseas_regions
    place = projection(bounds_of([one for one in regions if one.code not in away]), box)
    parts = {one.code: area(one, place, paint(one.code)) for one in regions if one.code not in away}
    places, boxes = {"": place}, {}
    if len(apart) >= len(away):
        others = sorted((one for one in regions if one.code in away), key=lambda one: one.code)
        for one, own in zip(others, apart, strict=False):
            places[away[one.code]] = projection(one.bounds, own)
            parts[one.code] = area(one, places[away[one.code]], paint(one.code))
            boxes[one.code] = own
    return France(parts, places, boxes, slide.geography)


def row_of(box: Box, number: int) -> list[Box]:
    """Return boxes of overseas regions side by side at the foot of `box`."""
    side = min(SMALL, box.width / max(1, number) - 8)
    gap = (box.width - number * side) / max(1, number - 1)
    return [
        Box(box.left + at * (side + gap), box.bottom - side, side, side) for at in range(number)
    ]
