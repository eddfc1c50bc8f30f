"""The accent of a deck: the manager's colour, as dark as text on white has to be."""

import re

from dashboard.exports.deck.problem import DeckError, Fault
from dashboard.style.contrast import TEXT_CONTRAST, contrast, rgb
from dashboard.style.scheme import LIGHT

_STEP = 0.94
"""Each step of darkening keeps this share of the colour."""


def readable_accent(colour: str | None) -> str:
    """Return `colour`, darkened until text in it can be read on white; the screen's where None.

    Raises:
        DeckError: `colour` is not written as `#rrggbb`.
    """
    if colour is None:
        return LIGHT.accent
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise DeckError(Fault.ACCENT_NOT_COLOUR, value=colour[:20])
    accent = colour.lower()
    while contrast(accent, LIGHT.background) < TEXT_CONTRAST:
        accent = "#" + "".join(f"{int(part * _STEP):02x}" for part in rgb(accent))
    return accent
