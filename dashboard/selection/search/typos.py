"""Suggests the intended word for one that no text contains."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

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
