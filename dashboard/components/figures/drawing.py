"""A drawing of our own (SVG or HTML) in the browser, whose parts can be chosen.

It is one part of the page, drawn by the server: the browser changes it only where its text changed,
keeps the focus where it was, and tells nothing but a choice.
"""

import json
from collections.abc import Callable

import streamlit as st

from dashboard.components.session.browser_events import last_seen, unseen
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import LIGHT, Scheme

Drawing = Callable[[Scheme], str]
"""Gives a drawing in a colour scheme, every text in it escaped.

A part that can be chosen says of what kind it is as `data-choose`, which one as `data-value`, and
whether it is chosen as `data-chosen`. One that leads to another page has its address as
`data-href`, and tells nothing.
"""

_HTML = '<div class="drawing" role="group"></div>'


def show_drawing(
    screen: Screen,
    draw: Drawing,
    *,
    key: str,
    alt: str,
    on_choose: Callable[[object], None] | None = None,
) -> None:
    """Draw what `draw` gives, on paper that of the light scheme.

    `alt` says in words what it shows; `on_choose` is called with the kind and the value, a list of
    two, of a part that is clicked or chosen with the keyboard.
    """
    given = {
        "screen": draw(screen.scheme),
        "paper": None if screen.scheme == LIGHT else draw(LIGHT),
        "alt": alt,
        "choosable": on_choose is not None,
        "last_seen": last_seen(key),
    }

    def chosen() -> None:
        for told in unseen(key, st.session_state[key].chosen):
            if on_choose is not None:
                on_choose(told)

    browser_part("drawing", _HTML)(
        data=json.dumps(given).encode(), key=key, on_chosen_change=chosen
    )
