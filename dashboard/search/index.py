"""An index of words: which items have a word of the search in which of their texts.

The words of every text are read once; a search is then look-ups in arrays. With a million
projects that is about a blink for each word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.search.fields import Texts
from dashboard.search.plain import compounds_of, parts_of, pieces
from dashboard.search.typos import closest
from loaders.folding import folded

Mask = npt.NDArray[np.bool_]

_EXACT = 3
"""Letters up to which a word must stand as it is, or in the plural: *art* is not *artificiel*."""

_INSIDE = 4
"""Letters from which a word is also looked for inside longer ones (*logement*, *relogement*)."""

_PLURAL = 6
"""Letters from which a final s or x is taken for a plural: *Paris* is not more than one *pari*."""

_SMALL = frozenset(
    {"a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
    | {"ou", "par", "pour", "sur", "un", "une"}
    | {"an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that a search may do without: nobody looks for them."""


@dataclass(frozen=True)
class Term:
    """A word of a search, and the words of the texts (plain) that are taken for it.

    `guessed` where nothing is written like it and the nearest words are taken.
    """

    written: str
    words: frozenset[str]
    guessed: bool = False


class SearchIndex:
    """The words of some texts. Items are positions from 0 to `size`."""

    def __init__(self, texts: Sequence[Texts], size: int) -> None:
        self.size = size
        self.texts = texts
        values = pd.api.types.union_categoricals([part.values for part in texts])
        self.values: list[str] = values.categories.tolist()
        self._row_text = values.codes.astype(np.int32)
        self._row_item = np.concatenate([part.items for part in texts]).astype(np.int32)
        self._row_field = np.repeat(
            np.arange(len(texts), dtype=np.int32), [len(part.items) for part in texts]
        )
        self._read(self.values)

    def _read(self, values: Sequence[str]) -> None:
        """Note the texts of every compound, and the compounds of every word."""
        compounds = compounds_of(values)
        lengths = np.fromiter(map(len, compounds), np.intp, len(compounds))
        flat = np.fromiter(chain.from_iterable(compounds), object, lengths.sum())
        codes, written = pd.factorize(flat)
        self._text_of = np.repeat(np.arange(len(values)), lengths)[np.argsort(codes, kind="stable")]
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=len(written)))])
        self._compounds: dict[str, list[int]] = defaultdict(list)
        whole: set[str] = set()
        for code, compound in enumerate(written):
            words, runs = parts_of(compound)
            whole.update(words)
            for word in {*words, *runs}:
                self._compounds[word].append(code)
        self._vocabulary = sorted(whole)

    def terms(self, search: str) -> list[Term]:
        """Return the words of a search with what they stand for in these texts.

        What is written so wins: words that begin like it, else words that hold it; only where
        there are none are slips forgiven.
        """
        words = folded(search).split()
        words = [word for word in words if word not in _SMALL] or words
        pairs = [""] + [one + other for one, other in pairwise(words)] + [""]
        # A compound may be written apart in the search and together in the text.
        together = [{joined for joined in pairs[i : i + 2] if joined in self._compounds}
                    for i in range(len(words))]  # fmt: skip
        return [self._term(word, also) for word, also in zip(words, together, strict=True)]

    def mask(self, search: str) -> Mask:
        """Return which items have every word of the search, each in any of their texts."""
        mask = np.ones(self.size, dtype=bool)
        for term in self.terms(search):
            having = np.zeros(self.size, dtype=bool)
            having[self._row_item[self._rows(term)]] = True
            mask &= having
        return mask

    def order(self, search: str) -> npt.NDArray[np.int64]:
        """Return for each item how far down the fields its words stand: the least comes first."""
        order = np.zeros(self.size, dtype=np.int64)
        for term in self.terms(search):
            best = np.full(self.size, len(self.texts), dtype=np.int64)
            rows = self._rows(term)
            np.minimum.at(best, self._row_item[rows], self._row_field[rows])
            order += best
        return order

    def rows_of(self, item: int) -> list[tuple[str, str]]:
        """Return field and text of each text of an item, in the order of the fields."""
        rows = np.flatnonzero(self._row_item == item)
        return [(self.texts[self._row_field[row]].field, self.values[self._row_text[row]])
                for row in rows]  # fmt: skip

    def written(self, word: str) -> str:
        """Return a plain word of the texts as one of them writes it, with its accents."""
        code = self._compounds[word][0]
        text = self.values[self._text_of[self._starts[code]]]
        return str(next(text[start:end] for start, end, form in pieces(text) if form == word))

    def _term(self, word: str, also: set[str]) -> Term:
        found = self._written(word) | also
        if found:
            return Term(word, frozenset(found))
        return Term(word, frozenset(closest(word, self._vocabulary)), guessed=True)

    def _written(self, word: str) -> set[str]:
        forms = [word, word + "s", word + "x"]
        if len(word) >= _PLURAL and word[-1] in "sx":
            forms.append(word[:-1])
        found = {form for form in forms if form in self._compounds}
        if len(word) > _EXACT:
            first = bisect_left(self._vocabulary, word)
            last = bisect_left(self._vocabulary, word + "\U0010ffff")
            found |= set(self._vocabulary[first:last])
        if not found and len(word) >= _INSIDE:
            found = {other for other in self._vocabulary if word in other}
        return found

    def _rows(self, term: Term) -> npt.NDArray[np.intp]:
        """Return the rows whose text has one of the words of a term."""
        having = np.zeros(len(self.values), dtype=bool)
        for word in term.words:
            for code in self._compounds[word]:
                having[self._text_of[self._starts[code] : self._starts[code + 1]]] = True
        return np.flatnonzero(having[self._row_text])
