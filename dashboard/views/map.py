"""The map: the selected projects where they are, overseas beside the mainland."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.deck_gl_json_chart import PydeckState

from dashboard.components.clicks import toggle
from dashboard.components.empty import say_if_empty
from dashboard.components.map_choices import lines_drawn, region_seen
from dashboard.components.map_figure import show_map
from dashboard.components.map_parts import map_legend, map_points, map_words, show_legend
from dashboard.components.screen import Screen, shared_geography
from dashboard.headlines import leading
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.legend import Legend
from dashboard.maps.view import PHONE_WIDTH, Canvas, height_for, view_of
from dashboard.markdown import escaped
from dashboard.measures.counts import projects_by
from dashboard.measures.places import located
from dashboard.measures.records import project_list
from dashboard.selection import Selection

TERRITORIES = ("region", "departement")
"""The facets that an area of the map chooses."""

_CLICKED = "map-clicked"

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
        map_points(screen.selection, places.frame, words),
        partial(_picture, screen),
        subject=words.text("Where the projects are"),
        headline=leading(screen.selection, "region", words),
    )


def _picture(screen: Screen) -> tuple[MapPicture, Legend]:
    """Draw the map with its legend; return both."""
    words = screen.words
    around = screen.selection.without(*TERRITORIES)
    points = map_points(around, located(around).frame, words)
    selected = set(screen.portfolio.projects["id"][screen.selection.mask])
    points["dimmed"] = ~points["project"].isin(selected)
    left, right = st.columns(2)
    with left:
        region = region_seen(screen)
    with right:
        links = lines_drawn(screen, points[~points["dimmed"]])
    width = PHONE_WIDTH if screen.narrow else DESKTOP_WIDTH
    height = height_for(width, region)
    geography = shared_geography()
    view = view_of(geography, width, height, region)
    canvas = Canvas(geography, view, screen.scheme, screen.looks)
    areas = _areas(screen, around, region)
    picture = build_map(canvas, points, map_words(words), areas=areas, links=links)
    key = f"map-{region}-{width}-{screen.scheme.background}"
    event = st.pydeck_chart(
        picture.deck,
        height=height,
        key=key,
        on_select=_on_click(key),
        selection_mode="single-object",
    )
    legend = map_legend(screen, points, picture, shaded=True)
    show_legend(legend)
    _picked(screen, event)
    return picture, legend


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


def _on_click(key: str) -> Callable[[], None]:
    """Return what to do when the map is clicked.

    An area chooses itself, a disc the département it stands in. A second click on the same spot
    comes as one on nothing, and takes the choice away again.
    """

    def clicked() -> None:
        before: tuple[str, str] | None = st.session_state.get(_CLICKED)
        now = _territory(st.session_state[key].selection["objects"])
        st.session_state[_CLICKED] = now
        chosen = now or before
        if chosen:
            toggle(*chosen)

    return clicked


def _territory(objects: Mapping[str, list[dict[str, Any]]]) -> tuple[str, str] | None:
    """Return the facet and the value that a clicked object stands for, None for none."""
    for layer in ("pins", "departements", "groups"):
        for found in objects.get(layer, []):
            about = found.get("properties", found)
            if about.get("level") in TERRITORIES:
                return about["level"], about["code"]
            if about.get("departement"):
                return "departement", about["departement"]
    return None


def _picked(screen: Screen, event: PydeckState) -> None:
    """Show the project whose disc was clicked, with its territory and theme to choose."""
    words = screen.words
    pins = event.selection["objects"].get("pins", [])
    projects = project_list(screen.selection, words).set_index("id")
    picked = [row["project"] for row in pins if row.get("project") in projects.index]
    if not picked:
        st.caption(
            words.text(
                "Click a disc to see its project and choose its département, an area to choose it."
            )
        )
        return
    row = projects.loc[picked[0]]
    with st.container(border=True):
        st.page_link(
            screen.pages["projects"],
            label=f"**{escaped(row['title'])}**",
            query_params=screen.address(project=picked[0]),
        )
        st.caption(escaped(f"{row['committee']} · {row['themes']}"))
        st.markdown(escaped(f"{row['landlords']} · {row['carriers']}"))
        _choose(screen, picked[0])


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
