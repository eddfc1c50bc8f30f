"""Synonyms: what people ask for, and the words by which texts say it.

They stand in `synonyms.csv`, one subject a row: `asked` are words or phrases of a search in either
language, `french` and `english` single words that are looked for beside them.
"""

import csv
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.selection.search.plain import words_of
from loaders.package.schema import Language
from loaders.text.folding import folded

SMALL = frozenset(
    {"a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les"}
    | {"ou", "par", "pour", "sur", "un", "une"}
    | {"an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that a search may do without: nobody looks for them."""

Phrase = tuple[str, ...]
"""What is asked, as folded words without the small ones."""


class Synonym(NamedTuple):
    """A word to look for too, as it is written in a language."""

    word: str
    language: Language


@cache
def synonyms() -> Mapping[Phrase, Sequence[Synonym]]:
    """Return for each phrase that people ask the words to look for too."""
    return {
        _phrase(asked): [Synonym(word, "fr") for word in french.split(";")]
        + [Synonym(word, "en") for word in english.split(";")]
        for phrases, french, english in _rows()
        for asked in phrases.split(";")
    }


@cache
def asked_words() -> Mapping[str, str]:
    """Return every word of the phrases that people ask, folded, and how it is written."""
    words = (word for phrases, *_ in _rows() for word in words_of(phrases))
    return {form: typed for typed, form in words if form not in SMALL}


def _rows() -> list[list[str]]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def longest_asked(words: Sequence[Collection[str]]) -> Phrase:
    """Return the longest phrase that begins the `words` of a search; none is empty.

    Each of the words is given as what it may mean.
    """
    for length in range(min(len(words), _longest()), 0, -1):
        for phrase in synonyms():
            if len(phrase) == length and all(
                word in meant for word, meant in zip(phrase, words, strict=False)
            ):
                return phrase
    return ()


@cache
def _longest() -> int:
    return max(map(len, synonyms()))


def _phrase(text: str) -> Phrase:
    return tuple(word for word in folded(text).split() if word not in SMALL)
