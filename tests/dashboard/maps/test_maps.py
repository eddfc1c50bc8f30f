"""The deck: what it shows, that nothing hides, and that it asks nobody for anything."""

import json
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from dashboard.maps.deck import TOOLTIP, MapWords, build_map, drawn_places
from dashboard.maps.layout import INSET_REGION, WIDE, laid_out, stacked
from dashboard.maps.legend import Legend
from dashboard.maps.links import joined
from dashboard.maps.owners import SEA, owners
from dashboard.maps.pins import covered, merged, place_discs
from dashboard.maps.spread import spread
from dashboard.maps.svg import map_svg
from dashboard.maps.view import PHONE_WIDTH, Canvas, bounds_of, view_of
from dashboard.style.palette import look_at
from dashboard.style.scheme import DARK, LIGHT
from dashboard.style.text_width import width_at, width_of
from loaders.geography.geography import from_mercator, load_geography

DATA = Path(__file__).parents[3] / "data" / "geography"
WORDS = MapWords(lambda count: f"{count} projects", lambda count: f"{count} landlords")
PARIS, CERGY, SAINT_DENIS = (2.3522, 48.8566), (2.0389, 49.0353), (55.4486, -20.879)


@pytest.fixture(scope="module")
def geography():
    return load_geography(DATA)


STEP = (-1, 0, 1)
"""Pixels around a spot that is known to a tenth of them."""

LOOKS = {"culture": look_at(3), "ecology": look_at(4)}
PLANS = {
    "wide": WIDE,
    "phone": stacked(PHONE_WIDTH, inset=True),
    "sheet": stacked(480, inset=False, height=420),
    "phone sheet": stacked(PHONE_WIDTH, inset=False),
}


@cache
def canvas_of(geography, plan="wide", region=None, scheme=LIGHT):
    if region:
        return Canvas(geography, view_of(geography, 720, 720, region), scheme, LOOKS)
    layout = laid_out(geography, PLANS[plan])
    return Canvas(layout.geography, layout.view, scheme, LOOKS, layout.feet, layout.inset)


def counted(canvas, counts, level="region"):
    """Areas with their numbers of projects, the others of their level with none."""
    names = {
        one["properties"]["code"]: one["properties"]["nom"]
        for one in getattr(canvas.geography, f"{level}s")
    }
    return pd.DataFrame(
        [
            (level, code, counts.get(code, 0), name, f"{counts.get(code, 0)} projects")
            for code, name in names.items()
        ],
        columns=["level", "code", "projects", "title", "detail"],
    )


def point(project, spot, departement="75", region="11", **more):
    return {
        "project": project,
        "title": f"Title of {project}",
        "committee_label": "4 February 2021",
        "landlords": "Erigère",
        "theme": "culture",
        "theme_label": "Culture",
        "place_label": "Paris",
        "precision": "commune",
        "precision_label": "town hall",
        "departement": departement,
        "region": region,
        "lon": spot[0],
        "lat": spot[1],
        **more,
    }


def crowd(geography, count):
    communes = geography.communes.sample(count, random_state=7, replace=True)
    rows = communes[["departement", "region", "lon", "lat"]].astype({"region": str})
    return pd.DataFrame(
        [
            point(f"p{number}", (row.lon, row.lat), str(row.departement), row.region)
            for number, row in enumerate(rows.itertuples())
        ]
    )


NOBODY = pd.DataFrame([point("a", PARIS)]).head(0)


def layers(picture):
    return {layer["id"]: layer for layer in json.loads(picture.deck.to_json())["layers"][0]}


def least_gap(discs, view):
    middles, radii = covered(discs, view)
    apart = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    return float((apart - radii[:, None] - radii[None]).min())


def test_no_address_outside_the_deck(geography):
    points = pd.DataFrame([point("a", PARIS), point("b", PARIS), point("c", CERGY, "95")])
    for scheme in (LIGHT, DARK):
        picture = build_map(canvas_of(geography, scheme=scheme), points, WORDS)
        text = picture.deck.to_json()
        assert "://" not in text
        # What map_provider=None alone gives; with a null here Streamlit would ask for tiles.
        assert json.loads(text)["mapStyle"] == "__MAP_STYLE__"


