"""Home: what is recorded, what is new, where, what, and the projects of the selection as cards."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.figure import show_figure
from dashboard.components.figures.selection_figures import (
    amounts_switch,
    show_amounts,
    show_share_bars,
)
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.home.coverage_line import how_counted, show_coverage
from dashboard.components.home.few_projects import few_projects
from dashboard.components.home.newest_project import newest_project
from dashboard.components.records.history import show_few_places
from dashboard.components.records.project_list import project_list_part
from dashboard.components.session.links import onward
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.maps.region_map import region_map
from dashboard.style.scheme import euro_step, euro_step_names, step_names, step_of
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.home import FEW
from dashboard.texts.themes import theme_parts


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


def show_themes(screen: Screen) -> None:
    """Draw the bars of the themes with their table and menu, and the way to what is behind them."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "theme")
        return
    said = figure_by(screen.selection, "theme", words)
    show_share_bars(screen, said, "theme", theme_parts(words))
    onward(screen, {"compare": words.text("Details")})


def show_regions(screen: Screen) -> None:
    """Draw the map of the regions with its table and its menu, and the way to the map page."""
    words = screen.words
    said = figure_by(screen.selection, "region", words, euros=screen.in_amounts)
    if screen.in_amounts:
        shades, steps = map(euro_step, said.frame["euros"].tolist()), euro_step_names(words)
    else:
        shades, steps = map(step_of, said.frame["projects"].tolist()), step_names(words)
    drawn = partial(
        region_map,
        shared_geography(),
        said.frame.assign(step=list(shades)),
        steps=steps,
        chosen=screen.chosen("region"),
        narrow=screen.narrow,
    )
    show_figure(screen, said, drawn, clicked=on_part(["region"]), picture=words.text("Map"))
    if not screen.in_amounts:
        without = words.text("Territories without a project")
        onward(screen, {"gaps": without, "map": words.text("Open the map")})


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "themes": show_themes,
    "regions": show_regions,
    "places": show_few_places,
}
"""The figures of this page that can stand alone, by the name in their address."""
