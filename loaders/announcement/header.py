"""The head of an announcement: the committee's date, how many laureates, how many auditioned."""

import re
from datetime import date

from loaders.announcement.model import Committee, Doubt, DoubtCode, Span, Stated
from loaders.announcement.numbers import SPELLED, parse_number
from loaders.announcement.patterns import patterns
from loaders.announcement.view import View
from loaders.text.dates import DateFound, date_at, dates_in, read_date

_N = rf"\b(?P<{{}}>\d{{{{1,3}}}}|{SPELLED}|une?)"
_ANNOUNCED, _AUDITIONED = _N.format("announced"), _N.format("auditioned")
_WIN = r"(?:lauréats?|laureats?|lauréates?|retenus?|primés?|sélectionnés?|récompensés?)"
_HEARD = r"(?:auditionnés?|présentés?|examinés?|étudiés?|entendus?|candidats?|soumis|reçus?)"
_THINGS = (
    r"(?:projets?|dossiers?|candidatures?|initiatives?|actions?|équipes?"
    r"|binômes?|duos?|opérations?)"
)
_BACKED = r"(?:choisi|retenu|soutenu|financé|accompagné|récompensé|primé|sélectionné)e?s?"
_VERB = r"(?:sont|est|ont (?:tous )?été|a été|furent)"
_NAMED = r"(?:tous )?(?:nommés?|désignés?|déclarés?|élus?|proclamés?|retenus? comme)?"

MEETINGS = patterns("meeting")
_PARTS = {
    "ANNOUNCED": _ANNOUNCED, "AUDITIONED": _AUDITIONED, "BOTH": _N.format("both"), "WIN": _WIN,
    "HEARD": _HEARD, "THINGS": _THINGS, "BACKED": _BACKED, "VERB": _VERB, "NAMED": _NAMED,
}  # fmt: skip
COUNTS = patterns("count", **_PARTS)
COUNTS_IN_PASSING = patterns("count-in-passing", **_PARTS)
"""Counts that a sentence may tell anywhere near the head: they do not say where the head ends."""

_REACH = 450  # how far after the date a count still belongs to the head


def read_head(view: View, told: date | None = None) -> tuple[Committee, int, list[Doubt]]:
    """Read date and counts; what the head does not say stays empty, with a doubt.

    Returns them, where in the view the projects can begin, and the doubts.

    `told` is the committee's day where the first line of the text is a heading that names it.
    """
    text, flowing = view.text, view.flowing()
    day, day_end, doubted = (
        (Stated(told, view.span(0, 1)), max(0, text.find("\n")), None)
        if told
        else _committee_date(flowing)
    )
    counts, counts_end = _counts(flowing, max(0, day_end - 200), day_end)
    doubts = []
    start = Span(0, min(len(view.source), 1))
    if day is None:
        doubts.append(Doubt(DoubtCode.DATE_MISSING, start))
    elif doubted:
        doubts.append(Doubt(doubted[0], day.span, {"other": doubted[1]} if doubted[1] else {}))
    if "announced" not in counts:
        doubts.append(Doubt(DoubtCode.COUNT_MISSING, day.span if day else start))
    body = max(day_end, counts_end)
    if body:
        body += len(_REST_OF_HEAD.match(text, body).group())  # type: ignore[union-attr]
    committee = Committee(day, counts.get("announced"), counts.get("auditioned"))
    return committee, body, doubts


_DAY_IN_WORDS = (
    r"(?:\d{1,2}|1er|premier) (?:janv|févr|mars|avril|mai|jui|août|sept|oct|nov|déc)[a-zé]*"
)
_DAY_ALONE = re.compile(
    rf"\b(?:réunie?|tenue?|le) (?:le )?(?:lundi |mardi |mercredi |jeudi |vendredi )?"
    rf"(?P<first>{_DAY_IN_WORDS})\b(?! \d)[^.\n\d]{{0,120}}\b(?:comité|jury|fonds)\b"
    rf"|(?<!prochain )\b(?:comité|jury)\b[^.\n\d]{{0,60}}\b(?:réuni |tenu |du |le )+"
    rf"(?:lundi |mardi |mercredi |jeudi |vendredi )?(?P<second>{_DAY_IN_WORDS})\b(?! \d)",
    re.IGNORECASE,
)
"""*Réuni le 10 octobre dernier, le comité …*, below a date with its year."""

