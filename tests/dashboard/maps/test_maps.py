"""The deck: what it shows, that nothing hides, and that it asks nobody for anything."""

import json
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from dashboard.maps.deck import TOOLTIP, MapWords, build_map
from dashboard.maps.legend import Legend
from dashboard.maps.links import joined
from dashboard.maps.overseas import LETTER, SIZE, SMALL_SIZE, frames, name_rows
from dashboard.maps.pins import covered, merged, place_discs
from dashboard.maps.spread import spread
from dashboard.maps.svg import map_svg
from dashboard.maps.view import PHONE_WIDTH, Canvas, bounds_of, height_for, view_of
from dashboard.style.palette import look_at
from dashboard.style.scheme import DARK, LIGHT
from dashboard.style.text_width import width_of
from loaders.geography.geography import from_mercator, load_geography

DATA = Path(__file__).parents[3] / "data" / "geography"
WORDS = MapWords(lambda count: f"{count} projects", lambda count: f"{count} landlords")
PARIS, CERGY, SAINT_DENIS = (2.3522, 48.8566), (2.0389, 49.0353), (55.4486, -20.879)


@pytest.fixture(scope="module")
def geography():
    return load_geography(DATA)


def canvas_of(geography, width=720, region=None, scheme=LIGHT):
    view = view_of(geography, width, height_for(width, region), region)
    return Canvas(geography, view, scheme, {"culture": look_at(3), "ecology": look_at(4)})


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


@pytest.mark.parametrize("width", [PHONE_WIDTH, 720])
def test_no_disc_hides_another_and_places_stay_near(geography, width):
    view = canvas_of(geography, width).view
    points = pd.DataFrame(
        [point(f"a{n}", PARIS) for n in range(6)]
        + [point(f"b{n}", CERGY, "95") for n in range(3)]
        + [point("c", SAINT_DENIS, "974", "04")]
    )
    discs = place_discs(merged(geography.place_points(points)), view)
    assert least_gap(discs, view) > 0
    assert np.hypot(discs["right"], discs["down"]).max() < 45
    assert discs.set_index("project").loc["c", ["right", "down"]].tolist() == [0, 0]