def test_payload_of_a_country_stays_small(geography):
    picture = build_map(canvas_of(geography), crowd(geography, 60), WORDS)
    assert picture.grouped is None
    assert len(picture.deck.to_json()) < 200_000


@pytest.mark.parametrize("region", ["11", "76", "84", "04"])
def test_payload_of_a_region_stays_small(geography, region):
    points = pd.DataFrame([point("a", PARIS)])
    picture = build_map(canvas_of(geography, region=region), points, WORDS)
    assert len(picture.deck.to_json()) < 260_000


@pytest.mark.parametrize("plan", PLANS)
def test_no_disc_hides_another_and_places_stay_near(geography, plan):
    canvas = canvas_of(geography, plan)
    points = pd.DataFrame(
        [point(f"a{n}", PARIS) for n in range(6)]
        + [point(f"b{n}", CERGY, "95") for n in range(3)]
        + [point("c", SAINT_DENIS, "974", "04")]
    )
    discs = place_discs(merged(drawn_places(canvas, points)), canvas.view)
    assert least_gap(discs, canvas.view) > -1
    assert np.hypot(discs["right"], discs["down"]).max() < 50
    assert discs.set_index("project").loc["c", ["right", "down"]].tolist() == [0, 0]


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("count", [30, 90])
def test_no_disc_stands_in_a_region_that_is_not_its_own(geography, plan, count):
    canvas = canvas_of(geography, plan)
    points = crowd(geography, count)
    picture = build_map(canvas, points, WORDS)
    assert picture.grouped is None
    assert len(picture.discs) == count
    owned = owners(canvas, inside=(0, 0))
    own = points.set_index("project")["region"]
    for project, x, y, _ in picture.discs:
        near = owned.at(np.array([[x + right, y + down] for right in STEP for down in STEP]))
        assert {SEA, owned.numbers[own[project]]} & {*near.tolist()}, project


def inside_frame(canvas, x, y):
    west, south, east, north = canvas.inset.bounds
    corners = from_mercator(np.array([west, east]), np.array([north, south]))
    (left, top), (right, bottom) = canvas.view.pixels(*corners)
    return left < x < right and top < y < bottom


@pytest.mark.parametrize("plan", ["wide", "phone"])
def test_discs_of_the_paris_region_stand_in_its_inset_and_no_others(geography, plan):
    canvas = canvas_of(geography, plan)
    points = pd.concat(
        [crowd(geography, 60), pd.DataFrame([point(f"x{n}", PARIS) for n in range(12)])]
    )
    own = points.set_index("project")["region"]
    discs = build_map(canvas, points, WORDS).discs
    assert {inside_frame(canvas, x, y) for _, x, y, _ in discs} == {True, False}
    for project, x, y, _ in discs:
        assert inside_frame(canvas, x, y) == (own[project] == INSET_REGION), project


def test_the_inset_is_larger_by_about_three_and_chooses_its_region(geography):
    canvas = canvas_of(geography)
    assert 2.7 < canvas.inset.shift.s < 3.4
    points = pd.DataFrame([point("a", PARIS)])
    picture = build_map(canvas, points, WORDS, areas=counted(canvas, {INSET_REGION: 1}))
    found = layers(picture)
    assert found["inset"]["pickable"]
    about = {one["properties"]["code"] for one in found["inset"]["data"]}
    assert about == {INSET_REGION}
    assert [row["text"] for row in found["inset-count"]["data"]] == ["1 projects"]
    assert len(found["wires"]["data"]) > 20


@pytest.mark.parametrize("plan", ["wide", "phone"])
def test_every_region_has_its_number_and_no_disc_covers_it(geography, plan):
    canvas = canvas_of(geography, plan)
    points = crowd(geography, 40)
    counts = points.groupby("region")["project"].nunique().to_dict()
    picture = build_map(canvas, points, WORDS, areas=counted(canvas, counts))
    found = layers(picture)
    written = [row for name in ("counts", "zeros") for row in found[name]["data"]]
    away = found["overseas-counts"]["data"]
    assert len(written) + len(away) == len(geography.regions)
    assert {row["text"] for row in found["zeros"]["data"]} <= {"0"}
    assert sum(int(row["text"]) for row in [*written, *away]) == 40
    if plan == "wide":
        for row in written:
            spot = canvas.view.pixels(*np.array([row["at"]]).T)[0] + row["offset"]
            for _, x, y, radius in picture.discs:
                assert np.hypot(*(spot - [x, y])) > radius + 3, row["text"]


