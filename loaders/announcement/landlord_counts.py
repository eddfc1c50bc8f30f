"""Compares the number of landlords that a text states with the names found."""

import re

from loaders.announcement.model import Doubt, DoubtCode
from loaders.announcement.numbers import parse_number
from loaders.announcement.segments import Segment
from loaders.announcement.view import View

_N = r"(?P<n>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"
_NOUN = r"(?:bailleurs?(?: sociaux)?|esh|oph|organismes|offices)"
_ALL = re.compile(rf"\b(?:les|ces|aux|des|nos) {_N} {_NOUN}\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:les |des |à |par |avec )?{_N} autres {_NOUN}\b", re.IGNORECASE)


def count_doubts(view: View, part: Segment, found: int) -> list[Doubt]:
    """Return a doubt where the text counts other landlords than the `found` names."""
    text = view.text[part.body : part.end]
    whole = _counted(_ALL, text)
    others = _counted(_OTHERS, text)
    if others and whole:
        total, match = whole[0] + others[0], whole[1]
    elif others:
        total, match = others[0] + 1, others[1]
    elif whole:
        total, match = whole
    else:
        return []
    if total == found:
        return []
    code = DoubtCode.LANDLORDS_UNNAMED if total > found else DoubtCode.LANDLORD_COUNT_DIFFERS
    span = view.span(part.body + match.start(), part.body + match.end())
    return [Doubt(code, span, {"counted": str(total), "found": str(found)})]


def _counted(pattern: re.Pattern[str], text: str) -> tuple[int, re.Match[str]] | None:
    best: tuple[int, re.Match[str]] | None = None
    for match in pattern.finditer(text):
        value = parse_number(match["n"])
        if value and (best is None or value > best[0]):
            best = int(value), match
    return best
