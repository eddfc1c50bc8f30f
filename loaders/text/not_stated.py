"""Placeholders for "not stated": signs, *NC*, *à préciser*, a formula's error."""

import re

from loaders.text.folding import folded
from loaders.text.word_tables import words_beside

_SIGNS_ONLY = re.compile(r"[\W_]*")
_ERROR = re.compile(r"#(?:[A-ZÉÈÀ/0]+[!?]?|#+)|Err(?:eur|or)?\s?:\s?\d{3}|#N/[AD]", re.IGNORECASE)
"""What a spreadsheet shows for a formula that went wrong, in its French and English words.
Sources: ECMA-376, 18.17.3; LibreOffice's error codes."""

_SAYS = words_beside(__file__, "not_stated.csv")
_NOTHING = frozenset(_SAYS["nothing"])
"""Texts as `folded` writes them, that stand for an empty cell whatever the column."""

_NOT_YET = re.compile(
    r"(?:non|pas(?: encore)?) (?:connue?|fournie?|renseignee?|communiquee?|precisee?|definie?"
    r"|determinee?|identifiee?|arretee?)s?(?: (?:a|au|en|pour|par) (?:\w+ ?){1,4})?"
)
"""Such a text with what people put behind it: *non connu à ce jour*."""

_SO_FAR = re.compile(r" (?:a ce (?:jour|stade)|pour (?:l instant|le moment))$")
"""What people put behind a text that says nothing: *sans titre à ce jour*."""

_SPACED = re.compile(r"[a-z](?: [a-z]){1,2}")
"""An abbreviation as `folded` leaves it: *n.c.* becomes *n c*."""

_DITTO = frozenset(_SAYS["as above"])
_LONGEST_DITTO = 40
_DITTO_SIGNS = re.compile(r"\s*(?:[-–—]\s*)?(?:[\"″〃”“»]|''|,,|//|↑)(?:\s*[-–—])?\s*")


def says_nothing(text: str) -> bool:
    """Return whether a text stands for an empty cell: *not stated*, in whatever way."""
    bare = text.strip().strip("()[]").strip()
    if _SIGNS_ONLY.fullmatch(bare) or _ERROR.fullmatch(bare):
        return True
    said = _SO_FAR.sub("", folded(bare))
    if _NOT_YET.fullmatch(said):
        return True
    return said in _NOTHING or bool(_SPACED.fullmatch(said) and said.replace(" ", "") in _NOTHING)


def is_error(text: str) -> bool:
    """Return whether a text is what a spreadsheet shows for a formula that went wrong."""
    return bool(_ERROR.fullmatch(text.strip()))


def is_ditto(text: str) -> bool:
    """Return whether a text refers to what stands in the line above (*idem*, `"`)."""
    if len(text) > _LONGEST_DITTO:
        return False
    return bool(_DITTO_SIGNS.fullmatch(text)) or folded(text.rstrip(" .")) in _DITTO
