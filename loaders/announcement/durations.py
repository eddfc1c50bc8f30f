"""The amounts that a text states, and how long its project lasts."""

import re

from loaders.announcement.model import Doubt, DoubtCode, Span, Stated
from loaders.announcement.numbers import numbers, parse_number
from loaders.announcement.patterns import patterns
from loaders.announcement.view import View

_N = r"(?P<n>\d{1,2}(?:,5)?|[a-zé]+(?:-[a-z]+)?)"
_UNIT = r"(?P<unit>ans|années?|mois|an)\b"
DURATIONS = patterns("duration", N=_N, UNIT=_UNIT)
"""What tells the length of the project: name, pattern, example."""

UNSURE = "set off"
"""The pattern that can mean an age, or since when: it is taken with a doubt."""

_FOR_A_YEAR = re.compile(r"(?:pendant|durant|Pendant|Durant) un an,? (?i:les?|la|l'|des|une?|\d)")
_PAST = re.compile(
    r"(?:après|depuis|dès|il y a|voilà|\bissus?\b|suite à|bilan de|au bout de|plus de|moins de"
    r"|âgée?s? de|les enfants de|déjà)[^.;,]{0,25}$", re.IGNORECASE,
)  # fmt: skip
_LONGEST = 10  # years; the fund pays two or three


def read_duration(view: View, start: int, end: int) -> tuple[Stated[float] | None, list[Doubt]]:
    """Return the length of the project in years, or None when the text does not say; its doubt."""
    for name, pattern, _ in DURATIONS:
        for match in re.finditer(pattern, view.text[start:end], re.IGNORECASE):
            before = view.text[max(start, start + match.start() - 40) : start + match.start("n")]
            value = parse_number(match["n"].replace(" ", ""))
            opens = _FOR_A_YEAR.match(view.text, start + match.start())
            if (
                value is None
                or (value == 1 and name == "to come" and not opens)
                or _PAST.search(before)
            ):
                continue
            years = value / 12 if match["unit"].lower() == "mois" else value
            if 0.25 <= years <= _LONGEST:
                span = view.span(start + match.start("n"), start + match.end("unit"))
                doubts = [Doubt(DoubtCode.DURATION_WEAK, span)] if name == UNSURE else []
                return Stated(round(years, 2), span), doubts
    return None, []


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
