"""Finds communes, départements and regions in a text, by name and by context."""

import re
from dataclasses import dataclass

from loaders.announcement.knowledge import Commune, Knowledge
from loaders.announcement.model import PlaceKind
from loaders.announcement.words import Word, words
from loaders.text.folding import folded

_LONGEST = (
    9  # words; `Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson` folds to more, but is one word
)
_CERTAIN = re.compile(
    r"(?:(?<!\w)(?:à|a|au|aux|sur|entre|vers|près d[e']|autour d[e']|dans|chez|retenu|choisi|cible"
    r"|ciblé|concernent?|(?:villes?|communes?|agglomération|métropole|maires?|centre-ville"
    r"|arrondissement|bassin|pays) (?:de|d'|du|des))\s?(?:« ?)?)$",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"(?<!\w)(?:d'|de |du |des |et d'|et de )$", re.IGNORECASE)
_BLANKS = re.compile(r" {2,}")  # a line that was indented
_LISTED = re.compile(
    r"(?: \((?:\d\d|2[AB]|97\d)\))?"
    r"(?:, ?| et | ou |, et |,? ainsi que | puis | / |/)(?:à |de |d'|du |sur |en |au |aux )?(?:la "
    r"|le |l')?"
)
_AREA = re.compile(
    r"(?<!\w)(?:en|dans|sur|du|de|des|d'|département|région)(?: (?:la|le|les))?(?: l')? ?$"
    r"|(?<!\w)(?:la|le|les|l'|\() ?$",
    re.IGNORECASE,
)
_NORTH = re.compile(r"(?:département du|dans le) $")
_OVERSEAS = frozenset({"la reunion", "mayotte"})
"""Regions that one goes *à*, as to a town."""
_IS_QUARTIER = re.compile(
    r", (?:un )?(?:quartier|QPV|résidence|cité)\b(?! (?:de la |de l'|du |des )?[A-ZÉ])"
)
_CONTRACTED = re.compile(r"(?<!\w)(?:(au|du)|(aux|des)) $")
SMALL = 2_000
"""Inhabitants below which *de X* alone does not make X a commune: too many share a common word."""


@dataclass(frozen=True)
class Hit:
    """A place name of the gazetteer where it stands. `communes` are those it can be."""

    start: int
    end: int
    kind: PlaceKind
    name: str
    code: str
    communes: tuple[Commune, ...] = ()


def is_place_name(knowledge: Knowledge, name: str, least: int = 0) -> bool:
    """Say whether `name`, whole, is that of a commune, a département or a region.

    A commune needs `least` inhabitants.
    """
    plain_name = folded(name)
    communes = knowledge.communes.get(plain_name, ())
    return (
        any(commune.population >= least for commune in communes)
        or plain_name in knowledge.departements
        or (plain_name in knowledge.regions)
    )


_BEFORE_ALONE = re.compile(
    r"(?:[–—·-] +|\(|\), |\b(?:lieux?|communes?|villes?|territoires?|localisation|où) ?[:?] ?)$",
    re.IGNORECASE,
)
_AFTER_ALONE = re.compile(
    r" *(?:[.:;,)|/]|\d{1,2}(?:er?|[eè]me)\b|\n|[–•·-] |et\b|\((?:\d\d|2[AB]|97\d)\)|$)"
)
_AT_END = re.compile(r" *(?:[.;)]|\n|$)")
"""What stands around a place that no word leads to: *Un café (Habitat du Lac) – Annecy*."""


def hits_in(text: str, start: int, end: int, knowledge: Knowledge) -> list[Hit]:
    """Return the places that `text[start:end]` names, each with words that lead to a place."""
    tokens = [w for w in words(text, start, end) if w.kind in ("word", "elided", "sign", "number")]
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit, used = _hit_at(text, tokens, at, hits, knowledge)
        if hit:
            hits.append(hit)
        at += used
    return hits


def _hit_at(
    text: str, tokens: list[Word], at: int, before: list[Hit], knowledge: Knowledge
) -> tuple[Hit | None, int]:
    first = tokens[at]
    if not first.capital and first.text not in ("L'", "D'"):
        return None, 1
    if first.capital and folded(first.text).split(" ")[0] not in knowledge.place_heads:
        return None, 1
    left = text[max(0, first.start - 40) : first.start].replace("\n", " ")
    for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
        last = tokens[at + size - 1]
        if last.kind in ("sign", "elided", "number") or "\n\n" in text[first.start : last.end]:
            continue
        ends = at + size == len(tokens)
        if hit := _named(text, first.start, last.end, left, before, knowledge, ends=ends):
            return hit, size
    return None, 1


def _named(
    text: str, start: int, end: int, left: str, before: list[Hit], knowledge: Knowledge,
    *, ends: bool,
) -> Hit | None:  # fmt: skip
    """Return the place that `text[start:end]` is; `ends` tells that no word comes after it."""
    words_here = text[start:end]
    plain_name = folded(words_here)
    since = text[before[-1].end : start] if before and start - before[-1].end < 60 else "…"
    listed = bool(_LISTED.fullmatch(_BLANKS.sub(" ", since)))
    if area := _area(plain_name, left, listed, knowledge):
        return Hit(start, end, area[0], words_here, area[1])
    found = knowledge.communes.get(plain_name, ())
    contracted = _CONTRACTED.search(left)
    if contracted:
        article = "le " if contracted[1] else "les "
        whole = knowledge.communes.get(article + plain_name, ())
        if whole and (not found or whole[0].population > found[0].population):
            return Hit(start, end, PlaceKind.COMMUNE, whole[0].name, "", whole)
        if contracted[1] == "au" or contracted[2] == "aux":
            return None
    if not found:
        return None
    likely = _CERTAIN.search(left) or (listed and before[-1].kind is not PlaceKind.REGION)
    alone = _BEFORE_ALONE.search(left) and (ends or _AFTER_ALONE.match(text, end))
    apposed = left.endswith(", ") and _AT_END.match(text, end)
    possible = (alone or apposed or _POSSIBLE.search(left)) and found[0].population >= SMALL
    if _IS_QUARTIER.match(text, end) or (not likely and not possible):
        return None
    return Hit(start, end, PlaceKind.COMMUNE, words_here, "", found)


def _area(
    plain_name: str, left: str, listed: bool, knowledge: Knowledge
) -> tuple[PlaceKind, str] | None:
    """Return a département or region; Paris and overseas names that are both stay what is usual."""
    stripped = plain_name.removeprefix("la ").removeprefix("le ").removeprefix("l ")
    goes_to = plain_name in _OVERSEAS and _CERTAIN.search(left)  # not *La Réunion* (47)
    lead = _AREA.search(left) or listed or goes_to
    for kind, names in (
        (PlaceKind.REGION, knowledge.regions), (PlaceKind.DEPARTEMENT, knowledge.departements),
    ):  # fmt: skip
        code = names.get(plain_name) or names.get(
            stripped if plain_name != stripped else "la " + plain_name
        )
        if not code or plain_name in ("paris", "centre") or not lead:
            continue
        if plain_name == "nord" and not _NORTH.search(left):
            continue
        return kind, code
    return None
