"""A click on the map: which territory it chooses or takes away, and whose disc it was; the list.

The list beside the map has its projects by region, each with its discs. Pointing at an entry, or
reaching it by keyboard, rings its discs, and pointing at a disc marks its entry, all in the
browser. A click opens a project in place; the address holds which.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.components.map.map_choices import LARGER, PART
from dashboard.components.map.map_picture import Mark
from dashboard.components.session.address import choose, chosen
from dashboard.components.session.browser_part import draw_part
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

TERRITORIES = ("region", "departement")
"""The facets that an area of the map chooses."""

SHOWN = "shown"
"""The key of the address that names the project that is opened beside the map."""

_CLICKED = "map-clicked"
_TURN = "map-turn"


def turn() -> int:
    """Return how many clicks on the map were answered in this visit."""
    return int(st.session_state.get(_TURN, 0))


def shown_project() -> str:
    """Return the id of the project that is opened beside the map; empty where none is."""
    return str(st.query_params.get(SHOWN, ""))


def show_project(project: str) -> None:
    """Have the next run show a project beside the map; none where `project` is empty."""
    if project:
        st.query_params[SHOWN] = project
    else:
        st.query_params.pop(SHOWN, None)


def answer(mark: Mark) -> None:
    """Choose what was clicked: an area chooses itself, a disc opens its project beside the map.

    A second click on the same mark takes that away, as does one beside all marks: first the opened
    project, then the territory that was clicked last, if it is still chosen.
    """
    st.session_state[_TURN] = turn() + 1
    if mark["layer"] == "links":
        return
    if mark.get("project"):
        show_project("" if mark["project"] == shown_project() else str(mark["project"]))
    elif mark.get("level") in TERRITORIES and mark["code"]:
        _put(mark["level"], mark["code"], on=mark["code"] not in chosen().get(mark["level"]))
    elif shown_project():
        show_project("")
    elif last := _last():
        _put(*last, on=False)


def _last() -> tuple[str, str] | None:
    """Return facet and value clicked last of those that a chip, Back or a link left chosen."""
    clicked: list[tuple[str, str]] = st.session_state.get(_CLICKED, [])
    held = [(facet, value) for facet, value in clicked if value in chosen().get(facet)]
    return held[-1] if held else None


def _put(facet: str, value: str, *, on: bool) -> None:
    """Choose a territory, which then fills the view, or take it away."""
    clicked = [one for one in st.session_state.get(_CLICKED, []) if one != (facet, value)]
    st.session_state[_CLICKED] = [*clicked, (facet, value)] if on else clicked
    others = [one for one in chosen().get(facet) if one != value]
    choose(chosen().having(facet, [*others, value] if on else others))
    for key in (LARGER, PART):
        st.query_params.pop(key, None)


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
    }
    html = '<div class="map-list"></div>'
    draw_part("map_list", html, given, key=KEY, event="told", answer=_told)


def _told(told: object) -> None:
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
