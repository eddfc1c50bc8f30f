"""The map: the selected projects where they are, overseas beside the mainland."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.elements.deck_gl_json_chart import PydeckState

from dashboard.components.badge import look_badge
from dashboard.components.clicks import toggle
from dashboard.components.empty import say_if_empty
from dashboard.components.export_menu import Picture, export_menu
from dashboard.components.figure import figure_heading, show_table
from dashboard.components.places_map import map_points, map_words
from dashboard.components.screen import Screen, shared_geography
from dashboard.facets import theme_labels
from dashboard.headlines import leading
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.links import joined
from dashboard.maps.svg import map_svg
from dashboard.maps.view import PHONE_WIDTH, Canvas, View, height_for, view_of
from dashboard.markdown import escaped
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.places import located, owners
from dashboard.measures.records import project_list
from dashboard.notes import coverage_note
from dashboard.selection import Selection
from dashboard.style.palette import look_at

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
    regions = projects_by(screen.selection, "region", words)
    subject, headline = words.text("Where the projects are"), leading(ranked(regions), words)
    table = _table(screen, map_points(screen.selection, places.frame, words))
    pins = words.plural("{count} place", "{count} places", len(places.frame))
    note = f"{coverage_note(places.coverage, words)} {pins}."
    with figure_heading(screen, "map", subject, headline, picture=words.text("Map")) as shown:
        menu = st.container(width="content")
    drawing: Picture = False
    if shown == "table":
        show_table(table)
    else:
        picture, view = _picture(screen)
        drawing = partial(map_svg, picture.deck, view)
    with menu:
        export_menu(
            screen, "map", table, subject=subject, headline=headline, note=note, picture=drawing
        )
    st.caption(escaped(note))


def _picture(screen: Screen) -> tuple[MapPicture, View]:
    """Draw the map; return it, and what of the country it shows."""
    words = screen.words
    around = screen.selection.without(*TERRITORIES)
    points = map_points(around, located(around).frame, words)
    selected = set(screen.portfolio.projects["id"][screen.selection.mask])
    points["dimmed"] = ~points["project"].isin(selected)
    left, right = st.columns(2)
    with left:
        region = _region(screen)
    with right:
        links = _lines(screen, points[~points["dimmed"]])
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
    _legend(screen, points, picture)
    _picked(screen, event)
    return picture, view


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


def _region(screen: Screen) -> str | None:
    """Let the reader see one region larger; return its code, None for the whole country."""
    words = screen.words
    regions = dict(
        zip(screen.portfolio.regions["code"], screen.portfolio.regions["name"], strict=True)
    )
    chosen: str | None = st.selectbox(
        words.text("See larger"),
        [None, *sorted(regions, key=lambda code: regions[code])],
        format_func=lambda code: regions[code] if code else words.text("Whole country"),
        key="map-region",
    )
    return chosen


def _lines(screen: Screen, points: pd.DataFrame) -> pd.DataFrame | None:
    """Let the reader join the places of one landlord or network; return the lines to draw."""
    words = screen.words
    spots = shared_geography().place_points(points)[["project", "map_lon", "map_lat"]]
    placed = owners(screen.selection).merge(spots.drop_duplicates(), on="project")
    apart = placed.groupby(["kind", "id"])[["map_lon", "map_lat"]].nunique().max(axis=1)
    several = apart[apart > 1].index.tolist()
    names = placed.drop_duplicates(["kind", "id"]).set_index(["kind", "id"])["name"]
    kinds = {"network": words.text("network"), "landlord": words.text("landlord")}
    options = sorted(several, key=lambda key: (key[0] != "network", names[key]))
    chosen = st.selectbox(
        words.text("Join the places of"),
        [None, *options],
        format_func=lambda key: f"{names[key]} ({kinds[key[0]]})" if key else words.text("nobody"),
        key="map-lines",
    )
    if chosen is None:
        return None
    return joined(placed[(placed["kind"] == chosen[0]) & (placed["id"] == chosen[1])])


def _legend(screen: Screen, points: pd.DataFrame, picture: MapPicture) -> None:
    """Say what the colours and signs mean, and what a hollow disc is."""
    words = screen.words
    if picture.grouped is not None:
        said = {
            "departement": words.text("Too many projects to show each: a disc is a département."),
            "region": words.text("Too many projects to show each: a disc is a region."),
        }
        st.caption(said[picture.grouped])
        return
    present = set(points["theme"].dropna())
    labels = theme_labels(screen.portfolio, words)
    with st.container(horizontal=True, gap="small", key="legend"):
        for theme, label in labels.items():
            if theme in present:
                with st.container(horizontal=True, gap="xxsmall", width="content"):
                    look_badge(screen.looks[theme])
                    st.markdown(escaped(label), width="content")
        if points["theme"].isna().any():
            with st.container(horizontal=True, gap="xxsmall", width="content"):
                look_badge(look_at(None))
                st.markdown(escaped(words.text("theme not stated")), width="content")
    st.caption(
        words.text(
            "A hollow disc stands for a whole département; a disc beside its place is tied to it. "
            "The darker an area, the more projects. Overseas regions are not drawn to scale."
        )
    )


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
            labels = index.facets[facet].labels(screen.portfolio, screen.words)
            for value in index.values_of(facet, project):
                st.button(
                    escaped(labels[value]),
                    key=f"choose-{facet}-{value}",
                    help=screen.words.text("Choose, or take the choice away"),
                    on_click=toggle,
                    args=(facet, value),
                )


def _table(screen: Screen, points: pd.DataFrame) -> pd.DataFrame:
    """Return the places as a reader sees them."""
    words = screen.words
    regions = screen.portfolio.regions.set_index("code")["name"]
    headings = {
        "title": words.text("Project"),
        "place_label": words.text("Place"),
        "departement": words.text("Département"),
        "region_name": words.text("Region"),
        "theme_label": words.text("Theme"),
        "committee_label": words.text("Committee"),
        "landlords": words.text("Landlords"),
        "precision_label": words.text("Precision"),
    }
    named = points.assign(region_name=points["region"].astype("object").map(regions))
    return named[list(headings)].rename(columns=headings)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "map": _map,
}
"""The figures of this page that can stand alone, by the name in their address."""
