"""Creates the initial review from what the announcement reader found."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from loaders.announcement.model import Announcement, Doubt, Name, Place, ProjectDraft, Span, Stated
from loaders.review.document import (
    DoubtItem,
    NameItem,
    NumberItem,
    PlaceItem,
    Review,
    ReviewedCommittee,
    ReviewedProject,
    TextSpan,
)

ID_BYTES = 16
"""Random bytes in the address of a review: 128 bits, which nobody guesses."""

THEMES = 2
"""Themes of a draft that are proposed: the primary one and the next."""

LIKELY = 0.25
"""Share of the evidence from which a second theme is proposed."""


def start_review(name: str, announcement: Announcement) -> Review:
    """Return the review of what was read from the file or text called `name`."""
    committee = announcement.committee
    text = announcement.text
    return Review(
        id=secrets.token_hex(ID_BYTES),
        name=name,
        text=text,
        committee=ReviewedCommittee(
            date=committee.date.value if committee.date else None,
            announced=committee.announced.value if committee.announced else None,
            auditioned=committee.auditioned.value if committee.auditioned else None,
            date_words=_words_of(committee.date),
            announced_words=_words_of(committee.announced),
            auditioned_words=_words_of(committee.auditioned),
        ),
        projects=tuple(_project(draft, text) for draft in announcement.projects),
        doubts=_doubts(announcement.doubts),
    )


def with_committee(review: Review, row: Mapping[str, str]) -> Review:
    """Return a review with what the data set knows of its committee where the text says nothing.

    `row` is the committee's row of the data set, as text.
    """
    said = review.committee
    if said.date and said.date.isoformat() != row["date"]:
        return review  # the text is of another committee
    return replace(
        review,
        committee=replace(
            said,
            date=said.date or (dt.date.fromisoformat(row["date"]) if row["date"] else None),
            announced=said.announced or (int(row["announced"]) if row["announced"] else None),
            auditioned=said.auditioned or (int(row["auditioned"]) if row["auditioned"] else None),
            source_url=said.source_url or row["source_url"],
        ),
    )


def _project(draft: ProjectDraft, text: str) -> ReviewedProject:
    themes = [each.theme for each in draft.themes[:1]]
    themes += [each.theme for each in draft.themes[1:THEMES] if each.score >= LIKELY]
    return ReviewedProject(
        title=draft.title.value if draft.title else "",
        title_is_given=draft.title is not None,
        title_words=_words_of(draft.title),
        date=draft.date.value if draft.date else None,
        date_words=_words_of(draft.date),
        landlords=_names(draft.landlords, text),
        carriers=_names(draft.carriers, text),
        partners=_names(draft.partners, text),
        places=tuple(_place(place) for place in draft.places),
        figures=tuple(
            NumberItem(
                value=figure.value,
                unit=figure.unit,
                role=figure.role,
                approximate=figure.approximate,
                as_written=figure.as_written,
                words=_pair(figure.span),
            )
            for figure in draft.figures
        ),
        duration_years=draft.duration_years.value if draft.duration_years else None,
        duration_words=_words_of(draft.duration_years),
        themes=tuple(themes),
        doubts=_doubts(draft.doubts),
        words=_pair(draft.span),
    )


def _names(names: Iterable[Name], text: str) -> tuple[NameItem, ...]:
    return tuple(
        NameItem(
            name=each.name,
            id=each.id or "",
            as_written=" ".join(text[each.span.start : each.span.end].split()),
            words=_pair(each.span),
        )
        for each in names
    )


def _place(place: Place) -> PlaceItem:
    return PlaceItem(
        name=place.name,
        kind=place.kind,
        code=place.insee or "",
        words=_pair(place.span),
    )


def _doubts(doubts: Iterable[Doubt]) -> tuple[DoubtItem, ...]:
    return tuple(
        DoubtItem(code=each.code.value, params=dict(each.params), words=_pair(each.span))
        for each in doubts
    )


def _pair(span: Span) -> TextSpan:
    return span.start, span.end


def _words_of(stated: Stated[Any] | None) -> TextSpan:
    return _pair(stated.span) if stated else None
