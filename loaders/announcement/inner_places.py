"""The quartiers and sites of a project: what a noun tells, or the town that follows a name."""

import re
from collections.abc import Callable
from dataclasses import replace

from loaders.announcement.french import without_article
from loaders.announcement.gazetteer import Hit
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.markers import Marked
from loaders.announcement.model import Place, PlaceKind
from loaders.announcement.names import Mention
from loaders.announcement.view import View
from loaders.text.folding import folded

QUARTIER = re.compile(r"(?:quartiers?|qpv|secteurs?|zup|plateau|îlot|villages?)\b", re.IGNORECASE)
SITE = re.compile(
    r"(?:résidences?|cités?|tours?|ensembles?|grand ensemble|immeubles?|barre|lotissement)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?<!\w)(?:au|aux|du|des|(?:à|de|dans|sur) (?:la |les? |l'))[ ]?$", re.IGNORECASE
)
_TO_TOWN = re.compile(r",? à ")


def place_at(
    view: View, start: int, end: int, kind: PlaceKind, insee: str | None, name: str | None,
    knowledge: Knowledge,
) -> Place:  # fmt: skip
    """Return the place `text[start:end]`, with its id where that is certain."""
    written = view.written(start, end)
    official = name if name and folded(name) != folded(written) else written
    territory = kind in (PlaceKind.DEPARTEMENT, PlaceKind.REGION)
    key = (without_article(folded(official)), kind.value, insee or "")
    known = knowledge.places.get(key) if insee or territory else None
    return Place(official, known, kind, insee, view.span(start, end))


def inner_mentions(
    text: str, mentions: list[Mention], hits: list[Hit], taken: tuple[tuple[int, int], ...]
) -> list[Mention]:
    """Return the names after *quartier*, *résidence*… or before a town, but those with a role."""
    return [
        mention for mention in mentions
        if (mention.marked is Marked.PLACE or _is_beside_town(text, mention, hits))
        and not any(a <= mention.start and mention.end <= b for a, b in taken)
    ]  # fmt: skip


def _is_beside_town(text: str, mention: Mention, hits: list[Hit]) -> bool:
    """Say whether a name without a noun is a quartier: *au Blosne, à Rennes*."""
    named = mention.marked is Marked.NOTHING and not text[mention.start : mention.end].isupper()
    where = _WHERE.search(text, max(0, mention.start - 9), mention.start)
    towns = (hit for hit in hits if hit.kind is PlaceKind.COMMUNE and hit.start > mention.end)
    return bool(named and where) and any(
        _TO_TOWN.fullmatch(text, mention.end, hit.start) for hit in towns
    )


def inner_place(
    view: View, mention: Mention, insee: str | None, knowledge: Knowledge
) -> Place | None:
    """Return the quartier or site that `mention` names, in the commune `insee`."""
    noun = view.text[mention.marker_start : mention.start]
    start, end, kind = mention.start, mention.end, PlaceKind.QUARTIER
    is_quartier = not noun or noun.lower().startswith("ensemble") or QUARTIER.match(noun)
    if not is_quartier and not SITE.match(noun):
        return None
    if not is_quartier:
        near = view.text[mention.marker_start : end].count(" ") <= 8
        start = mention.marker_start if near and not PLURAL_NOUN.match(noun) else start
        kind = PlaceKind.SITE
    return place_at(view, start, end, kind, insee, None, knowledge)


PLURAL_NOUN = re.compile(r"(?:quartiers|qpv|résidences|cités|secteurs|sites)\b", re.IGNORECASE)
_NEXT_OF_ROW = re.compile(r"(?:, | et |, et |/)(?:(?:de |des |du |d')?(?:la |le |les |l')?)")


def with_place_rows(
    text: str, mentions: list[Mention], is_town: Callable[[str], bool]
) -> list[Mention]:
    """Mark the names that continue a row of places (*les quartiers A, B et C*), up to its *et*.

    What follows a town is none: *les résidences de Brest et de Lannion*, *les quartiers de Bourges,
    X et Y sollicitent…*.
    """
    out = list(mentions)
    for at, mention in enumerate(mentions):
        noun = text[mention.marker_start : mention.start]
        town = is_town(text[mention.start : mention.end])
        if mention.marked is Marked.PLACE and PLURAL_NOUN.match(noun) and not town:
            for k in range(at + 1, _end_of_row(text, mentions, at)):
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
