"""A map on the page: the one that is clicked is drawn by deck.gl, or as a drawing where the browser
has no WebGL; one that is only looked at always as a drawing, and so is each on paper, in light.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.components.session.browser_part import draw_part, has_webgl
from dashboard.maps.deck import NOTHING, MapPicture
from dashboard.maps.svg import map_svg
from dashboard.style.scheme import LIGHT, Scheme

Build = Callable[[Scheme], MapPicture]
"""Makes the picture in a colour scheme; it is asked for the same one several times."""

Mark = Mapping[str, Any]
"""What stands under a click: the values of the row, and `layer`, its layer's name."""


def draw_map(
    screen_scheme: Scheme,
    build: Build,
    *,
    key: str,
    alt: str,
    on_click: Callable[[Mark], None],
) -> MapPicture:
    """Draw what `build` makes, to be clicked; return the picture on the screen.

    `alt` says in words what it shows; `on_click` is called with what was clicked.
    """
    picture = build(screen_scheme)
    if has_webgl():
        _deck(picture, key=key, alt=alt, on_click=on_click)
        _drawn(None, build, key=f"paper-{key}", alt=alt)
    else:
        _drawn(picture, build, key=f"drawn-{key}", alt=alt, on_click=on_click)
    return picture


def draw_still(screen_scheme: Scheme, build: Build, *, key: str, alt: str) -> MapPicture:
    """Draw what `build` makes, to be looked at; return the picture on the screen.

    A drawing is on the page at once: WebGL takes seconds to start where there is no graphics card.
    """
    picture = build(screen_scheme)
    _drawn(picture, build, key=f"still-{key}", alt=alt)
    return picture


def _drawn(
    picture: MapPicture | None,
    build: Build,
    *,
    key: str,
    alt: str,
    on_click: Callable[[Mark], None] | None = None,
) -> None:
    given = {
        "screen": picture and map_svg(picture, told=True),
        "paper": map_svg(build(LIGHT)),
        "alt": alt,
        "nothing": NOTHING,
        "answers": on_click is not None,
    }

    def clicked(mark: object) -> None:
        if on_click is not None and isinstance(mark, dict):
            on_click(mark)

    html = '<div class="map-drawing"></div>'
    draw_part("map_picture", html, given, key=key, event="clicked", answer=clicked)


def _deck(picture: MapPicture, *, key: str, alt: str, on_click: Callable[[Mark], None]) -> None:
    def clicked() -> None:
        objects = st.session_state[key].selection["objects"]
        # No object: Streamlit has forgotten the click before, and nobody clicked.
        for layer, rows in objects.items():
            for row in rows:
                on_click({**row.get("properties", row), "layer": layer})

    st.pydeck_chart(
        picture.deck,
        height=picture.canvas.view.height,
        key=key,
        alt=alt,
        on_select=clicked,
        selection_mode="single-object",
    )
