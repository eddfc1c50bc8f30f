"""Search hits: the matching fields, and the words to highlight in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.selection.search.fields import SUMMARIES
from dashboard.selection.search.plain import pieces
from dashboard.selection.search.word_index import SearchIndex, Term

Span = tuple[int, int]


@dataclass(frozen=True)
class Hit:
    """A text of an item with words of a search; `spans` are their first and last positions."""

    field: str
    text: str
    spans: tuple[Span, ...]


def hits(index: SearchIndex, item: int, terms: Sequence[Term]) -> list[Hit]:
    """Return the texts of an item that have words of a search, in the order of the fields."""
    texts = index.rows_of(item)
    present = {word for _, text in texts for *_, word in pieces(text)}
    words = frozenset[str]().union(*(term.taken(present) for term in terms))
    marked = [Hit(field, text, spans(text, words)) for field, text in texts]
    return [hit for hit in marked if hit.spans]


def in_language(found: Sequence[Hit], foreign: Collection[tuple[str, str]]) -> list[Hit]:
    """Leave out the texts in the other language of fields found in the reader's own, too.

    `foreign` are field and text of what is in the other language alone.
    """
    own = {_subject(hit) for hit in found if (hit.field, hit.text) not in foreign}
    return [
        hit for hit in found if (hit.field, hit.text) not in foreign or _subject(hit) not in own
    ]


def _subject(hit: Hit) -> str:
    """Return what a text is: the summaries, a field for each language, are the same."""
    return "summary" if hit.field in SUMMARIES else hit.field


def spans(text: str, words: Collection[str]) -> tuple[Span, ...]:
    """Return where in `text` one of the plain `words` stands, in order, none inside another."""
    found = sorted((start, -end) for start, end, word in pieces(text) if word in words)
    kept: list[Span] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, -end))
    return tuple(kept)


def excerpt(hit: Hit, room: int = 160) -> Hit:
    """Return a hit cut down to about `room` characters around its first mark, at blanks.

    What is left out is shown by an ellipsis.
    """
    if len(hit.text) <= room:
        return hit
    first = max(0, hit.spans[0][0] - room // 3)
    start = hit.text.rfind(" ", 0, first) + 1 if first else 0
    end = len(hit.text)
    if start + room < end:
        last = hit.spans[0][1]
        end = max(hit.text.rfind(" ", last, max(start + room, last) + 1), last)
    before, after = "… " if start else "", " …" if end < len(hit.text) else ""
    moved = len(before) - start
    kept = tuple((one + moved, other + moved) for one, other in hit.spans if other <= end)
    return Hit(hit.field, before + hit.text[start:end] + after, kept)
