"""The map: the selected projects where they are, overseas beside the mainland."""

from collections.abc import Callable, Mapping
from functools import cache, partial

import pandas as pd
import streamlit as st

from dashboard.components.figures.clicks import toggle
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.map.map_choices import lines_drawn, region_seen
from dashboard.components.map.map_clicks import TERRITORIES, answer, picked, turn
from dashboard.components.map.map_figure import show_map
from dashboard.components.map.map_parts import map_legend, map_points, map_words, show_legend
from dashboard.components.map.map_picture import Build, draw_map
from dashboard.components.map.map_zoom import part_seen
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markdown import escaped
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.legend import Legend
from dashboard.maps.view import PHONE_WIDTH, Canvas, height_for, view_of
from dashboard.measures.counts import projects_by
from dashboard.measures.places import located
from dashboard.selection.selection import Selection
from dashboard.style.scheme import Scheme
from dashboard.texts.headlines import leading

DESKTOP_WIDTH = 720
"""Pixels the picture is fitted into on a desktop; a wider window shows more around it."""


def page(screen: Screen) -> None:
    """Draw the map, its legend and its table; also where a territory that was clicked is empty."""
    if not say_if_empty(screen) or screen.selection.without(*TERRITORIES).size:
        _map(screen)


def _map(screen: Screen) -> None:
    words = screen.words
    places = located(screen.selection)
    show_map(
        screen,
        places,
        lambda: map_points(screen.selection, places.frame, words),
        partial(_picture, screen),
        subject=words.text("Where the projects are"),
        headline=leading(screen.selection, "region", words),
    )


def _picture(screen: Screen) -> tuple[Build, Legend]:
    """Draw the map with its legend; return what makes the picture, and the legend."""
    words = screen.words
    around = screen.selection.without(*TERRITORIES)
    points = map_points(around, located(around).frame, words)
    selected = set(screen.portfolio.projects["id"][screen.selection.mask])
    points["dimmed"] = ~points["project"].isin(selected)
    points["picked"] = points["project"] == picked()
    left, right = st.columns(2)
    with left:
        region = region_seen(screen)
    with right:
        links = lines_drawn(screen, points[~points["dimmed"]])
    width = PHONE_WIDTH if screen.narrow else DESKTOP_WIDTH
    geography = shared_geography()
    view = part_seen(screen, view_of(geography, width, height_for(width, region), region))

    areas = _areas(screen, around, region)

    @cache
    def build(scheme: Scheme) -> MapPicture:
        return build_map(
            Canvas(geography, view, scheme, screen.looks),
            points,
            map_words(words),
            areas=areas,
            chosen=[(level, code) for level in TERRITORIES for code in screen.chosen(level)],
            links=links,
            turn=turn(),
        )

    picture = draw_map(
        screen.scheme,
        build,
        key=f"map-{width}-{screen.scheme.panel}",
        alt=words.text("Where the projects are"),
        on_click=None if screen.embedded else answer,
    )
    legend = map_legend(screen, points, picture, shaded=True)
    show_legend(legend)
    if not screen.embedded:
        _picked(screen, points)
    return build, legend


def _areas(screen: Screen, around: Selection, region: str | None) -> pd.DataFrame:
    """Return the projects of every region, or of the départements of the region seen larger."""
    words = screen.words
    level = "region" if region is None else "departement"
    frame = projects_by(around, level, words, without_projects=True).frame
    if region is not None:
        departements = screen.portfolio.departements
        inside = departements.loc[departements["region"] == region, "code"]
        frame = frame[frame["id"].isin(inside)]
    return pd.DataFrame(
        {
            "level": level,
            "code": frame["id"].array,
            "projects": frame["projects"].array,
            "title": frame["label"].array,
            "detail": [
                words.plural("{count} project", "{count} projects", count)
                for count in frame["projects"]
            ],
        }
    )


def _picked(screen: Screen, points: pd.DataFrame) -> None:
    """Show the project whose disc was clicked, with its territory and theme to choose."""
    words = screen.words
    shown = points[points["picked"] & ~points["dimmed"]]
    if shown.empty:
        st.caption(
            words.text(
                "Click a disc to see its project and choose its département, an area to choose it."
            )
        )
        return
    row = shown.iloc[0]
    project = str(row["project"])
    with st.container(border=True):
        st.page_link(
            screen.pages["projects"],
            label=f"**{escaped(row['title'])}**",
            query_params=screen.address(project=project),
        )
        st.caption(escaped(f"{row['committee_label']} · {row['themes']}"))
        st.markdown(escaped(f"{row['landlords']} · {row['carriers']}"))
        _choose(screen, project)


def _choose(screen: Screen, project: str) -> None:
    """Let the reader choose the départements and the theme of a project."""
    index = screen.selection.index
    with st.container(horizontal=True):
        for facet in ("departement", "theme"):
            labels = index.labels(facet, screen.words)
            for value in index.values_of(facet, project):
                st.button(
                    escaped(labels[value]),
                    key=f"choose-{facet}-{value}",
                    help=screen.words.text("Choose, or take the choice away"),
                    on_click=toggle,
                    args=(facet, value),
                )


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "map": _map,
}
"""The figures of this page that can stand alone, by the name in their address."""
