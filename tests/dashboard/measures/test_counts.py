"""Counts by facet: they agree with a count by hand, add up, and drop nothing unknown."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.committees import (
    Recorded,
    projects_by_committee,
    recorded_of_all,
    recording,
)
from dashboard.measures.counts import projects_by, projects_by_two, ranked
from dashboard.measures.key_figures import key_figures, reach
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import recorded_text
from loaders.package.load import load_portfolio
from loaders.text.folding import folded
from tests.dashboard.strategies import choice_facets, some_choices
from tests.oracle import UNKNOWN, Oracle, rows

EN = Words("en")


@pytest.fixture(scope="module")
def oracle(shipped):
    return Oracle(shipped.portfolio)


@given(data=st.data())
def test_counts_by_facet_agree_with_a_count_by_hand(shipped, oracle, data):
    choices, key = (
        data.draw(some_choices(shipped)),
        data.draw(st.sampled_from(choice_facets(shipped))),
    )
    measure = projects_by(Selection(shipped, choices), key, EN)
    expected = oracle.counts(key, choices)
    unknown = expected.pop(UNKNOWN, 0)
    assert dict(zip(measure.frame["id"], measure.frame["projects"], strict=True)) == expected
    assert sum(part.projects for part in measure.coverage.left_out) == unknown
    assert measure.coverage.mentions == sum(expected.values())


@given(data=st.data())
def test_what_is_shown_and_what_is_left_out_add_up(shipped, data):
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    measures = [projects_by(selection, key, EN) for key in choice_facets(shipped)]
    measures += [projects_by_two(selection, "theme", "region", EN), reach(selection, EN)]
    for measure in measures:
        coverage = measure.coverage
        left_out = sum(part.projects for part in coverage.left_out)
        assert coverage.selected == selection.size == coverage.shown + left_out
        assert 0 <= coverage.shown <= max(coverage.mentions, coverage.shown)


@given(data=st.data())
def test_counts_by_two_facets_agree_with_a_count_by_hand(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    first, second = data.draw(
        st.lists(st.sampled_from(choice_facets(shipped)), min_size=2, max_size=2, unique=True)
    )
    measure = projects_by_two(Selection(shipped, choices), first, second, EN)
    expected: dict[tuple[str, str], int] = {}
    lacking = 0
    for project in oracle.kept(choices):
        ones = oracle.of(first, project)
        others = oracle.of(second, project)
        lacking += UNKNOWN in ones or UNKNOWN in others
        for pair in (
            (one, other) for one in ones for other in others if UNKNOWN not in (one, other)
        ):
            expected[pair] = expected.get(pair, 0) + 1
    frame = measure.frame
    counted = zip(frame["first"], frame["second"], frame["projects"], strict=True)
    assert {(one, other): count for one, other, count in counted} == expected
    assert sum(part.projects for part in measure.coverage.left_out) == lacking


@given(data=st.data())
def test_key_figures_agree_with_a_count_by_hand(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    kept = oracle.kept(choices)

    def distinct(key):
        return len(set().union(*(oracle.values[key][project] for project in kept)))

    figures = key_figures(Selection(shipped, choices))
    assert figures.projects == len(kept)
    assert figures.landlords == distinct("landlord")
    assert figures.landlord_participations == sum(
        len(oracle.values["landlord"][project]) for project in kept
    )
    assert figures.carriers == distinct("carrier")
    assert figures.regions == distinct("region")
    assert figures.departements == distinct("departement")
    dated = {row["id"] for row in rows(shipped.portfolio, "committees") if row["date"]}
    committees = set().union(*(oracle.values["committee"][project] for project in kept))
    assert figures.committees == len(committees & dated)


@given(data=st.data())
def test_reach_agrees_with_a_sum_by_hand(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    kept = set(oracle.kept(choices))
    stated: dict[str, list] = {}
    for row in rows(shipped.portfolio, "figures"):
        if row["project"] in kept and row["role"] == "targeted" and row["unit"] != "other":
            stated.setdefault(row["unit"], []).append(row)
    frame = reach(Selection(shipped, choices), EN).frame
    assert set(frame["unit"]) == set(stated)
    for row in frame.itertuples():
        figures = stated[row.unit]
        assert row.total == sum(figure["value"] for figure in figures)
        assert row.projects_stating == len({figure["project"] for figure in figures})
        assert row.approximate == any(figure["approximate"] for figure in figures)


def test_the_committee_of_february_2021(shipped):
    selection = Selection(shipped, read_address("committee=2021-02-04", shipped)[0])
    figures = key_figures(selection)
    assert figures.projects == 7
    assert figures.landlords == 18
    assert figures.landlord_participations == 21
    assert figures.regions == 4
    assert figures.departements == 6
    assert key_figures(Selection(shipped)).projects == len(shipped.portfolio.projects)


@given(data=st.data())
def test_main_themes_agree_with_a_count_by_hand_and_add_up_to_the_projects(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    measure = projects_by(Selection(shipped, choices), "theme", EN)
    expected = oracle.counts("main theme", choices)
    expected.pop(UNKNOWN, 0)
    counted = dict(zip(measure.frame["id"], measure.frame["projects_main"], strict=True))
    assert {theme: count for theme, count in counted.items() if count} == expected
    assert sum(counted.values()) == measure.coverage.shown
    assert (measure.frame["projects_main"] <= measure.frame["projects"]).all()


def test_a_project_counts_in_each_theme_that_it_has(shipped):
    coverage = projects_by(Selection(shipped), "theme", EN).coverage
    assert coverage.mentions == len(rows(shipped.portfolio, "project_themes")) > coverage.shown
    assert "projects_main" not in projects_by(Selection(shipped), "region", EN).frame


def test_values_without_a_project_come_only_when_asked_for(shipped):
    selection = Selection(shipped, read_address("region=04", shipped)[0])
    assert projects_by(selection, "region", EN).frame["id"].tolist() == ["04"]
    every = projects_by(selection, "region", EN, without_projects=True).frame
    assert len(every) == 18
    assert every["projects"].sum() == 1


def test_the_most_come_first_and_equal_ones_by_name(shipped):
    frame = ranked(projects_by(Selection(shipped), "region", EN)).frame
    pairs = [(-row.projects, folded(row.label)) for row in frame.itertuples()]
    assert pairs == sorted(pairs)


def test_committees_stand_in_the_order_of_time_with_what_was_announced(shipped):
    measure = projects_by_committee(Selection(shipped), EN, without_projects=True)
    frame = measure.frame
    dates = frame["date"].dropna()
    assert dates.is_monotonic_increasing
    season = frame[frame["id"] == "saison-2018-2019"].iloc[0]
    after = frame["date"][frame.index > season.name].dropna()
    assert (after > "2018-12-31").all()
    unknown = int(shipped.portfolio.projects["committee"].isna().sum())
    assert frame["projects"].sum() == frame["recorded"].sum() == measure.coverage.shown
    assert measure.coverage.shown == len(shipped.portfolio.projects) - unknown
    seven = frame[frame["id"] == "2021-02-04"].iloc[0]
    assert (seven["projects"], seven["announced"], seven["label"]) == (7, 7, "4 February 2021")


def test_a_filter_does_not_change_what_is_recorded(shipped):
    selection = Selection(shipped, read_address("theme=culture", shipped)[0])
    frame = projects_by_committee(selection, EN).frame
    assert (frame["projects"] <= frame["recorded"]).all()
    assert frame["recorded"].sum() > frame["projects"].sum() <= selection.size


def test_a_laureate_that_a_round_up_repeats_counts_once_on_both_sides(shipped):
    frame = recording(Selection(shipped), EN).set_index("id")
    projects, stated = shipped.portfolio.projects, shipped.portfolio.committees.set_index("id")
    repeated = projects["committee"].notna() & projects["round_up"].notna()
    again = projects.loc[repeated, "round_up"].astype("object").value_counts()
    for committee, row in frame.iterrows():
        assert row["recorded"] == (projects["committee"] == committee).sum()
        assert row["again"] == again.get(committee, 0)
        if pd.notna(row["announced"]):
            assert row["announced"] == stated.loc[committee, "announced"] - row["again"]
    assert frame["again"].sum() > 0
    assert frame["source_url"].notna().all()
    every = recorded_of_all(shipped)
    counted = stated["announced"].notna()
    known = projects["committee"].astype("object").map(counted).fillna(value=False).astype(bool)
    assert (every.recorded, every.beside) == (known.sum(), (~known).sum())
    assert every.announced == stated["announced"].sum() - repeated.sum()


def test_what_is_recorded_says_in_part_only_where_it_is(package):
    index = Index(package.load())  # two of seven, and a season that gives no number
    assert recorded_text(recorded_of_all(index), EN) == (
        "2 recorded of 7 winning projects announced · "
        "1 project more, of a committee that is not known or gives no number"
    )
    assert recorded_of_all(index).partly
    whole = "all 2 winning projects announced are recorded"
    for announced, said in ((2, whole), (1, "2 recorded of 1")):
        found = Recorded(announced, 2, 0)
        assert not found.partly
        assert recorded_text(found, EN).startswith(said)
    assert recorded_text(Recorded(1, 1, 0), EN) == "the one winning project announced is recorded"
    assert recorded_text(Recorded(0, 0, 0), EN) == ""


def test_reach_is_targeted_figures_alone_and_says_what_is_approximate(package):
    measure = reach(Selection(Index(package.load())), EN)
    assert measure.frame.to_dict("records") == [
        {"unit": "homes", "label": "homes", "total": 65.0, "projects_stating": 2,
         "approximate": True},
        {"unit": "people", "label": "people", "total": 12.0, "projects_stating": 1,
         "approximate": False},
    ]  # fmt: skip
    assert [(part.reason, part.projects) for part in measure.coverage.left_out] == [
        ("no targeted figure stated", 1)
    ]


def test_nothing_selected_is_nothing_counted(shipped):
    selection = Selection(shipped, Choices({"q": ("no such words anywhere",)}))
    assert selection.size == 0
    for key in choice_facets(shipped):
        assert projects_by(selection, key, EN).frame.empty
    assert projects_by_two(selection, "theme", "region", EN).frame.empty
    assert projects_by_committee(selection, EN).frame.empty
    assert reach(selection, EN).frame.empty
    assert set(vars(key_figures(selection)).values()) == {0}


def test_the_index_of_an_empty_portfolio(tmp_path):
    index = Index(load_portfolio(tmp_path))
    selection = Selection(index)
    assert selection.size == 0
    assert projects_by(selection, "theme", EN, without_projects=True).frame.empty
    assert reach(selection, EN).frame.empty
    assert projects_by_committee(selection, EN, without_projects=True).frame.empty
