"""Selects which candidate starting points are the announcement's projects."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.announcement.candidates import (
    LONG,
    Candidate,
    bulleted,
    headed,
    inner_title,
    paragraphs,
    titled,
    wrapped,
)
from loaders.announcement.french import is_capitals
from loaders.announcement.labels import Field, Labelled, labelled, openers, title_above, within_line
from loaders.announcement.residue import body_end, put_off
from loaders.announcement.titles import Style, TitleMark

_NAMES_IN_BRACKET = re.compile(r"\s*\((?P<names>[^()\n]+ / [^()\n]+)\)[ .:–-]*")
"""*Le café des voisins (Habitat du Lac / Ressort)*."""
_NAMES_AFTER_DASH = re.compile(
    r"\s*[–-]\s+(?P<names>[^\n·|–/×]+ [/×] [^\n·|–/×]+?)[ ]*(?=[·|–\n]|$)"
)
"""*Le café des voisins – Habitat du Lac / Ressort · Annecy*."""

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


@dataclass(frozen=True)
class Segmentation:
    """The projects found, and whether marks of the page told where they begin."""

    segments: tuple[Segment, ...]
    marked: bool


def segment(text: str, start: int, announced: int | None) -> Segmentation:
    """Split `text[start:]` into projects; `announced` decides between readings, if known."""
    end = body_end(text, start)
    fields = labelled(text, start, end)
    if opening := openers(text, fields, announced):
        return Segmentation(tuple(_of_fields(text, opening, fields, end)), marked=True)
    titles = titled(text, start, end)
    chosen = _fewest_doubtful(titles, announced)
    if announced is None or len(chosen) < announced:
        bullets = bulleted(text, start, end)
        marks = Counter(c.bullet for c in bullets)
        long = [
            c
            for c in bullets
            if c.length >= LONG
            or marks[c.bullet] == announced
            or within_line(text, c.start, c.start + c.length)
        ]
        if announced is None and not long and len(bullets) > 1:
            long = bullets  # short ones are all that there is
        chosen = _completed(chosen, long, announced)
    marked = bool(chosen)
    if not chosen or (announced and len(chosen) < announced):
        chosen = _fallback(text, start, end, chosen, announced)
    inner = {one.start: inner_title(text, one) for one in chosen if one.title is None}
    if all(inner.values()):  # one layout for all: a single quotation is no title
        chosen = [replace(one, title=one.title or inner.get(one.start)) for one in chosen]
    return Segmentation(tuple(_segments(text, chosen, end)), marked)


def _of_fields(
    text: str, opening: list[Labelled], fields: list[Labelled], end: int
) -> Iterator[Segment]:
    """Return the projects that are set as a form; their text follows their first fields."""
    stops = [*(each.start for each in opening[1:]), end]
    out = [at for at, _ in put_off(text, opening[0].start, end)]
    for first, below in zip(opening, stops, strict=True):
        limit = min([below, *(at for at in out if at > first.start)])
        stop = first.start + len(text[first.start : limit].rstrip())
        own = tuple(each for each in fields if first.start <= each.start < stop)
        body = first.end
        for each in own[1:]:
            if text[body : each.start].strip():
                break
            body = each.end
        words = first.value if first.field is Field.TITLE else title_above(text, first)
        title = TitleMark(*words, first.end, Style.ALONE, whole=True) if words else None
        yield Segment(min([first.start, *(words or ())]), stop, title, (body, body), body, own)


def _fewest_doubtful(found: list[Candidate], announced: int | None) -> list[Candidate]:
    """Leave out quotations that look like titles: those unlike the others, or without text."""
    if announced is None:
        return [c for c in found if c.length >= 60 or c is found[-1]]
    if len(found) <= announced:
        return found
    styles = Counter(_look(c) for c in found)
    ranked = sorted(
        found, key=lambda c: (c.length >= LONG, styles[_look(c)], c.length), reverse=True
    )
    return sorted(ranked[:announced], key=lambda c: c.start)


def _look(candidate: Candidate) -> tuple[str, Style | None]:
    return candidate.bullet, candidate.title.style if candidate.title else None


def _completed(
    titles: list[Candidate], bullets: list[Candidate], announced: int | None
) -> list[Candidate]:
    """Add bullets that hold a project: all of them where there are no titles at all."""
    if not titles:
        marks = Counter(c.bullet for c in bullets)
        if announced is None or len(bullets) <= announced:
            return bullets
        exact = [mark for mark, count in marks.items() if count == announced]
        if exact:
            return [c for c in bullets if c.bullet == exact[0]]
        longest = sorted(bullets, key=lambda c: c.length, reverse=True)[:announced]
        return sorted(longest, key=lambda c: c.start)
    same_mark = {c.bullet for c in titles} - {""}
    taken = {c.start for c in titles}
    extra = [c for c in bullets if c.bullet in same_mark and c.start not in taken]
    if announced is None or not extra:
        return titles
    extra = sorted(extra, key=lambda c: c.length, reverse=True)[: announced - len(titles)]
    return sorted([*titles, *extra], key=lambda c: c.start)


def _fallback(
    text: str, start: int, end: int, chosen: list[Candidate], announced: int | None
) -> list[Candidate]:
    """Read short lines as titles, else paragraphs as projects, when that gives the count.

    Of many short lines one may be missed: the others are titles all the same.
    """
    taken = {c.start for c in chosen}
    heads = [c for c in headed(text, start, end) if c.start not in taken]
    merged = sorted([*chosen, *heads], key=lambda c: c.start)
    fits = announced is None or len(merged) == announced or len(merged) == max(3, announced - 1)
    if heads and fits:
        return merged
    if chosen:
        return chosen
    loose = (
        paragraphs(text, start, end)
        or _short(text, start, end, announced)
        or wrapped(text, start, end)
    )
    if announced is None or len(loose) <= announced:
        return loose
    longest = sorted(loose, key=lambda c: c.length, reverse=True)[:announced]
    return sorted(longest, key=lambda c: c.start)


def _short(text: str, start: int, end: int, announced: int | None) -> list[Candidate]:
    """Return the short lines, where there are as many as projects."""
    lines = paragraphs(text, start, end, least=SHORT)
    return lines if len(lines) == announced else []


def _segments(text: str, chosen: list[Candidate], end: int) -> list[Segment]:
    segments = []
    stops = [*(c.start for c in chosen[1:]), end][: len(chosen)]
    out = [first for first, _ in put_off(text, chosen[0].start, end)] if chosen else []
    for candidate, below in zip(chosen, stops, strict=True):
        limit = min([below, *(at for at in out if at > candidate.start)])
        stop = candidate.start + len(text[candidate.start : limit].rstrip())
        mark = candidate.title
        body = min(candidate.text_start, stop)
        heading = (body, body)
        if mark and mark.style is Style.HEADING:
            first, body = body, _line_end(text, body, stop)
            while _goes_on(text, first, body, stop):
                body = _line_end(text, body + 1, stop)
            heading = (min(candidate.text_start, body), body)
        elif mark and (
            names := _NAMES_IN_BRACKET.match(text, mark.after, stop)
            or _NAMES_AFTER_DASH.match(text, mark.after, stop)
        ):
            heading, body = names.span("names"), names.end()
        fields = (*labelled(text, body, stop), *within_line(text, body, stop))
        segments.append(Segment(candidate.start, stop, mark, heading, body, fields))
    return segments


def _line_end(text: str, at: int, stop: int) -> int:
    end = text.find("\n", at, stop)
    return stop if end < 0 else end


def _goes_on(text: str, start: int, end: int, stop: int) -> bool:
    """Say whether a heading in capitals, broken for width, goes on in the line below."""
    below = text[end + 1 : _line_end(text, end + 1, stop)]
    return is_capitals(text[start:end]) and is_capitals(below) and len(below) < LONG
