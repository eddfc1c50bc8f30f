"""What the signs of a map mean, and the drawing of it that stands under a saved picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import FONT_SIZE, width_of

Element = ElementTree.Element

_DISC = 20
_LINE = 26
_GAP = 16
_TEXT_LINE = 19
"""Pixels: across a disc, from one row of signs to the next, between two signs, from one line
of text to the next."""


@dataclass(frozen=True)
class Legend:
    """Each sign with its name, and what is said of all of them."""

    signs: Sequence[tuple[ThemeLook, str]]
    said: str


def legend_drawing(legend: Legend, scheme: Scheme, width: int) -> tuple[list[Element], int]:
    """Return the elements of `legend` for a picture `width` pixels wide, and their height."""
    drawn: list[Element] = []
    x, y = 0, 0
    for look, name in legend.signs:
        room = _DISC + 6 + width_of(name)
        if x and x + room > width:
            x, y = 0, y + _LINE
        middle = y + _LINE / 2
        drawn += _sign(look.under(scheme), x + _DISC / 2, middle)
        drawn.append(_text(name, x + _DISC + 6, middle + 5, scheme.ink, FONT_SIZE))
        x += round(room) + _GAP
    y += (_LINE + 4) * bool(legend.signs)
    for line in _lines(legend.said, width):
        y += _TEXT_LINE
        drawn.append(_text(line, 0, y - 5, scheme.grey, 12))
    return drawn, y


def _sign(look: ThemeLook, x: float, y: float) -> Iterator[Element]:
    disc = {"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{_DISC / 2:g}", "fill": look.colour}
    yield Element("circle", disc)
    glyph = _text(look.glyph, x, y + 4, look.text, 11)
    glyph.set("text-anchor", "middle")
    glyph.set("font-weight", "600")
    yield glyph


def _text(text: str, x: float, y: float, colour: str, size: int) -> Element:
    written = Element(
        "text", {"x": f"{x:g}", "y": f"{y:g}", "fill": colour, "font-size": str(size)}
    )
    written.text = text
    return written


def _lines(text: str, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
