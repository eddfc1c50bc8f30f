"""Facts about written French that several rules share."""

import re
from collections.abc import Iterator

UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ"
LOWER = "a-zàâäçéèêëîïôöùûüÿœæ"
LONGEST_SENTENCE = 1_500
"""Characters; what runs on without a full stop is no prose, and rules look at a whole sentence."""

ARTICLES = ("le ", "la ", "les ", "l'", "l ")

_ABBREVIATIONS = re.compile(r"(?:\b(?:M|Mme|St|Ste|art|cf|ex|env|n|etc|av|bd)|\b[A-Z])\.$")
_SENTENCE_END = re.compile(rf"[.!?…]+[»)]?(?=\s+[«(]?\s?[{UPPER}0-9])|\n\s*\n|\n$")


def without_article(name: str) -> str:
    """Return a folded name without its leading article."""
    for article in ARTICLES:
        if name.startswith(article) and len(name) > len(article) + 1:
            return name[len(article) :]
    return name


def trimmed(
    text: str, start: int, end: int, left: str | None = None, right: str | None = None
) -> tuple[int, int]:
    """Return where `text[start:end]` stands without the signs of `left` before and `right` behind.

    Without blanks where none are given. What is nothing but such signs ends before it begins.
    """
    words = text[start:end]
    return end - len(words.lstrip(left)), start + len(words.rstrip(right))


def is_capitals(text: str) -> bool:
    """Say whether most letters of `text` are capitals (a shouted title, a heading)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.7 * len(letters)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of `text[start:end]`, cut where it has no end."""
    for first, last in _whole_sentences(text, start, end):
        at = first
        while last - at > LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + LONGEST_SENTENCE)
            cut = at + LONGEST_SENTENCE if cut < 0 else cut
            yield at, cut
            at = cut
        yield at, last


def _whole_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATIONS.search(text, max(start, match.start() - 6), match.start() + 1):
            continue
        if text[at : match.end()].strip():
            yield at, match.end()
        at = match.end()
    if text[at:end].strip():
        yield at, end
