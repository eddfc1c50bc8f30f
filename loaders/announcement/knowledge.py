"""Reference knowledge for the reader: known names, and the communes of France."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from loaders.announcement.french import without_article
from loaders.announcement.well_known import WellKnown, well_known_landlords
from loaders.geography.former_regions import former_regions
from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, Tables
from loaders.package.portfolio import Portfolio
from loaders.text.folding import folded

_ALSO_CALLED = {"centre": "24", "paca": "93", "idf": "11"}
"""What announcements call regions beside their names, folded."""


@dataclass(frozen=True)
class Commune:
    """A commune: INSEE code, name, codes of its département and region, inhabitants."""

    insee: str
    name: str
    departement: str
    region: str
    population: int


@dataclass(frozen=True)
class Knowledge:
    """Names by their folded form, see `folding.folded`; leading articles are left out.

    A name can belong to several records: then it names none for certain.
    """

    landlords: Mapping[str, tuple[str, ...]]
    organisations: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    place_kinds: Mapping[str, str]
    place_communes: Mapping[str, str]
    communes: Mapping[str, tuple[Commune, ...]]
    departements: Mapping[str, str]
    regions: Mapping[str, str]
    territories: Mapping[str, frozenset[str]]
    well_known: Mapping[str, WellKnown]

    @cached_property
    def place_heads(self) -> frozenset[str]:
        """The first words of all names of communes, départements and regions, article or not."""
        return _heads([*self.communes, *self.departements, *self.regions])

    @cached_property
    def name_heads(self) -> frozenset[str]:
        """The first words of all names of landlords and organisations."""
        return _heads([*self.landlords, *self.organisations, *self.well_known])

    @classmethod
    def of(cls, tables: Tables, communes: pd.DataFrame) -> Knowledge:
        """Take the names out of the tables of a data package.

        `tables`: landlords, organisations, places, project_places, project_landlords,
        departements, regions. `communes`: as `loaders.geography.geography.read_communes` returns
        it.
        """
        places = tables["places"]
        return cls(
            landlords=_names(tables["landlords"]),
            organisations=_names(tables["organisations"]),
            places=_names(places),
            place_kinds=_column(places, "kind"),
            place_communes=_column(places, "insee"),
            communes=_communes(communes),
            departements={folded(n): str(c) for c, n in _pairs(tables["departements"], "name")},
            regions={
                **_ALSO_CALLED,
                **{folded(name): code for name, (code, _) in former_regions().items()},
                **{folded(n): str(c) for c, n in _pairs(tables["regions"], "name")},
            },
            territories=_territories(tables, communes),
            well_known=well_known_landlords(),
        )

    def landlord_ids(self, name: str) -> tuple[str, ...]:
        """Return the landlords called `name`, by name or alias."""
        return self.landlords.get(without_article(folded(name)), ())

    def well_known_landlord(self, name: str) -> WellKnown | None:
        """Return the landlord outside the data set that is written `name`, capitals and all."""
        found = self.well_known.get(without_article(folded(name)))
        return found if found and found.is_written(name) else None

    def is_landlord(self, name: str) -> bool:
        """Say whether `name` names a landlord, whatever the sentence says."""
        found = self.well_known_landlord(name)
        return bool(self.landlord_ids(name)) or bool(
            found and found.sure and not self.organisation_ids(name)
        )

    def organisation_ids(self, name: str) -> tuple[str, ...]:
        """Return the organisations called `name`, by name or alias."""
        return self.organisations.get(without_article(folded(name)), ())


def _heads(names: Iterable[str]) -> frozenset[str]:
    return frozenset(
        head for name in names for head in (name.split(" ")[0], *without_article(name).split()[:1])
    )


def _pairs(frame: pd.DataFrame, column: str) -> list[tuple[str, str]]:
    return [
        (str(code), str(value)) for code, value in zip(frame["code"], frame[column], strict=True)
    ]


def _column(frame: pd.DataFrame, column: str) -> dict[str, str]:
    stated = frame[frame[column].notna()]
    return {str(i): str(v) for i, v in zip(stated["id"], stated[column], strict=True)}


def _names(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Map every folded name and alias to the ids that bear it, own names before aliases."""
    owners: dict[str, list[str]] = defaultdict(list)
    own = {
        without_article(folded(str(n))): str(i)
        for i, n in zip(frame["id"], frame["name"], strict=True)
    }
    if "aliases" in frame:
        for key, aliases in zip(frame["id"], frame["aliases"], strict=True):
            for alias in [] if pd.isna(aliases) else str(aliases).split(";"):
                plain_name = without_article(folded(alias))
                if plain_name and str(key) not in owners[plain_name]:
                    owners[plain_name].append(str(key))
    for name, key in own.items():
        owners[name] = [key]
    return {name: tuple(ids) for name, ids in owners.items() if name and ids}


def _communes(frame: pd.DataFrame) -> dict[str, tuple[Commune, ...]]:
    whole = frame[frame["kind"] == "COM"]
    found: dict[str, list[Commune]] = defaultdict(list)
    columns = (whole[c] for c in ("name", "departement", "region", "population"))
    for insee, name, departement, region, population in zip(whole.index, *columns, strict=True):
        people = 0 if pd.isna(population) else int(population)
        found[folded(name)].append(Commune(insee, name, departement, region, people))
    return {name: tuple(sorted(rows, key=lambda c: -c.population)) for name, rows in found.items()}


def _territories(tables: Tables, communes: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Map each landlord to the départements it is known in: head office and former projects."""
    landlords, places = tables["landlords"], tables["places"].set_index("id")
    departement_of = communes["departement"].astype(str).to_dict()
    found: dict[str, set[str]] = defaultdict(set)
    for key, insee in zip(landlords["id"], landlords["hq_insee"], strict=True):
        if not pd.isna(insee) and insee in departement_of:
            found[str(key)].add(departement_of[insee])
    joined = (
        tables["project_landlords"]
        .astype(str)
        .merge(tables["project_places"].astype(str), on="project")
    )
    known = places["departement"].astype(str).to_dict()
    for landlord, place in zip(joined["landlord"], joined["place"], strict=True):
        if known.get(place, "nan") not in ("nan", "<NA>", ""):
            found[landlord].add(known[place])
    return {key: frozenset(codes) for key, codes in found.items()}


def knowledge_of(portfolio: Portfolio) -> Knowledge:
    """Return what the reader of announcements may know: the data set's names, and the communes."""
    return Knowledge.of(portfolio.tables, read_communes(SHIPPED / "geography" / "communes.parquet"))
