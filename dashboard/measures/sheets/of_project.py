"""One project alone, for the measures that a sheet of it needs."""

from typing import cast

import numpy as np

from dashboard.language.translation import Words
from dashboard.selection.index import Index, Mask
from dashboard.selection.selection import Selection


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