def test_names_stand_on_their_regions(geography):
    canvas = canvas_of(geography)
    picture = build_map(canvas, NOBODY, WORDS, areas=counted(canvas, {}))
    owned = owners(canvas)
    by_line = {}
    for one in geography.regions:
        for part in re.split(r"(?<=[- ])", one["properties"]["nom"]):
            by_line.setdefault(part.strip(), set()).add(one["properties"]["code"])
    rows = layers(picture)["names"]["data"]
    assert len(rows) >= 12
    for row in rows:
        spot = canvas.view.pixels(*np.array([row["at"]]).T) + row["offset"]
        first = row["text"].split(" ")[0].split("-")[0]
        codes = set().union(*(found for part, found in by_line.items() if part.startswith(first)))
        assert owned.at(spot)[0] in {SEA, *(owned.numbers[code] for code in codes)}, row["text"]


def test_what_is_known_by_its_region_alone_has_an_empty_disc_in_it(geography):
    points = pd.DataFrame(
        [point("a", (None, None), None, "32", precision="region"), point("b", PARIS)]
    )
    canvas = canvas_of(geography)
    picture = build_map(canvas, points, WORDS)
    assert picture.left_out == ()
    owned = owners(canvas)
    ((x, y),) = [(x, y) for project, x, y, _ in picture.discs if project == "a"]
    assert owned.at(np.array([[x, y]]))[0] == owned.numbers["32"]
    found = layers(picture)
    assert len(found["holes"]["data"]) == 1
    assert found["stems"]["data"] == []


def test_areas_without_a_project_are_hatched_inside_their_bounds(geography):
    canvas = canvas_of(geography)
    counts = {one["properties"]["code"]: 1 for one in geography.regions}
    full = build_map(canvas, NOBODY, WORDS, areas=counted(canvas, counts))
    assert "hatching" not in layers(full)
    part = build_map(canvas, NOBODY, WORDS, areas=counted(canvas, {**counts, "32": 0}))
    owned = owners(canvas)
    lines = layers(part)["hatching"]["data"]
    assert len(lines) > 10
    middles = np.array([(np.array(line["from"]) + line["to"]) / 2 for line in lines])
    found = owned.at(canvas.view.pixels(*middles.T))
    assert (found == owned.numbers["32"]).mean() > 0.9


def test_layout_is_the_same_whatever_the_order_of_rows(geography):
    canvas = canvas_of(geography, "sheet")
    points = pd.concat([crowd(geography, 40), pd.DataFrame([point(f"x{n}", PARIS) for n in "ab"])])
    first, second = (
        place_discs(merged(drawn_places(canvas, frame)), canvas.view, owners(canvas))
        .set_index("project")[["right", "down"]]
        .sort_index()
        for frame in (points, points.iloc[::-1])
    )
    pd.testing.assert_frame_equal(first, second)


def test_spread_leaves_lone_discs_alone():
    places = np.array([[0.0, 0.0], [100.0, 0.0]])
    assert not spread(places, np.array([10.0, 10.0]), 2).any()


def test_places_of_a_project_on_one_spot_share_a_disc(geography):
    points = pd.DataFrame(
        [
            point("a", PARIS, place_label="Paris"),
            point("a", PARIS, place_label="Orgues de Flandre", precision="quartier"),
            point("a", CERGY, "95", place_label="Cergy"),
        ]
    )
    pins = layers(build_map(canvas_of(geography), points, WORDS))["pins"]["data"]
    details = sorted(pin["detail"].split("\n")[1] for pin in pins)
    assert details == ["Cergy (town hall)", "Orgues de Flandre · Paris (town hall)"]


def test_a_departement_alone_is_hollow(geography):
    points = pd.DataFrame([point("a", PARIS), point("b", CERGY, "95", precision="departement")])
    found = layers(build_map(canvas_of(geography, "sheet"), points, WORDS))
    assert len(found["pins"]["data"]) == 2
    assert [hole["at"] for hole in found["holes"]["data"]] == [list(CERGY)]


