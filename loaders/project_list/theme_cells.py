"""Reads theme cells into the themes of the data set."""

import re

import pandas as pd

from loaders.announcement.themes import clues
from loaders.lookup.names import KnownNames, is_common
from loaders.project_list.cells import Cell, one_line
from loaders.project_list.column_guess import LABEL
from loaders.project_list.row import RowCells
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.word_tables import phrases

_COLUMNS = ("name_fr", "name_en", "short_fr", "short_en", "id")
_NUMBERED = re.compile(r"(?:^|\s)\d\s*[-).:/]\s*(?=[^\W\d_])")
"""What numbers themes in one cell: *1) écologie 2) culture*."""
_ADDED = re.compile(r"\(\s*\+([^()]*)\)")
"""What adds one in brackets: *Culture (+ éducation)*."""
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_SHORTEST = 2
"""Letters of a word that begins no theme: *Num* does, *nu* does not."""
_STEM = 5
_SMALL = phrases("a, au, aux, d, de, des, du, et, l, la, le, les, the, and, of, to")


def theme_names(themes: pd.DataFrame) -> KnownNames:
    """Return the themes of a data set by their names, long and short, in both languages."""
    return KnownNames(_pairs(themes))


def _pairs(themes: pd.DataFrame) -> list[tuple[str, str]]:
    keys = themes["id"].tolist()
    return [pair for column in _COLUMNS for pair in zip(themes[column].tolist(), keys, strict=True)]


class ThemeCells:
    """The themes of a data set, and those that a row names."""

    def __init__(self, themes: pd.DataFrame) -> None:
        self._names = theme_names(themes)
        self._pairs = _pairs(themes)
        self._all = tuple(themes["id"])

    def ids(self, said: RowCells) -> list[str]:
        """Return the themes that a row names, in their order; others are asked about."""
        found: list[str] = []
        over = [one for one in said.over() if self._names.find(one)][:1]
        cells = said.of("themes") or [Cell("", one) for one in over]
        for cell in cells:
            if not cell.heading and cell.text in over:
                said.doubt(ImportRule.OF_GROUP, cell)
            text = _NUMBERED.sub("; ", _ADDED.sub(r"; \1", cell.text))
            parts = map(one_line, self._names.parts(text).names)
            for name in (LABEL.sub("", part) for part in parts):
                named = name if self._names.find(name) else self._meant(name)
                answer = said.answer("themes", name)
                theme = self._names.find(named if answer is None else answer)
                unsure = is_common(named) or "?" in name
                if answer is None and (named != name or unsure):
                    said.doubt(
                        ImportRule.SIMILAR_NAME if theme else ImportRule.THEME_UNKNOWN, cell,
                        value=name, about="themes", taken=theme or "",
                        choices=self._near_first(name), asks=unsure, lost=theme is None,
                        details={"similar": self._names.name_of(theme) if theme else ""},
                    )  # fmt: skip
                if theme and theme not in found:
                    found.append(theme)
        return found

    def _near_first(self, name: str) -> tuple[str, ...]:
        """Return all themes, those first for which the words of a text speak."""
        said = self._told(name)
        return tuple(sorted(self._all, key=lambda theme: theme not in said))

    def _told(self, name: str) -> set[str]:
        said = folded(name)
        return {c.theme for c in clues() if c.theme in self._all and c.words.search(said)}

    def _meant(self, name: str) -> str:
        """Return the name of a theme that another one misspells, or of the one theme of whose words
        all those of a short one begin some: *Num.*, *accès droits*; or for which alone a single
        word speaks: *Aînés*. Empty where there is none.
        """
        name = _BRACKETED.sub(" ", name)
        words = set(folded(name).split()) - _SMALL
        found = {
            key: one
            for one, key in self._pairs
            if all(any(_begins(word, w) for word in folded(one).split()) for w in words)
        }
        short = len(found) == 1 and len(folded(name)) > _SHORTEST and bool(words)
        found_as = name if self._names.find(name) else self._names.similar(name)
        if found_as or short:
            return found_as or next(iter(found.values()))
        told = self._told(name) if len(words) == 1 else set()
        return self._names.name_of(told.pop()) if len(told) == 1 else ""


def _begins(word: str, short: str) -> bool:
    """Return whether a word is written short, or with another end: *résidentielle*."""
    stem = word[: max(_STEM, len(word) - 2)]
    return word.startswith(short) or (len(word) > _STEM and short.startswith(stem))
