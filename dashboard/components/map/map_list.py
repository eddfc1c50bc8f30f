"""The list beside the map: its projects by region, each with its discs.

Pointing at an entry, or reaching it by keyboard, rings its discs, and pointing at a disc marks its
entry, all in the browser. A click opens a project in place; the address holds which.
"""

import json
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.components.map.map_clicks import show_project, shown_project
from dashboard.components.session.browser_part import browser_part, last_seen, unseen
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import CANVAS
from dashboard.maps.deck import MapPicture
from dashboard.maps.pins import hollow_projects
from dashboard.measures.cards import cards, newest
from dashboard.measures.places import by_region
from dashboard.measures.records import project_list
from dashboard.style.palette import look_at
from dashboard.texts.amounts import amount_said, summed_amounts
from dashboard.texts.project_card import place_text

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
