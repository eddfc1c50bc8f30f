"""Where and when the projects of a selection are, one by one where they are few enough."""

from collections.abc import Callable, Mapping
from functools import partial

from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.timeline import timeline
from dashboard.components.figures.figure import show_figure
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.few_map import HEIGHT, Town, few_map
from dashboard.measures.cards import Card, cards, newest
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.history import history_figure
from dashboard.texts.figures.places import few_places_figure


def show_history(screen: Screen) -> None:
    """Draw when the selected projects were selected."""
    words = screen.words
    said = history_figure(screen.selection, words)

    def drawn(scheme: Scheme) -> Figure:
        if "announced" not in said.frame:  # projects, not committees
            return timeline(said.frame, scheme, screen.looks, narrow=screen.narrow)
        return committee_columns(
            said.frame,
            scheme,
            selected=words.text("projects"),
            announced=words.text("winning projects announced"),
            narrow=screen.narrow,
        )

    show_figure(screen, said, drawn)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "time": show_history,
}
"""The figure of the sheets that can stand alone, by the name in its address."""


def show_few_places(screen: Screen, *, height: int = HEIGHT, alone: bool = True) -> None:
    """Draw where the selected projects are, their towns named, `height` pixels high.

    `alone` is whether the choices of the selection are all that makes it.
    """
    words, selection = screen.words, screen.selection
    towns = _towns(screen, cards(selection.index, newest(selection), words))
    drawn = partial(few_map, shared_geography(), towns, height=height)
    said = few_places_figure(selection, words)
    show_figure(screen, said, drawn, picture=words.text("Map"), alone=alone)


def _towns(screen: Screen, shown: list[Card]) -> tuple[Town, ...]:
    """Return a town for each place of each project: one disc where two stand on one spot."""
    found: dict[tuple[float, float, str], Town] = {}
    for card in shown:
        look = screen.looks.get(card.theme, look_at(None))
        for spot in card.where.spots:
            name = spot.names[0] if spot.names else ""
            found.setdefault((spot.lon, spot.lat, card.project), Town(spot, str(name), look))
    return tuple(found.values())