def test_glyph_goes_with_colour_and_unknown_theme_has_its_own(geography):
    points = pd.DataFrame(
        [point("a", PARIS), point("b", CERGY, "95", theme=None, theme_label=None)]
    )
    found = layers(build_map(canvas_of(geography), points, WORDS))
    assert [row["text"] for row in found["glyphs"]["data"]] == ["?", "C"]
    assert "None" not in found["pins"]["data"][0]["detail"]


def test_dimmed_discs_are_faint_and_below(geography):
    points = pd.DataFrame([point("a", PARIS, dimmed=False), point("b", CERGY, "95", dimmed=True)])
    pins = layers(build_map(canvas_of(geography), points, WORDS))["pins"]["data"]
    assert [pin["project"] for pin in pins] == ["b", "a"]
    assert pins[0]["colour"][3] < 100 < pins[1]["colour"][3]


def test_unknown_places_are_named_not_dropped_silently(geography):
    points = pd.DataFrame([point("a", PARIS), point("b", (None, None), None, None)])
    picture = build_map(canvas_of(geography), points, WORDS)
    assert picture.shown == ("a",)
    assert picture.left_out == ("b",)


def test_no_project_leaves_the_ground(geography):
    points = pd.DataFrame([point("a", PARIS)]).head(0)
    picture = build_map(canvas_of(geography), points, WORDS)
    assert set(layers(picture)) == {
        "nothing", "departements", "regions", "chosen", "overseas-names", "overseas-counts",
        "wires", "inset-frame", "inset", "inset-name", "inset-count",
    }  # fmt: skip
    assert picture.shown == ()


def test_too_many_projects_are_counted_once_each_per_departement(geography):
    points = pd.concat([crowd(geography, 900)] * 2)
    picture = build_map(canvas_of(geography), points, WORDS)
    assert picture.grouped == "departement"
    groups = layers(picture)["groups"]["data"]
    assert sum(int(group["text"]) for group in groups) == 900
    assert {group["title"] for group in groups} >= {"Pas-de-Calais", "Oise"}
    assert groups[0]["detail"] == f"{groups[0]['text']} projects"
    assert len(picture.deck.to_json()) < 200_000


def test_a_phone_counts_by_region(geography):
    picture = build_map(canvas_of(geography, "phone"), crowd(geography, 900), WORDS)
    assert picture.grouped == "region"
    assert "Occitanie" in {group["title"] for group in layers(picture)["groups"]["data"]}


def test_discs_that_would_stand_too_far_are_grouped(geography):
    points = pd.DataFrame([point(f"p{n}", PARIS) for n in range(120)])
    groups = layers(build_map(canvas_of(geography), points, WORDS))["groups"]["data"]
    assert [(group["code"], group["text"]) for group in groups] == [("75", "120")]


def test_discs_of_areas_add_up_each_amount_once(geography):
    known = [point(f"p{n}", PARIS, euros=1000.0) for n in range(120)]
    unknown = [point(f"u{n}", CERGY, "95", euros=float("nan")) for n in range(3)]
    words = MapWords(WORDS.project_count, WORDS.landlord_count, lambda euros: f"{euros / 1000:.0f}")
    picture = build_map(canvas_of(geography), pd.DataFrame([*known, *known[:9], *unknown]), words)
    texts = {one["code"]: one["text"] for one in layers(picture)["groups"]["data"]}
    assert texts == {"75": "120", "95": "nan"}


def test_what_is_written_on_areas_can_be_another_number(geography):
    areas = counted(canvas_of(geography), {"11": 2}).assign(shown="", step=0)
    areas.loc[areas["code"] == "11", ["shown", "step"]] = ["285", 4]
    found = layers(build_map(canvas_of(geography), NOBODY, WORDS, areas=areas))
    assert [one["text"] for one in found["counts"]["data"]] == ["285"]
    unknown = areas.assign(step=0)  # it has projects, and of none the amount is known
    hatched = layers(build_map(canvas_of(geography), NOBODY, WORDS, areas=unknown))["hatching"]
    assert len(hatched["data"]) > len(found["hatching"]["data"])


