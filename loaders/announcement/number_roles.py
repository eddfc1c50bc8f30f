"""The role of a number: a target of the project, a landlord's stock, a survey, background."""

import re
from dataclasses import dataclass

from loaders.announcement.model import NumberRole, Unit
from loaders.text.word_tables import rows_beside


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
