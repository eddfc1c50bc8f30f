"""Buttons that magnify the map and move the part that is seen.

The address holds that part: steps/latitude/longitude of its centre, in degrees on the drawn map.
"""

import re
from functools import partial

import streamlit as st

from dashboard.components.map.map_choices import LARGER, PART, WHOLE, chosen_territory
from dashboard.components.session.notices import say_unknown
from dashboard.components.session.screen import Screen
from dashboard.language.translation import N_
from dashboard.maps.view import View

MOST_STEPS = 4
"""Steps beyond which a commune fills the picture, and boundaries show their corners."""


_WRITTEN = re.compile(r"([1-9])/(-?\d{1,2}(?:\.\d{1,6})?)/(-?\d{1,3}(?:\.\d{1,6})?)")

WAYS = {
    "west": (N_("← West"), -1, 0),
    "north": (N_("↑ North"), 0, -1),
    "south": (N_("↓ South"), 0, 1),
    "east": (N_("→ East"), 1, 0),
}
"""Half pictures to the right and down that each button moves."""


def part_seen(screen: Screen, whole: View) -> View:
    """Draw the buttons; return the part of `whole` that the address names."""
    words = screen.words
    asked = st.query_params.get(PART)
    view = asked_part(asked, whole)
    if asked is not None and view is None:
        say_unknown(PART, asked, N_("this is no part of the map"), words)
    view = view or whole
    with st.container(horizontal=True, gap="xsmall", key="map-zoom"):
        _button(words.text("+ Zoom in"), "in", whole, view, steps=1)
        _button(words.text("− Zoom out"), "out", whole, view, steps=-1)
        st.button(
            words.text("Whole map"),
            key="map-zoom-whole",
            on_click=_whole,
            args=(chosen_territory(screen)[0] is not None,),
            disabled=not view.steps and view.region is None,
        )
        if view.steps:
            for way, (label, right, down) in WAYS.items():
                _button(words.text(label), way, whole, view, right=right, down=down)
    return view


def asked_part(written: str | None, whole: View) -> View | None:
    """Return the part of `whole` that an address writes; None where it is no such part."""
    found = _WRITTEN.fullmatch(written or "")
    if found is None or int(found[1]) > MOST_STEPS:
        return None
    return whole.magnified(int(found[1]), float(found[3]), float(found[2]))


def _button(
    label: str, key: str, whole: View, view: View, *, steps: int = 0, right: int = 0, down: int = 0
) -> None:
    to = min(max(view.steps + steps, 0), MOST_STEPS)
    lon, lat = view.spot((1 + right) * view.width / 2, (1 + down) * view.height / 2)
    there = whole.magnified(to, lon, lat)
    st.button(
        label,
        key=f"map-zoom-{key}",
        on_click=partial(_show, there),
        disabled=there == view,
    )


def _show(view: View) -> None:
    if view.steps:
        st.query_params[PART] = f"{view.steps}/{view.lat:.5f}/{view.lon:.5f}"
    else:
        st.query_params.pop(PART, None)


def _whole(chosen: bool) -> None:
    """Have the next run show all of the country; a `chosen` territory would else fill the view."""
    for key in (PART, LARGER):
        st.query_params.pop(key, None)
    if chosen:
        st.query_params[LARGER] = WHOLE
