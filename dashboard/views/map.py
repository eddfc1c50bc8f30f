"""The map: the selected projects where they are, and beside it their list by region."""

from collections.abc import Callable, Mapping
from functools import cache, partial

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import counted_below, show_own_table
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.map.map_choices import lines_drawn, territory_seen
from dashboard.components.map.map_clicks import (
    SHOWN,
    TERRITORIES,
    answer,
    map_list,
    show_project,
    shown_project,
    turn,
)
from dashboard.components.map.map_figure import (
    drawn_light,
    show_map,
    table_without_webgl,
)
from dashboard.components.map.map_parts import (
    Ground,
    canvas_on,
    map_legend,
    map_words,
    show_signs,
    show_steps,
)
from dashboard.components.map.map_picture import Build, draw_map
from dashboard.components.map.map_zoom import part_seen
from dashboard.components.session.links import link_box, project_link
from dashboard.components.session.notices import say_unknown
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from dashboard.maps.deck import MapPicture, build_map, drawn_places
from dashboard.maps.layout import WIDE, Plan, stacked
from dashboard.maps.view import PHONE_WIDTH
from dashboard.measures.places import without_region
from dashboard.measures.records import project_list
from dashboard.style.scheme import LIGHT, Scheme
from dashboard.texts.figures.places import map_figure, map_points, shaded_areas, where_most

TABLE = "map?view=table"
"""The way to the table of the map; see `places.py`."""

PANEL_WIDTH = WIDE.width + 32
"""Pixels of the panel that holds the picture: its padding and edges are 16 on each side."""


def page(screen: Screen) -> None:
    """Draw the map and its list; also where a territory that was clicked is empty."""
    table = st.query_params.get("view") == "table"
    page_title(
        screen,
        where_most(screen.selection, screen.words, euros=screen.in_amounts),
        way=TABLE if table else "",
    )
    if say_if_empty(screen) and not screen.selection.without(*TERRITORIES).size:
        return
    if table:
        points = map_points(screen.selection, screen.words, euros=screen.in_amounts)
        said = map_figure(screen.selection, points, screen.words)
        show_own_table(screen, said)
        export_menu(screen, said)
        return
    _map_and_list(screen)


def _map_and_list(screen: Screen) -> None:
    words = screen.words
    _say_unknown(screen)
    with st.container(key="map-page", horizontal=True):
        panel = st.container(key="map-panel", width="stretch" if screen.narrow else PANEL_WIDTH)
        beside = st.container(key="map-beside")
    tools = st.container(key="map-tools", horizontal=True, vertical_alignment="bottom")
    with tools:
        seen = territory_seen(screen)
    with panel:
        place = st.container(key="map-place", gap=None)
        zoom = st.container(key="map-zoom-place")
    plan = _plan(screen)
    with zoom:
        canvas = canvas_on(screen, plan, *seen, part=partial(part_seen, screen))
    points = _points(screen)
    with tools:
        links = lines_drawn(screen, _spots(canvas, points))
    build = _build(screen, canvas, points, seen[0], links)
    whole = seen[0] is None and not canvas(LIGHT).view.steps
    with place:
        picture = draw_map(
            screen.scheme,
            build,
            key=f"map-{plan.width}-{screen.scheme.panel}",
            alt=words.text("Where the projects are"),
            on_click=answer,
        )
    legend = map_legend(screen, points, picture)
    with panel:
        show_signs(legend, key="map-signs-in" if whole and plan is WIDE else "map-signs")
        show_steps(screen, legend)
    if screen.selection.size:
        with beside:
            map_list(screen, points, picture)
    said = map_figure(screen.selection, points, words)
    with tools:
        label = words.text("Export the map")
        export_menu(screen, said, picture=drawn_light(build, legend), label=label)
    _without_region(screen)
    counted_below(words, said, legend.said)
    table_without_webgl(screen, said)


def _alone(screen: Screen) -> None:
    """Draw the map alone, for another website."""
    plan = _plan(screen)
    points = _points(screen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        seen = territory_seen(screen)
        links_beside = st.container()
        canvas = canvas_on(screen, plan, *seen, part=partial(part_seen, screen))
    with links_beside:
        links = lines_drawn(screen, _spots(canvas, points))
    show_map(
        screen,
        map_figure(screen.selection, points, screen.words),
        points,
        _build(screen, canvas, points, seen[0], links),
        key=f"map-{plan.width}-{screen.scheme.panel}",
    )


def _plan(screen: Screen) -> Plan:
    return stacked(PHONE_WIDTH, inset=True) if screen.narrow else WIDE


def _points(screen: Screen) -> pd.DataFrame:
    """Return the points of all that the territories chosen leave out too, which are dimmed."""
    around = screen.selection.without(*TERRITORIES)
    return map_points(screen.selection, screen.words, around, euros=screen.in_amounts)


def _spots(canvas: Ground, points: pd.DataFrame) -> pd.DataFrame:
    placed = drawn_places(canvas(LIGHT), points[~points["dimmed"]])
    return placed[["project", "map_lon", "map_lat"]].dropna()


def _build(
    screen: Screen,
    canvas: Ground,
    points: pd.DataFrame,
    region: str | None,
    links: pd.DataFrame | None,
) -> Build:
    around = screen.selection.without(*TERRITORIES)
    areas = shaded_areas(around, region, screen.words, euros=screen.in_amounts)

    @cache
    def build(scheme: Scheme) -> MapPicture:
        return build_map(
            canvas(scheme),
            points,
            map_words(screen.words),
            areas=areas,
            chosen=[(level, code) for level in TERRITORIES for code in screen.chosen(level)],
            links=links,
            turn=turn(),
        )

    return build


def _say_unknown(screen: Screen) -> None:
    """Say of a project that the address names and the data does not have that it is not there."""
    asked = shown_project()
    if asked and asked not in set(screen.portfolio.projects["id"]):
        say_unknown(SHOWN, asked, N_("this value is not in the data"), screen.words)
        show_project("")


def _without_region(screen: Screen) -> None:
    """Name the selected projects of which no region is known, with the way to their sheets."""
    words = screen.words
    lacking = without_region(screen.selection)
    if not lacking:
        return
    titles = project_list(screen.selection, words).set_index("id")["title"]
    with link_box("without-region"):
        said = words.plural(
            "{count} project without a known region:",
            "{count} projects without a known region:",
            len(lacking),
        )
        st.markdown(escaped(said), width="content")
        for project in lacking:
            project_link(screen, project, escaped(titles[project]))


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "map": _alone,
}
"""The figures of this page that can stand alone, by the name in their address."""
