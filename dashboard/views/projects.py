"""Projects: the list of the selection, or the sheet of one project."""

import streamlit as st

from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.followed_up import show_followed_up
from dashboard.components.records.project_card import project_cards
from dashboard.components.records.project_list import cards_or_table, show_projects_table
from dashboard.components.records.project_sheet import project_sheet
from dashboard.components.records.search_results import (
    best_first,
    found_in,
    search_words,
    show_names,
)
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import page_of
from dashboard.measures.cards import cards, newest
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
    positions = best_first(screen, newest(screen.selection))
    listed = page_of(positions, PER_PAGE, key="projects-page")
    shown = cards(screen.selection.index, listed, screen.words)
    project_cards(screen, shown, found_in(screen, shown), headed=False)
