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
from dashboard.exports.deck.sections import model
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing

_DRAWN: Mapping[type[model.Content], Callable[..., list[SlideDrawing] | None]] = {
    model.Cover: draw_cover,
    model.KeyFigures: draw_key_figures,
    model.Ranking: draw_ranking,
    model.RegionMap: draw_region_map,
    model.PlaceMap: draw_place_map,
    model.Laureates: draw_laureates,
    model.Projects: draw_projects,
    model.Table: draw_table,
    model.Sums: draw_sums,
    model.Gaps: draw_gaps,
    model.Crossed: draw_crossed,
    model.Method: draw_method,
}
"""Each draws on the slide that it is given, or returns those that it needs in its place."""


def draw(deck: DeckContext, section: model.Section) -> list[SlideDrawing]:
    """Return the slides of a section, laid out and not yet written."""
    slide = deck.slide(section)
    return _DRAWN[type(section.content)](slide, section.content) or [slide]
