"""Boundaries and the place of overseas France on the map."""

import json
import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from loaders.geography.geography import (
    Geography,
    OverseasShift,
    from_mercator,
    load_geography,
    pin_of,
    to_mercator,
)
from loaders.geography.polygons import polygons_of

DATA = Path(__file__).parents[3] / "data" / "geography"
HALLS = {"97105": "971", "97209": "972", "97302": "973", "97411": "974", "97611": "976"}


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography(DATA)


def inside(point, feature) -> bool:
    """Even-odd rule over all rings."""
    x, y = point
    crossings = 0
    for part in polygons_of(feature):
        for ring in part:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                    crossings += 1
    return crossings % 2 == 1


def near(point, feature, pixels=0.02) -> bool:
    """Inside, or no farther than a harbour front from the outline."""
    steps = (-pixels, 0, pixels)
    return any(inside((point[0] + dx, point[1] + dy), feature) for dx in steps for dy in steps)


def by_code(features, code):
    return next(one for one in features if one["properties"]["code"] == code)


def place(geography, lon, lat, departement):
    frame = pd.DataFrame({"lon": [lon], "lat": [lat], "departement": [departement]})
    row = geography.place_points(frame).iloc[0]
    return row["map_lon"], row["map_lat"]


def test_mercator_agrees_with_published_point():
    # EPSG guidance note 7-2, example of method 1024: 24°22'54.433"N, 100°20'00.000"W.
    x, y = to_mercator(-100.33333333, 24.381786944)
    assert x == pytest.approx(-11169055.58, abs=0.5)
    assert y == pytest.approx(2800000.00, abs=0.5)
    assert from_mercator(x, y) == pytest.approx((-100.33333333, 24.381786944))


def test_shift_scales_around_its_centre():
    shift = OverseasShift(dx=1000, dy=-500, s=2, cx=100_000, cy=200_000)
    lon, lat = from_mercator(100_010, 200_005)
    moved = to_mercator(*shift.move(lon, lat))
    assert moved == pytest.approx((101_020, 199_510), abs=0.01)


@pytest.mark.parametrize(("insee", "departement"), HALLS.items())
def test_overseas_town_hall_lands_in_its_drawn_departement(geography, insee, departement):
    lon, lat = pin_of(geography.communes, insee)
    spot = place(geography, lon, lat, departement)
    assert spot != (lon, lat)
    for drawn in (geography.drawn, geography.drawn_thin):
        assert near(spot, by_code(drawn["departements"], departement))


def test_both_saint_denis_land_in_their_own_departement(geography):
    for insee, departement in (("93066", "93"), ("97411", "974")):
        spot = place(geography, *pin_of(geography.communes, insee), departement)
        assert near(spot, by_code(geography.drawn["departements"], departement))


def test_mainland_point_stays_and_unknown_stays_unknown(geography):
    frame = pd.DataFrame(
        {"lon": [2.35, None, 2.0], "lat": [48.86, None, 47.0], "departement": ["75", "974", None]}
    )
    placed = geography.place_points(frame)
    assert placed["map_lon"].tolist()[0::2] == [2.35, 2.0]
    assert math.isnan(placed["map_lon"].iloc[1])
    assert frame["lon"].iloc[0] == 2.35


def test_region_number_is_not_taken_for_a_departement_number(geography):
    """Region 01 is Guadeloupe, département 01 is Ain."""
    guadeloupe = by_code(geography.drawn["regions"], "01")
    assert near(place(geography, -61.7261, 15.9985, "971"), guadeloupe)
    assert polygons_of(by_code(geography.drawn["departements"], "01"))[0][0][0][0] > 4


def test_overseas_stands_beside_the_mainland_and_covers_nothing(geography):
    boxes = {}
    for feature in geography.drawn["departements"]:
        points = np.array([p for part in polygons_of(feature) for ring in part for p in ring])
        boxes[feature["properties"]["code"]] = (*points.min(axis=0), *points.max(axis=0))
    for code in geography.shifts:
        west, south, east, north = boxes[code]
        assert -6 < west < east < 10
        assert 41 < south < north < 43
        for other, box in boxes.items():
            apart = east < box[0] or box[2] < west or north < box[1] or box[3] < south
            assert other == code or apart, (code, other)


def test_thin_boundaries_are_small_and_leave_no_gap(geography):
    thin = geography.drawn_thin
    text = json.dumps([thin["departements"], thin["regions"]], separators=(",", ":"))
    assert len(text) < 155_000
    assert len(thin["departements"]) == 101
    edges = Counter(
        frozenset(edge)
        for feature in thin["departements"]
        if feature["properties"]["code"] not in geography.shifts
        for part in polygons_of(feature)
        for ring in part
        for edge in pairwise(ring)
    )
    assert max(edges.values()) == 2
    outline = {
        frozenset(edge)
        for feature in thin["regions"]
        if feature["properties"]["code"] not in geography.overseas_regions
        for part in polygons_of(feature)
        for ring in part
        for edge in pairwise(ring)
    }
    assert outline <= set(edges)


def test_thin_boundaries_follow_the_full_ones(geography):
    # Other pictures put overseas France elsewhere.
    shifts = {code: replace(shift, dx=shift.dx / 2) for code, shift in geography.shifts.items()}
    for where in (geography, replace(geography, shifts=shifts)):
        _follow(where)


def _follow(geography):
    for level in ("departements", "regions"):
        full, thin = geography.drawn[level], geography.drawn_thin[level]
        assert [one["properties"] for one in thin] == [one["properties"] for one in full]
        for feature, rough in zip(full, thin, strict=True):
            near_by = {
                (round(x, 2), round(y, 2))
                for part in polygons_of(feature)
                for ring in part
                for x, y in ring
            }
            drawn = {(round(x, 2), round(y, 2)) for part in polygons_of(rough) for ring in part
                     for x, y in ring}  # fmt: skip
            assert drawn <= near_by


def test_communes_are_typed_and_unique(geography):
    communes = geography.communes
    assert communes.index.is_unique
    assert communes.loc["97411", "name"] == "Saint-Denis"
    assert str(communes["population"].dtype) == "Int64"
    assert {communes[code].dtype.name for code in ("departement", "region")} == {"category"}


def test_pin_falls_back_to_the_centre():
    communes = pd.DataFrame(
        {"lon": [1.0], "lat": [2.0], "hall_lon": [np.nan], "hall_lat": [np.nan]}, index=["00001"]
    )
    assert pin_of(communes, "00001") == (1.0, 2.0)
    with pytest.raises(KeyError):
        pin_of(communes, "99999")
