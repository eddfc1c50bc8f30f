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
from loaders.package.frame_rows import frame_cells
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

    A name can belong to several records: then it names none for certain. `places` have the id by
    name, kind and the INSEE code of the commune, empty where there is none.
    """

    landlords: Mapping[str, tuple[str, ...]]
    organisations: Mapping[str, tuple[str, ...]]
    places: Mapping[tuple[str, str, str], str]
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
        return cls(
            landlords=_names(tables["landlords"]),
            organisations=_names(tables["organisations"]),
            places=_places(tables["places"]),
            communes=_communes(communes),
            departements=_codes(tables["departements"]),
            regions={
                **_ALSO_CALLED,
                **{folded(name): code for name, (code, _) in former_regions().items()},
                **_codes(tables["regions"]),
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


def _codes(frame: pd.DataFrame) -> dict[str, str]:
    return {folded(str(n)): str(c) for c, n in frame_cells(frame, ("code", "name"))}


def _places(frame: pd.DataFrame) -> dict[tuple[str, str, str], str]:
    told = frame[["name", "kind", "insee", "id"]].astype("string").fillna("")
    rows = frame_cells(told, ("name", "kind", "insee", "id"))
    return {(without_article(folded(name)), kind, insee): i for name, kind, insee, i in rows}


def _names(frame: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Map every folded name and alias to the ids that bear it, own names before aliases."""
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for key, aliases in frame_cells(frame.fillna({"aliases": ""}), ("id", "aliases")):
        for alias in aliases.split(";"):
            owners[without_article(folded(alias))][str(key)] = None
    for key, name in frame_cells(frame, ("id", "name")):
        owners[without_article(folded(str(name)))] = {str(key): None}
    return {name: tuple(ids) for name, ids in owners.items() if name}


def _communes(frame: pd.DataFrame) -> dict[str, tuple[Commune, ...]]:
    whole = frame[frame["kind"] == "COM"].fillna({"population": 0})
    whole = whole.sort_values("population", ascending=False, kind="stable")
    found: dict[str, list[Commune]] = defaultdict(list)
    columns = ("name", "departement", "region", "population")
    for insee, cells in zip(whole.index.tolist(), frame_cells(whole, columns), strict=True):
        found[folded(cells[0])].append(Commune(insee, *cells))
    return {name: tuple(rows) for name, rows in found.items()}


def _territories(tables: Tables, communes: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Map each landlord to the départements it is known in: head office and former projects."""
    seats = tables["landlords"][["id", "hq_insee"]].set_axis(["landlord", "insee"], axis=1)
    seats = seats.merge(communes["departement"], left_on="insee", right_index=True)
    places = tables["places"][["id", "departement"]].set_axis(["place", "departement"], axis=1)
    tied = tables["project_landlords"].merge(tables["project_places"], on="project")
    told = pd.concat([one[["landlord", "departement"]] for one in (seats, tied.merge(places))])
    by_landlord = told.astype("string").dropna().groupby("landlord")["departement"]
    return {str(key): codes for key, codes in by_landlord.agg(frozenset).items()}


def knowledge_of(portfolio: Portfolio) -> Knowledge:
    """Return what the reader of announcements may know: the data set's names, and the communes."""
    return Knowledge.of(portfolio.tables, read_communes(SHIPPED / "geography" / "communes.parquet"))