def test_markup_stays_data_and_no_field_can_reach_the_template(geography):
    evil = "<img src=x onerror=alert(1)>"
    points = pd.DataFrame([point("a", PARIS, title=evil, landlords=evil)])
    picture = build_map(canvas_of(geography), points, WORDS)
    assert picture.deck._tooltip["html"] == TOOLTIP
    assert TOOLTIP.count("{") == 2
    assert layers(picture)["pins"]["data"][0]["title"] == evil


def test_text_layers_do_not_turn_characters_into_an_expression(geography):
    points = pd.DataFrame([point("a", PARIS)])
    found = layers(build_map(canvas_of(geography, region="11"), points, WORDS))
    for name in ("glyphs", "names"):
        assert found[name]["characterSet"] == "auto"


@pytest.mark.parametrize("plan", PLANS)
def test_everything_drawn_is_on_the_picture_of_the_country(geography, plan):
    canvas = canvas_of(geography, plan)
    view = canvas.view
    west, south, east, north = bounds_of(canvas.geography.drawn_thin["regions"])
    lon, lat = from_mercator(np.array([west, east]), np.array([south, north]))
    (left, bottom), (right, top) = view.pixels(lon, lat)
    assert 0 < left < right < view.width
    assert 0 < top < bottom < view.height
    picture = build_map(canvas, NOBODY, WORDS, areas=counted(canvas, {}))
    for name in ("overseas-names", "overseas-counts", "names", "inset-name", "inset-count"):
        for row in layers(picture).get(name, {"data": []})["data"]:
            x, y = view.pixels(*np.array([row["at"]]).T)[0] + row["offset"]
            half = width_at(row["text"], 13) / 2
            assert 0 <= x - half < x + half <= view.width, row["text"]
            assert 0 < y < view.height - 4, row["text"]


@pytest.mark.parametrize("region", ["11", "94", "04", "03"])
def test_a_region_fills_its_picture(geography, region):
    view = canvas_of(geography, region=region).view
    own = [one for one in geography.drawn["regions"] if one["properties"]["code"] == region]
    west, south, east, north = bounds_of(own)
    lon, lat = from_mercator(np.array([west, east]), np.array([south, north]))
    (left, bottom), (right, top) = view.pixels(lon, lat)
    assert 0 < left < right < view.width
    assert 0 < top < bottom < view.height
    assert max((right - left) / view.width, (bottom - top) / view.height) > 0.9


def test_unknown_region_is_refused(geography):
    with pytest.raises(KeyError):
        view_of(geography, 720, 720, "99")


def test_overseas_and_mainland_are_no_neighbours_in_a_region(geography):
    points = pd.DataFrame([point("a", PARIS), point("b", SAINT_DENIS, "974", "04")])
    own = build_map(canvas_of(geography, region="04"), points, WORDS)
    assert own.shown == ("b",)
    assert own.left_out == ()
    assert len(layers(own)["departements"]["data"]) == 1
    other = build_map(canvas_of(geography, region="76"), points, WORDS)
    assert len(layers(other)["departements"]["data"]) == 96


@pytest.mark.parametrize("kind", ["object", "string", "category"])
def test_a_spot_without_region_is_drawn_on_the_whole_country(geography, kind):
    points = pd.DataFrame([point("a", PARIS), point("b", CERGY, None, None)])
    points = points.astype({"region": kind, "departement": kind, "project": kind, "theme": kind})
    assert build_map(canvas_of(geography), points, WORDS).shown == ("a", "b")
    assert build_map(canvas_of(geography, region="04"), points, WORDS).shown == ()


@pytest.mark.parametrize("plan", PLANS)
def test_overseas_names_never_touch(geography, plan):
    canvas = canvas_of(geography, plan)
    picture = build_map(canvas, NOBODY, WORDS, areas=counted(canvas, {}))
    boxes = []
    for name in ("overseas-names", "overseas-counts"):
        for row in layers(picture)[name]["data"]:
            x, y = canvas.view.pixels(*np.array([row["at"]]).T)[0] + row["offset"]
            boxes.append((x - width_at(row["text"], 13) / 2, x + width_at(row["text"], 13) / 2, y))
    assert len(boxes) == 10
    for at, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[:at]:
            assert right < other_left or other_right < left or abs(y - other_y) >= 14


