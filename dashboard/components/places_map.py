"""A small map of a selection: its projects where they are, to look at."""

import pandas as pd
import streamlit as st

from dashboard.components.figure import section
from dashboard.components.screen import Screen, shared_geography
from dashboard.facets import theme_labels
from dashboard.maps.deck import MapWords, build_map
from dashboard.maps.view import PHONE_WIDTH, Canvas, view_of
from dashboard.markdown import escaped
from dashboard.measures.places import located
from dashboard.measures.records import project_list
from dashboard.notes import coverage_note
from dashboard.selection import Selection
from dashboard.words import Words

WIDTH, HEIGHT = 480, 420
"""Pixels of the picture on a desktop; beside it stands the list."""


def show_places(screen: Screen, key: str, *, region: str | None = None) -> None:
    """Draw the places of the selection on the country, or on one region; `key` tells it apart."""
    words = screen.words
    measure = located(screen.selection)
    section(words.text("Where the projects are"))
    if not measure.frame.empty:
        width = PHONE_WIDTH if screen.narrow else WIDTH
        height = min(HEIGHT, width)
        geography = shared_geography()
        view = view_of(geography, width, height, region)
        picture = build_map(
            Canvas(geography, view, screen.scheme, screen.looks),
            map_points(screen.selection, measure.frame, words),
            map_words(words),
        )
        key = f"places-{key}-{width}-{screen.scheme.background}"
        st.pydeck_chart(picture.deck, height=height, key=key)
    st.caption(escaped(coverage_note(measure.coverage, words)))


def map_words(words: Words) -> MapWords:
    """Return what the map itself says."""
    return MapWords(
        project_count=lambda count: words.plural("{count} project", "{count} projects", count),
        landlord_count=lambda count: words.plural("{count} landlord", "{count} landlords", count),
    )


def map_points(selection: Selection, places: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return `places`, as of `located`, with what a map says of their projects."""
    portfolio = selection.portfolio
    projects = project_list(selection, words).set_index("id")
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
