"""Splits text into comparable words, with their positions in the original."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from loaders.text.folding import bare, folded, written_out

_TIES = "-\u2010\u2011'\u2018\u2019\u02bc"
"""Hyphens and apostrophes, straight and typographic."""

_TIE, _END = "\x1f", "\x1e"
"""What stands for any of them, and for the end of a text, while texts are compared."""

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(rf"[^\W_]+(?:{_TIE}[^\W_]+)*")

_LONGEST = 5
"""Words of a compound that are read as one: *Saint-Jean-de-la-Ruelle* has five."""


def compounds_of(texts: Sequence[str]) -> list[list[str]]:
    """Return the compounds of each text, a word alone being one too, for `parts_of`.

    All texts go through at once, which is several times faster than one by one.
    """
    joined = _END.join(text.replace(_END, " ") for text in texts)
    return [_COMPOUND.findall(text) for text in bare(_tied(joined)).split(_END)] if texts else []


def parts_of(compound: str) -> tuple[list[str], list[str]]:
    """Return the words of a compound, and every run of several of them written as one word.

    *Seine-Saint-Denis* has `saintdenis` among them, for those who leave the hyphens out.
    """
    words = [written_out(word) for word in compound.split(_TIE)]
    return words, [
        "".join(words[first : last + 1])
        for first in range(len(words))
        for last in range(first + 1, min(first + _LONGEST, len(words)))
    ]


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and plain form of each word of `text`, and of the runs of `parts_of`.

    `text` must be composed (NFC), as the data is: a mark of its own would end a word.
    """
    tied = _tied(text)
    for compound in _COMPOUND.finditer(tied):
        words = [(at.start(), at.end(), folded(at[0])) for at in _WORD.finditer(compound[0])]
        for first, (start, *_) in enumerate(words):
            for last in range(first, min(first + _LONGEST, len(words))):
                joined = "".join(word for *_, word in words[first : last + 1])
                yield compound.start() + start, compound.start() + words[last][1], joined


def words_of(search: str) -> list[tuple[str, str]]:
    """Return the words of a search as they were typed, each with its folded form."""
    typed = _WORD.findall(unicodedata.normalize("NFC", search))
    return [(word, form) for word in typed for form in folded(word).split()]


def _tied(text: str) -> str:
    for tie in _TIES:
        text = text.replace(tie, _TIE)
    return text


_SHORT = 4
"""Letters of the shortest word in which anything is forgiven."""

_FIRST_TOO = 6
"""Letters from which the first may be wrong."""


def allowed(word: str) -> int:
    """Return how many slips are forgiven in `word`: a letter wrong, missing, added or swapped.

    None up to four letters, where another word is always near (*mots*, *pots*), but for what
    `closest` says of four; one up to eight; two above. Rather nothing found than something else.
    """
    return 0 if len(word) <= 4 else 1 if len(word) <= 8 else 2


def closest(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Return the words of `vocabulary` that are nearest to `word`, none beyond what is allowed.

    Of four letters one may be missing or two be swapped (*lein*), no other be meant. The first
    letter is wrong in words of six and more alone: a slip there is rare, and what it lets in is
    not. Numbers are never guessed at.
    """
    most = allowed(word) or len(word) // _SHORT
    if not most or any(letter.isdigit() for letter in word):
        return []
    # The distance counts a swap of neighbours as one slip (optimal string alignment).
    near = extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
    meant = [(other, slips) for other, slips, _ in near if _may_mean(word, other, slips)]
    least = min((slips for _, slips in meant), default=0)
    return list(dict.fromkeys(other for other, slips in meant if slips == least))


def _may_mean(word: str, other: str, slips: float) -> bool:
    if len(word) == _SHORT and len(other) <= _SHORT and sorted(word) != sorted(other):
        return False
    return word[0] == other[0] or (len(word) >= _FIRST_TOO and slips == 1)