_MONTH_WITH_YEAR = re.compile(
    r"\b(?:janv|févr|mars|avril|mai|jui|août|sept|oct|nov|déc)[a-zé]* (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_CHOSEN_ON = re.compile(
    r"\b(?<!prochain )(?:comité|jury)\b[^.\n\d]{0,40}\bdu (?=\d[^.\n]{5,30}(?:19|20)\d\d"
    r" (?:a|avait|ont) \w+)",
    re.IGNORECASE,
)
"""*Le comité du 12 mars 2024 avait retenu …*, in the text of another one."""

_REST_OF_HEAD = re.compile(r"(?:[ ]*[.:!)]+)?(?:[^«»\n•]{0,80}(?:\n|:|\.(?= *\n)))?")


def _committee_date(
    view: View,
) -> tuple[Stated[date] | None, int, tuple[DoubtCode, str] | None]:
    """Return the committee's date, where it ends, and a doubt about it with the day it names."""
    for _, pattern, _ in MEETINGS:
        for meeting in re.finditer(pattern, view.text[:20_000], re.IGNORECASE):
            met = date_at(view.text, meeting.end())
            if met and met.read.day:
                stated = Stated(met.read.day, view.span(met.start, met.end))
                other = _other_meeting(view.text, met)
                return stated, met.end, (DoubtCode.DATE_AMBIGUOUS, other) if other else None
    likely = [
        found
        for found in dates_in(view.text[:1_500])
        if found.read.day
        and not view.text[: found.start].rstrip().endswith("(")
        and "«" not in view.text[: found.start]
    ]
    days = [one.read.day for one in likely if one.read.day] or _months_in(view.text[:1_500])
    if days and (alone := _day_of_that_year(view, days[0])):
        return *alone, (DoubtCode.DATE_YEAR_IMPLIED, "")
    for found in likely:
        others = [day.isoformat() for day in days if day != days[0]]
        code = DoubtCode.DATE_AMBIGUOUS if others else DoubtCode.DATE_WEAK
        stated = Stated(days[0], view.span(found.start, found.end))
        return stated, found.end, (code, next(iter(others), ""))
    return None, 0, None


def _other_meeting(text: str, met: DateFound) -> str:
    """Return the day of another committee that a sentence names with what it chose, if any."""
    for told in _CHOSEN_ON.finditer(text):
        day = date_at(text, told.end())
        if day and day.read.day and day.read.day != met.read.day:
            return day.read.day.isoformat()
    return ""


def _months_in(text: str) -> list[date]:
    """Return the last safe day of the months that a text names with their year: *février 2024*."""
    months = (read_date(said.group()).period for said in _MONTH_WITH_YEAR.finditer(text))
    return [date.fromisoformat(f"{month.text}-28") for month in months if month]


def _day_of_that_year(view: View, told: date) -> tuple[Stated[date], int] | None:
    """Return the day on which the committee met, said without its year, by the date `told`."""
    for meeting in _DAY_ALONE.finditer(view.text[:5_000]):
        said = meeting["first"] or meeting["second"]
        for year in (told.year, told.year - 1):
            met = date_at(f"{said} {year}", 0)
            if met and met.read.day and met.read.day <= told:
                span = view.span(*meeting.span("first" if meeting["first"] else "second"))
                return Stated(met.read.day, span), meeting.end()
    return None


def _counts(view: View, start: int, day_end: int) -> tuple[dict[str, Stated[int]], int]:
    """Return the counts near the date (keys `announced`, `auditioned`) and where they end."""
    zone = view.text[: (day_end or 800) + _REACH]
    found: dict[str, Stated[int]] = {}
    last = 0
    for at, (_, pattern, _) in enumerate((*COUNTS, *COUNTS_IN_PASSING)):
        for match in re.finditer(pattern, zone[start:], re.IGNORECASE):
            for key, words in match.groupdict().items():
                value = parse_number(words)
                if value is None or value > 200:
                    continue
                span = view.span(start + match.start(key), start + match.end(key))
                for name in ("announced", "auditioned") if key == "both" else (key,):
                    if name not in found:
                        found[name] = Stated(int(value), span)
                        last = max(last, start + match.end()) if at < len(COUNTS) else last
            if "announced" in found:
                break
    return found, last