def test_areas_are_shaded_and_read_out(geography):
    areas = pd.DataFrame(
        {
            "level": "region",
            "code": ["11", "76"],
            "projects": [9, 1],
            "title": ["Île-de-France", "Occitanie"],
            "detail": ["9 projects", "1 project"],
        }
    )
    points = pd.DataFrame([point("a", PARIS)])
    ground = layers(build_map(canvas_of(geography), points, WORDS, areas=areas))["departements"]
    fills = {
        feature["properties"].get("title"): tuple(feature["properties"]["fill"])
        for feature in ground["data"]
    }
    assert ground["pickable"] is True
    assert len({*fills.values()}) == 3
    assert set(fills) == {"Île-de-France", "Occitanie", ""}


def test_links_join_all_places_with_the_fewest_lines(geography):
    places = pd.DataFrame(
        {
            "name": ["A"] * 4 + ["B", "C"],
            "map_lon": [0.0, 1.0, 2.0, 2.0, 5.0, None],
            "map_lat": [45.0, 45.0, 45.0, 45.0, 45.0, None],
        }
    )
    lines = joined(places)
    assert lines[["from_lon", "to_lon"]].to_numpy().tolist() == [[0, 1], [1, 2]]
    assert set(lines["name"]) == {"A"}


def test_owners_of_one_line_share_it(geography):
    lines = pd.DataFrame(
        {"name": ["B", "A"], "from_lon": 0.0, "from_lat": 45.0, "to_lon": 1.0, "to_lat": 45.0}
    )
    points = pd.DataFrame([point("a", PARIS)])
    found = layers(build_map(canvas_of(geography), points, WORDS, links=lines))["links"]["data"]
    assert [(line["title"], line["detail"]) for line in found] == [("2 landlords", "A · B")]


def test_names_of_departements_cover_no_disc(geography):
    canvas = canvas_of(geography, region="11")
    # A disc on the middle of Seine-et-Marne pushes its name aside.
    free = layers(build_map(canvas, pd.DataFrame([point("a", PARIS)]), WORDS))["names"]["data"]
    row = next(row for row in free if row["text"] == "Seine-et-Marne")
    before = canvas.view.pixels(*np.array([row["at"]]).T)[0] + row["offset"]
    held = pd.DataFrame([point("a", canvas.view.spot(*before), "77")])
    names = layers(build_map(canvas, held, WORDS))["names"]["data"]
    row = next(row for row in names if row["text"] == "Seine-et-Marne")
    after = canvas.view.pixels(*np.array([row["at"]]).T)[0] + row["offset"]
    assert abs(after - before).max() > 12


def test_the_svg_shows_every_disc_and_text_of_the_deck(geography):
    canvas = canvas_of(geography)
    hostile = {"theme_label": "<script>", "title": "</svg><b>"}
    rows = [point("a", PARIS, **hostile), point("b", PARIS), point("c", CERGY, "95", dimmed=True)]
    picture = build_map(canvas, pd.DataFrame(rows), WORDS)
    drawn = ElementTree.fromstring(map_svg(picture, Legend((), "")))  # noqa: S314 - our own
    groups = {group.get("id"): group for group in drawn}
    pins = layers(picture)["pins"]["data"]
    assert len(groups["pins"]) == len(pins)
    for pin, circle in zip(pins, groups["pins"], strict=True):
        x, y = canvas.view.pixels(np.array([pin["at"][0]]), np.array([pin["at"][1]]))[0]
        assert float(circle.get("cx")) == pytest.approx(x + pin["offset"][0], abs=0.11)
        assert float(circle.get("cy")) == pytest.approx(y + pin["offset"][1], abs=0.11)
    assert [text.text for text in groups["glyphs"]] == [
        glyph["text"] for glyph in layers(picture)["glyphs"]["data"]
    ]


