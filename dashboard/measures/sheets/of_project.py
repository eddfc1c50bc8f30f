"""The sheets related to a project."""

from collections.abc import Mapping
from typing import cast

import numpy as np

from dashboard.language.translation import Words
from dashboard.selection.index import Index, Mask
from dashboard.selection.selection import Selection

Named = list[tuple[str, str]]
"""Ids and what they are called."""


def sheets_of(index: Index, project: str, words: Words) -> Mapping[str, Named]:
    """Return the sheets of `project` (an id) by kind: themes, landlords, organisations, places.

    Of its places the nearest known: its communes, or else départements, or else regions. The keys
    are facets; one without a stated value has an empty list.
    """
    position = position_of(index, project)
    places = next(
        (kind for kind in ("commune", "departement") if _values(index, kind, position)), "region"
    )
    kinds = ("theme", "landlord", "carrier", "organisation", places)
    values = {kind: _values(index, kind, position) for kind in kinds}
    labels = {kind: index.labels(kind, words) for kind in kinds}
    return {kind: [(key, labels[kind][key]) for key in found] for kind, found in values.items()}


class OneProject(Selection):
    """The selection of one project alone, for the measures that a sheet of it needs."""

    def __init__(self, index: Index, project: str, words: Words) -> None:
        super().__init__(index)
        self._position = position_of(index, project)
        self.title = str(index.portfolio.project_titles(words.language)[project])

    def mask_without(self, *_keys: str) -> Mask:
        """Return the mask that has this project alone, whatever is left out."""
        mask = np.zeros(self.index.size, dtype=bool)
        mask[self._position] = True
        return mask


def position_of(index: Index, project: str) -> int:
    """Return where `project` (an id) stands among the projects; raises `KeyError` without it."""
    categories = index.portfolio.tables["project_themes"]["project"].cat.categories
    return cast("int", categories.get_loc(project))  # an id is there once


def _values(index: Index, kind: str, position: int) -> list[str]:
    link = index.link(kind)
    first, last = np.searchsorted(link.project, [position, position + 1])
    stated = link.code[first:last]
    return [link.values[code] for code in stated if code < len(link.values) - 1]
