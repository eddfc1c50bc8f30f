"""Name folding: the one form in which names and words are compared, in search, import and review.

`dashboard/components/frame/folding.js` does the same in the browser; a test holds the two together.
"""

import re
import unicodedata
from functools import lru_cache

_AS_WRITTEN = {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "\u02bc": "'"}
"""Ligatures, and an apostrophe that Unicode counts as a letter."""

_MARKS = re.compile("[\u0300-\u036f]")
"""The block of marks that NFKD parts from Latin letters."""

_WORD = re.compile(r"[^\W_]+")

_AND = re.compile(r"(?<=\w)\s*&\s*(?=\w)")

_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
"""What French shortens in names of places: *St-Denis*, *Stes-Maries*."""


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Return `text` without accents, case, punctuation or ligatures, in single spaces.

    *Saint* is written out and `&` is *et*: `St-Denis`, `SAINT DENIS` and `saint-denis` become the
    same, and so do `Famille & Provence` and `Famille et Provence`.
    """
    return " ".join(map(written_out, _WORD.findall(bare(_AND.sub(" et ", text)))))


def bare(text: str) -> str:
    """Return `text` without accents, case or ligatures; punctuation and blanks stay."""
    for letter, plain in _AS_WRITTEN.items():
        text = text.replace(letter, plain)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return text.casefold()


def written_out(word: str) -> str:
    """Return a bare word, written out where it is a short form of *saint*."""
    return _WRITTEN_OUT.get(word, word)
