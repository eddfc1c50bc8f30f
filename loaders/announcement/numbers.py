"""Numbers as French announcements write them: 1.224, 1 224, 1224, vingt, une trentaine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import text2num

_COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_SMALL = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    "|trente|quarante|cinquante|soixante|septante|huitante|nonante|cents?|mille"
)
SPELLED = rf"(?:{_SMALL})(?:[- ](?:et[- ](?:un|une|onze)|un|une|{_SMALL}))*"
_COLLECTIVE = (
    rf"(?:une?|la|deux|trois|quelques|plusieurs|d'une?|cette) (?:bonne |petite )?"
    rf"(?:{'|'.join(_COLLECTIVES)})s?"
)
_DIGITS = r"\d{1,3}(?:[. ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?"
NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:(?P<digits>{_DIGITS})(?![.,]?\d)(?P<scale> millions?| milliers?| mille\b)?"
    rf"|(?P<collective>{_COLLECTIVE})\b|(?P<spelled>{SPELLED})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in the text. `collective` for *une trentaine*, which is never exact."""

    value: float
    start: int
    end: int
    collective: bool
    spelled: bool


def numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of `text[start:end]`, in their order."""
    for match in NUMBER.finditer(text, start, len(text) if end is None else end):
        value = _value(match)
        if value is not None:
            yield Number(
                value, match.start(), match.end(),
                collective=match["collective"] is not None,
                spelled=match["digits"] is None,
            )  # fmt: skip


def parse_number(words: str) -> float | None:
    """Return the value of `words` if they are one number and nothing else."""
    if words.strip().lower() in {"un", "une"}:
        return 1
    match = NUMBER.fullmatch(words.strip())
    return _value(match) if match else None


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        plain = re.sub(r"[. ]", "", match["digits"]).replace(",", ".")
        if len(plain) > 12:
            return None
        scale = (match["scale"] or "").strip().rstrip("s").lower()
        factor = {"million": 1_000_000, "millier": 1000, "mille": 1000}.get(scale, 1)
        value = float(plain) * factor
        return value if value else None
    if match["collective"]:
        words = match["collective"].lower().rstrip("s").split()
        many = {"deux": 2, "trois": 3}.get(words[0], 1)
        return float(many * _COLLECTIVES[words[-1]])
    try:
        return float(text2num(match["spelled"].lower(), "fr"))
    except ValueError:
        return None
