"""The frame of a drawing (SVG) as wide as its place, its texts, parts to choose, and legend."""

import math
from collections.abc import Sequence

from dashboard.language.markup import Markup, tag
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import FONT_SIZE, width_of


def fluid_drawing(width: float, height: float, *parts: Markup, **more: str) -> Markup:
    """Return the drawing of `parts`, drawn for so many pixels; `more` are further attributes."""
    return tag(
        "svg",
        *parts,
        **{
            "xmlns": "http://www.w3.org/2000/svg",
            "class_": "fluid",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "font_family": "inherit",
            **more,
        },
    )


def text_at(
    said: str | Markup,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    anchor: str = "middle",
    weight: int = 400,
    through: bool = False,
) -> Markup:
    """Return a line of text, its foot at `y`; the pointer may go `through` to what is under it."""
    return tag(
        "text",
        said,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        font_size=f"{size:g}",
        font_weight=str(weight),
        fill=colour,
        text_anchor=anchor,
        pointer_events="none" if through else "",
    )


def part_to_choose(
    facet: str, value: str, said: str, *drawn: Markup, chosen: bool | None, **more: str
) -> Markup:
    """Return what is drawn of a value of a facet, which a click chooses, with what is `said`.

    A second click takes it away, but for what is never `chosen` (None). `more` are attributes.
    """
    return tag(
        "g",
        tag("title", said),
        *drawn,
        data_choose=facet,
        data_value=value,
        data_toggles="" if chosen is None else "true",
        data_chosen="" if chosen is None else str(chosen).lower(),
        **more,
    )


HEIGHT, SIZE = 13, 13
"""Pixels: of a swatch, and of the type beside it."""

_WIDE, _BEFORE_NAME, _BETWEEN = 18, 24, 14


def legend_row(
    swatches: Sequence[tuple[str, str, str]], scheme: Scheme, top: float, width: float = math.inf
) -> list[Markup]:
    """Return the swatches from left to right: fill, edge ("" for none) and name of each.

    `top` is where they begin, in pixels of the drawing; they draw together to fit into `width`.
    """
    wide = [_BEFORE_NAME + width_of(name) * SIZE / FONT_SIZE for _, _, name in swatches]
    between = min(_BETWEEN, (width - 0.5 - sum(wide)) / max(1, len(wide) - 1))
    drawn, left = [], 0.5
    for (fill, edge, name), taken in zip(swatches, wide, strict=True):
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
        left += taken + between
    return drawn
