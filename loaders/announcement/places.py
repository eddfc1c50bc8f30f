"""The places of a project: communes with their codes, and the quartiers and sites within.

Of communes of the same name the text says which, else the landlord's area.
"""

import re
from collections.abc import Iterable

from loaders.announcement.gazetteer import SMALL, Hit, hits_in
from loaders.announcement.inner_places import QUARTIER, SITE, inner_mentions, inner_place, place_at
from loaders.announcement.knowledge import Commune, Knowledge
from loaders.announcement.markers import Marked
from loaders.announcement.model import Doubt, DoubtCode, Name, Place, PlaceKind
from loaders.announcement.names import Mention
from loaders.announcement.view import View
from loaders.text.folding import folded

FAR_LARGER = 8
"""How many times more inhabitants make one of several communes the one that is meant."""

_ENOUGH_PEOPLE = 5_000
_VILLAGE = 2_000


def resolve(
    hits: list[Hit], landlords: Iterable[Name], knowledge: Knowledge
) -> dict[Hit, Commune | None]:
    """Return the commune of each hit, None where the words leave it open."""
    departements = {hit.code for hit in hits if hit.kind is PlaceKind.DEPARTEMENT}
    regions = {hit.code for hit in hits if hit.kind is PlaceKind.REGION}
    territory = {
        code for name in landlords if name.id for code in knowledge.territories.get(name.id, ())
    }
    communes = [hit for hit in hits if hit.communes]
    alone = {hit.communes[0].departement for hit in communes if _is_certain(hit.communes)}
    return {
        hit: _one(hit.communes, departements, regions, territory, alone, knowledge)
        for hit in communes
    }


def _is_certain(communes: tuple[Commune, ...]) -> bool:
    """One commune bears the name, or one that dwarfs the others."""
    if len(communes) == 1:
        return True
    first, second = communes[0].population, communes[1].population
    return first >= _ENOUGH_PEOPLE and first >= FAR_LARGER * max(second, 1)


def _overshadowed(commune: Commune, knowledge: Knowledge) -> bool:
    """Say whether a village bears the short name of a town (*Évry* for Évry-Courcouronnes)."""
    if commune.population >= _VILLAGE:
        return False
    short = folded(commune.name) + " "
    return any(
        name.startswith(short) and rows[0].population > FAR_LARGER * _VILLAGE
        for name, rows in knowledge.communes.items()
    )


def _one(
    communes: tuple[Commune, ...], departements: set[str], regions: set[str],
    territory: set[str], neighbours: set[str], knowledge: Knowledge,
) -> Commune | None:  # fmt: skip
    if len(communes) == 1:
        return None if _overshadowed(communes[0], knowledge) else communes[0]
    for codes, field in (
        (departements, "departement"), (regions, "region"),
        (neighbours, "departement"), (territory, "departement"),
    ):  # fmt: skip
        near = [c for c in communes if getattr(c, field) in codes]
        if near and (len(near) == 1 or _is_certain(tuple(near))):
            return near[0]
    return communes[0] if _is_certain(communes) else None


_AGGLOMERATION = re.compile(
    r"(?:agglomération|métropole|communauté (?:urbaine|d'agglomération|de communes)"
    r"|bassin de vie) (?:de |d'|du )$", re.IGNORECASE,
)  # fmt: skip
_METROPOLE_AFTER = re.compile(r" Métropole\b| Agglomération\b")
_DISTRICT = re.compile(r"\d{1,2} ?(?:er|e|ème|eme|nd|nde)s? arrondissement (?:de |d')$")
_ADMINISTRATIVE = re.compile(r"(?<![\d e])(?: ?l'| )?arrondissement (?:de |d'|du )$")
_DISTRICT_AFTER = re.compile(r",? \d{1,2} ?(?:er|e|ème|eme|nd|nde)\b(?: arrondissement)?")
_STREET = re.compile(
    r"(?:rue|avenue|boulevard|place|square|allée|chemin|route|quai|impasse|parc|zac|dalle)\b", re.I
)
_A_QUARTER_OF = re.compile(r"\b(?:[Cc]e|un) (?:quartier|village|secteur) d(?:e |')$")
_OPENS_WITH_TOWN = re.compile(
    r"(?:Ville|Mairie|Commune|Métropole|Agglomération|Communauté|Conseil|Grand)\b"
)


def town_hits(
    view: View, start: int, end: int, mentions: list[Mention], knowledge: Knowledge
) -> list[Hit]:
    """Return the communes, départements and regions named, but not inside another name."""
    hits = hits_in(view.text, start, end, knowledge)
    opened = {hit.start for hit in hits}
    names = [m for m in mentions if m.start not in opened or m.marked is Marked.ASSOCIATION]
    kept: list[Hit] = []
    for hit in hits:
        # the name that holds it may open with a place itself: *Saint-Denis de La Réunion*
        follows = any(m.start in opened and m.start < hit.start < m.end for m in mentions)
        around = names if follows else mentions
        if not _inside_a_name(view.text, hit, around):
            kept.append(hit)
    return kept


