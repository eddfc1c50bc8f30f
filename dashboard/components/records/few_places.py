"""Where a few projects are: a map of their towns, drawn to fit them (no WebGL)."""

import pandas as pd

from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.few_map import HEIGHT, Town, few_map
from dashboard.measures.cards import Card, cards, newest
from dashboard.measures.places import located
from dashboard.measures.records import project_list
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import PLACES
from dashboard.texts.coverage import coverage_note
from dashboard.texts.home import few_where
from dashboard.texts.tables import projects_table


def show_places(screen: Screen, *, height: int = HEIGHT, alone: bool = True) -> None:
    """Draw where the selected projects are, their towns named, `height` pixels high.

    `alone` is whether the choices of the selection are all that makes it.
    """
    words, selection = screen.words, screen.selection
    shown = cards(selection.index, newest(selection), words)
    towns = _towns(screen, shown)

    def drawn(scheme: Scheme) -> str:
        return few_map(shared_geography(), towns, scheme, height=height)

    def table() -> pd.DataFrame:
        return projects_table(project_list(selection, words), words)

    show_chart(
        screen,
        "places",
        drawn,
        table,
        FigureText(
            subject=words.text("Where"),
            headline=few_where(shown, words),
            note=coverage_note(located(selection).coverage, words),
            rule=words.text(PLACES),
        ),
        picture=words.text("Map"),
        alone=alone,
    )


def _towns(screen: Screen, shown: list[Card]) -> list[Town]:
    """Return a town for each place of each project: one disc where two stand on one spot."""
    found: dict[tuple[float, float, str], Town] = {}
    for card in shown:
        look = screen.looks.get(card.theme, look_at(None))
        for spot in card.where.spots:
            name = spot.names[0] if spot.names else ""
            found.setdefault((spot.lon, spot.lat, card.project), Town(spot, str(name), look))
    return list(found.values())
