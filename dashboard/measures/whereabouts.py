"""Where a project is, as far as it is known: towns, sites, larger places, and its spots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

_PRECISION = {"site": 0, "quartier": 1, "commune": 2, "departement": 3}


@dataclass(frozen=True)
class Spot:
    """A place in degrees; `departement` says whether it lies overseas. `hollow`: no more is known.

    `names` are what stands there, by their numbers in the list.
    """

    lon: float
    lat: float
    departement: str
    hollow: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Where:
    """What is known of where a project is. Codes of `departements` and `regions`, each once.

    `towns` are communes; `sites` what is known inside them; `others` larger places that are
    neither region nor département.
    """

    towns: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    qpv: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """What the project is named by: its towns, else larger places; empty where neither is."""
        return self.towns or self.others


def where_of(rows: Sequence[Any], communes: Mapping[str, str]) -> Where:
    """Tell where a project is from its rows of `project_territories`, as named tuples.

    `communes` are names by INSEE code. What is known best comes first.
    """
    towns: list[str] = []
    sites: list[str] = []
    others: list[str] = []
    spots: dict[tuple[float, float], Spot] = {}
    for row in sorted(rows, key=lambda one: _PRECISION.get(one.precision, 9)):
        town = ""
        if row.kind in ("commune", "quartier", "site"):
            town = communes.get(str(row.insee), "") if pd.notna(row.insee) else ""
            if town:
                towns.append(town)
            if row.kind != "commune":
                sites.append(str(row.name))
        elif row.kind not in ("region", "departement"):
            others.append(str(row.name))
        if pd.notna(row.lon) and pd.notna(row.lat):
            departement = str(row.departement) if pd.notna(row.departement) else ""
            hollow = row.precision == "departement"
            spot = Spot(float(row.lon), float(row.lat), departement, hollow, (town or row.name,))
            spots.setdefault((round(spot.lon, 3), round(spot.lat, 3)), spot)
    return Where(
        _once(towns),
        _once(sites),
        _once(others),
        _once([row.departement for row in rows if pd.notna(row.departement)]),
        _once([row.region for row in rows if pd.notna(row.region)]),
        tuple(spots.values()),
        any(pd.notna(row.qpv) and bool(row.qpv) for row in rows),
    )


def _once(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values))
