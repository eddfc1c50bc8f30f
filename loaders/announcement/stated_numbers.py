"""The numbers that an announcement states: homes, households, people, sites, each with its role."""

import re
from dataclasses import dataclass
from itertools import pairwise

from loaders.announcement.french import sentences
from loaders.announcement.model import Doubt, DoubtCode, NumberRole, StatedNumber, Unit
from loaders.announcement.numbers import Number, numbers
from loaders.announcement.view import View
from loaders.text.word_tables import rows_beside, words_beside


@dataclass(frozen=True)
class Cue:
    """Words that give a figure of `units` its role, so many characters before or after it."""

    role: NumberRole
    words: str
    before: int
    after: int
    example: str
    units: tuple[Unit, ...]


CUES = tuple(
    Cue(
        NumberRole(row["role"]),
        row["words"],
        int(row["before"]),
        int(row["after"]),
        row["example"],
        tuple(map(Unit, row["units"].split(";"))) if row["units"] else tuple(Unit),
    )
    for row in rows_beside(__file__, "number_cues.csv")
)
_DEFAULT = {
    Unit.HOMES: NumberRole.STOCK, Unit.HOUSEHOLDS: NumberRole.TARGETED,
    Unit.TENANTS: NumberRole.TARGETED, Unit.PEOPLE: NumberRole.TARGETED,
    Unit.SITES: NumberRole.TARGETED, Unit.OTHER: NumberRole.CONTEXT,
}  # fmt: skip
_COMPILED = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in CUES]

_CLAUSE = re.compile(r"[;:](?!\d)|, (?:et|puis|mais|tandis que) ")


_SPREAD = re.compile(r", répartie?s (?:sur|dans|en|entre) [^,.;]{2,50},")
"""An aside that says where, and not what is done."""


def role_of(text: str, start: int, end: int, sentence: tuple[int, int], unit: Unit) -> NumberRole:
    """Return the role of the figure `text[start:end]`: that of the nearest cue of its sentence."""
    best: tuple[float, NumberRole] | None = None
    for order, (cue, pattern) in enumerate(_COMPILED):
        if unit not in cue.units:
            continue
        distance = _distance(text, pattern, cue, start, end, sentence)
        if distance is None:
            continue
        if order < 3:  # a survey and an age settle it
            return cue.role
        rank = distance + order * 0.1
        if best is None or rank < best[0]:
            best = rank, cue.role
    return best[1] if best else _DEFAULT[unit]


def _distance(
    text: str, pattern: re.Pattern[str], cue: Cue, start: int, end: int, sentence: tuple[int, int]
) -> float | None:
    left_start = max(sentence[0], start - cue.before)
    left = _CLAUSE.split(text[left_start:start])[-1]
    distances = [len(left) - match.end() for match in pattern.finditer(left)] if cue.before else []
    right = text[end : min(sentence[1], end + cue.after)]
    right = _SPREAD.sub("", right)
    comma = re.search(r"[;:](?!\d)|, (?=une? |l[ea'] |les |elle|il )", right)
    right = right[: comma.start()] if comma else right
    distances += [match.start() + 8 for match in pattern.finditer(right)]  # before counts more
    return min(distances, default=None)


_APPROXIMATE = re.compile(
    r"(?:près d[e']|environ|plus d[e']|presque|quelque|autour d[e']|quasi|pas loin d[e']|au moins"
    r"|jusqu'à|moins d[e']|à peu près|plusieurs)(?: ?(?:ses|les|ces|leurs))? ?$", re.IGNORECASE,
)  # fmt: skip
_SAME_UNIT = re.compile(r" ?(?:,|et|ou|puis|à|/|des) ?(?:près de |environ |plus de )?")
_IMPLIED = (
    r" (?:qui|que)\b",
    r" (?:d'entre (?:eux|elles)|situé|sont|seront|vont|étaient|en (?:QPV|zone|quartier)|dans\b"
    r"|sur\b|à\b|au\b)",
    r" (?:ont|avaient|auront|vivent|habitent|occupent)\b",
    r" \w+(?:ée?|ie?|ue?)s\b",
    r"(?:\)|,|;| et) ?(?:dont|\d)?",
)
_ELISION = [re.compile(pattern) for pattern in _IMPLIED]
_ELIDED_LEAD = re.compile(
    r"(?:\bdont(?: les)?|\b(?:que|et) les|\((?:dont )?|,|d'entre eux,|\bet|\w{4,}s sur|\bles) ?$"
)
_MAX_WORDS = 8


def read_figures(
    view: View, start: int, end: int, skip: list[tuple[int, int]]
) -> tuple[tuple[StatedNumber, ...], tuple[Doubt, ...]]:
    """Return the figures of `text[start:end]`; numbers inside `skip` (names, dates) are left."""
    figures: list[StatedNumber] = []
    doubts: list[Doubt] = []
    last_unit: Unit | None = None
    for sentence in sentences(view.text, start, end):
        found = [
            n for n in numbers(view.text, *sentence)
            if not any(a < n.end and n.start < b for a, b in skip)
        ]  # fmt: skip
        for at in range(len(found)):
            read = _figure(view, sentence, found, at, last_unit)
            if read is None:
                continue
            figure, implied = read
            last_unit = figure.unit
            figures.append(figure)
            if implied:
                doubts.append(
                    Doubt(DoubtCode.FIGURE_UNIT_IMPLIED, figure.words, {"unit": figure.unit})
                )
    return _unique(figures), tuple(doubts)


