"""Home: what is recorded, what is new, where, what, and the projects of the selection as cards."""

from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.components.figures.selection_figures import amounts_switch
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.home.coverage_line import how_counted, show_coverage
from dashboard.components.home.few_projects import few_projects
from dashboard.components.home.newest_project import newest_project
from dashboard.components.home.region_figure import show_regions
from dashboard.components.home.theme_figure import show_themes
from dashboard.components.records.few_places import show_places
from dashboard.components.records.project_list import project_list_part
from dashboard.components.session.screen import Screen
from dashboard.texts.home import FEW


def page(screen: Screen) -> None:
    """Draw the first page; up to six projects are shown as projects."""
    show_coverage(screen)
    if say_if_empty(screen):
        return
    amounts_switch(screen)
    if screen.selection.size <= FEW:
        few_projects(screen)
    else:
        with st.container(key="panels"):
            with st.container(key="panel-news"):
                newest_project(screen)
            with st.container(key="panel-regions"):
                show_regions(screen)
            with st.container(key="panel-themes"):
                show_themes(screen)
        project_list_part(screen)
    how_counted(screen)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "themes": show_themes,
    "regions": show_regions,
    "places": show_places,
}
"""The figures of this page that can stand alone, by the name in their address."""
