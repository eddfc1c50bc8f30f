"""Finds or proposes rows of the places table for the places that a text names."""

import math
from dataclasses import dataclass

import pandas as pd

from loaders.geography.geography import pin_of
from loaders.lookup.former_communes import agglomeration_territory
from loaders.lookup.names import slug
from loaders.lookup.place_names import PlaceNames
from loaders.lookup.territories import Territories
from loaders.package.load import Tables
from loaders.text.folding import folded
from loaders.text.plain_text import number_text


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
        self._places = _records(tables["places"])
        self.territories = Territories(tables)
        self.names = PlaceNames(tables, communes, self.territories)
        self._taken = {row["id"] for row in self._places}

    def place(self, key: str) -> FoundPlace | None:
        """Return the place that a key means, None where it means none."""
        if not self.knows(key):
            return None
        kind, _, rest = key.partition(" ")
        match kind:
            case "commune" | "arrondissement":
                return self._commune(kind, rest)
            case "departement" | "region":
                return self._whole(kind, rest)
            case "known":
                return next((FoundPlace(r) for r in self._places if r["id"] == rest), None)
            case "quartier" | "site":
                name, _, insee = rest.partition(" @")
                qpv = {"qpv": "true"} if name.startswith("qpv ") else {}
                return self.named(name.removeprefix("qpv "), kind, insee, qpv)
        return self.named(rest, kind)

    def knows(self, key: str) -> bool:
        """Return whether a text is the key of a place."""
        kind, _, rest = key.partition(" ")
        if kind in ("commune", "arrondissement"):
            return rest in self._all.index
        if kind in self.territories.names:
            return rest in self.territories.names[kind]
        if kind == "known":
            return any(row["id"] == rest for row in self._places)
        return kind in ("quartier", "site", "agglomeration") and bool(rest)

    def named(
        self, name: str, kind: str, insee: str = "", said: dict[str, str] | None = None
    ) -> FoundPlace:
        """Return the place of this name and kind, in the commune with this code where one is given.

        One that the data set does not have is proposed, with the pin of its commune.
        """
        for row in self._places:
            same_kind = kind in (row["kind"], "") and row["insee"] == insee
            if same_kind and folded(row["name"]) == folded(name):
                return FoundPlace(row)
        inside = self._commune_row(insee) if insee in self._all.index else {}
        if kind == "agglomeration":
            inside = agglomeration_territory(name)
        return self._proposed({**inside, "name": name, "kind": kind, **(said or {})})

    def _commune(self, kind: str, insee: str) -> FoundPlace:
        if kind == "commune":
            for known in self._places:
                if known["kind"] == kind and known["insee"] == insee:
                    return FoundPlace(known)
            return self._proposed(self._commune_row(insee))
        row = self._commune_row(insee)
        city, number = row["name"].split(" ")[:2]
        row |= {"kind": kind, "name": f"{number} arrondissement de {city}"}
        for known in self._places:
            if folded(known["name"]) == folded(row["name"]):
                return FoundPlace(known)
        return self._proposed(row)

    def _whole(self, kind: str, code: str) -> FoundPlace:
        """Return the place that stands for a whole département or region."""
        for row in self._places:
            if row["kind"] == kind and row[kind] == code:
                return FoundPlace(row)
        region = code if kind == "region" else self.territories.region_of[code]
        own = {"departement": code} if kind == "departement" else {}
        name = self.territories.names[kind][code]
        return self._proposed({"name": name, "kind": kind, "region": region, **own})

    def _commune_row(self, insee: str) -> dict[str, str]:
        commune = self._all.loc[insee]
        lon, lat = pin_of(self._all, insee)
        point = {"lon": number_text(lon), "lat": number_text(lat), "precision": "commune"}
        return {
            "name": str(commune["name"]),
            "kind": "commune",
            "insee": insee,
            "departement": str(commune["departement"]),
            "region": str(commune["region"]),
            **({} if math.isnan(lon) else point),
        }

    def _proposed(self, row: dict[str, str]) -> FoundPlace:
        bare = row["kind"] in ("commune", "arrondissement")
        wanted = row["name"] if bare else f"{row['kind']}-{row['name']}"
        row = {"id": slug(wanted, self._taken), **row, "basis": "stated"}
        self._taken.add(row["id"])
        unknown = dict.fromkeys(("insee", "departement", "region"), "")
        self._places.append({**unknown, **row})
        return FoundPlace(row, new=True)


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {str(key): str(value) for key, value in row.items()} for row in frame.to_dict("records")
    ]
