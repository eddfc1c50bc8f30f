"""Synonyms: what people ask for, and the words by which texts say it.

They stand in `synonyms.csv`, one subject a row: `asked` are words or phrases of a search in either
language, `french` and `english` single words that are looked for beside them.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from dashboard.selection.search.plain import words_of
from loaders.package.schema import Language
from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside

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
        _phrase(asked): [Synonym(word, "fr") for word in row["french"].split(";")]
        + [Synonym(word, "en") for word in row["english"].split(";")]
        for row in rows_beside(__file__, "synonyms.csv")
        for asked in row["asked"].split(";")
    }


@cache
def asked_words() -> Mapping[str, str]:
    """Return every word of the phrases that people ask, folded, and how it is written."""
    rows = rows_beside(__file__, "synonyms.csv")
    words = (word for row in rows for word in words_of(row["asked"]))
    return {form: typed for typed, form in words if form not in SMALL}


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
