"""A map on the page: the one that is clicked is drawn by deck.gl, or as a drawing where the browser
has no WebGL; one that is only looked at always as a drawing, and so is each on paper, in light.

The list beside it has its projects by region, each with its discs. Pointing at an entry, or
reaching it by keyboard, rings its discs, and pointing at a disc marks its entry, all in the
browser. A click opens a project in place; the address holds which.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.map.map_clicks import show_project, shown_project
from dashboard.components.session.browser_part import browser_part, has_webgl, last_seen, unseen
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import CANVAS
from dashboard.maps.deck import NOTHING, MapPicture
from dashboard.maps.pins import hollow_projects
from dashboard.maps.svg import map_svg
from dashboard.measures.cards import cards, newest
from dashboard.measures.places import by_region
from dashboard.measures.records import project_list
from dashboard.style.palette import look_at
from dashboard.style.scheme import LIGHT, Scheme
from dashboard.texts.amounts import amount_said, summed_amounts
from dashboard.texts.project_card import place_text

Build = Callable[[Scheme], MapPicture]
"""Makes the picture in a colour scheme; it is asked for the same one several times."""

Mark = Mapping[str, Any]
"""What stands under a click: the values of the row, and `layer`, its layer's name."""

_HTML = '<div class="map-drawing"></div>'


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
        "last_seen": last_seen(key),
    }

    def clicked() -> None:
        for mark in unseen(key, st.session_state[key].clicked):
            if on_click is not None and isinstance(mark, dict):
                on_click(mark)

    browser_part("map_picture", _HTML)(
        data=json.dumps(given).encode(), key=key, on_clicked_change=clicked
    )


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


KEY = "map-projects"


def map_list(screen: Screen, points: pd.DataFrame, picture: MapPicture) -> None:
    """Draw the list of the selected projects with a known region; `points` are those of the map.

    `picture` says where their discs stand.
    """
    given = {
        "groups": _groups(screen, points, picture),
        "shown": shown_project(),
        "canvas": CANVAS,
        "view": [picture.canvas.view.width, picture.canvas.view.height],
        "sheet": screen.words.text("See the sheet"),
        "label": screen.words.text("Projects on the map, by region"),
        "last_seen": last_seen(KEY),
    }
    browser_part("map_list", '<div class="map-list"></div>')(
        data=json.dumps(given).encode(), key=KEY, on_told_change=_told
    )


def _told() -> None:
    for told in unseen(KEY, st.session_state[KEY].told):
        match told:
            case {"shown": str(project)}:
                show_project(project)


def _groups(screen: Screen, points: pd.DataFrame, picture: MapPicture) -> list[dict[str, object]]:
    words, selection = screen.words, screen.selection
    about = project_list(selection, words).set_index("id")
    shown = cards(selection.index, newest(selection), words)
    places = {card.project: place_text(selection.index, card, words) for card in shown}
    discs = _discs(picture)
    hollow = hollow_projects(points)
    amounts = screen.portfolio.known_amounts if screen.in_amounts else None
    entries = {}
    for project, row in about.iterrows():
        look = screen.looks.get(row["theme"]) or look_at(None)
        amount = "" if amounts is None else amount_said(amounts.get(str(project)), words)
        entries[project] = {
            "id": project,
            "title": row["title"],
            "place": amount or places[str(project)],
            "said": _sentence(row["promise"]),
            "disc": [*look.css, look.glyph],
            "hollow": project in hollow,
            "at": discs.get(str(project), []),
            "sheet": sheet_address(screen, "projects", project=str(project)),
        }
    return [
        {
            "name": name,
            "count": words.plural("{count} project", "{count} projects", len(projects))
            if amounts is None
            else summed_amounts(
                [amounts[one] for one in projects if one in amounts], len(projects), words
            ),
            "projects": [entries[project] for project in projects],
        }
        for _, name, projects in by_region(selection, words)
    ]


def _sentence(said: str) -> str:
    return f"{said}." if said and said[-1] not in ".!?…" else said


def _discs(picture: MapPicture) -> Mapping[str, Sequence[Sequence[float]]]:
    """Return x, y and radius, in pixels of the picture, of the discs of each project."""
    found: dict[str, list[list[float]]] = {}
    for name, x, y, radius in picture.discs:
        found.setdefault(name, []).append([x, y, radius])
    return found
