"""A small map of a selection: its projects where they are, to look at and to take away."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import streamlit as st

from dashboard.components.figures.export_menu import NOTHING_MORE
from dashboard.components.figures.figure import section
from dashboard.components.map.map_choices import LARGER
from dashboard.components.map.map_figure import show_map
from dashboard.components.map.map_parts import canvas_on, map_words
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.layout import stacked
from dashboard.maps.view import PHONE_WIDTH
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.places import places_figure

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
    said = places_figure(screen.selection, screen.words, levels, among, euros=screen.in_amounts)
    points = said.frame
    if points.empty:
        section(said.subject)
        st.caption(escaped(said.note))
        return
    width = PHONE_WIDTH if screen.narrow else WIDTH
    plan = stacked(width, inset=False, height=None if screen.narrow else HEIGHT)
    canvas = canvas_on(screen, plan, region)

    @cache
    def build(scheme: Scheme) -> MapPicture:
        return build_map(canvas(scheme), points, map_words(screen.words))

    show_map(
        screen,
        said,
        points,
        build,
        key=f"places-{about}-{width}-{screen.scheme.panel}",
        alone=({LARGER: region} if region else NOTHING_MORE) if alone else None,
    )
