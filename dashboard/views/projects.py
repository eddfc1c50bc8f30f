"""Projects: the list of the selection, or the sheet of one project."""

import streamlit as st

from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.followed_up import show_followed_up
from dashboard.components.records.project_card import project_cards
from dashboard.components.records.project_list import cards_or_table, show_projects_table
from dashboard.components.records.project_sheet import project_sheet
from dashboard.components.records.search_results import search_terms, search_words, show_names
from dashboard.components.session.screen import Screen
from dashboard.measures.cards import Positions, cards, newest
from dashboard.measures.sheets.of_project import position_of
from dashboard.selection.search.fields import foreign_texts
from dashboard.selection.search.hits import Hit, hits, in_language
from dashboard.texts.home import selection_finding

PER_PAGE = 60
"""Cards of one page of the list."""


def page(screen: Screen) -> None:
    """Draw the sheet of the project in the address, or else the list."""
    project = st.query_params.get("project")
    if project is not None:
        project_sheet(screen, project)
        return
    page_title(screen, selection_finding(screen.selection, screen.words))
    if search_words(screen):
        show_names(screen)
    if not say_if_empty(screen):
        _list(screen)


def _list(screen: Screen) -> None:
    show_followed_up(screen)
    if cards_or_table(screen, "projects"):
        show_projects_table(screen)
        return
    positions = _best_first(screen, newest(screen.selection))
    pages = -(-len(positions) // PER_PAGE)
    number = st.pagination(pages, key="projects-page") if pages > 1 else 1
    listed = positions[(number - 1) * PER_PAGE : number * PER_PAGE]
    shown = cards(screen.selection.index, listed, screen.words)
    found = {card.project: _found(screen, card.project) for card in shown}
    project_cards(screen, shown, found, headed=False)


def _best_first(screen: Screen, positions: Positions) -> Positions:
    """Put the projects first that a search found in their titles, then in names, then elsewhere."""
    search = search_words(screen)
    if not search:
        return positions
    return screen.selection.index.searches["q"].best_first(search, positions)


def _found(screen: Screen, project: str) -> list[Hit]:
    if not search_words(screen):
        return []
    index = screen.selection.index
    position = position_of(index, project)
    found = hits(index.searches["q"], position, search_terms(screen))
    return in_language(found, foreign_texts(index.portfolio, position, screen.words.language))
