"""Boundaries, communes, and the insets in which overseas France is drawn.

Sources: boundaries dissolved from IGN Admin Express, codes of the INSEE "code officiel
géographique" 2026, both under Licence Ouverte 2.0.

Sizes, as compact JSON: the boundaries as read are 248 kB (départements) and 101 kB (regions).
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd

from loaders.geography.polygons import (
    SMALLEST_RING,
    Feature,
    Polygons,
    Ring,
    polygons_of,
    with_polygons,
)

EARTH_RADIUS = 6_378_137.0
"""Metres; radius of the sphere of EPSG:3857 (EPSG registry, method 1024)."""

DECIMALS = 3
"""Of the degrees of a boundary that is drawn: 100 metres."""

THIN = 0.015
"""Degrees, between 1.1 and 1.7 km in France: under a pixel when the country is 700 pixels high."""

_THIN = Path(__file__).with_name("thin_boundaries.json")
"""What `drawn` gives of the mainland, thinned at the lines that neighbours share, so that no gap
opens, to `THIN` and rounded to two decimals. Method: Douglas and Peucker, "Algorithms for the
reduction of the number of points required to represent a digitized line", 1973."""

Level = Literal["departements", "regions"]
Move = Callable[[Any, Any], tuple[Any, Any]]


@dataclass(frozen=True)
class OverseasShift:
    """Where an overseas département is drawn: x' = cx + dx + (x - cx) * s, in EPSG:3857 metres.

    The row south of the mainland follows the usage of IGN and INSEE maps.
    """

    dx: float
    dy: float
    s: float
    cx: float
    cy: float

    def move(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        """Degrees in, degrees out; numbers or numpy arrays."""
        x, y = to_mercator(lon, lat)
        return from_mercator(
            self.cx + self.dx + (x - self.cx) * self.s,
            self.cy + self.dy + (y - self.cy) * self.s,
        )


@dataclass(frozen=True, eq=False)
class Geography:
    """Boundaries in true coordinates, the overseas shifts and the communes.

    Each is one of its own, so that what is reckoned of it can be kept by it.

    Attributes:
        departements: GeoJSON features; properties `code`, `nom`, `reg`.
        regions: GeoJSON features; properties `code`, `nom`.
        shifts: overseas département code -> shift.
        communes: see `read_communes`.
    """

    departements: tuple[Feature, ...]
    regions: tuple[Feature, ...]
    shifts: Mapping[str, OverseasShift]
    communes: pd.DataFrame

    @cached_property
    def overseas_regions(self) -> dict[str, str]:
        """Region code -> code of the one département it has, for the regions drawn elsewhere."""
        codes = (feature["properties"] for feature in self.departements)
        return {code["reg"]: code["code"] for code in codes if code["code"] in self.shifts}

    @cached_property
    def drawn(self) -> dict[Level, list[Feature]]:
        """Boundaries with overseas France beside the mainland, in full detail."""
        return {
            "departements": self._draw(self.departements),
            "regions": self._draw(self.regions),
        }

    @cached_property
    def drawn_thin(self) -> dict[Level, list[Feature]]:
        """As `drawn`, with as few points as a picture of the whole country needs."""
        thin: dict[Level, list[Feature]] = json.loads(_THIN.read_text(encoding="utf-8"))
        away = {"departements": self.shifts, "regions": self.overseas_regions}
        # What lies overseas is where the shifts of this very map put it.
        return {
            level: [
                _rounded(full, THIN) if full["properties"]["code"] in away[level] else one
                for one, full in zip(thin[level], self.drawn[level], strict=True)
            ]
            for level in thin
        }

    def place_points(self, points: pd.DataFrame) -> pd.DataFrame:
        """Adds `map_lon`, `map_lat`: where a map with overseas France beside the mainland puts it.

        Args:
            points: columns `lon`, `lat` (WGS84 degrees) and `departement` (code). Missing values
                stay missing; a point without département is taken to lie in the mainland.
        """
        lon = pd.to_numeric(points["lon"]).to_numpy(dtype=float, na_value=np.nan, copy=True)
        lat = pd.to_numeric(points["lat"]).to_numpy(dtype=float, na_value=np.nan, copy=True)
        departement = points["departement"].astype("object")
        for code, shift in self.shifts.items():
            here = (departement == code).fillna(False).to_numpy(dtype=bool)
            lon[here], lat[here] = shift.move(lon[here], lat[here])
        return points.assign(map_lon=lon, map_lat=lat)

    def _draw(self, features: tuple[Feature, ...]) -> list[Feature]:
        drawn = []
        for feature in features:
            code = feature["properties"]["code"]
            # Regions and départements share the numbers 01 to 06 for different places.
            code = code if "reg" in feature["properties"] else self.overseas_regions.get(code, "")
            shift = self.shifts.get(code)
            drawn.append(moved(feature, shift.move) if shift else _rounded(feature))
        return drawn


def to_mercator(lon: Any, lat: Any) -> tuple[Any, Any]:
    """WGS84 degrees to EPSG:3857 metres; numbers or numpy arrays."""
    x = EARTH_RADIUS * np.radians(lon)
    return x, EARTH_RADIUS * np.log(np.tan(math.pi / 4 + np.radians(lat) / 2))


def from_mercator(x: Any, y: Any) -> tuple[Any, Any]:
    """EPSG:3857 metres to WGS84 degrees; numbers or numpy arrays."""
    lat = np.degrees(2 * np.arctan(np.exp(np.asarray(y) / EARTH_RADIUS)) - math.pi / 2)
    return np.degrees(np.asarray(x) / EARTH_RADIUS), lat


def load_geography(directory: Path) -> Geography:
    """Reads the folder `geography` of a data package.

    Raises:
        FileNotFoundError: one of its four files is missing.
    """
    return Geography(
        departements=read_boundaries(directory / "departements.geojson"),
        regions=read_boundaries(directory / "regions.geojson"),
        shifts=read_shifts(directory / "drom_affine.json"),
        communes=read_communes(directory / "communes.parquet"),
    )


def read_boundaries(path: Path) -> tuple[Feature, ...]:
    """The features of a GeoJSON FeatureCollection (WGS84 degrees)."""
    return tuple(json.loads(path.read_text(encoding="utf-8"))["features"])


def read_shifts(path: Path) -> dict[str, OverseasShift]:
    """Overseas département code -> `OverseasShift`, from JSON objects with dx, dy, s, cx, cy."""
    return {
        code: OverseasShift(**shift)
        for code, shift in json.loads(path.read_text(encoding="utf-8")).items()
    }


def read_communes(path: Path) -> pd.DataFrame:
    """Communes, one row each, indexed by INSEE code.

    Columns: `name` and `postcodes` (string, several codes parted by blanks), `kind` (category: COM
    commune, ARM municipal arrondissement), `departement`, `region` (category of codes),
    `population` (Int64), `lon`, `lat` of the centre and `hall_lon`, `hall_lat` of the town hall
    (float, WGS84 degrees; empty where the source has none).
    """
    names = {
        "insee": "insee",
        "nom": "name",
        "type": "kind",
        "dep": "departement",
        "reg": "region",
        "cp": "postcodes",
        "pop": "population",
        "lon": "lon",
        "lat": "lat",
        "mairie_lon": "hall_lon",
        "mairie_lat": "hall_lat",
    }
    degrees = ["lon", "lat", "hall_lon", "hall_lat"]
    types = {
        **dict.fromkeys(["insee", "name", "postcodes"], "string"),
        **dict.fromkeys(["kind", "departement", "region"], "category"),
        **dict.fromkeys(degrees, "float64"),
        "population": "Int64",
    }
    frame = pd.read_parquet(path, columns=list(names)).rename(columns=names).astype(types)
    # The file keeps four decimals in 32 bits; widening them would show false digits.
    return frame.round(dict.fromkeys(degrees, 4)).set_index("insee")


def pin_of(communes: pd.DataFrame, insee: str) -> tuple[float, float]:
    """Longitude and latitude for a pin in a commune: its town hall, else its centre.

    Raises:
        KeyError: no commune has this INSEE code.
    """
    for lon, lat in (("hall_lon", "hall_lat"), ("lon", "lat")):
        pin = float(communes[lon].loc[insee]), float(communes[lat].loc[insee])
        if not any(map(math.isnan, pin)):
            break
    return pin


def moved(feature: Feature, move: Move) -> Feature:
    """Return a feature with all its points moved, in rounded degrees."""
    polygons: Polygons = [
        [list(zip(*(axis.tolist() for axis in move(*np.array(ring).T)), strict=True)) for ring in p]
        for p in polygons_of(feature)
    ]
    return _rounded(with_polygons(feature, polygons))


def _rounded(feature: Feature, apart: float = 0) -> Feature:
    """Rounds; drops points no farther than `apart` from the one before, and islets of too few."""
    polygons: Polygons = []
    for part in polygons_of(feature):
        rings = []
        for ring in part:
            kept: Ring = []
            for x, y in ring:
                point = round(x, DECIMALS), round(y, DECIMALS)
                if (
                    not kept
                    or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) > apart
                ):
                    kept.append(point)
            if kept[-1] != kept[0]:
                kept.append(kept[0])
            rings.append(kept)
        if len(rings[0]) >= SMALLEST_RING:
            polygons.append([ring for ring in rings if len(ring) >= SMALLEST_RING])
    return with_polygons(feature, polygons)
