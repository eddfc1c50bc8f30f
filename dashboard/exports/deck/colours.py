"""The colour roles of a deck, mixed from text, background and one accent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.exports.deck.marks import STEPS, Ink
from dashboard.style.palette import text_on
from dashboard.style.scheme import LIGHT, MARK_CONTRAST, TEXT_CONTRAST, contrast, mixed, rgb

OWN_ACCENT = "#1f4373"
"""The accent where the manager gives none: ink blue, 9.7:1 on white."""

_STEP = 0.94
"""Each step of darkening keeps this share of the colour."""

_SHARES = (0.0, 0.24, 0.42, 0.6, 0.78)
"""Of the accent, in the ground of each step."""


@dataclass(frozen=True)
class Palette:
    """Role -> colour `#rrggbb`; `slots` are the roles that a theme has, by its own names.

    What stands in a slot changes with the theme in PowerPoint, all else is written as it is.
    """

    colours: Mapping[str, str]
    slots: Mapping[str, str]

    def hex(self, colour: str) -> str:
        """Return the `#rrggbb` of a role, or the colour itself."""
        return colour if colour.startswith("#") else self.colours[colour]

    def on(self, ground: str) -> str:
        """Return the role that can be read on a ground."""
        if ground == Ink.ACCENT:
            return Ink.ON_ACCENT
        inks = (Ink.TEXT, Ink.PAPER)
        return max(inks, key=lambda one: contrast(self.hex(one), self.hex(ground)))


def readable_accent(colour: str | None) -> str:
    """Return `colour`, darkened until text in it can be read on white; our own where None.

    Raises:
        DeckError: `colour` is not written as `#rrggbb`.
    """
    if colour is None:
        return OWN_ACCENT
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise DeckError(Fault.ACCENT_NOT_COLOUR, value=colour[:20])
    accent = colour.lower()
    while contrast(accent, LIGHT.panel) < TEXT_CONTRAST:
        accent = "#" + "".join(f"{int(part * _STEP):02x}" for part in rgb(accent))
    return accent


def palette_of(text: str, paper: str, accent: str, *, quiet: str | None = None) -> dict[str, str]:
    """Return the colour of each role; an accent that cannot be seen on `paper` nears the text."""
    seen = accent
    for part in range(1, 6):
        if contrast(seen, paper) >= MARK_CONTRAST:
            break
        seen = mixed(accent, text, part / 5)
    return {
        Ink.TEXT: text,
        Ink.QUIET: quiet or mixed(paper, text, 0.72),
        Ink.PAPER: paper,
        Ink.PANEL: mixed(paper, text, 0.04),
        Ink.ACCENT: seen,
        Ink.LIGHTER: mixed(paper, seen, 0.38),
        Ink.OTHER: mixed(paper, text, 0.38),
        Ink.FAINT: mixed(paper, text, 0.14),
        Ink.LAND: mixed(paper, text, 0.1),
        Ink.EDGE: mixed(paper, text, 0.25),
        Ink.LINK: seen,
        Ink.ON_ACCENT: text_on(seen),
        **{step: mixed(paper, seen, share) for step, share in zip(STEPS, _SHARES, strict=True)},
    }
