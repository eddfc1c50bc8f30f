"""Fits text into its box: measured with Arial's widths, wrapped as on slides.

They are read off Liberation Sans 2.1 (SIL Open Font License 1.1), which was made with Arial's
widths, in 1/2048 of the type size. A slide asks for Arial, which PowerPoint has and which
LibreOffice replaces by Liberation Sans, line for line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from loaders.text.word_tables import rows_beside

EM = 2048

OTHER = 2560
"""A letter that is not in the table: wider than Chinese letters (one square), as signs can be."""

NO_BREAK = "\u2011"
"""The hyphen at which no line breaks; as wide as the other."""

SPACES = {"\xa0": 569, "\u2009": 410, "\u202f": 569}
"""No-break and thin spaces; the narrow no-break one is drawn as wide as a space by LibreOffice."""


def _read(weight: str) -> dict[str, int]:
    rows = rows_beside(__file__, "arial_widths.csv")
    widths = {
        letter: int(row["width"])
        for row in rows
        if row["weight"] == weight
        for letter in row["letters"]
    }
    return widths | SPACES | {NO_BREAK: widths["-"]}


REGULAR, BOLD = _read("regular"), _read("bold")
"""The width of each letter: the table `arial_widths.csv`."""


LINE = 1.2
"""Height of a line as a share of the type size: Arial's own 1.15, and a little air."""

SAFETY = 1.03
"""What programs may set a line wider than its letters add up to, by rounding them to pixels."""

MOST_BALANCED, MOST_WORDS = 3, 40
"""Lines and words of a text whose lines are made alike: more is running text."""

TOO_WIDE = 10.0
_AFTER_SIGN, _IN_QUOTES, _AFTER_SMALL, _AT_HYPHEN = -0.3, 0.6, 0.25, 0.5
"""What a break costs, in shares of a line: it is worth so much raggedness."""


def _rows(words: Sequence[str], way: Sequence[int]) -> list[str]:
    return [" ".join(words[one:two]) for one, two in pairwise((0, *way, len(words)))]


def is_open(text: str) -> bool:
    """Say whether `text` ends within quotation marks or brackets."""
    return any(text.count(opened) > text.count(closed) for opened, closed in ("«»", "“”", "()"))


def _break(before: str) -> float:
    """Return what it costs to break a line after `before`, all the text up to there."""
    if is_open(before):
        return _IN_QUOTES
    if before[-1] in ",;:":
        return _AFTER_SIGN
    last = before.rsplit(" ", 1)[-1]
    return _AFTER_SMALL if len(last) <= LEAST_LARGE else 0.0


LEAST_LARGE = 3
"""Letters of a word up to which it belongs to what follows."""


@lru_cache(maxsize=50_000)
def _units(text: str, bold: bool) -> int:
    table = BOLD if bold else REGULAR
    return sum(table.get(letter, OTHER) for letter in text)


@dataclass(frozen=True)
class Fitted:
    """A text as it goes into its box: perhaps shortened (then not `whole`), at `size` points."""

    text: str
    size: float
    height: float
    whole: bool


@dataclass(frozen=True)
class Face:
    """The typefaces of a deck, as far as fitting needs them: the widest counts.

    `stretch` is how much wider than Arial the widest runs; `pitch` is the width of all letters, as
    a share of the type size, of those where it is one.
    """

    stretch: float = 1.0
    pitch: float = 0.0

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Return how many points wide `text` is in one line, with `SAFETY`."""
        own = max(len(text) * self.pitch, _units(text, bold) / EM * self.stretch)
        return own * size * SAFETY

    def wrap(self, text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
        """Break `text` at spaces into lines of `room` points; split words wider than that."""
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            joined = f"{line} {word}" if line else word
            if self.width(joined, size, bold=bold) <= room:
                line = joined
                continue
            if line:
                lines.append(line)
            *whole, line = self._split(word, room, size, bold=bold)
            lines += whole
        return [*lines, line]

    def balanced(self, text: str, room: float, size: float, *, bold: bool = False) -> str:
        """Return `text` so bound by no-break spaces that its lines are about as long as each other.

        They break after a sign rather than after a small word, and not within quotation marks,
        nor at a hyphen. What takes one line, or more than `MOST_BALANCED`, is returned as it is.
        """
        words = text.split(" ")
        lines = len(self.wrap(text, room, size, bold=bold))
        if not 1 < lines <= min(MOST_BALANCED, len(words)) or len(words) > MOST_WORDS:
            return text

        most = room * SAFETY**2  # what programs might still set on the line before

        def fits(row: str) -> bool:
            return self.width(row, size, bold=bold) <= most

        def pulled(before: str, row: str) -> bool:
            head, hyphen, _ = row.split(" ", maxsplit=1)[0].replace("–", "-").partition("-")
            return bool(hyphen) and fits(f"{before} {head}-")

        def cost(rows: Sequence[str]) -> float:
            wide = [self.width(row, size, bold=bold) / room for row in rows]
            if max(wide) > 1:
                return TOO_WIDE
            ends = sum(_break(" ".join(rows[: at + 1])) for at in range(len(rows) - 1))
            hyphens = sum(pulled(one, two) for one, two in pairwise(rows))
            return max(wide) - min(wide) + ends + _AT_HYPHEN * hyphens

        ways = combinations(range(1, len(words)), lines - 1)
        rows = min((_rows(words, way) for way in ways), key=cost)
        if cost(rows) >= TOO_WIDE:
            return text
        bound = rows[0]
        for before, row in pairwise(rows):
            first, *others = row.split(" ")
            while others and fits(f"{before} {first}"):
                first += f"\u00a0{others.pop(0)}"
            if pulled(before, first):
                first = first.replace("-", NO_BREAK)
            bound = " ".join((bound, first, *others))
        return bound

    def height(self, text: str, room: float, size: float, *, bold: bool = False) -> float:
        """Return how many points high `text` is when wrapped into `room` points."""
        return len(self.wrap(text, room, size, bold=bold)) * size * LINE

    def fit(
        self, text: str, across: float, down: float, sizes: Sequence[float], *, bold: bool = False
    ) -> Fitted:
        """Return `text` at the largest of `sizes` (falling) that fits `across` × `down` points.

        Where none does, the text is shortened at the smallest, with an ellipsis that says so.
        """
        for size in sizes:
            needed = self.height(text, across, size, bold=bold)
            if needed <= down:
                return Fitted(text, size, needed, whole=True)
        size = sizes[-1]
        room = max(1, int(down / (size * LINE)))
        lines = self.wrap(text, across, size, bold=bold)[:room]
        last = lines[-1]
        while last and self.width(last + "…", size, bold=bold) > across:
            last = last[:-1]
        # Cut at a word, unless that leaves next to nothing.
        words = last.rpartition(" ")[0]
        last = words if len(words) > len(last) / 2 else last
        kept = " ".join([*lines[:-1], last.rstrip(" ,;:–-\u00a0") + "…"])
        return Fitted(kept, size, room * size * LINE, whole=False)

    def one_line(self, text: str, room: float, size: float, *, bold: bool = False) -> str:
        """Return `text` in one line of `room` points, shortened where it has to be."""
        return self.fit(text, room, size * LINE, (size,), bold=bold).text

    def _split(self, word: str, room: float, size: float, *, bold: bool) -> list[str]:
        """Cut a word that is wider than a line; every piece has at least one letter."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, size, bold=bold) > room:
                pieces.append("")
            pieces[-1] += letter
        return pieces