def test_layout_is_the_same_whatever_the_order_of_rows(geography):
    canvas = canvas_of(geography)
    points = pd.concat([crowd(geography, 40), pd.DataFrame([point(f"x{n}", PARIS) for n in "ab"])])
    first, second = (
        place_discs(merged(geography.place_points(frame)), canvas.view)
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
    found = layers(build_map(canvas_of(geography), points, WORDS))
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
        "nothing", "departements", "regions", "chosen", "frames", "frame-names"
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
    picture = build_map(canvas_of(geography, PHONE_WIDTH), crowd(geography, 900), WORDS)
    assert picture.grouped == "region"
    assert "Occitanie" in {group["title"] for group in layers(picture)["groups"]["data"]}


def test_discs_that_would_stand_too_far_are_grouped(geography):
    points = pd.DataFrame([point(f"p{n}", PARIS) for n in range(120)])
    groups = layers(build_map(canvas_of(geography), points, WORDS))["groups"]["data"]
    assert [(group["code"], group["text"]) for group in groups] == [("75", "120")]


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


@pytest.mark.parametrize("width", [PHONE_WIDTH, 390, 720, 1200])
def test_everything_drawn_is_on_the_picture_of_the_country(geography, width):
    view = canvas_of(geography, width).view
    west, south, east, north = bounds_of(geography.drawn_thin["regions"])
    lon, lat = from_mercator(np.array([west, east]), np.array([south, north]))
    (left, bottom), (right, top) = view.pixels(lon, lat)
    assert 0 < left < right < view.width
    # Room for two rows of names under the overseas row.
    assert 0 < top < bottom < view.height - 30


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


@pytest.mark.parametrize(("width", "size"), [(PHONE_WIDTH, SMALL_SIZE), (720, SIZE)])
def test_overseas_names_never_touch(geography, width, size):
    scale = canvas_of(geography, width).view.pixels_per_metre
    found = frames(geography)
    spans = {0: [], 1: []}
    for frame, row in zip(found, name_rows(found, scale, size), strict=True):
        middle = (frame.west + frame.east) / 2 * scale
        half = len(frame.name) * size * LETTER / 2
        assert all(middle - half > end for end in spans[row])
        spans[row].append(middle + half)
    assert [frame.name for frame in found][:2] == ["Guadeloupe", "Martinique"]


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
    middle = next(row["at"] for row in free if row["text"] == "Seine-et-Marne")
    held = pd.DataFrame([point("a", middle, "77")])
    names = layers(build_map(canvas, held, WORDS))["names"]["data"]
    assert next(row["offset"] for row in names if row["text"] == "Seine-et-Marne") != [0, 0]


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


@pytest.mark.parametrize("width", [PHONE_WIDTH, 720])
def test_a_saved_map_says_what_its_signs_mean(geography, width):
    canvas = canvas_of(geography, width)
    names = ["Culture", "Mobilité, dont parcours résidentiel", "<b>Écologie</b>", "Lien social"]
    said = "A hollow disc stands for a whole département; a disc beside its place is tied to it."
    legend = Legend([(look_at(at), name) for at, name in enumerate(names, start=1)], said)
    picture = build_map(canvas, pd.DataFrame([point("a", PARIS)]), WORDS)
    drawn = ElementTree.fromstring(map_svg(picture, legend))  # noqa: S314 - our own
    below = next(group for group in drawn if group.get("id") == "legend")
    texts = {text.text: text for text in below if text.tag.endswith("text")}
    assert set(texts) >= {*names, "@", "S", "C", "É"}
    assert said == " ".join(text for text in texts if text in said)
    assert len([part for part in below if part.tag.endswith("circle")]) == len(names)
    room = float(drawn.get("height")) - canvas.view.height
    for text in texts.values():
        assert 0 < float(text.get("y")) < room
        assert (
            float(text.get("x")) + width_of(text.text) * (text.get("text-anchor") != "middle")
            <= canvas.view.width
        )


def test_what_is_chosen_stands_out_and_what_is_picked_has_a_ring(geography):
    areas = pd.DataFrame(
        [("region", code, 2, code, "2 projects") for code in ("11", "76")],
        columns=["level", "code", "projects", "title", "detail"],
    )
    points = pd.DataFrame(
        [point("a", PARIS, picked=True), point("b", SAINT_DENIS, "974", "04", dimmed=True)]
    )
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
    assert [ring["at"] for ring in found["rings"]["data"]] == [
        pin["at"] for pin in found["pins"]["data"] if pin["project"] == "a"
    ]


def test_two_clicks_on_one_mark_tell_different_things(geography):
    """Else Streamlit, which compares what it is told, would not hand over the second."""
    points = pd.DataFrame([point("a", PARIS)])
    first, second = (build_map(canvas_of(geography), points, WORDS, turn=n) for n in (1, 2))
    for name in ("pins", "nothing"):
        one, other = (layers(each)[name]["data"][0] for each in (first, second))
        assert one != other


def test_a_part_of_the_map_stays_within_the_whole(geography):
    whole = view_of(geography, 720, 720)
    part = whole.magnified(2, -50.0, 80.0)
    corners = [part.spot(0, 0), part.spot(720, 720)]
    inside = whole.pixels(*np.array(corners).T)
    assert inside.min() > -0.01
    assert inside.max() < 720.01
    assert np.ptp(inside, axis=0) == pytest.approx([180, 180], abs=0.1)
    assert whole.magnified(0, -50.0, 80.0) == whole


def test_a_live_drawing_says_what_each_mark_is(geography):
    areas = pd.DataFrame(
        [("region", "11", 1, "Île-de-France", "1 project")],
        columns=["level", "code", "projects", "title", "detail"],
    )
    picture = build_map(canvas_of(geography), pd.DataFrame([point("a", PARIS)]), WORDS, areas=areas)
    drawn = ElementTree.fromstring(map_svg(picture, live=True))  # noqa: S314 - our own
    (disc,) = [mark for mark in drawn.iter() if mark.get("data-project")]
    assert disc.get("data-departement") == "75"
    assert disc[0].text.startswith("Title of a")
    assert {mark.get("data-code") for mark in drawn.iter() if mark.get("data-level")} == {"11"}
    assert "data-" not in map_svg(picture)
