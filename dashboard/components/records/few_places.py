"""Where a few projects are: a map of their towns, drawn to fit them (no WebGL)."""

from functools import partial

from dashboard.components.figures.figure import show_figure
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.few_map import HEIGHT, Town, few_map
from dashboard.measures.cards import Card, cards, newest
from dashboard.style.palette import look_at
from dashboard.texts.figures.places import few_places_figure


def show_places(screen: Screen, *, height: int = HEIGHT, alone: bool = True) -> None:
    """Draw where the selected projects are, their towns named, `height` pixels high.

    `alone` is whether the choices of the selection are all that makes it.
    """
    words, selection = screen.words, screen.selection
    towns = _towns(screen, cards(selection.index, newest(selection), words))
    drawn = partial(few_map, shared_geography(), towns, height=height)
    said = few_places_figure(selection, words)
    show_figure(screen, said, drawn, picture=words.text("Map"), alone=alone)


def _towns(screen: Screen, shown: list[Card]) -> list[Town]:
    """Return a town for each place of each project: one disc where two stand on one spot."""
    found: dict[tuple[float, float, str], Town] = {}
    for card in shown:
        look = screen.looks.get(card.theme, look_at(None))
        for spot in card.where.spots:
            name = spot.names[0] if spot.names else ""
            found.setdefault((spot.lon, spot.lat, card.project), Town(spot, str(name), look))
    return list(found.values())
