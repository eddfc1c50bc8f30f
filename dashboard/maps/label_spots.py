"""Where the number of a region, or its name, stands on a map: where it has most room around it."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import shapely

from loaders.geography.geography import Geography, from_mercator, to_mercator
from loaders.geography.polygons import Feature

FINEST = 2_000
"""The spot is found to this part of an area's bounds."""


@lru_cache(maxsize=8)
def region_spots(geography: Geography) -> Mapping[str, tuple[float, float]]:
    """Return where each region (code) has most room, in degrees on the drawn map."""
    regions = geography.drawn_thin["regions"]
    return {str(one["properties"]["code"]): label_spot(one) for one in regions}


def label_spot(feature: Feature) -> tuple[float, float]:
    """Return longitude and latitude of the inner point farthest from an area's boundary.

    It lies in the largest polygon of the feature (WGS84 degrees, as given or on the drawn map), and
    unlike a centre of gravity it is inside also where the area is bent.
    """
    degrees = shapely.geometry.shape(feature["geometry"])
    metres = shapely.transform(degrees, lambda spots: np.column_stack(to_mercator(*spots.T)))
    largest = max(shapely.get_parts(metres), key=shapely.area)
    west, south, east, north = largest.bounds
    # A line from the middle of the largest circle that the area holds to the edge of it.
    radius = shapely.maximum_inscribed_circle(largest, max(east - west, north - south) / FINEST)
    lon, lat = from_mercator(*radius.coords[0])
    return float(lon), float(lat)
