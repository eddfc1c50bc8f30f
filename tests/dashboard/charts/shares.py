"""Reads the bars of `share_bars` from their drawing: what is seen of each row."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"


class Share(NamedTuple):
    """A row: the number at its end, what it says, and how far its parts reach, in hundredths."""

    total: int
    said: str
    full: float
    end: float


def groups_of(drawing: str) -> Iterator[tuple[str, Element]]:
    """Yield each row, with the value that it chooses."""
    for group in fromstring(drawing).iter(f"{SVG}g"):
        if group.get("data-choose"):
            yield group.get("data-value", ""), group


def bars_of(part: str | Element) -> list[Element]:
    """Return the parts of the bars in a drawing, or in a row of it."""
    if isinstance(part, str):
        return [bar for _, group in groups_of(part) for bar in bars_of(group)]
    return [bar for inner in part.iter(f"{SVG}svg") for bar in inner.iter(f"{SVG}rect")]


def shares(drawing: str) -> dict[str, Share]:
    """Return the rows by the value that each chooses, from the top down."""
    return {value: _share(group) for value, group in groups_of(drawing)}


def _share(group: Element) -> Share:
    texts = [
        text.text or "" for inner in group.iter(f"{SVG}svg") for text in inner.iter(f"{SVG}text")
    ]
    spans = [
        (float(bar.get("x", "0")[:-1]), float(bar.get("width", "0")[:-1]), bar.get("stroke"))
        for bar in bars_of(group)
    ]
    return Share(
        int(texts[-1]),
        next(title.text or "" for title in group.iter(f"{SVG}title")),
        sum(wide for _, wide, edge in spans if not edge),
        max(start + wide for start, wide, _ in spans),
    )
