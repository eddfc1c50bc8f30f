"""The cells of one row by what they hold, without what only looks like a value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Soft hyphens, zero-width signs, marks of direction and of byte order: they are not seen."""

_ESCAPED = re.compile(r"_x000[aAdD]_")
"""A line end as a file of Excel writes it (ECMA-376, 22.9.2.19), left by other programs."""

ON_THE_WEB = re.compile(r"https?://[^\s<>\"']+")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?[\n\x0b\x0c\x85\u2028\u2029\r]+ ?")


@dataclass(frozen=True)
class Cell:
    """A filled cell: the heading of its column, its text, the unit that its heading states.

    `at` is the place of its column in the list, from 0.
    """

    heading: str
    text: str
    unit: str = ""
    at: int = -1


def visible(text: str) -> str:
    """Return what a person sees of a text: single blanks and line breaks, nothing invisible."""
    bare = INVISIBLE.sub("", _ESCAPED.sub("\n", text))
    return _LINES.sub("\n", _BLANKS.sub(" ", bare)).strip()


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def first_text(cells: Iterable[Cell]) -> str:
    """Return the text of the first cell, empty where there is none."""
    return next((cell.text for cell in cells), "")
