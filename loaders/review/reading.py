"""Creates the initial review from what the announcement reader found."""

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from loaders.announcement.model import Announcement, ProjectDraft, Stated, TextSpan
from loaders.review.document import PlaceItem, Review, ReviewedCommittee, ReviewedProject

ID_BYTES = 16
"""Random bytes in the address of a review: 128 bits, which nobody guesses."""

THEMES = 2
"""Themes of a draft that are proposed: the primary one and the next."""

LIKELY = 0.25
"""Share of the evidence from which a second theme is proposed."""


def start_review(name: str, announcement: Announcement) -> Review:
    """Return the review of what was read from the file or text called `name`."""
    committee = announcement.committee
    return Review(
        id=secrets.token_hex(ID_BYTES),
        name=name,
        text=announcement.text,
        committee=ReviewedCommittee(
            date=committee.date.value if committee.date else None,
            announced=committee.announced.value if committee.announced else None,
            auditioned=committee.auditioned.value if committee.auditioned else None,
            date_words=_words_of(committee.date),
            announced_words=_words_of(committee.announced),
            auditioned_words=_words_of(committee.auditioned),
        ),
        projects=tuple(map(_project, announcement.projects)),
        doubts=announcement.doubts,
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


def _project(draft: ProjectDraft) -> ReviewedProject:
    themes = [each.theme for each in draft.themes[:1]]
    themes += [each.theme for each in draft.themes[1:THEMES] if each.score >= LIKELY]
    return ReviewedProject(
        title=draft.title.value if draft.title else "",
        title_is_given=draft.title is not None,
        title_words=_words_of(draft.title),
        date=draft.date.value if draft.date else None,
        date_words=_words_of(draft.date),
        landlords=draft.landlords,
        carriers=draft.carriers,
        partners=draft.partners,
        places=tuple(
            PlaceItem(each.name, each.kind, each.insee or "", each.span) for each in draft.places
        ),
        figures=draft.figures,
        duration_years=draft.duration_years.value if draft.duration_years else None,
        duration_words=_words_of(draft.duration_years),
        themes=tuple(themes),
        doubts=draft.doubts,
        words=draft.span,
    )


def _words_of(stated: Stated[Any] | None) -> TextSpan:
    return stated.span if stated else None
