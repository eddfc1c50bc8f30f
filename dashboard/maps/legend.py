"""What the signs of a map mean, and the drawing of it that stands under a saved picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.language.markup import Markup, tag
from dashboard.style.fluid_drawing import text_at
from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme, shades_of
from dashboard.style.text_width import FONT_SIZE, width_of, wrapped

_DISC = 20
_LINE = 26
_GAP = 16
_TEXT_LINE = 19
"""Pixels: across a disc, from one row of signs to the next, between two signs, from one line
of text to the next."""


_SWATCH = 24
_SWATCH_HIGH = 14


@dataclass(frozen=True)
class Legend:
    """Each sign with its name, and what is said of all of them.

    `steps` are the names of the five shades, where areas are shaded, and `shaded` what they count.
    """

    signs: Sequence[tuple[ThemeLook, str]]
    said: str
    shaded: str = ""
    steps: Sequence[str] = ()


def legend_drawing(legend: Legend, scheme: Scheme, width: int) -> tuple[list[Markup], int]:
    """Return the elements of `legend` for a picture `width` pixels wide, and their height."""
    drawn: list[Markup] = []
    x, y = 0, 0.0
    for look, name in legend.signs:
        room = _DISC + 6 + width_of(name)
        if x and x + room > width:
            x, y = 0, y + _LINE
        drawn += _sign(look.under(scheme), x + _DISC / 2, y + _LINE / 2)
        drawn.append(_text(name, x + _DISC + 6, y + _LINE / 2 + 5, scheme.ink, FONT_SIZE))
        x += round(room) + _GAP
    y += (_LINE + 4) * bool(legend.signs)
    if legend.steps:
        steps, y = _steps(legend, scheme, width, y)
        drawn += steps
    for line in wrapped(legend.said, width):
        y += _TEXT_LINE
        drawn.append(_text(line, 0, y - 5, scheme.grey, 12))
    return drawn, round(y)


def _steps(legend: Legend, scheme: Scheme, width: int, y: float) -> tuple[list[Markup], float]:
    """Return the shades in as many rows as they take from `y` on, and where the last ends."""
    drawn = [_text(legend.shaded, 0, y + _LINE / 2 + 5, scheme.ink, FONT_SIZE)]
    x = round(width_of(legend.shaded)) + _GAP
    for shade, name in zip(shades_of(scheme), legend.steps, strict=True):
        room = _SWATCH + 6 + width_of(name)
        if x and x + room > width:
            x, y = 0, y + _LINE
        top = y + (_LINE - _SWATCH_HIGH) / 2
        size = {"width": f"{_SWATCH}", "height": f"{_SWATCH_HIGH}"}
        drawn.append(tag("rect", x=f"{x:g}", y=f"{top:g}", **size, fill=shade.ground))
        if shade.ground == scheme.shade_0:
            lines = "".join(
                f"M{x + at:g} {top + _SWATCH_HIGH:g}l{_SWATCH_HIGH} {-_SWATCH_HIGH}"
                for at in range(0, _SWATCH - _SWATCH_HIGH + 1, 5)
            )
            drawn.append(tag("path", d=lines, stroke=scheme.hatch, stroke_width="1"))
        drawn.append(_text(name, x + _SWATCH + 6, y + _LINE / 2 + 5, scheme.ink, FONT_SIZE))
        x += round(room + _GAP)
    return drawn, y + _LINE + 4


def _sign(look: ThemeLook, x: float, y: float) -> list[Markup]:
    disc = tag("circle", cx=f"{x:g}", cy=f"{y:g}", r=f"{_DISC / 2:g}", fill=look.colour)
    return [disc, text_at(look.glyph, x, y + 4, 11, look.text, weight=600)]


def _text(text: str, x: float, y: float, colour: str, size: int) -> Markup:
    return text_at(text, x, y, size, colour, anchor="start")
