"""Works out which doubts an edit has resolved."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from loaders.announcement.model import Doubt, DoubtCode, PlaceKind
from loaders.review.document import ReviewedProject

_NAMES = ("landlords", "carriers", "partners")
_ABOUT_ITEMS: dict[str, tuple[str, ...]] = {
    DoubtCode.NAME_CLOSE_TO_KNOWN: _NAMES,
    DoubtCode.NAME_NEW: _NAMES,
    DoubtCode.LANDLORD_WEAK: _NAMES,
    DoubtCode.CARRIER_WEAK: _NAMES,
    DoubtCode.COMMUNE_HOMONYM: ("places",),
    DoubtCode.COMMUNE_UNKNOWN: ("places",),
    DoubtCode.FIGURE_UNIT_IMPLIED: ("figures",),
}
"""Doubts about one value, and the lists that it may stand in. Its words tell which it is."""

_ABOUT_PARTS: dict[str, tuple[str, ...]] = {
    DoubtCode.TITLE_GUILLEMET: ("title",),
    DoubtCode.TITLE_UNMARKED: ("title",),
    DoubtCode.DURATION_WEAK: ("duration_years",),
    DoubtCode.THEME_CLOSE: ("themes",),
    DoubtCode.THEME_MISSING: ("themes",),
}
"""Doubts about a part of the project that any change of it answers."""


def without_answered(before: ReviewedProject, after: ReviewedProject) -> ReviewedProject:
    """Return `after` without the doubts that the change from `before` has answered."""
    left = tuple(doubt for doubt in after.doubts if not _is_answered(doubt, before, after))
    return after if left == after.doubts else replace(after, doubts=left)


def _is_answered(doubt: Doubt, before: ReviewedProject, after: ReviewedProject) -> bool:
    if doubt.code in _ABOUT_ITEMS:
        lists = _ABOUT_ITEMS[doubt.code]
        return _at(doubt, before, lists) != _at(doubt, after, lists)
    if doubt.code in _ABOUT_PARTS:
        parts = _ABOUT_PARTS[doubt.code]
        return any(getattr(before, part) != getattr(after, part) for part in parts)
    match doubt.code:
        case DoubtCode.LANDLORD_MISSING:
            return any(item.name for item in after.landlords)
        case DoubtCode.CARRIER_MISSING:
            return any(item.name for item in after.carriers)
        case DoubtCode.COMMUNE_MISSING:
            return any(item.kind is PlaceKind.COMMUNE and item.code for item in after.places)
    return False


def _at(doubt: Doubt, project: ReviewedProject, lists: Iterable[str]) -> list[Any]:
    """Return the values that were read from words that begin where those of the doubt do."""
    start = doubt.words[0] if doubt.words else None
    return [
        item for name in lists for item in getattr(project, name)
        if item.words and item.words[0] == start
    ]  # fmt: skip