def _figure(
    view: View, sentence: tuple[int, int], found: list[Number], at: int, last_unit: Unit | None
) -> tuple[StatedNumber, bool] | None:
    text, number = view.text, found[at]
    if is_no_figure(text, number.start, number.end) or (number.value == 1 and not number.spelled):
        return None
    end, unit, implied = number.end, None, False
    direct = _unit_of(text, number)
    if direct:
        unit, end = direct
    else:
        unit = _shared(text, found, at)
        if unit is None and last_unit and _elides(text, number, last_unit):
            unit, implied = last_unit, True
    if unit is None or (
        number.spelled and not number.collective and unit is Unit.OTHER and number.value <= 2
    ):
        return None
    approximate = number.collective or bool(
        _APPROXIMATE.search(text[max(sentence[0], number.start - 25) : number.start])
    )
    role = role_of(text, number.start, end, sentence, unit)
    written = " ".join(view.written(number.start, end).split()[:_MAX_WORDS])
    span = view.span(number.start, end)
    return StatedNumber(number.value, unit, role, approximate, written, span), implied


def _unit_of(text: str, number: Number) -> tuple[Unit, int] | None:
    if number.collective and not re.match(r" (?:de|d'|des)", text[number.end : number.end + 4]):
        return None
    found = unit_after(text, number.end)
    glued = found and (found[1] == number.end or text[number.end] not in " \n")
    return None if glued and number.spelled else found


def _shared(text: str, found: list[Number], at: int) -> Unit | None:
    """Return the unit of the next number when it holds for both: *3 et 4 logements*."""
    for here, after in pairwise(found[at : at + 6]):
        if not _SAME_UNIT.fullmatch(text, here.end, after.start) or is_no_figure(
            text, after.start, after.end
        ):
            return None
        direct = _unit_of(text, after)
        if direct:
            return direct[0]
    return None


def _elides(text: str, number: Number, unit: Unit) -> bool:
    """Say whether the noun is left out because the figure before named it."""
    if number.spelled and number.value < 10 and not number.collective:
        return False
    if text.startswith(" d'entre ", number.end):  # *elles* are no homes: *logement* is masculine
        return not (unit is Unit.HOMES and text.startswith(" d'entre elles", number.end))
    lead = _ELIDED_LEAD.search(text[max(0, number.start - 16) : number.start])
    return bool(lead) and any(pattern.match(text, number.end) for pattern in _ELISION)


def _unique(figures: list[StatedNumber]) -> tuple[StatedNumber, ...]:
    """Leave out what is said twice."""
    seen: dict[tuple[float, Unit], StatedNumber] = {}
    for figure in figures:
        key = (figure.value, figure.unit)
        kept = seen.get(key)
        if kept is None or (
            kept.role is not NumberRole.TARGETED and figure.role is NumberRole.TARGETED
        ):
            seen[key] = figure
    return tuple(sorted(seen.values(), key=lambda f: f.words or ()))


_NOUNS = {
    Unit(unit): "|".join(nouns) for unit, nouns in words_beside(__file__, "unit_nouns.csv").items()
}
"""The nouns that stand for each unit, as regular expressions."""

NOT_FIGURES = tuple(
    (row["name"], row["before"], row["pattern"])
    for row in rows_beside(__file__, "patterns.csv")
    if row["of"] == "no-figure"
)
"""Numbers that are no figures though a unit could be meant: name, what stands before, what follows.

Percentages, prices and dates need no line here: no noun of a unit follows them.
"""
_ADJECTIVES = (
    r"(?:nouve(?:aux|lles)|jeunes|autres?|anciens?|grande?s|petite?s|premi(?:ers|ères)|de ses"
    r"|de leurs|de ces|des|de|d'|ces|seuls?|principaux|futurs|vieux|mêmes|différent(?:e?s)?"
    r"|anciennes|mille)"
)
UNIT_AFTER = re.compile(
    rf"(?: ?(?:{_ADJECTIVES}(?: |(?<='))){{0,3}}| )?(?:"
    + "|".join(f"(?P<{unit.name}>(?:{nouns})(?![\\w-]))" for unit, nouns in _NOUNS.items())
    + ")",
    re.IGNORECASE,
)
_NOT = [
    (re.compile(f"(?:{before})$", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for _, before, after in NOT_FIGURES
]


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that follows position `at`, and where its noun ends."""
    match = UNIT_AFTER.match(text, at)
    return (Unit[match.lastgroup], match.end()) if match and match.lastgroup else None


def is_no_figure(text: str, start: int, end: int) -> bool:
    """Say whether the number `text[start:end]` is an age, a year, a price…"""
    left = text[max(0, start - 40) : start]
    return any(before.search(left) and after.match(text, end) for before, after in _NOT)
