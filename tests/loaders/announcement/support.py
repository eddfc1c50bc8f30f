"""What must hold of every draft of every text, however odd."""

import re
from collections.abc import Iterator

from loaders.announcement.model import Announcement, Doubt, Name, Span, StatedNumber, TextSpan
from loaders.announcement.numbers import numbers, parse_number
from loaders.announcement.view import View
from loaders.text.folding import folded


def spans_of(announcement: Announcement) -> Iterator[Span]:
    """Yield every span of an announcement."""
    committee = announcement.committee
    for stated in (committee.date, committee.announced, committee.auditioned):
        if stated:
            yield stated.span
    yield from (Span(*doubt.words) for doubt in announcement.doubts)
    for project in announcement.projects:
        yield project.span
        for stated in (project.title, project.duration_years):
            if stated:
                yield stated.span
        values: tuple[Name | StatedNumber | Doubt, ...] = (
            *project.landlords, *project.carriers, *project.partners, *project.figures,
            *project.doubts,
        )  # fmt: skip
        yield from (Span(*value.words) for value in values)
        yield from (place.span for place in project.places)
        for theme in project.themes:
            assert theme.spans, "a theme without words"
            yield from theme.spans


def assert_supported(announcement: Announcement) -> None:
    """Every value has a span inside the text, and the words there say the value."""
    text = announcement.text
    for span in spans_of(announcement):
        assert 0 <= span.start < span.end <= len(text)
    for project in announcement.projects:
        if project.title:
            assert _letters(project.title.value) == _letters(_words(text, project.title.span))
        for name in (*project.landlords, *project.carriers, *project.partners):
            assert _letters(name.name) == _letters(_words(text, name.words))
        for place in project.places:
            assert folded(_words(text, place.span)) in folded(place.name)
        for figure in project.figures:
            written = _words(text, figure.words)
            assert figure.value in {number.value for number in numbers(written)}
        if project.duration_years:
            first = re.split(r"\s", _words(text, project.duration_years.span))[0]
            assert parse_number(first) in _as_years(project.duration_years.value)


def _as_years(years: float) -> set[float]:
    return {years, round(years * 12, 0), round(years * 12, 2)}


def _words(text: str, span: TextSpan) -> str:
    return View(text[slice(*span)]).text


def _letters(words: str) -> str:
    return re.sub(r"\W", "", View(words).text)
