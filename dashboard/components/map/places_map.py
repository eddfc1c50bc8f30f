"""A small map of a selection: its projects where they are, to look at and to take away."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import streamlit as st

from dashboard.components.figures.export_menu import NOTHING_MORE
from dashboard.components.figures.figure import section
from dashboard.components.map.map_choices import LARGER
from dashboard.components.map.map_figure import show_map
from dashboard.components.map.map_parts import map_points, map_words, places_note
from dashboard.components.map.map_view import canvas_on
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.layout import stacked
from dashboard.maps.view import PHONE_WIDTH
from dashboard.measures.counts import projects_by
from dashboard.measures.places import mapped
from dashboard.style.scheme import Scheme
from dashboard.texts.headlines import leading

WIDTH, HEIGHT = 480, 420
"""Pixels of the picture on a desktop; beside it stands the list."""


def show_places(
    screen: Screen,
    about: str,
    *,
    levels: Sequence[str] = ("region",),
    region: str | None = None,
    among: Mapping[str, Collection[str]] = NOTHING_MORE,
    alone: bool = True,
) -> None:
    """Draw the places of the selection on the country, or on one region.

    `about` tells the map apart from that of another sheet; the headline counts by the first of
    `levels` (facets) that some project has, of the values that `among` names for it; `alone` is
    whether the choices of the selection are all that makes it, so that the map of these choices is
    the same figure.
    """
    words = screen.words
    places = mapped(screen.selection)
    subject = words.plural("Where the project is", "Where the projects are", screen.selection.size)
    if places.frame.empty:
        section(subject)
        st.caption(escaped(places_note(places, words)))
        return
    points = map_points(screen.selection, places.frame, words)
    width = PHONE_WIDTH if screen.narrow else WIDTH
    plan = stacked(width, inset=False, height=None if screen.narrow else HEIGHT)
    canvas = canvas_on(screen, plan, region)

    @cache
    def build(scheme: Scheme) -> MapPicture:
        return build_map(canvas(scheme), points, map_words(words))

    show_map(
        screen,
        places,
        lambda: points,
        build,
        key=f"places-{about}-{width}-{screen.scheme.panel}",
        subject=subject,
        headline=_headline(screen, levels, among),
        alone=({LARGER: region} if region else NOTHING_MORE) if alone else None,
    )


def _headline(screen: Screen, levels: Sequence[str], among: Mapping[str, Collection[str]]) -> str:
    words, selection = screen.words, screen.selection
    for level in levels:
        frame = projects_by(selection, level, words).frame
        inside = among.get(level, ())
        labels = frame.loc[frame["id"].isin(inside) if inside else slice(None), "label"].tolist()
        if labels and selection.size == 1:
            return words.all_of(labels)
        if labels:
            return leading(selection, level, words, among=inside)
    return leading(selection, levels[0], words)
