"""The appearance of a theme: its colour, the text colour on it, and its glyph.

The look goes by the position of a theme in its data package. The first five positions are the
themes the fund asks for and get strong colours; the next seven get quieter ones. Each has a hue for
light panels (3:1 at least) and a paler one of the same kind for dark ones (6:1 at least). Both
rows, with that of a theme not stated, were searched near to hues chosen by eye for the largest
least distance of any two as deuteranopes, protanopes and tritanopes see them;
`tests/dashboard/style/test_palette.py` measures it. A mark stands on a panel: against the warm
ground of the page some have less than 3:1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from dashboard.style.scheme import DARK, Scheme, contrast
from loaders.package.schema import Language
from loaders.text.word_tables import rows_beside

LIGHT_TEXT = "#ffffff"
DARK_TEXT = "#000000"

_ROWS = rows_beside(__file__, "hues.csv")

STRONG, QUIET = (
    tuple((row["light"], row["dark"], row["french"]) for row in _ROWS if row["kind"] == kind)
    for kind in ("strong", "quiet")
)
"""Of each theme the light and the dark hue, and the glyph in French."""

_HUES = (("#747a83", "#a0a6b0", "?"), *STRONG, *QUIET)
"""The first is that of a theme not stated."""

_ENGLISH = {row["french"]: row["english"] for row in _ROWS}
"""Glyphs in English, where a name may begin otherwise."""


@dataclass(frozen=True)
class ThemeLook:
    """Colours as `#rrggbb`; `text` is what to write on `colour` (4.5:1); glyph: 1-2 characters.

    `hue` counts the hues from that of a theme not stated, 0.
    """

    colour: str
    text: str
    glyph: str
    hue: int

    def under(self, scheme: Scheme) -> ThemeLook:
        """Return the look in a colour scheme."""
        colour = _HUES[self.hue][scheme == DARK]
        return replace(self, colour=colour, text=text_on(colour))

    @property
    def css(self) -> tuple[str, str]:
        """Colour, and text on it, as what is on the page takes them: right in either scheme."""
        return f"var(--theme-{self.hue})", f"var(--on-theme-{self.hue})"


def look_at(position: int | None) -> ThemeLook:
    """The look of the theme at `position` (from 1), in the light scheme; None: theme not stated.

    Past the table the quiet colours come round again with the position as glyph.

    Raises:
        ValueError: `position` is less than 1.
    """
    if position is None:
        return _look(0)
    if position < 1:
        raise ValueError(position)
    if position < len(_HUES):
        return _look(position)
    hue = len(STRONG) + 1 + (position - len(_HUES)) % len(QUIET)
    return replace(_look(hue), glyph=str(position % 100))


def theme_properties(scheme: Scheme) -> str:
    """The hues as declarations of CSS: `--theme-0: #747a83; --on-theme-0: #000000; …`."""
    looks = (_look(hue).under(scheme) for hue in range(len(_HUES)))
    return " ".join(
        f"--theme-{look.hue}: {look.colour}; --on-theme-{look.hue}: {look.text};" for look in looks
    )


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


def _look(hue: int) -> ThemeLook:
    colour, _, glyph = _HUES[hue]
    return ThemeLook(colour, text_on(colour), glyph, hue)
