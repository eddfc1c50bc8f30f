"""The shades of maps: their steps, their colours, and where a region's number stands."""

from itertools import pairwise

import pytest

from dashboard.language.translation import Words
from dashboard.maps.label_spots import label_spot
from dashboard.style.scheme import (
    DARK,
    LIGHT,
    TEXT_CONTRAST,
    contrast,
    shades_of,
    step_names,
    step_of,
)
from loaders.geography.geography import load_geography
from loaders.geography.polygons import polygons_of
from loaders.package.load import SHIPPED


@pytest.mark.parametrize(
    ("projects", "step"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (9, 3), (10, 4), (12_000, 4)]
)
def test_a_number_has_its_step(projects, step):
    assert step_of(projects) == step


def test_the_steps_are_named_in_both_languages():
    assert step_names(Words("en")) == ["0", "1", "2 or 3", "4 to 9", "10 and more"]
    assert step_names(Words("fr")) == ["0", "1", "2 ou 3", "4 à 9", "10 et plus"]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_numbers_can_be_read_and_neighbouring_steps_told_apart(scheme):
    shades = shades_of(scheme)
    assert all(contrast(shade.ink, shade.ground) >= TEXT_CONTRAST for shade in shades)
    # The first is hatched; the others differ by their lightness.
    for one, other in pairwise(shades[1:]):
        assert contrast(one.ground, other.ground) >= 1.5


def crossings(x, y, rings):
    """Count the sides of `rings` that lie due north of a point: odd for one that is inside."""
    return sum(
        (x0 > x) != (x1 > x) and y < y0 + (x - x0) * (y1 - y0) / (x1 - x0)
        for ring in rings
        for (x0, y0), (x1, y1) in pairwise(ring)
    )


def test_a_number_stands_inside_its_region():
    regions = load_geography(SHIPPED / "geography").drawn_thin["regions"]
    for region in regions:
        rings = [ring for part in polygons_of(region) for ring in part]
        assert crossings(*label_spot(region), rings) % 2, region["properties"]["nom"]


def test_a_number_stands_inside_a_region_that_is_bent_around_its_middle():
    outer = [(0, 0), (10, 0), (10, 10), (8, 10), (8, 2), (0, 2), (0, 0)]
    bent = {"geometry": {"type": "Polygon", "coordinates": [outer]}, "properties": {}}
    assert crossings(*label_spot(bent), [outer]) % 2
