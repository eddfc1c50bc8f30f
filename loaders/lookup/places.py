"""Finds or proposes rows of the places table for the places that a text names."""

import math
from dataclasses import dataclass

import pandas as pd

from loaders.geography.geography import pin_of
from loaders.lookup.former_communes import agglomeration_territory
from loaders.lookup.names import slug
from loaders.lookup.place_names import PlaceNames
from loaders.lookup.territories import Territories
from loaders.package.frame_rows import frame_rows
from loaders.package.load import Tables
from loaders.text.folding import folded
from loaders.text.plain_text import number_text

_TOLD_BY = {"commune": "insee", "departement": "departement", "region": "region"}
"""The column whose code tells a place of this kind from all others."""


@dataclass(frozen=True)
class FoundPlace:
    """A row of `places`, known or, where `new`, proposed."""

    row: dict[str, str]
    new: bool = False


class PlaceFinder:
    """Finds the rows of places, and proposes those that the data set lacks.

    A place is said by its key: `commune 93066`, `arrondissement 69388`, `departement 93`,
    `region 11`, `agglomeration NAME`, `quartier NAME`, `site NAME` (both with ` @93066` where the
    commune is known, `quartier qpv NAME` for a priority neighbourhood), or `known ID`.
    """

    def __init__(self, tables: Tables, communes: pd.DataFrame) -> None:
        self._all = communes
        self._rows: dict[str, dict[str, str]] = {}
        self._whole: dict[tuple[str, str], dict[str, str]] = {}
        self._named: dict[str, list[dict[str, str]]] = {}
        self.territories = Territories(tables)
        self.names = PlaceNames(tables, communes, self.territories)
        for row in frame_rows(tables["places"]):
            self._keep({str(key): str(value) for key, value in row.items()})

    def place(self, key: str) -> FoundPlace | None:
        """Return the place that a key means, None where it means none."""
        if not self.knows(key):
            return None
        kind, _, rest = key.partition(" ")
        match kind:
            case "commune" | "arrondissement":
                return self._commune(kind, rest)
            case "departement" | "region":
                return self._territory(kind, rest)
            case "known":
                return FoundPlace(self._rows[rest])
            case "quartier" | "site":
                name, _, insee = rest.partition(" @")
                qpv = {"qpv": "true"} if name.startswith("qpv ") else {}
                return self.named(name.removeprefix("qpv "), kind, insee, qpv)
        return self.named(rest, kind)

    def knows(self, key: str) -> bool:
        """Return whether a text is the key of a place."""
        kind, _, rest = key.partition(" ")
        if kind in ("commune", "arrondissement"):
            return rest in self.names.told
        if kind in self.territories.names:
            return rest in self.territories.names[kind]
        if kind == "known":
            return rest in self._rows
        return kind in ("quartier", "site", "agglomeration") and bool(rest)

    def named(
        self, name: str, kind: str, insee: str = "", said: dict[str, str] | None = None
    ) -> FoundPlace:
        """Return the place of this name and kind, in the commune with this code where one is given.

        One that the data set does not have is proposed, with the pin of its commune.
        """
        for row in self._named.get(folded(name), ()):
            if kind in (row["kind"], "") and row["insee"] == insee:
                return FoundPlace(row)
        inside = self._commune_row(insee) if insee in self.names.told else {}
        if kind == "agglomeration":
            inside = agglomeration_territory(name)
        return self._proposed({**inside, "name": name, "kind": kind, **(said or {})})

    def _commune(self, kind: str, insee: str) -> FoundPlace:
        if kind == "commune":
            known = self._whole.get((kind, insee))
            return FoundPlace(known) if known else self._proposed(self._commune_row(insee))
        row = self._commune_row(insee)
        city, number = row["name"].split(" ")[:2]
        row |= {"kind": kind, "name": f"{number} arrondissement de {city}"}
        named = self._named.get(folded(row["name"]))
        return FoundPlace(named[0]) if named else self._proposed(row)

    def _territory(self, kind: str, code: str) -> FoundPlace:
        """Return the place that stands for a whole département or region."""
        if known := self._whole.get((kind, code)):
            return FoundPlace(known)
        region = code if kind == "region" else self.territories.region_of[code]
        own = {"departement": code} if kind == "departement" else {}
        name = self.territories.names[kind][code]
        return self._proposed({"name": name, "kind": kind, "region": region, **own})

    def _commune_row(self, insee: str) -> dict[str, str]:
        name, departement, region = self.names.told[insee]
        lon, lat = pin_of(self._all, insee)
        point = {"lon": number_text(lon), "lat": number_text(lat), "precision": "commune"}
        return {
            "name": name,
            "kind": "commune",
            "insee": insee,
            "departement": departement,
            "region": region,
            **({} if math.isnan(lon) else point),
        }

    def _proposed(self, row: dict[str, str]) -> FoundPlace:
        bare = row["kind"] in ("commune", "arrondissement")
        wanted = row["name"] if bare else f"{row['kind']}-{row['name']}"
        row = {"id": slug(wanted, self._rows), **row, "basis": "stated"}
        self._keep({**dict.fromkeys(("insee", "departement", "region"), ""), **row})
        return FoundPlace(row, new=True)

    def _keep(self, row: dict[str, str]) -> None:
        """Let a row be found; of several that say the same the first is."""
        self._rows.setdefault(row["id"], row)
        self._named.setdefault(folded(row["name"]), []).append(row)
        if column := _TOLD_BY.get(row["kind"]):
            self._whole.setdefault((row["kind"], row[column]), row)
