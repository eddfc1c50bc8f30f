"""Buttons that save a chart as a picture: made in the browser, without a network or a server."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.screen import Screen

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
    chart: str,
    *,
    title: str,
    headline: str,
    notes: list[str],
    name: str,
    drawing: str | None = None,
) -> None:
    """Draw a button for PNG and one for SVG.

    The picture holds the chart with the key `chart` as it stands, or `drawing` (SVG) where one is
    given, `title` and `headline` above it and `notes` below. All texts reach the browser as data
    and are set as text, never as markup.
    """
    words = screen.words
    data: dict[str, Any] = {
        "chart": chart,
        "drawing": drawing,
        "title": title,
        "headline": headline,
        "notes": notes,
        "name": name,
        "text": screen.scheme.text,
        "background": screen.scheme.background,
        "labels": {"PNG": words.text("Picture (PNG)"), "SVG": words.text("Picture (SVG)")},
    }
    _buttons()(data=data, key=f"picture-{chart}")
