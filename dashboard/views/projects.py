"""Projects: the list of the selection, or the sheet of one project."""

import pandas as pd
import streamlit as st

from dashboard.components.empty import say_if_empty
from dashboard.components.figure import show_table
from dashboard.components.project_sheet import project_sheet
from dashboard.components.screen import Screen
from dashboard.markdown import escaped
from dashboard.measures.records import project_list

PER_PAGE = 20


def page(screen: Screen) -> None:
    """Draw the sheet of the project in the address, or else the list."""
    project = st.query_params.get("project")
    if project is not None:
        project_sheet(screen, project)
    elif not say_if_empty(screen):
        _list(screen)


def _list(screen: Screen) -> None:
    words = screen.words
    projects = project_list(screen.selection, words)
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
    for row in projects.iloc[(number - 1) * PER_PAGE : number * PER_PAGE].itertuples():
        _card(screen, row)


def _table(screen: Screen, projects: pd.DataFrame) -> None:
    words = screen.words
    headings = {
        "title": words.text("Title"),
        "committee": words.text("Committee"),
        "themes": words.text("Themes"),
        "landlords": words.text("Landlords"),
        "carriers": words.text("Carriers"),
        "places": words.text("Places"),
    }
    show_table(projects[list(headings)].rename(columns=headings))


def _card(screen: Screen, row) -> None:  # type: ignore[no-untyped-def]
    words = screen.words
    with st.container(border=True, gap=None):
        st.page_link(
            screen.pages["projects"],
            label=f"**{escaped(row.title)}**",
            query_params=screen.address(project=row.id),
        )
        themes = row.themes or words.text("theme not stated")
        st.caption(escaped(f"{row.committee} · {themes}"))
        st.markdown(escaped(row.landlords or words.text("landlord not stated")))
        st.markdown(
            escaped(
                words.text(
                    "with {carriers} · {places}",
                    carriers=row.carriers or words.text("carrier not stated"),
                    places=row.places or words.text("place not known"),
                )
            )
        )
