"""The colour roles of a deck, mixed from text, background and one accent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.exports.deck import marks
from dashboard.exports.deck.errors import DeckError, Fault
from dashboard.style.contrast import MARK_CONTRAST, TEXT_CONTRAST, contrast, mixed, rgb
from dashboard.style.palette import text_on
from dashboard.style.scheme import LIGHT

OWN_ACCENT = "#1f4373"
"""The accent where the manager gives none: ink blue, 9.7:1 on white."""

_STEP = 0.94
"""Each step of darkening keeps this share of the colour."""


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
        if ground == marks.ACCENT:
            return marks.ON_ACCENT
        inks = (marks.TEXT, marks.PAPER)
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
        marks.TEXT: text,
        marks.QUIET: quiet or mixed(paper, text, 0.72),
        marks.PAPER: paper,
        marks.PANEL: mixed(paper, text, 0.04),
        marks.ACCENT: seen,
        marks.LIGHTER: mixed(paper, seen, 0.38),
        marks.OTHER: mixed(paper, text, 0.38),
        marks.FAINT: mixed(paper, text, 0.14),
        marks.LAND: mixed(paper, text, 0.1),
        marks.EDGE: mixed(paper, text, 0.25),
        marks.LINK: seen,
        marks.ON_ACCENT: text_on(seen),
        marks.STEPS[0]: paper,
        marks.STEPS[1]: mixed(paper, seen, 0.24),
        marks.STEPS[2]: mixed(paper, seen, 0.42),
        marks.STEPS[3]: mixed(paper, seen, 0.6),
        marks.STEPS[4]: mixed(paper, seen, 0.78),
    }
