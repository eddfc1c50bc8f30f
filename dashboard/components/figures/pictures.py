"""Buttons that save a chart as a picture: made in the browser, without a network or a server."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.charts.figure import FONT
from dashboard.components.session.screen import Screen
from dashboard.style.scheme import LIGHT

_HTML = '<div class="pictures"></div>'
_CSS = """
.pictures {display: flex; flex-direction: column; gap: 1rem;}
.pictures button {
  font: inherit; font-size: .875rem; min-height: 2.5rem; padding: .25rem .75rem; cursor: pointer;
  border-radius: var(--st-base-radius);
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); text-align: center;
}
.pictures button:hover, .pictures button:focus-visible {
  border-color: var(--st-primary-color); outline: none;
}
"""


@cache
def _buttons() -> Callable[..., object]:
    """Register the component, once for the whole server."""
    script = Path(__file__).with_name("picture.js").read_text("utf-8")
    mount: Callable[..., object] = st.components.v2.component(
        "laureats-picture", html=_HTML, css=_CSS, js=script
    )
    return mount


def picture_buttons(
    screen: Screen,
    key: str,
    drawn: Mapping[str, str],
    *,
    title: str,
    headline: str,
    notes: list[str],
    name: str,
) -> None:
    """Draw a button for PNG and one for SVG.

    The picture is that of `drawn`, a `drawing` (SVG) or a `figure` (Plotly's JSON), with `title`
    and `headline` above it and `notes` below: always light and always of one width, whatever the
    screen is. All texts reach the browser as data and are set as text, never as markup.
    """
    words = screen.words
    data: dict[str, Any] = {
        **drawn,
        "title": title,
        "headline": headline,
        "notes": notes,
        "name": name,
        "text": LIGHT.ink,
        "background": LIGHT.panel,
        "font": FONT,
        "labels": {"PNG": words.text("Picture (PNG)"), "SVG": words.text("Picture (SVG)")},
    }
    _buttons()(data=data, key=f"picture-{key}")
