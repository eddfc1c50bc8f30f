"""Enumerations of quartiers and residences: *les quartiers A, B et C*."""

import re
from collections.abc import Callable
from dataclasses import replace

from loaders.announcement.markers import Marked
from loaders.announcement.names import Mention

PLURAL_NOUN = re.compile(r"(?:quartiers|qpv|résidences|cités|secteurs|sites)\b", re.IGNORECASE)
_NEXT_OF_ROW = re.compile(r"(?:, | et |, et |/)(?:(?:de |des |du |d')?(?:la |le |les |l')?)")


def with_place_rows(
    text: str, mentions: list[Mention], is_town: Callable[[str], bool]
) -> list[Mention]:
    """Mark the names that continue a row of places (*les quartiers A, B et C*), up to its *et*.

    After a town only towns follow: *dans les quartiers de Bourges, X et Y sollicitent…*.
    """
    out = list(mentions)
    for at, mention in enumerate(mentions):
        noun = text[mention.marker_start : mention.start]
        if mention.marked is Marked.PLACE and PLURAL_NOUN.match(noun):
            town = is_town(text[mention.start : mention.end])
            for k in range(at + 1, _end_of_row(text, mentions, at)):
                if town and not is_town(text[mentions[k].start : mentions[k].end]):
                    break
                start = mention.marker_start
                out[k] = replace(mentions[k], marked=Marked.PLACE, marker_start=start)
    return out


def _end_of_row(text: str, mentions: list[Mention], at: int) -> int:
    """Return where the row that begins at `at` ends: behind the name after its *et*."""
    for k in range(at + 1, len(mentions)):
        between = text[mentions[k - 1].end : mentions[k].start]
        if mentions[k].known or not _NEXT_OF_ROW.fullmatch(between):
            break
        if " et " in between:
            return k + 1
    return at + 1
