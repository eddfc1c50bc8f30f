"""The frame of a map of projects: heading, the picture or its table, menu, legend and note."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import NOTHING_MORE, Picture, Said, export_menu
from dashboard.components.figures.figure import figure_heading
from dashboard.components.map.map_parts import map_table, places_note, show_map_table
from dashboard.components.map.map_picture import Build
from dashboard.components.session.screen import Screen
from dashboard.components.session.window import has_webgl
from dashboard.language.markdown import escaped
from dashboard.maps.legend import Legend
from dashboard.maps.svg import map_svg
from dashboard.measures.measure import Measure
from dashboard.style.scheme import LIGHT
from dashboard.texts.counting_rules import PLACES


def _light(build: Build, legend: Legend) -> Mapping[str, str]:
    return {"drawing": map_svg(build(LIGHT), legend)}


def show_map(
    screen: Screen,
    places: Measure,
    points: Callable[[], pd.DataFrame],
    draw: Callable[[], tuple[Build, Legend]],
    *,
    subject: str,
    headline: str,
    alone: Mapping[str, str] | None = NOTHING_MORE,
) -> None:
    """Draw a map with a switch to its table and a menu to take either away.

    `places` are those of `located`, `points` the same as `map_points` has them; `draw` draws the
    picture on the page, with its legend, and returns what makes it, and the legend; `alone` is as
    of `export_menu`. A browser without WebGL is given the table as well.
    """
    words = screen.words
    said = Said(subject, headline, places_note(places, words), words.text(PLACES))
    with figure_heading(screen, "map", subject, headline, picture=words.text("Map")) as shown:
        menu = st.container(width="content")
    picture: Picture | None = None
    if shown == "table":
        show_map_table(screen, points())
    else:
        picture = partial(_light, *draw())
    with menu:
        export_menu(
            screen, "map", lambda: map_table(screen, points()), said, picture=picture, alone=alone
        )
    st.caption(escaped(said.note))
    if shown != "table" and not has_webgl():
        st.caption(
            words.text(
                "This browser has no WebGL, so that the map is a drawing. The table says the same."
            )
        )
        show_map_table(screen, points())
