"""Which part of the drawn map a picture shows, and how many pixels that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dashboard.style.palette import ThemeLook
from dashboard.style.scheme import Scheme
from loaders.geography.geography import (
    EARTH_RADIUS,
    Geography,
    Level,
    OverseasShift,
    from_mercator,
    to_mercator,
)
from loaders.geography.polygons import Feature, polygons_of

TILE = 512
"""Pixels of the whole world at zoom 0 in deck.gl's MapView."""

EDGE = 18
"""Pixels kept on every side, for discs that stand on the border."""

PHONE_WIDTH = 328
"""Width to ask for on a phone: what Streamlit leaves of the narrowest usual screen, 360 pixels."""

SMALL = 500
"""Pictures narrower than this have smaller discs and names."""


@dataclass(frozen=True)
class View:
    """A centre in degrees on the drawn map, a deck.gl zoom, and the picture's size in pixels.

    `region` is the code of the region in view; None for the whole country. `steps` is how often
    that was magnified, to twice its size each time.
    """

    lon: float
    lat: float
    zoom: float
    width: int
    height: int
    region: str | None = None
    steps: int = 0

    def pixels(self, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Degrees on the drawn map to pixels from the upper left corner, one row per point."""
        x, y = to_mercator(lon, lat)
        centre_x, centre_y = to_mercator(self.lon, self.lat)
        scale = self.pixels_per_metre
        right, down = (x - centre_x) * scale, (centre_y - y) * scale
        return np.column_stack([right + self.width / 2, down + self.height / 2])

    def spot(self, right: float, down: float) -> tuple[float, float]:
        """Return longitude and latitude, on the drawn map, of a pixel counted as in `pixels`."""
        x, y = to_mercator(self.lon, self.lat)
        lon, lat = from_mercator(
            x + (right - self.width / 2) / self.pixels_per_metre,
            y - (down - self.height / 2) / self.pixels_per_metre,
        )
        return float(lon), float(lat)

    @property
    def small(self) -> bool:
        """Whether the picture is a phone's."""
        return self.width < SMALL

    def shows(self, feature: Feature) -> bool:
        """Whether some of a feature may be on a picture twice as wide as it is high."""
        west, south, east, north = bounds_of([feature])
        x, y = to_mercator(self.lon, self.lat)
        across = max(self.width / 2, self.height) / self.pixels_per_metre
        up = self.height / 2 / self.pixels_per_metre
        beside = west > x + across or east < x - across
        return not (beside or south > y + up or north < y - up)

    def magnified(self, steps: int, lon: float, lat: float) -> View:
        """Return a part of this view, `2**steps` times as large, around a spot of the drawn map.

        The spot is moved where the part would show what this view does not.
        """
        x, y = to_mercator(lon, lat)
        centre_x, centre_y = to_mercator(self.lon, self.lat)
        spare = (1 - 0.5**steps) / 2 / self.pixels_per_metre
        across, up = self.width * spare, self.height * spare
        x = min(max(float(x), centre_x - across), centre_x + across)
        y = min(max(float(y), centre_y - up), centre_y + up)
        # Written as the address writes it, so that who moves back is where he was.
        spot = (round(float(degrees), 5) for degrees in from_mercator(x, y))
        lon, lat = spot if steps else (self.lon, self.lat)
        return replace(self, lon=lon, lat=lat, zoom=self.zoom + steps, steps=steps)

    @property
    def pixels_per_metre(self) -> float:
        """For metres of EPSG:3857, which are longer than metres on the ground."""
        return float(TILE * 2**self.zoom / (2 * math.pi * EARTH_RADIUS))


@dataclass(frozen=True, eq=False)
class Inset:
    """A region drawn once more, larger: where its places go, and its frame in EPSG:3857 metres.

    `bounds` are west, south, east, north; `features` its départements, in full detail.
    """

    region: str
    shift: OverseasShift
    bounds: tuple[float, float, float, float]
    features: tuple[Feature, ...]


@dataclass(frozen=True)
class Canvas:
    """What a map is drawn on and with.

    `looks` is theme id -> look. Of a whole country, `feet` are the places under the overseas
    regions (code -> longitude and latitude on the drawn map), and `inset` is its inset, if any.
    """

    geography: Geography
    view: View
    scheme: Scheme
    looks: Mapping[str, ThemeLook]
    feet: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    inset: Inset | None = None

    @property
    def drawn_regions(self) -> frozenset[str]:
        """Codes of the regions that belong on the picture.

        Next to one region, overseas France and the mainland must not look like neighbours.
        """
        overseas, own = self.geography.overseas_regions, self.view.region
        if own in overseas:
            return frozenset({own})
        codes = frozenset(str(one["properties"]["code"]) for one in self.geography.regions)
        return codes if own is None else codes - frozenset(overseas)


def view_of(
    geography: Geography, width: int, height: int, region: str, departement: str | None = None
) -> View:
    """One region, or a département of it, fitted into a picture.

    A picture shown wider than `width` keeps its centre and its scale.

    Raises:
        KeyError: `region` is no region's code, or `departement` no département's.
    """
    level: Level = "departements" if departement else "regions"
    code = departement or region
    features = [one for one in geography.drawn[level] if str(one["properties"]["code"]) == code]
    if not features:
        raise KeyError(code)
    west, south, east, north = bounds_of(features)
    scale = min((width - 2 * EDGE) / (east - west), (height - 2 * EDGE) / (north - south))
    zoom = math.log2(scale * 2 * math.pi * EARTH_RADIUS / TILE)
    lon, lat = from_mercator((west + east) / 2, (south + north) / 2)
    return View(float(lon), float(lat), zoom, width, height, region)


def bounds_of(features: Sequence[Feature]) -> tuple[float, float, float, float]:
    """West, south, east and north of polygon features, in EPSG:3857 metres."""
    outlines = [part[0] for feature in features for part in polygons_of(feature)]
    points = np.array([point for outline in outlines for point in outline])
    x, y = to_mercator(points[:, 0], points[:, 1])
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())
