"""What the pictures of two sides, of empty territories and of chains hold."""

import json
from itertools import pairwise

import pandas as pd
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.against_homes import against_homes
from dashboard.charts.chain import LEAST_GAP, SIGNS, chain_drawing, positions
from dashboard.charts.pairs import pairs
from dashboard.maps.gap_map import gap_map
from dashboard.style.scheme import DARK, LIGHT
from dashboard.texts.figures.chains import CHANGES
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED
from tests.dashboard.charts.checked import checked
from tests.dashboard.charts.shares import SVG, groups_of

EVIL = "<script>alert(1)</script> & <b>x</b>"


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography(SHIPPED / "geography")


def test_pairs_share_one_axis_and_start_at_nought() -> None:
    frame = pd.DataFrame(
        {"id": ["a", "b"], "label": ["First", EVIL], "one": [4, 0], "other": [2, 9]}
    )
    figure = checked(pairs(frame, LIGHT, one="A: x", other="B: y", hover="projects"))
    other, one = figure.data
    assert (one.name, other.name) == ("A: x", "B: y")
    assert list(one.x) == [0, 4] and list(other.x) == [9, 2]  # the first row is drawn last, on top
    assert list(one.customdata) == ["b", "a"]
    assert {one.xaxis, other.xaxis} == {None}
    assert figure.layout.xaxis.rangemode == "tozero"
    assert other.marker.pattern.shape and not one.marker.pattern.shape
    assert "<script>" not in json.dumps(figure.to_plotly_json())


def test_long_names_beside_pairs_are_wrapped_on_a_phone() -> None:
    name = "Département des Bouches-du-Rhône"
    frame = pd.DataFrame({"id": ["a"], "label": [name], "one": [4], "other": [2]})
    figure = pairs(frame, LIGHT, one="A", other="B", hover="projects", narrow=True)
    (written,) = figure["layout"]["yaxis"]["ticktext"]
    assert max(map(len, written.split("<br>"))) <= 18


def rows(**columns: list[object]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "id": ["1", "2", "3"],
            "label": ["One", "Two", EVIL],
            "projects": [12, 2, 0],
            "expected": pd.array([7.0, None, 3.1], dtype="Float64"),
            "standing": ["counted", "few", "gap"],
            **columns,
        }
    )


def homes(frame: pd.DataFrame, highlighted: tuple[str, ...] = ()):
    return checked(
        against_homes(
            frame,
            DARK,
            columns={"projects": ["12", "2", "0"], "homes": ["1,329,265", "<script>", ""]},
            projects="full",
            few="few",
            expected="tick",
            highlighted=highlighted,
        )
    )


def test_small_numbers_are_hatched_and_every_row_has_its_numbers() -> None:
    drawn = homes(rows())
    full, few, edges, ticks = drawn.data
    assert (list(full.x), list(full.y)) == ([12], [2])
    assert (list(few.x), list(few.y)) == ([2], [1])
    assert few.marker.pattern.shape and not full.marker.pattern.shape
    assert full.width == few.width  # whatever the distance between the rows that have one
    assert list(ticks.x) == [3.1, 7.0]  # none where nothing is expected
    assert list(edges.x) == list(ticks.x)
    assert edges.marker.line.width > ticks.marker.line.width
    texts = {(note.text, note.y) for note in drawn.layout.annotations}
    assert {("12", 2), ("2", 1), ("0", 0), ("1,329,265", 2)} <= texts
    assert {text for text, y in texts if y > 2} == {"projects", "homes"}
    assert "<script>" not in json.dumps(homes(rows()).to_plotly_json())


def test_what_is_not_chosen_is_dimmed_and_stays() -> None:
    full, few, *_ = homes(rows(), highlighted=("2",)).data
    assert full.marker.color[0].startswith("rgba")
    assert few.marker.color[0] == DARK.accent


def test_without_homes_there_are_no_ticks() -> None:
    *_, ticks, _texts = homes(rows(expected=pd.array([None] * 3, dtype="Float64"))).data
    assert len(ticks.x) == 0


def gaps(geography: Geography, having: set[str], **how: object):
    codes = [one["properties"]["code"] for one in geography.departements]
    frame = pd.DataFrame(
        {
            "id": codes,
            "projects": [int(code in having) for code in codes],
            "text": [f"text of {code}" for code in codes],
        }
    )
    options: dict[str, object] = {"empty_regions": [], **how}
    return gap_map(geography, frame, LIGHT, legend=("with", "without"), **options)  # type: ignore[arg-type]


def test_every_departement_is_full_or_hatched(geography: Geography) -> None:
    drawing = gaps(geography, {"75", "974"}, chosen=["75"])
    areas = dict(groups_of(drawing))
    assert len(areas) == 101
    for code, area in areas.items():
        title, path = area
        assert title.text == f"text of {code}"
        full = path.get("fill") == LIGHT.bar_other
        assert full == (code in {"75", "974"})
        assert full or path.get("fill", "").startswith("url(#hatch")
        assert area.get("data-chosen") == str(code == "75").lower()
    assert "with" in drawing and "without" in drawing


def said_on(drawing: str) -> list[str]:
    return [text.text or "" for text in fromstring(drawing).iter(f"{SVG}text")][2:]


