"""A chart in the browser, which keeps its plot from one drawing to the next.

Streamlit's own chart takes its identity from its content: every change of a filter takes the plot
away and makes a new one, then draws that a second time (measured: over a third of the time from a
click to the redrawn page). This component hands each new figure to the plot that is there.
"""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import plotly
import streamlit as st
from plotly.io.json import to_json_plotly

from dashboard.charts.figure import Figure
from dashboard.components.session.browser_events import last_seen, unseen
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import served_folder
from dashboard.style.scheme import LIGHT, Scheme

Draw = Callable[[Scheme], Figure]
"""Gives a figure in a colour scheme."""


@cache
def _library() -> str:
    """Serve the installed package's own plotly.js; return its address, seen from any page."""
    folder = Path(plotly.__file__).with_name("package_data")
    return f"{served_folder('plotly', folder)}/plotly.min.js"


def plot(
    screen: Screen,
    draw: Draw,
    *,
    key: str,
    alt: str,
    on_click: Callable[[object], None] | None = None,
) -> None:
    """Draw the figure that `draw` gives, on paper that of the light scheme.

    `alt` says in words what it shows; `on_click` is called with the custom data of a mark that is
    clicked.
    """
    figure = draw(screen.scheme)
    given = {
        "figure": to_json_plotly(figure),
        "paper": None if screen.scheme == LIGHT else to_json_plotly(draw(LIGHT)),
        "alt": alt,
        "failed": screen.words.text("This chart could not be drawn: reload the page."),
        "height": figure["layout"]["height"],
        "clickable": on_click is not None,
        "last_seen": last_seen(key),
        "library": _library(),
    }

    def clicked() -> None:
        for value in unseen(key, st.session_state[key].clicked):
            if on_click is not None:
                on_click(value)

    browser_part("plot", '<div class="plot-host" role="img"></div>')(
        data=json.dumps(given).encode(), key=key, on_clicked_change=clicked
    )
