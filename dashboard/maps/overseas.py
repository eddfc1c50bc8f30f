"""What is written under each overseas region: its name, and how many projects it has."""

from collections.abc import Mapping

import pydeck

from dashboard.maps.discs import text_layer
from dashboard.maps.view import Canvas
from dashboard.style.scheme import rgb
from dashboard.style.text_width import width_at

SIZE = 13
BOLD = 1.05
"""How much wider bold letters are."""

BLANK = 5
DOWN = 11
LINE = 16
"""Pixels: between name and number, from the foot of a box to the middle of the first line, from
one line to the next."""


def overseas(canvas: Canvas, counts: Mapping[str, str] | None = None) -> list[pydeck.Layer]:
    """Return the layers `overseas-names` and `overseas-counts`; none of them for one region.

    `counts` are the numbers to write by the code of the region. On a phone they go under the names.
    """
    if canvas.view.region is not None or not canvas.feet:
        return []
    regions = {one["properties"]["code"]: one["properties"] for one in canvas.geography.regions}
    names, numbers = [], []
    for code, foot in canvas.feet.items():
        name, count = str(regions[code]["nom"]), (counts or {}).get(code, "")
        at = [round(degrees, 4) for degrees in foot]
        wide, after = width_at(name, SIZE), width_at(count, SIZE) * BOLD
        beside = bool(count) and not canvas.view.small
        left = -(after + BLANK) / 2 if beside else 0.0
        right, down = (left + wide / 2 + BLANK + after / 2, DOWN) if beside else (0.0, DOWN + LINE)
        names.append({"at": at, "offset": [round(left, 1), DOWN], "text": name})
        if count:
            numbers.append({"at": at, "offset": [round(right, 1), down], "text": count})
    ink = [*rgb(canvas.scheme.ink)]
    return [
        text_layer("overseas-names", names, get_size=SIZE, get_color=ink),
        text_layer("overseas-counts", numbers, get_size=SIZE, get_color=ink, font_weight=700),
    ]
