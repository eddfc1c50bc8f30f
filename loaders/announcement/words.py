"""Splits a passage into words, and tells which may start or link a proper name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.announcement.french import UPPER
from loaders.text.word_tables import words_beside

_WORD = re.compile(
    r"(?P<elided>\b(?:[ldnsjmtcLDNSJMTC]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)')(?=\w)"
    r"|(?P<number>\d+(?:[.,]\d+)*(?![\w]))"
    r"|(?P<word>\w+(?:\((?:s|e|es)\))?(?:['-]\w+)*)"
    r"|(?P<sign>[^\w\s]|\n)"
)
_CAPITAL = re.compile(rf"(?:[{UPPER}]|\d+[{UPPER}]|[a-z]{{1,2}}[{UPPER}])")

LINKS = {"de", "du", "des", "d'", "la", "le", "les", "l'", "&", "pour", "aux", "sous"}
"""Words that may stand inside a name between two of its capitals."""

WIDE_LINKS = LINKS | {"à", "au", "aux", "en", "sur", "sous", "pour", "dans", "et", "c'est", "avec"}
"""The same after *l'association*, where the whole of what follows is a name."""

PLACE_NAME_LINKS = LINKS - {"pour"} | {"aux", "au", "à", "sous", "lès"}
"""The same in the name of a quartier (*la Grange aux Bois*)."""

_NO_NAMES = words_beside(__file__, "no_names.csv")
ORDINARY = frozenset(_NO_NAMES["at the start"])
"""Words that a capital at the start of a sentence does not make a name."""
COMMON = frozenset(_NO_NAMES["anywhere"])
"""Words and initials with a capital that name nobody."""


@dataclass(frozen=True)
class Word:
    """A word, number or sign of the view, with its place there."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def common(self) -> bool:
        """Whether it names nobody, capital or not."""
        return self.lower in COMMON

    @property
    def capital(self) -> bool:
        """Whether it begins like a name: a capital, or a number with one (*3F*)."""
        return self.kind == "word" and bool(_CAPITAL.match(self.text))


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of `text[start:end]`."""
    for match in _WORD.finditer(text, start, end):
        yield Word(match.group(), match.start(), match.end(), match.lastgroup or "")