def test_empty_regions_bear_their_names_or_a_nought(geography: Geography) -> None:
    wide = gaps(geography, set(), empty_regions=["53", "06"])
    assert sorted(said_on(wide)) == ["Bretagne", "Mayotte"]
    narrow = gaps(geography, set(), empty_regions=["53"], narrow=True)
    assert said_on(narrow) == ["0"]


def test_outside_the_regions_chosen_nothing_is_claimed(geography: Geography) -> None:
    drawing = gaps(geography, {"75", "13"}, within=["11"])
    inside = ["75", "77", "78", "91", "92", "93", "94", "95"]
    assert sorted(code for code, _ in groups_of(drawing)) == inside


def chain_projects(*days: str | None) -> pd.DataFrame:
    first = pd.to_datetime(pd.Series(list(days)))
    return pd.DataFrame(
        {
            "id": [f"p{number}" for number in range(len(days))],
            "title": [EVIL for _ in days],
            "recorded": [day is not None for day in days],
            "first": first,
            "last": first,
        }
    ).assign(short=lambda frame: frame["title"])


@given(
    st.lists(
        st.one_of(st.none(), st.dates(min_value=pd.Timestamp("2000-01-01").date(),
                                      max_value=pd.Timestamp("2030-01-01").date())),
        min_size=1, max_size=7,
    )
)  # fmt: skip
def test_projects_of_a_chain_go_from_left_to_right_and_stand_apart(days: list[object]) -> None:
    dated = sorted(day for day in days if day is not None)
    ordered = [day if day is None else dated.pop(0) for day in days]
    places = list(positions(chain_projects(*ordered)).values())  # type: ignore[arg-type]
    gaps = [later - earlier for earlier, later in pairwise(places)]
    assert all(gap >= LEAST_GAP - 1e-6 for gap in gaps)


def test_distances_of_recorded_days_are_kept_true() -> None:
    places = list(positions(chain_projects(None, "2018-01-01", "2021-01-01")).values())
    assert places[2] - places[1] == 1096
    assert places[1] - places[0] == LEAST_GAP


def drawn(projects: pd.DataFrame, *landlords: tuple[str, str, str]):
    frame = pd.DataFrame(list(landlords), columns=["project", "landlord", "change"])
    return checked(
        chain_drawing(
            projects.assign(day="day"),
            frame.assign(label=frame["landlord"]),
            LIGHT,
            changes={change: change for change in CHANGES},
        )
    )


def test_every_change_has_its_own_sign() -> None:
    assert set(SIGNS) == set(CHANGES)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_lanes_join_the_projects_a_landlord_takes_part_in() -> None:
    figure = drawn(
        chain_projects(None, "2018-01-01", "2021-01-01"),
        ("p0", "a", "there"), ("p1", "a", "stayed"), ("p2", "a", "left"),
        ("p1", "b", "joined"), ("p2", "b", "stayed"),
    )  # fmt: skip
    solid, dotted, *signs = figure.data
    assert solid.line.dash == "solid" and dotted.line.dash == "dot"
    assert len(solid.x) == len(dotted.x) == 3  # b from p1 to p2; a from p0, which is not recorded
    assert {trace.name: len(trace.x) for trace in signs} == {
        "there": 1, "stayed": 2, "joined": 1, "left": 1,
    }  # fmt: skip
    assert "<script>" not in json.dumps(figure.to_plotly_json())
    assert ["<i>" in note.text for note in figure.layout.annotations] == [True, False, False]


def test_a_chain_without_landlords_can_be_drawn() -> None:
    assert len(drawn(chain_projects(None, "2020-01-01")).layout.annotations) == 2


def test_a_title_that_would_be_cut_gives_way_to_the_short_one() -> None:
    projects = chain_projects(None, "2020-01-01")
    projects = projects.assign(title=["mot " * 60, "Nu"], short=["En bref", "N"])
    notes = [note.text for note in drawn(projects).layout.annotations]
    assert "En bref" in notes[0]
    assert "mot" not in notes[0]
    assert "Nu" in notes[1]


def test_titles_of_a_chain_are_whole_on_a_phone_and_wrapped_lanes_stand_apart() -> None:
    title = "Un titre long comme le sont ceux des projets, à lire en entier sur un mobile"
    projects = chain_projects(None, "2020-01-01").assign(title=title, short="Court")
    frame = pd.DataFrame(
        [("p1", "a", "3F Centre Val de Loire", "joined"), ("p1", "b", "ICF Atlantique", "joined")],
        columns=["project", "landlord", "label", "change"],
    )
    for narrow in (False, True):
        changes = {change: change for change in CHANGES}
        figure = chain_drawing(
            projects.assign(day="day"), frame, LIGHT, changes=changes, narrow=narrow
        )
        for note in figure["layout"]["annotations"]:
            assert "…" not in note["text"]
            lines = note["text"].count("<br>") + 1
            assert lines * note["font"]["size"] * 1.3 <= figure["layout"]["margin"]["t"]
    lane = figure["layout"]["height"] / 2 - figure["layout"]["margin"]["t"] / 2
    assert lane > 2 * 18 + 4, "two names of two lines each, and room between them"
    alone = chain_drawing(
        projects.assign(day="day"), frame[:1].assign(label="a"), LIGHT, changes=changes
    )["layout"]
    legend = 48
    assert alone["height"] - alone["margin"]["t"] - legend >= 64, "else Plotly cuts the titles"
