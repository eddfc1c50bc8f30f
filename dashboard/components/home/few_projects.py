"""Up to six projects: their cards, where they are, and the ways back to more."""

from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.records.project_card import project_cards
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markup import tag
from dashboard.maps.few_map import Town, few_map
from dashboard.measures.cards import Card, cards, newest
from dashboard.measures.places import located
from dashboard.measures.records import project_list
from dashboard.selection.choices import Choices
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import choices_sentence
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import PLACES
from dashboard.texts.coverage import coverage_note
from dashboard.texts.home import few_where
from dashboard.texts.tables import projects_table


def few_projects(screen: Screen) -> None:
    """Draw the cards first, a map of their places beside them, and each filter alone."""
    selection = screen.selection
    shown = cards(selection.index, newest(selection), screen.words)
    left, right = st.columns([840, 400], gap="small")
    with left:
        project_cards(screen, shown, columns=2)
    with right:
        show_places(screen)
    _ways_out(screen)


def show_places(screen: Screen) -> None:
    """Draw where the selected projects are, their towns named."""
    words, selection = screen.words, screen.selection
    shown = cards(selection.index, newest(selection), words)
    towns = _towns(screen, shown)

    def drawn(scheme: Scheme) -> str:
        return few_map(shared_geography(), towns, scheme)

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


def _ways_out(screen: Screen) -> None:
    """Draw each filter alone, with the projects that it keeps."""
    words, choices = screen.words, screen.selection.choices
    if not choices.values:
        return
    keys = [key for key in screen.selection.index.facets if choices.get(key)]
    links = []
    alone = [Choices().having(key, choices.get(key)) for key in keys] if len(keys) > 1 else []
    for one in [*alone, Choices()]:
        kept = Selection(screen.selection.index, one)
        said = words.text(
            "{label}: {count}",
            label=choices_sentence(screen.selection.index, one, words),
            count=words.plural("{count} project", "{count} projects", kept.size),
        )
        links.append(
            tag(
                "li",
                tag("a", said, href=f"./?{urlencode(replace(screen, selection=kept).address())}"),
            )
        )
    st.html(
        tag("h2", words.text("And without these filters?"), class_="section-title")
        + tag("ul", *links, class_="ways-out", role="list")
    )
