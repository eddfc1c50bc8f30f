"""Selects which candidate starting points are the announcement's projects."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from loaders.announcement.candidates import (
    LONG,
    Candidate,
    Line,
    bulleted,
    headed,
    inner_title,
    lines_of,
    measured,
    paragraphs,
    quoted,
    titled,
    untold,
    wrapped,
)
from loaders.announcement.french import is_capitals, trimmed
from loaders.announcement.labels import (
    WITHIN_LINE,
    Field,
    Labelled,
    labelled,
    openers,
    title_above,
)
from loaders.announcement.not_selected import decided_against, left_out, put_off
from loaders.announcement.residue import body_end
from loaders.announcement.titles import Style, TitleMark, end_of_line

_NAMES_IN_BRACKET = re.compile(r"\s*\((?P<names>[^()\n]+ / [^()\n]+)\)[ .,:–-]*")
"""*Le café des voisins (Habitat du Lac / Ressort)*."""
_NAMES_AFTER_DASH = re.compile(
    r"\s*[–-]\s+(?P<names>[^\n·|–/×(]+(?:\([^()\n]*\))? [/×x] [^\n·|–/×]+?)[ ]*(?=[·|–\n(]|$)"
)
"""*Le café des voisins – Habitat du Lac / Ressort · Annecy*."""
_NAMES_BEFORE = re.compile(r"(?P<names>[^\n.,:«»]{2,80} [/×] [^\n.,:«»]{2,80}?) *[–:,-] *«? *$")
"""*Habitat du Lac / Ressort – « Le café des voisins »*."""

SHORT = 30
"""Characters from which a line can name a project with its landlord."""


@dataclass(frozen=True)
class Segment:
    """The text of one project in the view: all of it, and the part after title and heading.

    `heading` is the stretch between the title and the end of its line, where names may stand;
    `fields` are its lines with a label.
    """

    start: int
    end: int
    title: TitleMark | None
    heading: tuple[int, int]
    body: int
    fields: tuple[Labelled, ...] = ()


Segmentation = tuple[tuple[Segment, ...], bool, tuple[tuple[int, int], ...]]
"""The projects found, whether marks of the page told where they begin, and where the text tells of
projects that are no laureates."""


def segment(text: str, start: int, announced: int | None) -> Segmentation:
    """Split `text[start:]` into projects; `announced` decides between readings, if known."""
    end = body_end(text, start)
    out, off = left_out(text, start), put_off(text, start, end)
    fields = [
        one
        for one in labelled(text, start, end)
        if not any(first <= one.start < last for first, last in off)
    ]
    limits = [at for at, _ in (*out, *off)]
    if opening := openers(text, fields, announced):
        forms = list(_of_fields(text, opening, fields, end, limits))
        out += [(one.start, one.end) for one in forms if decided_against(text, one.start, one.end)]
        kept = (one for one in forms if (one.start, one.end) not in out)
        return tuple(kept), True, tuple(sorted(set(out)))
    read = _Candidates(text, lines_of(text, start, end, off), end, limits)
    chosen, marked = _chosen(read, announced)
    inner = {one.start: inner_title(text, one) for one in chosen if one.title is None}
    if all(inner.values()):  # one layout for all: a single quotation is no title
        chosen = [replace(one, title=one.title or inner.get(one.start)) for one in chosen]
    out += read.left_out
    segments = tuple(_segments(text, chosen, end, [*limits, *(at for at, _ in out)]))
    starts = {*(one.start for one in segments), *(at for at, _ in out)}
    whole = (one for one in sorted(set(out)) if not any(one[0] < at < one[1] for at in starts))
    return segments, marked, tuple(whole)


class _Candidates:
    """The candidates of a text, without those of which it says that they were not selected."""

    def __init__(self, text: str, lines: list[Line], end: int, limits: list[int]) -> None:
        """`limits` are where parts begin that tell of what was not selected."""
        self.text = text
        self.end = end
        self._limits = limits
        self._lines = lines
        self.left_out: set[tuple[int, int]] = set()

    def by(self, find: Callable[[str, list[Line], int], list[Candidate]]) -> list[Candidate]:
        """Return the candidates that `find` finds and the text does not leave out."""
        kept = []
        for one in find(self.text, self._lines, self.end):
            stop = one.text_start + one.length
            stop = min([stop, *(at for at in self._limits if at > one.start)])
            if decided_against(self.text, one.start, stop):
                self.left_out.add((one.start, stop))
            else:
                kept.append(replace(one, length=stop - one.text_start))
        return kept


def _chosen(read: _Candidates, announced: int | None) -> tuple[list[Candidate], bool]:
    """Return the candidates that are projects, and whether marks of the page told them."""
    chosen = read.by(titled)
    if announced is None:  # a quotation that looks like a title has no text of its own
        chosen = [c for c in chosen if c.length >= 60 or c is chosen[-1]]
    if announced is None or len(chosen) < announced:
        bullets = read.by(bulleted)
        marks = Counter(c.bullet for c in bullets)
        long = [
            c
            for c in bullets
            if c.length >= LONG
            or marks[c.bullet] == announced
            or labelled(read.text, c.start, c.start + c.length, WITHIN_LINE)
        ]
        if announced is None and not long:  # short ones are all that there is
            bullets = [c for c in bullets if c.length > SHORT] or bullets
            long = [c for c in bullets if len(bullets) > 1 or inner_title(read.text, c)]
        chosen = _completed(chosen, long, announced)
    marked = bool(chosen)
    if not chosen or (announced and len(chosen) < announced):
        chosen = _fallback(read, chosen, announced)
    return chosen, marked


def _of_fields(
    text: str, opening: list[Labelled], fields: list[Labelled], end: int, out: list[int]
) -> Iterator[Segment]:
    """Return the projects that are set as a form; their text follows their first fields."""
    stops = [*(each.start for each in opening[1:]), end]
    for first, below in zip(opening, stops, strict=True):
        limit = min([below, *(at for at in out if at > first.start)])
        stop = first.start + len(text[first.start : limit].rstrip())
        own = tuple(each for each in fields if first.start <= each.start < stop)
        body = first.end
        for each in own[1:]:
            if text[body : each.start].strip():
                break
            body = each.end
        words = title_above(text, first)
        if first.field is Field.TITLE:
            words = trimmed(text, *first.value, "« ", "» ")
        title = TitleMark(*words, first.end, Style.ALONE, whole=True) if words else None
        yield Segment(min([first.start, *(words or ())]), stop, title, (body, body), body, own)


def _completed(
    titles: list[Candidate], bullets: list[Candidate], announced: int | None
) -> list[Candidate]:
    """Add bullets that hold a project: all of them where there are no titles at all."""
    if not titles:
        return bullets
    same_mark = {c.bullet for c in titles} - {""}
    taken = {c.start for c in titles}
    extra = [c for c in bullets if c.bullet in same_mark and c.start not in taken]
    if announced is None or not extra:
        return titles
    extra = sorted(extra, key=lambda c: c.length, reverse=True)[: announced - len(titles)]
    return sorted([*titles, *extra], key=lambda c: c.start)


def _fallback(
    read: "_Candidates", chosen: list[Candidate], announced: int | None
) -> list[Candidate]:
    """Read short lines as titles, else paragraphs as projects, when that gives the count.

    Of many short lines one may be missed: the others are titles all the same.
    """
    taken = {c.start for c in chosen}
    within = read.by(quoted) if not chosen else []
    heads = [c for c in read.by(headed) if c.start not in taken]
    if len(within) > max(1, len(heads)) and announced in (None, len(within)):
        untitled = read.by(untold) if announced is None else []
        return measured(sorted([*within, *untitled], key=lambda c: c.start), read.end)
    merged = sorted([*chosen, *heads], key=lambda c: c.start)
    fits = announced is None or len(merged) == announced or len(merged) == max(3, announced - 1)
    if heads and fits:
        return merged
    if chosen:
        return chosen
    loose = read.by(paragraphs)
    if not loose and len(short := read.by(partial(paragraphs, least=SHORT))) == announced:
        loose = short
    return loose or read.by(wrapped)


def _segments(text: str, chosen: list[Candidate], end: int, out: list[int]) -> list[Segment]:
    segments = []
    stops = [*(c.start for c in chosen[1:]), end][: len(chosen)]
    for candidate, below in zip(chosen, stops, strict=True):
        limit = min([below, *(at for at in out if at > candidate.start)])
        if candidate.bullet:  # a part of the text with a number of its own is none of it
            limit = min(limit, candidate.text_start + candidate.length)
        stop = candidate.start + len(text[candidate.start : limit].rstrip())
        mark = candidate.title
        body = min(candidate.text_start, stop)
        heading = (body, body)
        if mark and mark.style is Style.HEADING:
            first, body = body, end_of_line(text, body, stop)
            while _goes_on(text, first, body, stop):
                body = end_of_line(text, body + 1, stop)
            heading = (min(candidate.text_start, body), body)
        elif mark and mark.within and (names := _NAMES_BEFORE.match(text, body, mark.start)):
            heading = names.span("names")
        elif mark and (
            names := _NAMES_IN_BRACKET.match(text, mark.after, stop)
            or _NAMES_AFTER_DASH.match(text, mark.after, stop)
        ):
            heading, body = names.span("names"), names.end()
        fields = (*labelled(text, body, stop), *labelled(text, body, stop, WITHIN_LINE))
        segments.append(Segment(candidate.start, stop, mark, heading, body, fields))
    return segments


def _goes_on(text: str, start: int, end: int, stop: int) -> bool:
    """Say whether a heading in capitals, broken for width, goes on in the line below."""
    below = text[end + 1 : end_of_line(text, end + 1, stop)]
    return is_capitals(text[start:end]) and is_capitals(below) and len(below) < LONG
