"""A picture of one bar would say no more than its numbers: they stand as a sentence (SVG)."""

from dashboard.language.markup import Markup, tag
from dashboard.style.fluid_drawing import fluid_drawing
from dashboard.style.scheme import Scheme
from dashboard.style.text_width import wrapped

WIDTH, LINE, SIZE = 320, 24, 16
"""Pixels of the picture, which fits a phone, from one line to the next, and of the type."""


def sentence_drawing(said: str, scheme: Scheme) -> Markup:
    """Return `said` in as many lines as it takes."""
    lines = wrapped(said, WIDTH, SIZE)
    height = LINE * max(1, len(lines))
    return fluid_drawing(
        WIDTH,
        height,
        *(
            tag("text", line, y=str(LINE * at + 17), font_size=str(SIZE), fill=scheme.ink)
            for at, line in enumerate(lines)
        ),
        class_="fluid still",
    )
