"""The parts of a text that tells of several committees, by the headings that name their days."""

import re
from datetime import date

from loaders.announcement.candidates import LONG
from loaders.announcement.model import Stated
from loaders.announcement.view import View
from loaders.text.dates import DateFound, date_at, dates_in

_MEETING = re.compile(r"\b(?:comités?|jury|séance|session|commission|lauréats?|palmarès)\b", re.I)
_OTHER = re.compile(
    r"\b(?:prochaine?s?|précédente?s?|suivante?s?|publié\w*|mis\w* à jour|avant|jusqu|depuis|après"
    r"|procès-verbal|pv|cr|comptes?[ -]rendus?|approbation|candidatures?|avai(?:t|ent))\b",
    re.I,
)
_DATE_ALONE = re.compile(r"[ ]*(?:(?:le|du|lundi|mardi|mercredi|jeudi|vendredi) ?)*", re.I)
_DAY_ALONE = re.compile(r"\b(?:\d{1,2}|1er) [a-zéû]{3,9}\b(?! ?\d)", re.I)
_LINK = 30
"""Characters below a heading from which it is no mere link to another page."""

_YEAR = re.compile(r"\b20\d\d\b")


def committee_parts(view: View) -> list[tuple[int, Stated[date]]]:
    """Return where in the view each committee's part begins, with its day; none for one committee.

    A part begins with a short line that names a committee and a day, or with a day alone, and holds
    more than the next heading: links to other pages are none. What stands above the first is its.
    """
    text, found, year = view.text, list[tuple[int, Stated[date]]](), ""
    at = 0
    for line in text.split("\n"):
        if len(line) <= LONG and not _OTHER.search(line) and not line.lstrip().startswith("•"):
            days = list(dates_in(line)) or _without_year(line, year)
            told = _MEETING.search(line) or _DATE_ALONE.fullmatch(_without(line, days))
            if len(days) == 1 and days[0].read.day and told and "«" not in line:
                span = view.span(at + days[0].start, at + days[0].end)
                found.append((at, Stated(days[0].read.day, span)))
        year = next(iter(_YEAR.findall(line)), year)
        at += len(line) + 1
    stops = [*(start for start, _ in found[1:]), len(text)]
    whole = [
        part
        for part, stop in zip(found, stops, strict=False)
        if len(text[part[0] : stop].partition("\n")[2].strip()) > _LINK
    ]
    parts = [
        part for at, part in enumerate(whole)
        if part[1].value not in (earlier[1].value for earlier in whole[:at])
    ]  # fmt: skip
    return [(0, parts[0][1]), *parts[1:]] if len(parts) > 1 else []


def _without_year(line: str, year: str) -> list[DateFound]:
    """Return the one day of a heading without its year, in the year that was named last."""
    said = _DAY_ALONE.search(line)
    day = date_at(f"{said.group()} {year}", 0) if said and year and _MEETING.search(line) else None
    return [DateFound(day.read, *said.span())] if said and day else []


def _without(line: str, days: list[DateFound]) -> str:
    return line[: days[0].start] + line[days[0].end :].strip(" :.") if days else line
