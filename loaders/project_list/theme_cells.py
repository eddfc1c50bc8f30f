"""Reads theme cells into the themes of the data set."""

import pandas as pd

from loaders.announcement.themes import clues
from loaders.lookup.names import KnownNames, is_common
from loaders.project_list.cells import Cell, one_line
from loaders.project_list.row import RowCells
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.word_tables import phrases

_COLUMNS = ("name_fr", "name_en", "short_fr", "short_en", "id")
_SMALL = phrases("a, au, aux, d, de, des, du, et, l, la, le, les, the, and, of, to")


def theme_names(themes: pd.DataFrame) -> KnownNames:
    """Return the themes of a data set by their names, long and short, in both languages."""
    rows = themes.to_dict("records")
    return KnownNames([(row[c], row["id"]) for c in _COLUMNS for row in rows])


class ThemeCells:
    """The themes of a data set, and those that a row names."""

    def __init__(self, themes: pd.DataFrame) -> None:
        self._names = theme_names(themes)
        self._pairs = [(row[c], row["id"]) for c in _COLUMNS for row in themes.to_dict("records")]
        self._all = tuple(themes["id"])

    def ids(self, said: RowCells) -> list[str]:
        """Return the themes that a row names, in their order; others are asked about."""
        found: list[str] = []
        over = [one for one in said.over() if self._names.find(one)][:1]
        cells = said.of("themes") or [Cell("", one) for one in over]
        for cell in cells:
            if not cell.heading and cell.text in over:
                said.doubt(ImportRule.OF_GROUP, cell)
            for name in map(one_line, self._names.parts(cell.text).names):
                answer = said.answer("themes", name)
                theme = self._names.find(name if answer is None else answer)
                if theme is None and answer is None:
                    similar = self._names.similar(name) or self._short_for(name)
                    theme = self._names.find(similar) if similar else None
                    said.doubt(
                        ImportRule.SIMILAR_NAME if theme else ImportRule.THEME_UNKNOWN, cell,
                        value=name, about="themes", taken=theme or "",
                        choices=self._near_first(name), asks=True, lost=theme is None,
                        details={"similar": similar or ""},
                    )  # fmt: skip
                elif theme and answer is None and is_common(name):
                    said.doubt(
                        ImportRule.THEME_SHORT, cell, value=name, about="themes", taken=theme,
                        choices=self._near_first(name), asks=True,
                        details={"similar": self._names.name_of(theme)},
                    )  # fmt: skip
                if theme and theme not in found:
                    found.append(theme)
        return found

    def _near_first(self, name: str) -> tuple[str, ...]:
        """Return all themes, those first for which the words of a text speak."""
        said = {clue.theme for clue in clues() if clue.words.search(folded(name))}
        return tuple(sorted(self._all, key=lambda theme: theme not in said))

    def _short_for(self, name: str) -> str | None:
        """Return the name of the one theme of whose words all those of a short one are, or begin
        some: *Num.*, *éduc./parent.*, *accès droits*.
        """
        words = set(folded(name).split()) - _SMALL
        found = {
            key: one
            for one, key in self._pairs
            if all(any(word.startswith(w) for word in folded(one).split()) for w in words)
        }
        long_enough = len(folded(name)) > 2 and words
        return next(iter(found.values())) if len(found) == 1 and long_enough else None
