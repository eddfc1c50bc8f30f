"""Chooses between communes of the same name: by the text, else by the landlord's area."""

from collections.abc import Iterable

from loaders.announcement.gazetteer import Hit
from loaders.announcement.knowledge import Commune, Knowledge
from loaders.announcement.model import Name, PlaceKind
from loaders.text.folding import folded

FAR_LARGER = 8
"""How many times more inhabitants make one of several communes the one that is meant."""

_ENOUGH_PEOPLE = 5_000
_VILLAGE = 2_000


def resolve(
    hits: list[Hit], landlords: Iterable[Name], knowledge: Knowledge
) -> dict[Hit, Commune | None]:
    """Return the commune of each hit, None where the words leave it open."""
    departements, regions = _stated(hits, knowledge)
    territory = {
        code for name in landlords if name.id for code in knowledge.territories.get(name.id, ())
    }
    communes = [hit for hit in hits if hit.communes]
    alone = {hit.communes[0].departement for hit in communes if _is_certain(hit.communes)}
    return {
        hit: _one(hit.communes, departements, regions, territory, alone, knowledge)
        for hit in communes
    }


def _stated(hits: list[Hit], knowledge: Knowledge) -> tuple[set[str], set[str]]:
    departements = {hit.code for hit in hits if hit.kind is PlaceKind.DEPARTEMENT}
    regions = {hit.code for hit in hits if hit.kind is PlaceKind.REGION}
    return departements, regions


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
