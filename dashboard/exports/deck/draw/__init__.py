"""Lays out each kind of slide content."""

from collections.abc import Callable, Mapping

from dashboard.exports.deck.draw.cover import draw_cover
from dashboard.exports.deck.draw.key_figures import draw_key_figures
from dashboard.exports.deck.draw.laureates import draw_laureates, draw_sums
from dashboard.exports.deck.draw.place_map import draw_place_map
from dashboard.exports.deck.draw.projects import draw_projects
from dashboard.exports.deck.draw.ranking import draw_gaps, draw_method, draw_ranking
from dashboard.exports.deck.draw.region_map import draw_region_map
from dashboard.exports.deck.draw.tables import draw_crossed, draw_table
from dashboard.exports.deck.sections.model import (
    Content,
    Cover,
    Crossed,
    Gaps,
    KeyFigures,
    Laureates,
    Method,
    PlaceMap,
    Projects,
    Ranking,
    RegionMap,
    Section,
    Sums,
    Table,
)
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing

_DRAWN: Mapping[type[Content], Callable[..., list[SlideDrawing]]] = {
    Cover: draw_cover,
    KeyFigures: draw_key_figures,
    Ranking: draw_ranking,
    RegionMap: draw_region_map,
    PlaceMap: draw_place_map,
    Laureates: draw_laureates,
    Projects: draw_projects,
    Table: draw_table,
    Sums: draw_sums,
    Gaps: draw_gaps,
    Crossed: draw_crossed,
    Method: draw_method,
}


def draw(deck: DeckContext, section: Section) -> list[SlideDrawing]:
    """Return the slides of a section, laid out and not yet written."""
    return _DRAWN[type(section.content)](deck, section, section.content)
