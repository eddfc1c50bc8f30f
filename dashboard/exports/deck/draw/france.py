"""France as shapes, overseas beside the mainland, fitted into a box."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.exports.deck.drawing import LAND, QUIET, Box, Look, line
from dashboard.exports.deck.page import Page
from dashboard.maps.view import bounds_of
from loaders.geography import Geography, Level, to_mercator
from loaders.simplify import Feature, polygons_of

NAME_SIZE = 9.0
NAME_ROWS = 3
FOOT = NAME_ROWS * NAME_SIZE * 1.2 + 4
"""Points under the country for the names of the overseas départements, in up to three rows: two in
Arial, and one more where a template's typeface runs wide."""

LEAST_SHADE, MOST_SHADE = 0.22, 0.85


@dataclass(frozen=True)
class Projection:
    """Degrees on the drawn map to points on the slide."""

    scale: float
    west: float
    north: float
    left: float
    top: float

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the place of a spot on the slide."""
        x, y = to_mercator(lon, lat)
        return (
            float(self.left + (x - self.west) * self.scale),
            float(self.top + (self.north - y) * self.scale),
        )


def projection(geography: Geography, box: Box) -> Projection:
    """Fit the whole country into `box`, in the middle of its width."""
    west, south, east, north = bounds_of(geography.drawn_thin["regions"])
    scale = min(box.width / (east - west), (box.height - FOOT) / (north - south))
    left = box.left + (box.width - (east - west) * scale) / 2
    return Projection(scale, west, north, left, box.top)


def areas(
    page: Page,
    geography: Geography,
    level: Level,
    place: Projection,
    look: Callable[[str], Look],
) -> list[str]:
    """Return one shape per region or département, named, with the look of its code."""
    return [_area(page, feature, place, look) for feature in geography.drawn_thin[level]]


def _area(page: Page, feature: Feature, place: Projection, look: Callable[[str], Look]) -> str:
    about = feature["properties"]
    rings = [
        [place.point(lon, lat) for lon, lat in ring[:-1]]
        for part in polygons_of(feature)
        for ring in part
    ]
    return page.shapes.freeform(rings, look(str(about["code"])), name=str(about["nom"]))


def overseas_names(page: Page, geography: Geography, place: Projection) -> list[str]:
    """Return the names under the overseas départements; those that would touch go lower."""
    boxes = sorted(
        (bounds_of([feature]), str(feature["properties"]["nom"]))
        for feature in geography.drawn_thin["departements"]
        if feature["properties"]["code"] in geography.shifts
    )
    lowest = max((_bottom(bounds, place) for bounds, _ in boxes), default=0.0)
    ends = [0.0] * NAME_ROWS
    names = []
    for (west, _, east, _), name in boxes:
        middle = place.left + ((west + east) / 2 - place.west) * place.scale
        across = page.face.width(name, NAME_SIZE) + 4
        start = middle - across / 2
        row = next((row for row, end in enumerate(ends) if start > end), NAME_ROWS - 1)
        ends[row] = middle + across / 2
        box = Box(middle - across / 2, lowest + 2 + row * NAME_SIZE * 1.2, across, NAME_SIZE * 1.2)
        said = line(name, NAME_SIZE, colour=QUIET, align="ctr")
        names.append(page.shapes.text(box, [said], name=name))
    return names


def _bottom(bounds: tuple[float, float, float, float], place: Projection) -> float:
    return place.top + (place.north - bounds[1]) * place.scale


def region_map(
    page: Page, box: Box, geography: Geography, counts: Mapping[str, int], *, alt: str
) -> None:
    """Draw the regions, shaded by their projects; those without stay plain."""
    place = projection(geography, box)
    most = max([1, *counts.values()])

    def look(code: str) -> Look:
        count = counts.get(code, 0)
        if not count:
            return Look(LAND, edge=QUIET, edge_width=0.5, edge_share=0.5)
        # Square root: a few projects must differ from none, and many not drown the rest.
        share = LEAST_SHADE + (MOST_SHADE - LEAST_SHADE) * float(count / most) ** 0.5
        return Look(page.accent, share, "bg1", 0.75)

    parts = areas(page, geography, "regions", place, look)
    parts += overseas_names(page, geography, place)
    page.draw(page.shapes.group(box, parts, name="Map", alt=alt))


def gap_map(
    page: Page, box: Box, geography: Geography, counts: Mapping[str, int], *, alt: str
) -> None:
    """Draw the regions: those without a project stand out, the others are plain."""
    place = projection(geography, box)

    def look(code: str) -> Look:
        if counts.get(code, 0):
            return Look(LAND, edge=QUIET, edge_width=0.5, edge_share=0.5)
        return Look(page.accent, edge="bg1", edge_width=0.75)

    parts = areas(page, geography, "regions", place, look)
    parts += overseas_names(page, geography, place)
    page.draw(page.shapes.group(box, parts, name="Map", alt=alt))
