"""The frame of a map of projects: heading, the picture or its table, menu, legend and note."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.components.export_menu import NOTHING_MORE, Picture, Said, export_menu
from dashboard.components.figure import figure_heading
from dashboard.components.map_parts import map_table, places_note, show_map_table
from dashboard.components.screen import Screen
from dashboard.counting import PLACES
from dashboard.maps.deck import MapPicture
from dashboard.maps.legend import Legend
from dashboard.maps.svg import map_svg
from dashboard.markdown import escaped
from dashboard.measures.measure import Measure


def show_map(
    screen: Screen,
    places: Measure,
    points: pd.DataFrame,
    draw: Callable[[], tuple[MapPicture, Legend]],
    *,
    subject: str,
    headline: str,
    alone: Mapping[str, str] | None = NOTHING_MORE,
) -> None:
    """Draw a map with a switch to its table and a menu to take either away.

    `places` are those of `located`, `points` the same as `map_points` has them; `draw` draws the
    picture on the page, with its legend, and returns both; `alone` is as of `export_menu`.
    """
    words = screen.words
    said = Said(subject, headline, places_note(places, words), words.text(PLACES))
    with figure_heading(screen, "map", subject, headline, picture=words.text("Map")) as shown:
        menu = st.container(width="content")
    picture: Picture = False
    if shown == "table":
        show_map_table(screen, points)
    else:
        picture = partial(map_svg, *draw())
    with menu:
        export_menu(
            screen, "map", lambda: map_table(screen, points), said, picture=picture, alone=alone
        )
    st.caption(escaped(said.note))
