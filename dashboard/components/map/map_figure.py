"""A map of projects on a sheet, or alone: heading, picture or table, menu, signs and note."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import NOTHING_MORE, Picture, export_menu
from dashboard.components.figures.figure import counted_below, figure_heading, show_own_table
from dashboard.components.map.map_parts import map_legend, show_signs, show_steps
from dashboard.components.map.map_picture import Build, Mark, draw_map, draw_still
from dashboard.components.session.browser_part import has_webgl
from dashboard.components.session.screen import Screen
from dashboard.maps.deck import MapPicture
from dashboard.maps.legend import Legend
from dashboard.maps.svg import map_svg
from dashboard.style.scheme import LIGHT
from dashboard.texts.figures.figure_text import FigureText


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


def signed_map(
    screen: Screen,
    points: pd.DataFrame,
    build: Build,
    *,
    key: str,
    alt: str,
    on_click: Callable[[Mark], None],
) -> tuple[MapPicture, Legend]:
    """Draw the picture that `build` makes, to be clicked; return it, and what its signs mean."""
    picture = draw_map(screen.scheme, build, key=key, alt=alt, on_click=on_click)
    return picture, map_legend(screen, points, picture)


def drawn_light(build: Build, legend: Legend) -> Picture:
    """Return what makes the drawing of a map that is taken away."""
    return lambda: {"drawing": map_svg(build(LIGHT), legend)}


def table_without_webgl(screen: Screen, said: FigureText) -> None:
    """Draw the table of a map, and say why, where the browser shows the map as a drawing."""
    if not has_webgl():
        st.caption(
            screen.words.text(
                "This browser has no WebGL, so that the map is a drawing. The table says the same."
            )
        )
        show_own_table(screen, said)
