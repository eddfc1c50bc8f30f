"""The map of regions with their counts."""

from dashboard.exports.deck.canvas import BODY, HEIGHT, LABEL
from dashboard.exports.deck.draw.france import France, france
from dashboard.exports.deck.draw.ranking import facts, hero
from dashboard.exports.deck.marks import STEPS, Group, Ink, Look, Text, line
from dashboard.exports.deck.sections.model import RegionMap
from dashboard.exports.deck.slide_drawing import SlideDrawing
from dashboard.exports.deck.text_fit import LINE
from dashboard.maps.label_spots import region_spots
from dashboard.maps.outlines import Outline, outlines_of
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box

COLUMN = 78.0
"""Points at the left of the map for the overseas regions, with their numbers before them."""

MOST = 24.0


def draw_region_map(slide: SlideDrawing, content: RegionMap) -> None:
    """Draw the finding on the left, the map over the greater part."""
    down = hero(slide, slide.body, content.hero)
    facts(slide, slide.body.below(down), content.facts)
    own = slide.panel.top == 0
    inner = slide.panel.within(22.0) if own else slide.panel
    away = slide.geography.overseas_regions
    side = min(44.6, inner.height / (len(away) + 1))
    column = [
        Box(inner.left + COLUMN - side, one.top + (one.height - side) / 2, side, side)
        for one in Box(inner.left, inner.top, COLUMN, inner.height).rows(len(away), 12)
    ]

    def look(code: str) -> Look:
        step = _step(content, code)
        return Look(step, Ink.EDGE if step == STEPS[0] else Ink.PAPER, 1.0)

    map_of = france(slide, inner.beside(COLUMN + 12), column, look)
    size = MOST if inner.height > 0.7 * HEIGHT else LABEL
    regions = outlines_of(slide.geography, "regions")
    numbers = [_number(slide, map_of, one, content, size) for one in regions]
    name = slide.words.text("Map of the regions")
    slide.add(Group(inner, [*map_of.parts.values(), *numbers], name, slide.section.described))


def _step(content: RegionMap, code: str) -> str:
    """Return the ground of a region: the accent where the title is of it, else by its number."""
    return Ink.ACCENT if code == content.strong else STEPS[_area(content, code)[1]]


def _area(content: RegionMap, code: str) -> tuple[str, int]:
    return content.areas.get(code, ("0", 0))


def _number(
    slide: SlideDrawing, map_of: France, region: Outline, content: RegionMap, size: float
) -> Text:
    """Return the number of a region: on it, or before one that is drawn apart."""
    said, filled = _area(content, region.code)
    if region.code in map_of.boxes:
        box = map_of.boxes[region.code]
        style = line(
            said, LABEL, bold=filled > 0, colour=Ink.TEXT if filled else Ink.QUIET, align="r"
        )
        return Text(Box(box.left - 34, box.top, 28, box.height), [style], region.name, "ctr")
    lon, lat = region_spots(slide.geography)[region.code]
    x, y = map_of.spot(Spot(lon, lat, ""))
    own = size if filled else min(size, BODY)
    ground = _step(content, region.code)
    colour = slide.deck.canvas.palette.on(ground) if filled else Ink.QUIET
    style = line(said, own, bold=filled > 0, colour=colour, align="ctr")
    wide, high = max(40.0, slide.face.width(said, own, bold=True) + 4), own * LINE
    return Text(Box(x - wide / 2, y - high / 2, wide, high), [style], region.name, "ctr")