def _inside_a_name(text: str, hit: Hit, mentions: list[Mention]) -> bool:
    for mention in mentions:
        if mention.start <= hit.start and hit.end <= mention.end:
            if mention.marked is Marked.ASSOCIATION:
                return True
            whole = hit.end - hit.start >= mention.end - mention.start - 1
            town = _OPENS_WITH_TOWN.match(text, mention.start) or mention.start == hit.start
            large = bool(hit.communes) and hit.communes[0].population >= SMALL
            return not (whole or town) or (
                mention.marked is Marked.PLACE and not _is_town_noun(text, mention, large)
            )
    return False


def _is_town_noun(text: str, mention: Mention, large: bool) -> bool:
    noun = text[mention.marker_start : mention.start]
    if _A_QUARTER_OF.search(text, max(0, mention.marker_start - 6), mention.start):
        return True
    article = "(?:es|u)?" if large else ""  # *les résidences du Havre*
    of = rf"(?:tours|immeubles|résidences|quartiers|rues|sites|cités) d(?:'|e|{article}) ?$"
    if re.match(of, noun, re.IGNORECASE):
        return True  # *deux tours de Mantes-la-Jolie*
    return not (QUARTIER.match(noun) or SITE.match(noun) or _STREET.match(noun))


def read_places(
    view: View, hits: list[Hit], mentions: list[Mention], landlords: tuple[Name, ...],
    taken: tuple[tuple[int, int], ...], knowledge: Knowledge,
) -> tuple[tuple[Place, ...], tuple[Doubt, ...]]:  # fmt: skip
    """Return the places of a project and what is doubtful about them."""
    hits = [h for h in hits if not any(a <= h.start and h.end <= b for a, b in taken)]
    resolved = resolve(hits, landlords, knowledge)
    places: dict[tuple[str, PlaceKind], Place] = {}
    doubts: list[Doubt] = []
    for hit in hits:
        commune = resolved.get(hit)
        for place in _town_places(view, hit, commune, knowledge):
            places.setdefault((folded(place.name), place.kind), place)
        span = view.span(hit.start, hit.end)
        if hit.communes and len(hit.communes) == 1 and commune is None:
            doubts.append(Doubt(DoubtCode.COMMUNE_UNKNOWN, span, {"name": hit.name}))
        if len(hit.communes) > 1 and all(one.params.get("name") != hit.name for one in doubts):
            candidates = ";".join(c.insee for c in hit.communes[:8])
            chosen = commune.insee if commune else ""
            params = {"name": hit.name, "candidates": candidates, "chosen": chosen}
            doubts.append(Doubt(DoubtCode.COMMUNE_HOMONYM, span, params))
    stated = [p for p in places.values() if p.kind is PlaceKind.COMMUNE]
    only = stated[0].insee if len(stated) == 1 else None
    within = [
        m for m in inner_mentions(view.text, mentions, hits, taken)
        if m.marker_start < m.start or not any(m.start <= h.start < m.end for h in hits)
    ]  # fmt: skip
    for mention in within:
        inner = inner_place(view, mention, only, knowledge)
        if inner and not any(folded(inner.name) == name for name, _ in places):
            places.setdefault((folded(inner.name), inner.kind), inner)
    return tuple(sorted(places.values(), key=lambda p: p.span)), tuple(doubts)


def _town_places(
    view: View, hit: Hit, commune: Commune | None, knowledge: Knowledge
) -> list[Place]:
    """Return what a hit names: a commune, its agglomeration, or a district with its commune."""
    text = view.text
    left = text[max(0, hit.start - 45) : hit.start]
    insee = commune.insee if commune else None
    own = place_at(view, hit.start, hit.end, hit.kind, insee, hit.name, knowledge)
    if hit.kind is not PlaceKind.COMMUNE:
        return [own]
    for pattern, kind in (
        (_AGGLOMERATION, PlaceKind.AGGLOMERATION), (_DISTRICT, PlaceKind.ARRONDISSEMENT),
        (_ADMINISTRATIVE, PlaceKind.ARRONDISSEMENT),
    ):  # fmt: skip
        if lead := pattern.search(left):
            start = hit.start - len(left[lead.start() :].lstrip(" l'"))
            place = place_at(view, start, hit.end, kind, insee, None, knowledge)
            return [place, own] if pattern is _DISTRICT else [place]
    if after := _METROPOLE_AFTER.match(text, hit.end):
        kind = PlaceKind.AGGLOMERATION
        return [place_at(view, hit.start, after.end(), kind, insee, None, knowledge)]
    if district := _DISTRICT_AFTER.match(text, hit.end):
        kind = PlaceKind.ARRONDISSEMENT
        return [own, place_at(view, hit.start, district.end(), kind, insee, None, knowledge)]
    return [own]
