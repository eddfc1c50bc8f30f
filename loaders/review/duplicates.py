"""Finds existing projects that a draft may duplicate."""

import pandas as pd
from rapidfuzz import fuzz, process

from loaders.review.document import ReviewedProject
from loaders.text.folding import folded

ALIKE = 88.0
"""Likeness of two titles, of 100, from which they may name one project."""


def likely_duplicate(project: ReviewedProject, projects: pd.DataFrame) -> str | None:
    """Return the id of the project in `projects` (columns `id`, `title`) with the same title.

    Case, accents, punctuation and small differences do not matter. None where none is alike.
    """
    title = folded(project.title)
    if not title:
        return None
    titles = {
        str(i): folded(str(t)) for i, t in zip(projects["id"], projects["title"], strict=True)
    }
    found = process.extractOne(title, titles, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
    return found[2] if found else None
