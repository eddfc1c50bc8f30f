"""A map of projects on a sheet, or alone: heading, picture or table, menu, signs and note."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import NOTHING_MORE, Picture, export_menu
from dashboard.components.figures.figure import (
    counted_below,
    figure_heading,
    section,
    show_own_table,
)
from dashboard.components.map.map_choices import LARGER
from dashboard.components.map.map_parts import (
    canvas_on,
    map_legend,
    map_words,
    show_signs,
    show_steps,
)
from dashboard.components.map.map_picture import Build, draw_still
from dashboard.components.session.browser_part import has_webgl
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.maps.deck import MapPicture, build_map
from dashboard.maps.layout import stacked
from dashboard.maps.legend import Legend
from dashboard.maps.svg import map_svg
from dashboard.maps.view import PHONE_WIDTH
from dashboard.style.scheme import LIGHT, Scheme
from dashboard.texts.figures.figure_text import FigureText
from dashboard.texts.figures.places import places_figure


def show_map(
    screen: Screen,
    said: FigureText,
    points: pd.DataFrame,
    build: Build,
    *,
    key: str,
    alone: Mapping[str, str] | None = NOTHING_MORE,
) -> None:
    """Draw a map with a switch to its table and a menu to take either away.

    `points` are those of the picture, which `build` makes and `key` tells apart; `alone` is as of
    `export_menu`.
    """
    panel = st.container(key=f"figure-{said.key}", gap="small")
    with panel, figure_heading(screen, said, picture=screen.words.text("Map")) as shown:
        menu = st.container(width="content")
    picture: Picture | None = None
    with panel:
        if shown == "table":
            show_own_table(screen, said)
        else:
            drawn = draw_still(screen.scheme, build, key=key, alt=said.subject)
            legend = map_legend(screen, points, drawn)
            show_signs(legend)
            show_steps(screen, legend)
            picture = drawn_light(build, legend)
        counted_below(screen.words, said)
    with menu:
        export_menu(screen, said, picture=picture, alone=alone)


def drawn_light(build: Build, legend: Legend) -> Picture:
    """Return what makes the drawing of a map that is taken away."""
    return lambda: {"drawing": map_svg(build(LIGHT), legend)}


def table_without_webgl(screen: Screen, said: FigureText) -> None:
    """Draw the table of a map, and say why, where the browser shows the map as a drawing."""
    if not has_webgl():
        say_small(
            screen.words,
            "This browser has no WebGL, so that the map is a drawing. The table says the same.",
        )
        show_own_table(screen, said)


WIDTH, HEIGHT = 480, 420
"""Pixels of the picture on a desktop; beside it stands the list."""


def show_places(
    screen: Screen,
    about: str,
    *,
    levels: Sequence[str] = ("region",),
    region: str | None = None,
    among: Mapping[str, Collection[str]] = NOTHING_MORE,
) -> None:
    """Draw the places of the selection on the country, or on one region.

    `about` tells the map apart from that of another sheet; the headline counts by the first of
    `levels` (facets) that some project has, of the values that `among` names for it.
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
        alone={LARGER: region} if region else NOTHING_MORE,
    )
