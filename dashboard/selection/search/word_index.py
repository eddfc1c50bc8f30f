"""An inverted index: which items contain a word, and in which fields.

The words of every text are read once; a search is then look-ups in arrays. With a million
projects that is about a blink for each word.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.selection.search.fields import Texts
from dashboard.selection.search.plain import closest, compounds_of, parts_of, pieces, words_of
from dashboard.selection.search.synonyms import (
    SMALL,
    Phrase,
    Synonym,
    asked_words,
    longest_asked,
    synonyms,
)
from loaders.text.folding import folded

Mask = npt.NDArray[np.bool_]

_EXACT = 3
"""Letters up to which a word must stand as it is, or in the plural: *art* is not *artificiel*."""

_INSIDE = 4
"""Letters from which a word is also looked for inside longer ones (*logement*, *relogement*)."""

_PLURAL = 6
"""Letters from which a final s or x is taken for a plural: *Paris* is not more than one *pari*."""

_OF_PARTIES = frozenset({"landlord", "carrier", "partner", "network"})
"""Fields that name who takes part."""

_RANKS = {"title": 0, "subtitle": 1, "earlier": 2, "theme": 2, "summary_fr": 4, "summary_en": 4}
_RANK, _IN_PART = 3, 6
"""What counts most comes first: a title, then a name that the search says whole or a place, then a
summary. A name of a party of which the search says a part is last: who looks for *jardin* does not
mean the landlord La Cité Jardins."""

_SYNONYM = 100
"""Added where only a synonym was found: behind all that was asked for in so many words."""


def _forms(word: str) -> set[str]:
    """Return a word, its plurals, and the one that it may be the plural of."""
    single = {word[:-1]} if len(word) >= _PLURAL and word[-1] in "sx" else set()
    return {word, word + "s", word + "x"} | single


@dataclass(frozen=True)
class Word:
    """A word of a search as it was typed, and the folded words of the texts taken for it.

    `exact` are those that are just this word, or its plural; `near` the words that may have been
    meant where the texts do not have it.
    """

    typed: str
    words: frozenset[str]
    exact: frozenset[str]
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A part of a search that an item must have: all of `words`, or a synonym in `also`.

    `also` has the synonyms that the texts have, each with the folded words taken for it.
    """

    words: tuple[Word, ...]
    also: Mapping[Synonym, frozenset[str]]

    @property
    def synonyms(self) -> frozenset[str]:
        """Return the folded words that are taken for its synonyms."""
        return frozenset[str]().union(*self.also.values())

    def taken(self, present: Collection[str]) -> frozenset[str]:
        """Return the folded words by which a text of `present` words has this; none if it has not.

        A phrase of which only a part is there is not marked: its synonym is.
        """
        whole = all(not word.words.isdisjoint(present) for word in self.words)
        literal = [word.words for word in self.words] if whole else []
        return self.synonyms.union(*literal) & frozenset(present)


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
        self._known_terms = lru_cache(maxsize=64)(self._terms)

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

    def terms(self, search: str) -> tuple[Term, ...]:
        """Return the parts of a search with what they stand for in these texts.

        What is written so wins: a word, its plural, longer words that begin like it. Where the
        word itself is nowhere, words that hold it and those nearest to it are taken too.
        """
        return self._known_terms(search)

    def _terms(self, search: str) -> tuple[Term, ...]:
        typed = words_of(search)
        typed = [each for each in typed if each[1] not in SMALL] or typed
        if not typed:
            return ()
        near = [self._near(form) for _, form in typed]
        meant = [_forms(form).union(*map(_forms, others))
                 for (_, form), others in zip(typed, near, strict=True)]  # fmt: skip
        # A compound may be written apart in the search and together in the text.
        pairs = [{one + other for one in first for other in second} & self._compounds.keys()
                 for first, second in pairwise(meant)]  # fmt: skip
        joined = [before | after for before, after in pairwise([set(), *pairs, set()])]
        words = [
            self._word(word, form, others, also)
            for (word, form), others, also in zip(typed, near, joined, strict=True)
        ]
        terms: list[Term] = []
        while words:
            phrase = longest_asked(meant)
            length = len(phrase) or 1
            terms.append(Term(tuple(words[:length]), self._synonyms(phrase)))
            words, meant = words[length:], meant[length:]
        return tuple(terms)

    def mask(self, search: str) -> Mask:
        """Return which items have every part of the search, each in any of their texts."""
        mask = np.ones(self.size, dtype=bool)
        for term in self.terms(search):
            having = np.ones(self.size, dtype=bool)
            for word in term.words:
                having &= self._items(self._rows(word.words))
            mask &= having | self._items(self._rows(term.synonyms))
        return mask

    def order(self, search: str) -> npt.NDArray[np.int64]:
        """Return for each item how far it is from what the search means: the least comes first."""
        terms, order = self.terms(search), np.zeros(self.size, dtype=np.int64)
        ranks = self._ranks([word.words for term in terms for word in term.words])
        for term in terms:
            found = np.zeros(self.size, dtype=np.int64)
            for word in term.words:
                exact = self._best(ranks * 2, word.exact)
                found += np.minimum(exact, self._best(ranks * 2 + 1, word.words))
            order += np.minimum(found, _SYNONYM + self._best(ranks * 2, term.synonyms))
        return order

    def best_first(self, search: str, items: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return `items` (their places) in the order of `order`, equal ones as they were."""
        return items[self.order(search)[items].argsort(kind="stable")]

    def _best(self, ranks: npt.NDArray[np.int64], words: Collection[str]) -> npt.NDArray[np.int64]:
        best = np.full(self.size, 2 * _SYNONYM, dtype=np.int64)
        rows = np.flatnonzero(self._rows(words))
        np.minimum.at(best, self._row_item[rows], ranks[rows])
        return best

    def _ranks(self, words: Sequence[Collection[str]]) -> npt.NDArray[np.int64]:
        """Return how much it says of an item that one of `words` stands in each row."""
        fields = [text.field for text in self.texts]
        ranks = np.array([_RANKS.get(field, _RANK) for field in fields])[self._row_field]
        names = np.array([field in _OF_PARTIES for field in fields])[self._row_field]
        said = np.zeros(len(self._row_text), dtype=np.int8)
        for each in words:
            said += self._rows(each)
        named = np.flatnonzero(names & (said > 0))
        texts, at = np.unique(self._row_text[named], return_inverse=True)
        lengths = [len({*folded(self.values[text]).split()} - SMALL) for text in texts]
        ranks[named] += (_IN_PART - _RANK) * (said[named] < np.array(lengths, dtype=int)[at])
        return ranks.astype(np.int64)

    def rows_of(self, item: int) -> list[tuple[str, str]]:
        """Return field and text of each text of an item, in the order of the fields."""
        rows = np.flatnonzero(self._row_item == item)
        return [(self.texts[self._row_field[row]].field, self.values[self._row_text[row]])
                for row in rows]  # fmt: skip

    def written(self, word: str) -> str:
        """Return a folded word as it is written, with its accents, in the texts or in a synonym."""
        if word not in self._compounds:
            return asked_words()[word]
        code = self._compounds[word][0]
        text = self.values[self._text_of[self._starts[code]]]
        return str(next(text[start:end] for start, end, form in pieces(text) if form == word))

    def _near(self, form: str) -> tuple[str, ...]:
        """Return the words that `form` may be a slip of, where the texts do not have it."""
        if self._exact(form) or form in asked_words():
            return ()
        asked = [word for word in asked_words() if word[0] == form[0]]
        return tuple(closest(form, [*self._compounds, *asked]))

    def _word(self, typed: str, form: str, near: Sequence[str], joined: set[str]) -> Word:
        found = {form for each in (form, *near) for form in self._written(each)} | joined
        exact = self._exact(form) | joined
        return Word(typed, frozenset(found), frozenset(exact), tuple(near))

    def _synonyms(self, phrase: Phrase) -> dict[Synonym, frozenset[str]]:
        """Return the synonyms of what is asked that these texts have."""
        found = {also: frozenset(self._beginning(folded(also.word)))
                 for also in synonyms().get(phrase, ())}  # fmt: skip
        return {also: words for also, words in found.items() if words}

    def _exact(self, form: str) -> set[str]:
        return _forms(form) & self._compounds.keys()

    def _beginning(self, form: str) -> set[str]:
        """Return the words of the texts that are or begin like `form`."""
        found = self._exact(form)
        if len(form) > _EXACT:
            first = bisect_left(self._vocabulary, form)
            last = bisect_left(self._vocabulary, form + "\U0010ffff")
            found |= set(self._vocabulary[first:last])
        return found

    def _written(self, form: str) -> set[str]:
        """Return the words of the texts that are, begin like, or else hold `form`."""
        found = self._beginning(form)
        if not found and len(form) >= _INSIDE and form not in asked_words():
            found = {other for other in self._vocabulary if form in other}
        return found

    def _items(self, rows: Mask) -> Mask:
        having = np.zeros(self.size, dtype=bool)
        having[self._row_item[rows]] = True
        return having

    def _rows(self, words: Collection[str]) -> Mask:
        """Return the rows whose text has one of the folded `words`."""
        having = np.zeros(len(self.values), dtype=bool)
        for word in words:
            for code in self._compounds[word]:
                having[self._text_of[self._starts[code] : self._starts[code + 1]]] = True
        return having[self._row_text]
