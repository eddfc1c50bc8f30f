"""What a theme looks like: colour, colour of text on it, and a glyph that says it without colour.

The look goes by the position of a theme in its data package. The first five positions are the
themes the fund asks for and get strong colours; the next seven get quieter ones. The same colours
serve both schemes, so that a theme keeps its colour everywhere: each has 3:1 against white and
against the dark background. They were searched for the largest least distance under normal,
deuteranope, protanope and tritanope vision; `tests/dashboard/test_palette.py` measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from dashboard.style.contrast import contrast
from loaders.schema import Language

LIGHT_TEXT = "#ffffff"
DARK_TEXT = "#000000"

STRONG = (
    ("#0365e5", "@"),
    ("#ce8319", "S"),
    ("#a03d7b", "C"),
    ("#017b53", "É"),
    ("#27a1bd", "M"),
)
"""Glyphs in French: at sign, senior, culture, écologie, mobilité; `_ENGLISH` has the others."""

QUIET = (
    ("#316d88", "Em"),
    ("#7f6033", "H"),
    ("#ae879d", "Li"),
    ("#6c79aa", "Mé"),
    ("#8d8856", "Éd"),
    ("#795c67", "+"),
    ("#a38e80", "§"),
)
"""Emploi, habitat, lien (link), médiation, éducation, a cross for health, the sign of law."""

_ENGLISH = {"É": "E", "Li": "Ti", "Mé": "W", "Éd": "Ed"}
"""Glyphs that an English name does not begin with: ecology, ties, welcome, education."""

GREY = "#747a83"


@dataclass(frozen=True)
class ThemeLook:
    """Colours as `#rrggbb`; `text` is what to write on `colour` (4.5:1); glyph: 1-2 characters."""

    colour: str
    text: str
    glyph: str


def look_at(position: int | None) -> ThemeLook:
    """The look of the theme at `position` (from 1); None is a theme not stated.

    Past the table the quiet colours come round again with the position as glyph.

    Raises:
        ValueError: `position` is less than 1.
    """
    if position is None:
        return _look(GREY, "?")
    if position < 1:
        raise ValueError(position)
    table = STRONG + QUIET
    if position <= len(table):
        return _look(*table[position - 1])
    colour, _ = QUIET[(position - len(table) - 1) % len(QUIET)]
    return _look(colour, str(position % 100))


def looks_of(themes: pd.DataFrame, language: Language = "fr") -> Mapping[str, ThemeLook]:
    """Theme id -> look, for a table with columns `id` and `position`."""
    return {
        str(theme): _in(language, look_at(int(position)))
        for theme, position in zip(themes["id"], themes["position"], strict=True)
    }


def _in(language: Language, look: ThemeLook) -> ThemeLook:
    return replace(look, glyph=_ENGLISH.get(look.glyph, look.glyph)) if language == "en" else look


@cache
def text_on(colour: str) -> str:
    """Return white or black, whichever reads better on `colour`: 4.5:1 at least on any."""
    return max((LIGHT_TEXT, DARK_TEXT), key=lambda text: contrast(text, colour))


def _look(colour: str, glyph: str) -> ThemeLook:
    return ThemeLook(colour, text_on(colour), glyph)
