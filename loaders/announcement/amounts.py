"""Sums of euros that the text of a project states."""

import re

from loaders.announcement.model import Doubt, DoubtCode, Span, Stated
from loaders.announcement.numbers import numbers
from loaders.announcement.view import View

_EUROS = re.compile(
    r" ?(?:d'|de )?(?P<scale>k|K|M)?(?:€|euros?\b|EUR\b)|(?P<bare>k)(?= ?[),.;\n]|$)", re.IGNORECASE
)
_TIMES = {"k": 1_000, "m": 1_000_000}


def read_amounts(view: View, start: int, end: int) -> tuple[tuple[Stated[float], ...], list[Doubt]]:
    """Return the sums in `view.text[start:end]`, in euros, and a doubt that names each."""
    found: dict[Span, float] = {}
    for number in numbers(view.text, start, end):
        unit = _EUROS.match(view.text, number.end, end)
        if unit:
            scale = (unit["scale"] or unit["bare"] or "").lower()
            found[view.span(number.start, unit.end())] = number.value * _TIMES.get(scale, 1)
    doubts = [
        Doubt(
            DoubtCode.AMOUNT_STATED,
            span,
            {"amount": " ".join(view.source[span.start : span.end].split())},
        )
        for span in found
    ]
    return tuple(Stated(value, span) for span, value in found.items()), doubts
