"""The projects of the selection, the latest first: as cards, or as a flat table."""

from contextlib import nullcontext

import streamlit as st

from dashboard.components.figures.figure import show_linked_table
from dashboard.components.records.project_card import project_cards
from dashboard.components.session.internal import own_table
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import switch
from dashboard.language.markup import tag
from dashboard.measures.cards import cards, newest
from dashboard.measures.records import project_list
from dashboard.texts.tables import projects_table

FIRST, MOST = 9, 240
"""Cards of the first page, and how many it shows when asked for all; more have pages of theirs."""

_ALL = "all-cards"


def cards_or_table(screen: Screen, key: str) -> bool:
    """Draw the switch between cards and table; return whether the table is on."""
    words = screen.words
    views = {"cards": words.text("Cards"), "table": words.text("Table")}
    return switch(words.text("How to show the projects"), views, key=f"view-{key}") == "table"


def show_projects_table(screen: Screen) -> None:
    """Draw the selected projects as the flat table, a row each, with links to their sheets."""
    projects = project_list(screen.selection, screen.words)
    table = projects_table(projects, screen.words)
    if screen.in_amounts:
        amounts = projects["id"].map(screen.portfolio.known_amounts)
        table.insert(1, screen.words.text("Amount (€)"), amounts)
    with own_table("projects") if screen.in_amounts else nullcontext():
        show_linked_table(screen, table, ("projects", projects["id"]))


def project_list_part(screen: Screen) -> None:
    """Draw the newest projects, and a button for all; more than a page holds have their own."""
    words, selection = screen.words, screen.selection
    with st.container(
        key="projects-head",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        title = words.text("The projects, from the latest to the oldest")
        st.html(tag("h2", title, class_="section-title"), width="content")
        table = cards_or_table(screen, "home-projects")
    if table:
        show_projects_table(screen)
        return
    whole = bool(st.session_state.get(_ALL)) and selection.size <= MOST
    shown = newest(selection, None if whole else FIRST)
    project_cards(screen, cards(selection.index, shown, words))
    if selection.size <= len(shown):
        return
    said = words.plural("See the {count} project", "See the {count} projects", selection.size)
    with st.container(horizontal=True, horizontal_alignment="center", key="see-all"):
        if selection.size > MOST:
            st.page_link(screen.pages["projects"], label=said, query_params=screen.address())
        else:
            st.button(
                said, key="see-all-cards", on_click=lambda: st.session_state.update({_ALL: True})
            )
