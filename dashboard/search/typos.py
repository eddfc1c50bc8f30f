"""Which words may have been meant by a word that is written nowhere."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract


def allowed(word: str) -> int:
    """Return how many slips are forgiven in `word`: a letter wrong, missing, added or swapped.

    None up to four letters, where another word is always near (*mots*, *pots*); one up to eight;
    two above. Rather nothing found than something else found.
    """
    return 0 if len(word) <= 4 else 1 if len(word) <= 8 else 2


def closest(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Return the words of `vocabulary` that are nearest to `word`, none beyond what is allowed.

    Only words with the same first letter: a slip there is rare, and what it would let in is not.
    Numbers are never guessed at.
    """
    most = allowed(word)
    if not most or any(letter.isdigit() for letter in word):
        return []
    # The distance counts a swap of neighbours as one slip (optimal string alignment).
    near = extract(
        word,
        [other for other in vocabulary if other[0] == word[0]],
        scorer=OSA.distance,
        score_cutoff=most,
        limit=None,
    )
    least = min((found[1] for found in near), default=0)
    return [found[0] for found in near if found[1] == least]
