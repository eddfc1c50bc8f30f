"""The map: the selected projects where they are, overseas beside the mainland."""

import pandas as pd
import streamlit as st

from dashboard.components.badge import look_badge
from dashboard.components.empty import say_if_empty
from dashboard.components.figure import heading, show_table
from dashboard.components.screen import PHONE_WIDTH, Screen, shared_geography
from dashboard.facets import theme_labels
from dashboard.headlines import leading
from dashboard.maps.deck import MapPicture, MapWords, build_map
from dashboard.maps.links import joined
from dashboard.maps.view import Canvas, height_for, view_of
from dashboard.markdown import escaped
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.places import located, owners
from dashboard.measures.records import project_list
from dashboard.notes import coverage_note
from dashboard.style.palette import look_at

DESKTOP_WIDTH = 720
"""Pixels the picture is fitted into on a desktop; a wider window shows more around it."""


def page(screen: Screen) -> None:
    """Draw the map, its legend and its table."""
    if say_if_empty(screen):
        return
    words = screen.words
    places = located(screen.selection)
    points = _points(screen, places.frame)
    regions = projects_by(screen.selection, "region", words)
    view = heading(
        screen,
        "map",
        words.text("Where the projects are"),
        leading(ranked(regions), words),
        picture=words.text("Map"),
    )
    if view == "table":
        _table(screen, points)
    else:
        _picture(screen, points)
    pins = words.plural("{count} place", "{count} places", len(points))
    st.caption(escaped(f"{coverage_note(places.coverage, words)} {pins}."))


def _points(screen: Screen, places: pd.DataFrame) -> pd.DataFrame:
    """Return the places with what the map says of their projects."""
    words, portfolio = screen.words, screen.portfolio
    projects = project_list(screen.selection, words).set_index("id")
    themes = theme_labels(portfolio, words)
    precision = portfolio.schema.tables["places"].field("precision").categories
    about = projects.reindex(places["project"]).reset_index(drop=True)
    return places.reset_index(drop=True).assign(
        title=about["title"],
        committee_label=about["committee"],
        landlords=about["landlords"],
        theme=about["theme"],
        theme_label=about["theme"].map(themes).fillna(words.text("theme not stated")),
        place_label=places["name"].array,
        precision_label=[
            words.text("placed at: {what}", what=precision[code][words.language])
            for code in places["precision"]
        ],
    )


def _picture(screen: Screen, points: pd.DataFrame) -> None:
    words = screen.words
    left, right = st.columns(2)
    with left:
        region = _region(screen)
    with right:
        links = _lines(screen, points)
    width = PHONE_WIDTH if screen.narrow else DESKTOP_WIDTH
    height = height_for(width, region)
    geography = shared_geography()
    canvas = Canvas(
        geography, view_of(geography, width, height, region), screen.scheme, screen.looks
    )
    counts = MapWords(
        project_count=lambda count: words.plural("{count} project", "{count} projects", count),
        landlord_count=lambda count: words.plural("{count} landlord", "{count} landlords", count),
    )
    picture = build_map(canvas, points, counts, links=links)
    key = f"map-{region}-{screen.scheme.background}"
    event = st.pydeck_chart(
        picture.deck,
        height=height,
        key=key,
        on_select="rerun",
        selection_mode="single-object",
    )
    _legend(screen, points, picture)
    _picked(screen, event)


def _region(screen: Screen) -> str | None:
    """Let the reader see one region larger; return its code, None for the whole country."""
    words = screen.words
    regions = dict(
        zip(screen.portfolio.regions["code"], screen.portfolio.regions["name"], strict=True)
    )
    return st.selectbox(
        words.text("See larger"),
        [None, *sorted(regions, key=lambda code: regions[code])],
        format_func=lambda code: regions[code] if code else words.text("Whole country"),
        key="map-region",
    )


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
    if picture.grouped:
        st.caption(words.text("Too many projects to show each: a disc is a département."))
        return
    present = set(points["theme"].dropna())
    labels = theme_labels(screen.portfolio, words)
    with st.container(horizontal=True, gap="small"):
        for theme, label in labels.items():
            if theme in present:
                with st.container(horizontal=True, gap="xxsmall", width="content"):
                    look_badge(screen.looks[theme])
                    st.markdown(escaped(label), width="content")
        if points["theme"].isna().any():
            with st.container(horizontal=True, gap="xxsmall", width="content"):
                look_badge(look_at(None))
                st.markdown(escaped(words.text("theme not stated")), width="content")
    st.caption(words.text("A hollow disc stands for a whole département."))


def _picked(screen: Screen, event) -> None:  # type: ignore[no-untyped-def]
    """Show the project whose disc was clicked."""
    picked = [
        row["project"] for row in event.selection["objects"].get("pins", []) if "project" in row
    ]
    if not picked:
        st.caption(screen.words.text("Click a disc to see its project."))
        return
    projects = project_list(screen.selection, screen.words).set_index("id")
    if picked[0] in projects.index:
        row = projects.loc[picked[0]]
        with st.container(border=True):
            st.page_link(
                screen.pages["projects"],
                label=f"**{escaped(row['title'])}**",
                query_params=screen.address(project=picked[0]),
            )
            st.caption(escaped(f"{row['committee']} · {row['themes']}"))
            st.markdown(escaped(f"{row['landlords']} · {row['carriers']}"))


def _table(screen: Screen, points: pd.DataFrame) -> None:
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
    show_table(named[list(headings)].rename(columns=headings))
