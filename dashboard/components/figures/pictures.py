"""Buttons that copy or save a figure as a picture, which the browser makes by itself."""

from collections.abc import Mapping
from typing import Any

from dashboard.charts.figure import FONT
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.screen import Screen
from dashboard.language.names import labels_of
from dashboard.style.scheme import LIGHT

_ELSEWHERE = "Arial, Helvetica, sans-serif"
"""The typefaces of a picture, which every program has, or one as wide."""

_HTML = '<div class="pictures"></div>'


def picture_buttons(
    screen: Screen,
    key: str,
    drawn: Mapping[str, str],
    *,
    title: str,
    headline: str,
    source: str,
    told: list[str],
    name: str,
) -> None:
    """Draw a button that copies the picture, one that saves it as PNG and one as SVG.

    The picture is that of `drawn`, a `drawing` (SVG) or a `figure` (Plotly's JSON), with `title`
    and `headline` above it and `source` below: light and of 16 by 9, whatever the screen is. `told`
    is for those who hear it. All texts reach the browser as data and are set as text, never as
    markup.
    """
    words = screen.words
    data: dict[str, Any] = {
        **drawn,
        "title": title,
        "headline": headline,
        "source": source,
        "told": told,
        "name": name,
        "text": LIGHT.ink,
        "grey": LIGHT.grey,
        "accent": LIGHT.accent,
        "background": LIGHT.panel,
        "font": _ELSEWHERE,
        "pageFont": FONT,
        "labels": labels_of("picture", words),
    }
    browser_part("picture", _HTML, isolated=True)(data=data, key=f"picture-{key}")