@pytest.mark.parametrize("plan", ["wide", "phone"])
def test_a_saved_map_says_what_its_signs_mean(geography, plan):
    canvas = canvas_of(geography, plan)
    names = ["Culture", "Mobilité, dont parcours résidentiel", "<b>Écologie</b>", "Lien social"]
    said = "A hollow disc stands for a whole département; a disc beside its place is tied to it."
    steps = ["0", "1", "2 or 3", "4 to 9", "10 and more"]
    signs = [(look_at(at), name) for at, name in enumerate(names, start=1)]
    legend = Legend(signs, said, "Projects", steps)
    picture = build_map(canvas, pd.DataFrame([point("a", PARIS)]), WORDS)
    drawn = ElementTree.fromstring(map_svg(picture, legend))  # noqa: S314 - our own
    below = next(group for group in drawn if group.get("id") == "legend")
    texts = {text.text: text for text in below if text.tag.endswith("text")}
    assert set(texts) >= {*names, *steps, "Projects", "@", "S", "C", "É"}
    assert len([part for part in below if part.tag.endswith("rect")]) == len(steps)
    assert said == " ".join(text for text in texts if text in said)
    assert len([part for part in below if part.tag.endswith("circle")]) == len(names)
    room = float(drawn.get("height")) - canvas.view.height
    for text in texts.values():
        assert 0 < float(text.get("y")) < room
        assert (
            float(text.get("x")) + width_of(text.text) * (text.get("text-anchor") != "middle")
            <= canvas.view.width
        )


def test_what_is_chosen_stands_out(geography):
    areas = pd.DataFrame(
        [("region", code, 2, code, "2 projects") for code in ("11", "76")],
        columns=["level", "code", "projects", "title", "detail"],
    )
    points = pd.DataFrame([point("a", PARIS), point("b", SAINT_DENIS, "974", "04", dimmed=True)])
    plain = build_map(canvas_of(geography), points, WORDS, areas=areas)
    found = layers(
        build_map(canvas_of(geography), points, WORDS, areas=areas, chosen=[("region", "11")])
    )
    fills = [
        {one["properties"]["title"]: one["properties"]["fill"] for one in drawn}
        for drawn in (layers(plain)["departements"]["data"], found["departements"]["data"])
    ]
    assert fills[0]["11"] == fills[0]["76"] == fills[1]["11"] != fills[1]["76"]
    assert layers(plain)["chosen"]["data"] == []
    assert len(found["chosen"]["data"]) == 1


def test_two_clicks_on_one_mark_tell_different_things(geography):
    """Else Streamlit, which compares what it is told, would not hand over the second."""
    points = pd.DataFrame([point("a", PARIS)])
    first, second = (build_map(canvas_of(geography), points, WORDS, turn=n) for n in (1, 2))
    for name in ("pins", "nothing"):
        one, other = (layers(each)[name]["data"][0] for each in (first, second))
        assert one != other


def test_a_part_of_the_map_stays_within_the_whole(geography):
    whole = canvas_of(geography).view
    part = whole.magnified(2, -50.0, 80.0)
    corners = [part.spot(0, 0), part.spot(whole.width, whole.height)]
    inside = whole.pixels(*np.array(corners).T)
    assert inside.min() > -0.01
    assert (inside.max(axis=0) < np.array([whole.width, whole.height]) + 0.01).all()
    quarter = [whole.width / 4, whole.height / 4]
    assert np.ptp(inside, axis=0) == pytest.approx(quarter, abs=0.1)
    assert whole.magnified(0, -50.0, 80.0) == whole


def test_a_live_drawing_says_what_each_mark_is(geography):
    areas = pd.DataFrame(
        [("region", "11", 1, "Île-de-France", "1 project")],
        columns=["level", "code", "projects", "title", "detail"],
    )
    picture = build_map(canvas_of(geography), pd.DataFrame([point("a", PARIS)]), WORDS, areas=areas)
    drawn = ElementTree.fromstring(map_svg(picture, told=True))  # noqa: S314 - our own
    (disc,) = [mark for mark in drawn.iter() if mark.get("data-project")]
    assert disc.get("data-departement") == "75"
    assert disc[0].text.startswith("Title of a")
    assert {mark.get("data-code") for mark in drawn.iter() if mark.get("data-level")} == {"11"}
    assert "data-" not in map_svg(picture)
