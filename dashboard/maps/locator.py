"""A small France, or an overseas region alone, on which a dot says where a project is.

The outlines are written once, as a style of every page; each locator is a box with dots in shares
of it.
"""

from base64 import b64encode
from collections.abc import Sequence

from dashboard.language.markup import Markup, tag
from dashboard.maps.label_spots import label_spot
from dashboard.maps.outlines import (
    Outline,
    Projection,
    bounds_of,
    outlines_of,
    path_of,
    projection,
    spot_on,
)
from dashboard.measures.whereabouts import Spot, Where
from dashboard.style.box import Box
from loaders.geography.geography import Geography

SIDE = 44
"""Pixels of the box that points of the outline are thinned for."""

_BOX = Box(1, 1, SIDE - 2, SIDE - 2)


class Locators:
    """The locators of one geography; made once for all visitors."""

    def __init__(self, geography: Geography) -> None:
        self._geography = geography
        regions = outlines_of(geography, "regions")
        self._away = geography.overseas_regions
        main = [one for one in regions if one.code not in self._away]
        self._parts: dict[str, tuple[Projection, Sequence[Outline]]] = {
            "": (projection(bounds_of(main), _BOX), main)
        }
        for one in regions:
            if one.code in self._away:
                self._parts[self._away[one.code]] = (projection(one.bounds, _BOX), [one])
        self._drawn: dict[tuple[Where, str], Markup] = {}
        self._features = {
            str(one["properties"]["code"]): one for one in geography.drawn_thin["regions"]
        }

    def part_of(self, where: Where) -> str | None:
        """Return the overseas département that a project is in, "" for the mainland, None: unknown.

        Of a project in several parts it is the first.
        """
        for spot in where.spots:
            return spot.departement if spot.departement in self._parts else ""
        for region in where.regions:
            return self._away.get(region, "")
        return None

    def rules(self) -> str:
        """Return the style rules of all outlines; every page has them once."""
        return "\n".join(
            f".locator-{part or 'main'} {{mask-image: "
            f"url(data:image/svg+xml;base64,{b64encode(self._drawing(part).encode()).decode()});}}"
            for part in self._parts
        )

    def _drawing(self, part: str) -> str:
        place, outlines = self._parts[part]
        # A stroke hides the seams between regions.
        paths = "".join(f'<path d="{path_of(one, place, 0.6)}"/>' for one in outlines)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
            f'<g stroke="#000" stroke-width=".4">{paths}</g></svg>'
        )

    def drawn(self, where: Where, colour: str) -> Markup:
        """Return the locator of a project; nothing where not even its region is known.

        A dot is empty where no more than the département or the region is known.
        """
        if (where, colour) not in self._drawn:
            self._drawn[where, colour] = self._locator(where, colour)
        return self._drawn[where, colour]

    def _locator(self, where: Where, colour: str) -> Markup:
        part = self.part_of(where)
        if part is None:
            return Markup()
        spots = [one for one in where.spots if self.part_of(Where(spots=(one,))) == part]
        dots = [self._dot(part, one, colour) for one in spots]
        if not spots:
            dots = [
                self._dot(part, Spot(*label_spot(self._features[region]), "", hollow=True), colour)
                for region in where.regions
                if self._away.get(region, "") == part and region in self._features
            ]
        return tag(
            "span",
            tag("span", "", class_=f"land locator-{part or 'main'}"),
            *dict.fromkeys(dots),
            class_="locator",
            aria_hidden="true",
        )

    def _dot(self, part: str, spot: Spot, colour: str) -> Markup:
        place = self._parts[part][0]
        x, y = spot_on(place, spot, self._geography)
        look = f"border-color: {colour}" if spot.hollow else f"background: {colour}"
        return tag(
            "i",
            style=f"left: {100 * x / SIDE:.1f}%; top: {100 * y / SIDE:.1f}%; {look}",
            class_="hollow" if spot.hollow else "",
        )
