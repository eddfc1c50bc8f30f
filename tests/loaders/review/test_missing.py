"""What is still to be filled in is named, and only for the projects that are to be added."""

import datetime as dt
from dataclasses import replace

from loaders.review.document import Review, ReviewedCommittee, ReviewedProject
from loaders.review.missing import missing_of

WHOLE = ReviewedProject(title="Un titre", summary_fr="Un résumé.", summary_en="A summary.")
COMMITTEE = ReviewedCommittee(date=dt.date(2021, 2, 4), source_url="https://example.org/annonce")


def review(*projects: ReviewedProject) -> Review:
    return Review("0123456789ab", "", "", COMMITTEE, projects)


def test_nothing_is_missing() -> None:
    assert not missing_of(review(WHOLE))


def test_each_empty_part_is_named() -> None:
    said = missing_of(
        review(WHOLE, replace(WHOLE, summary_en=" "), replace(WHOLE, title="", summary_fr=""))
    )
    assert said.untitled == (2,)  # a summary may be unknown
    assert missing_of(replace(review(WHOLE), committee=ReviewedCommittee())) == replace(
        said, date=True, source=True, untitled=()
    )


def test_a_project_left_out_or_added_needs_nothing() -> None:
    empty = ReviewedProject()
    assert not missing_of(review(replace(empty, chosen=False), replace(empty, added_as="un-titre")))
