"""Estimates the width of a label, so that a chart reserves room for it at once.

Plotly's own automatic margins draw a chart, measure its labels and draw it again: twice the time
(measured for bars and for the table of two facets, in Chromium).
"""

import html
import math
import re
from collections.abc import Iterable
from functools import lru_cache

FONT_SIZE = 14
LINE_HEIGHT = 1.3
"""Of the type in a chart: pixels, and what Plotly puts from one line to the next, in sizes."""

_WIDTHS = {
    0.2: " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}",
    0.3: "',.:;ij|·’!Il",
    0.35: '()-/[\\]frt{}"',
    0.45: "*?sxz«»",
    0.5: "#$+<=>FJLY^_cekvy~–×",
    0.55: "0123456789AESTVXZ`aghnou",
    0.65: "BCKPRbdpq&DG",
    0.75: "HNOQUMw",
    0.85: "W—%@mœŒ",
}
"""Width of the characters of Source Sans in sizes, measured in Chromium and rounded up; accents
add nothing. Bold is up to 0.05 wider."""

_BY_CHARACTER = {character: width for width, all_ in _WIDTHS.items() for character in all_}
_WIDEST = 1.0
_PLAIN = str.maketrans("àâäçéèêëîïôöùûüÿÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuyAAACEEEEIIOOUUUY")


@lru_cache(maxsize=4096)
def width_of(label: str) -> float:
    """Return the pixels that the widest line of a label takes; `label` as Plotly reads it."""
    lines = (html.unescape(re.sub(r"<[^>]*>", "", line)) for line in label.split("<br>"))
    spans = (
        sum(_BY_CHARACTER.get(character, _WIDEST) for character in line.translate(_PLAIN))
        for line in lines
    )
    return FONT_SIZE * 1.05 * max(spans)


def width_at(text: str, size: float) -> float:
    """Return the pixels that a line of text takes at a size, a little too many."""
    return width_of(text) * size / FONT_SIZE


def wrapped(text: str, room: float, size: float = FONT_SIZE) -> list[str]:
    """Return `text` in as many lines of `room` pixels as it takes; no word is broken."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_at(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def room_beside(labels: Iterable[str]) -> int:
    """Return the pixels that `labels` take on the left of a chart."""
    return math.ceil(max(map(width_of, labels), default=0))


def room_above(labels: Iterable[str], angle: float) -> int:
    """Return the pixels that `labels` at `angle` degrees take above a chart."""
    turned = math.radians(abs(angle))
    heights = (
        width_of(label) * math.sin(turned)
        + (label.count("<br>") + 1) * FONT_SIZE * LINE_HEIGHT * math.cos(turned)
        for label in labels
    )
    return math.ceil(max(heights, default=0))


def fitting(text: str, room: float) -> str:
    """Return `text`, cut with an ellipsis where it is wider than `room` pixels."""
    if width_of(html.escape(text)) <= room:
        return text
    while text and width_of(html.escape(text) + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def two_lines(text: str, room: float) -> list[str]:
    """Return `text` in one line of at most `room` pixels, or else broken at a word into two."""
    first, rest = text, ""
    while width_of(html.escape(first)) > room and " " in first:
        first, _, word = first.rpartition(" ")
        rest = f"{word} {rest}".rstrip()
    return [fitting(line, room) for line in (first, rest) if line]
