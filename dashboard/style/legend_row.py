"""A row of swatches under a drawing (SVG), each with what it means."""

from collections.abc import Iterable

from dashboard.language.markup import Markup, tag
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import FONT_SIZE, width_of

HEIGHT, SIZE = 13, 13
"""Pixels: of a swatch, and of the type beside it."""

_WIDE, _BEFORE_NAME, _BETWEEN = 18, 24, 14


def legend_row(
    swatches: Iterable[tuple[str, str, str]], scheme: Scheme, top: float
) -> list[Markup]:
    """Return the swatches from left to right: fill, edge ("" for none) and name of each.

    `top` is where they begin, in pixels of the drawing.
    """
    drawn, left = [], 0.5
    for fill, edge, name in swatches:
        drawn += [
            tag(
                "rect",
                x=f"{left:.1f}",
                y=f"{top:.1f}",
                width=str(_WIDE),
                height=str(HEIGHT),
                rx="3",
                fill=fill,
                stroke=edge,
            ),
            tag(
                "text",
                name,
                x=f"{left + _BEFORE_NAME:.0f}",
                y=f"{top + 11:.0f}",
                font_size=str(SIZE),
                fill=scheme.ink,
            ),
        ]
        left += _BEFORE_NAME + width_of(name) * SIZE / FONT_SIZE + _BETWEEN
    return drawn
