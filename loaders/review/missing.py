"""What is still missing before a review can be added to the data, and what may be there already."""

from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from loaders.package.frame_rows import frame_cells
from loaders.review.document import Review, ReviewedProject, waiting
from loaders.text.folding import folded


@dataclass(frozen=True)
class Missing:
    """Whether the committee's date and the source are wanting; the projects without a title."""

    date: bool
    source: bool
    untitled: tuple[int, ...]

    def __bool__(self) -> bool:
        """Say whether anything is wanting."""
        return self.date or self.source or bool(self.untitled)


def missing_of(review: Review) -> Missing:
    """Return what is still empty of all that no reader can fill in, in the projects to be added."""
    projects = enumerate(review.projects)
    return Missing(
        date=review.committee.date is None,
        source=not review.committee.source_url.strip(),
        untitled=tuple(at for at, one in projects if waiting(one) and not one.title.strip()),
    )


ALIKE = 88.0
"""Likeness of two titles, of 100, from which they may name one project."""


def likely_duplicate(project: ReviewedProject, projects: pd.DataFrame) -> str | None:
    """Return the id of the project in `projects` (columns `id`, `title`) with the same title.

    Case, accents, punctuation and small differences do not matter. None where none is alike.
    """
    title = folded(project.title)
    if not title:
        return None
    titles = {str(i): folded(str(t)) for i, t in frame_cells(projects, ("id", "title"))}
    found = process.extractOne(title, titles, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return found[2] if found else None
