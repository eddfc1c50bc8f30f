"""Places that a flat table names: communes by name and territory, départements and regions."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from loaders.folding import folded
from loaders.geography import pin_of
from loaders.import_problems import ImportRule
from loaders.lookup.names import slug
from loaders.package import Tables
from loaders.plain_text import number_text


@dataclass(frozen=True)
class FoundPlace:
    """A row of `places`, known (`new` is false) or proposed; without a row, why there is none."""

    row: dict[str, str] | None
    new: bool = False
    doubt: ImportRule | None = None
    candidates: str = ""


class PlaceFinder:
    """Finds places among those of the data set, the communes of France, and its territories."""

    def __init__(self, tables: Tables, communes: pd.DataFrame) -> None:
        self._communes = communes[communes["kind"] == "COM"]
        self._places = _records(tables["places"])
        self._territories = {
            name: {
                folded(text): row["code"]
                for row in _records(tables[name])
                for text in (row["code"], row["name"])
            }
            for name in ("departements", "regions")
        }
        departements = tables["departements"]
        self._region_of = dict(zip(departements["code"], departements["region"], strict=True))
        self._names = {
            name: dict(zip(tables[name]["code"], tables[name]["name"], strict=True))
            for name in ("departements", "regions")
        }
        self._taken = {row["id"] for row in self._places}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for insee, name in self._communes["name"].items():
            found.setdefault(folded(str(name)), []).append(str(insee))
        return found

    def territory(self, kind: str, text: str) -> str | None:
        """Return the code of a département or region (`kind`: the table) given by name or code."""
        codes = self._territories[kind]
        return codes.get(folded(text)) or codes.get(folded(f"0{text}"))

    def commune(
        self, name: str, departement: str | None, region: str | None, meant: str | None = None
    ) -> FoundPlace:
        """Return the place of this name, in the territory where one is given.

        Of several communes of one name none is taken, even where the data set knows one of them,
        unless `meant` is the INSEE code of the right one.
        """
        insee = [
            code
            for code in self._by_name.get(folded(name), [])
            if departement in (None, self._communes.at[code, "departement"])
            and region in (None, self._communes.at[code, "region"])
        ]
        if meant in insee:
            insee = [meant]
        if len(insee) > 1:
            candidates = ", ".join(f"{code}" for code in insee[:8])
            return FoundPlace(None, doubt=ImportRule.PLACE_AMBIGUOUS, candidates=candidates)
        known = [row for row in self._places if self._is(row, name, insee, departement, region)]
        if len(known) == 1:
            return FoundPlace(known[0])
        if not insee:
            rule = ImportRule.PLACE_AMBIGUOUS if known else ImportRule.PLACE_UNKNOWN
            return FoundPlace(None, doubt=rule, candidates=_ids(known))
        return self._proposed(self._commune_row(insee[0]))

    def whole(self, kind: str, code: str) -> FoundPlace:
        """Return the place that stands for a whole département or region (`kind`: the table)."""
        column = kind.removesuffix("s")
        for row in self._places:
            if row["kind"] == column and row[column] == code:
                return FoundPlace(row)
        region = code if kind == "regions" else self._region_of[code]
        territory = {"departement": code} if kind == "departements" else {}
        name = self._names[kind][code]
        return self._proposed({"name": name, "kind": column, "region": region, **territory})

    def named(self, name: str, kind: str, insee: str = "") -> FoundPlace:
        """Return the place of this name and kind, in the commune with this code where one is given.

        One that the data set does not have is proposed, with the pin of its commune.
        """
        for row in self._places:
            if (row["kind"], row["insee"], folded(row["name"])) == (kind, insee, folded(name)):
                return FoundPlace(row)
        inside = self._commune_row(insee) if insee in self._communes.index else {}
        return self._proposed({**inside, "name": name, "kind": kind})

    def _is(
        self,
        row: dict[str, str],
        name: str,
        insee: Sequence[str],
        departement: str | None,
        region: str | None,
    ) -> bool:
        if insee:
            return row["kind"] == "commune" and row["insee"] == insee[0]
        agrees = departement in (None, row["departement"]) and region in (None, row["region"])
        return agrees and folded(row["name"]) == folded(name)

    def _commune_row(self, insee: str) -> dict[str, str]:
        commune = self._communes.loc[insee]
        lon, lat = pin_of(self._communes, insee)
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
        wanted = row["name"] if row["kind"] == "commune" else f"{row['kind']}-{row['name']}"
        row = {"id": slug(wanted, self._taken), **row, "basis": "stated"}
        self._taken.add(row["id"])
        unknown = dict.fromkeys(("insee", "departement", "region"), "")
        self._places.append({**unknown, **row})
        return FoundPlace(row, new=True)


def _ids(rows: Sequence[dict[str, str]]) -> str:
    return ", ".join(row["id"] for row in rows[:8])


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {str(key): str(value) for key, value in row.items()} for row in frame.to_dict("records")
    ]
