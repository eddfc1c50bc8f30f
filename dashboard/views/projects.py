"""Projects: the list of the selection, or the sheet of one project."""

import pandas as pd
import streamlit as st

from dashboard.components.figures.figure import show_linked_table
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.project_card import project_card
from dashboard.components.records.project_sheet import project_sheet
from dashboard.components.records.search_results import search_terms, search_words, show_names
from dashboard.components.session.links import with_project_sheets
from dashboard.components.session.screen import Screen
from dashboard.measures.records import project_list
from dashboard.measures.sheets.of_project import position_of
from dashboard.selection.search.fields import foreign_texts
from dashboard.selection.search.hits import Hit, hits, in_language
from dashboard.texts.tables import projects_table

PER_PAGE = 20


def page(screen: Screen) -> None:
    """Draw the sheet of the project in the address, or else the list."""
    project = st.query_params.get("project")
    if project is not None:
        project_sheet(screen, project)
        return
    page_title(screen, screen.sentence)
    if search_words(screen):
        show_names(screen)
    if not say_if_empty(screen):
        _list(screen)


def _list(screen: Screen) -> None:
    words = screen.words
    projects = _best_first(screen, project_list(screen.selection, words))
    views = {"cards": words.text("List"), "table": words.text("Table")}
    view = st.segmented_control(
        words.text("How to show the projects"),
        list(views),
        format_func=views.__getitem__,
        default="cards",
        required=True,
        key="view-projects",
        label_visibility="collapsed",
    )
    if view == "table":
        _table(screen, projects)
        return
    pages = -(-len(projects) // PER_PAGE)
    number = 1
    if pages > 1:
        number = st.pagination(pages, key="projects-page")
    shown = projects.iloc[(number - 1) * PER_PAGE : number * PER_PAGE]
    for row in shown.to_dict("records"):
        project_card(screen, row, _found(screen, row["id"]))


def _best_first(screen: Screen, projects: pd.DataFrame) -> pd.DataFrame:
    """Put the projects first that a search found in their titles, then in names, then elsewhere."""
    search = search_words(screen)
    if not search:
        return projects
    order = pd.Series(
        screen.selection.index.searches["q"].order(search), index=screen.portfolio.projects["id"]
    )
    return projects.iloc[order.reindex(projects["id"]).argsort(kind="stable").to_numpy()]


def _found(screen: Screen, project: str) -> list[Hit]:
    if not search_words(screen):
        return []
    index = screen.selection.index
    position = position_of(index, project)
    found = hits(index.searches["q"], position, search_terms(screen))
    return in_language(found, foreign_texts(index.portfolio, position, screen.words.language))


def _table(screen: Screen, projects: pd.DataFrame) -> None:
    table = projects_table(projects, screen.words)
    show_linked_table(screen, with_project_sheets(screen, table, projects["id"]))
