"""Amounts against sums made in plain Python of a folder of our own invention."""

import datetime as dt
import math
import statistics
from pathlib import Path

import pandas as pd
import pytest

from dashboard.language.grammar import capital, the_value
from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by, amounts_by_two, has_amounts, spread
from dashboard.measures.counts import projects_by
from dashboard.measures.follow_up import followed_up
from dashboard.selection.choices import read_address
from dashboard.selection.comparison import OTHERS, compared_with
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.amounts import amounts_note, amounts_of_areas, thousands
from dashboard.texts.figures import by_facet
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.figures.compared_amounts import compared_amounts
from dashboard.texts.figures.comparison import CHARTS
from dashboard.texts.figures.follow_up import reached_figure, under_way_figure
from loaders.package.load import load_portfolio, read_text_package
from tests.own_figures import followed
from tests.packages import Package
from tests.shipped import shipped_index

EN, FR = Words("en"), Words("fr")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return followed(tmp_path_factory.mktemp("amounts") / "data")


@pytest.fixture(scope="module")
def index(folder: Path) -> Index:
    return Index(load_portfolio(folder))


def _granted(folder: Path) -> dict[str, int]:
    rows = read_text_package(folder).tables["follow_up"].to_dict("records")
    return {row["project"]: int(row["granted_eur"]) for row in rows}


def test_the_spread_is_that_of_the_known_amounts(folder: Path, index: Index) -> None:
    granted = _granted(folder)
    found = spread(Selection(index))
    assert (found.known, found.selected) == (len(granted), index.size)
    assert found.known < found.selected
    assert found.total == sum(granted.values())
    assert found.median == statistics.median(granted.values())
    quartiles = statistics.quantiles(granted.values(), n=4, method="inclusive")
    assert (found.low, found.high) == (quartiles[0], quartiles[2])
    assert found.own


@pytest.mark.parametrize(
    ("key", "table", "column"),
    [("theme", "project_themes", "theme"), ("landlord", "project_landlords", "landlord")],
)
def test_an_amount_counts_whole_in_each_row_that_it_touches(
    folder: Path, index: Index, key: str, table: str, column: str
) -> None:
    granted = _granted(folder)
    sums: dict[str, int] = {}
    for row in read_text_package(folder).tables[table].to_dict("records"):
        if row["project"] in granted:
            sums[row[column]] = sums.get(row[column], 0) + granted[row["project"]]
    measure = amounts_by(Selection(index), key, EN)
    known = measure.frame.dropna(subset=["euros"])
    assert dict(zip(known["id"], known["euros"], strict=True)) == sums
    assert known["euros"].is_monotonic_decreasing
    unknown = measure.frame[len(known) :]
    assert (unknown["projects"] == 0).all()
    assert (unknown["all_projects"] > 0).all()
    assert (measure.frame["projects"] <= measure.frame["all_projects"]).all()
    assert measure.coverage.left_out[0].projects == index.size - len(granted)


def test_by_two_facets_it_counts_whole_in_each_cell(folder: Path, index: Index) -> None:
    granted = _granted(folder)
    tables = read_text_package(folder).tables
    themes = tables["project_themes"][["project", "theme"]]
    landlords = tables["project_landlords"][["project", "landlord"]].drop_duplicates()
    sums: dict[tuple[str, str], int] = {}
    for row in themes.merge(landlords, on="project").to_dict("records"):
        cell = (row["theme"], row["landlord"])
        sums[cell] = sums.get(cell, 0) + granted.get(row["project"], 0)
    measure = amounts_by_two(Selection(index), "theme", "landlord", EN)
    frame = measure.frame
    pairs = zip(frame["first"], frame["second"], strict=True)
    assert dict(zip(pairs, frame["euros"].fillna(0), strict=True)) == sums
    assert frame["euros"].isna().any()
    assert measure.coverage.left_out[0].projects == index.size - len(granted)


def test_on_a_map_what_is_not_known_is_no_zero(index: Index) -> None:
    frame = amounts_by(Selection(index), "region", FR, without_projects=True).frame
    said = {one.code: one for one in amounts_of_areas(frame, FR)}
    for row in frame.to_dict("records"):
        expected = (row["all_projects"] > 0, row["projects"] > 0)
        shown = said[row["id"]].shown
        assert (shown != "", shown not in ("", "?")) == expected
        assert (said[row["id"]].step > 0) == expected[1]
    assert thousands(400, FR) == "<1"
    assert thousands(12_600, FR) == "13"


def test_what_is_published_counts_where_the_fund_says_nothing(package: Package) -> None:
    package.write("follow_up", "project,granted_eur\nbare,5000\n")
    found = spread(Selection(Index(package.load())))
    assert (found.known, found.total, found.own) == (2, 17_000, True)
    published = spread(Selection(Index(package.load())).outgoing())
    assert (published.known, published.total, published.own) == (1, 12_000, False)


def test_without_an_amount_there_is_none_to_speak_of() -> None:
    index = shipped_index()
    assert not has_amounts(index)
    assert amounts_by(Selection(index), "theme", EN).frame["euros"].isna().all()
    assert spread(Selection(index)).total == 0


def test_the_note_says_coverage_median_and_spread(index: Index) -> None:
    said = amounts_note(spread(Selection(index)), FR).replace("\u202f", " ").replace("\u00a0", " ")
    assert said.startswith("montant connu pour 38 projets sur 56")
    assert "médiane" in said
    assert "la moitié entre" in said


def test_values_of_a_new_figure_keep_their_order_and_lead_to_no_sheet_that_is_not_there(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    joint = {"joint": "Multi-landlord project"}
    monkeypatch.setattr(by_facet, "facets_with", lambda _column: joint)
    monkeypatch.setattr(by_facet, "RULES", joint)
    counts = projects_by(Selection(index), "joint", EN).frame.set_index("id")["projects"]
    assert counts["no"] > counts["yes"]
    for in_euros in (False, True):
        figure = figure_by(Selection(index), "joint", EN, euros=in_euros)
        assert figure.frame["id"].tolist() == ["yes", "no"]
        assert figure.rows == ("", ())


def test_an_abandoned_project_stays_in_every_count(index: Index) -> None:
    everything = Selection(index)
    abandoned = Selection(index, read_address("state=abandoned", index)[0])
    assert 0 < abandoned.size < everything.size == len(index.portfolio.projects)
    assert int(everything.counts("state").sum()) == everything.size


def test_what_ends_soon_what_remains_and_what_is_not_evaluated(package: Package) -> None:
    package.write(
        "follow_up",
        "project,state,granted_eur,end_date,evaluation_url\n"
        "garden,under-way,9000,2026-12-31,\n"
        "garden-again,finished,,2026-12-30,\n"
        "bare,extended,5000,2027-09-01,\n",
    )
    package.write("payments", "project,position,date,amount_eur\ngarden,1,,4000\ngarden,2,,500\n")
    selection = Selection(Index(package.load()))
    found = followed_up(selection, dt.date(2026, 11, 29), EN).set_index("id")
    assert list(found.index) == ["garden-again", "garden", "bare"]
    assert found.loc["garden", ["paid", "remaining"]].tolist() == [4500, 4500]
    assert pd.isna(found.loc["garden-again", "remaining"])
    assert found.loc["bare", "remaining"] == 5000
    assert found.index[found["soon"]].tolist() == ["garden"]
    assert found.index[found["unevaluated"]].tolist() == ["garden-again"]
    assert followed_up(selection.outgoing(), dt.date(2026, 11, 29), EN).empty


def test_what_was_promised_stands_beside_what_was_reached(package: Package) -> None:
    package.write(
        "follow_up",
        "project,state,start_date,end_date,people_reached\n"
        "garden,under-way,2026-01-02,2026-12-31,30\n"
        "garden-again,finished,2024-01-01,2025-12-30,15\n"
        "bare,extended,,2027-09-01,\n",
    )
    selection = Selection(Index(package.load()))
    said = reached_figure(selection, EN)
    # The garden promised homes, which are no people.
    both = said.frame[["id", "one", "other", "one_beside"]].to_numpy().tolist()
    assert both == [["garden-again", 12, 15, "12 people"]]
    assert said.headline.startswith("1 of 1 project")
    assert said.internal
    going = under_way_figure(selection, EN, dt.date(2026, 11, 29))
    assert going.frame["id"].tolist() == ["garden"]
    assert "1 project not shown: start or end not known" in going.note
    assert going.internal


def test_the_state_is_no_way_to_choose_while_nobody_has_entered_one() -> None:
    assert "state" not in shipped_index().facets


def test_a_selection_that_leaves_is_not_chosen_by_what_is_internal(index: Index) -> None:
    chosen = Selection(index, read_address("state=abandoned&theme=culture", index)[0])
    leaving = chosen.outgoing()
    assert leaving.choices.get("theme") == ("culture",)
    assert not leaving.choices.get("state")
    assert "state" not in leaving.index.facets


def test_each_chart_of_compared_amounts_names_its_own_widest_gap(index: Index) -> None:
    choices, _ = read_address("region=11", index)
    comparison, _ = compared_with(Selection(index, choices), OTHERS)
    figures = {key: compared_amounts(comparison, key, EN) for key in CHARTS if key != "region"}
    assert len({figure.headline for figure in figures.values()}) == len(figures)
    for key, figure in figures.items():
        sides = [
            {row["label"]: row["euros"] if row["all_projects"] else 0
             for row in amounts_by(side, key, EN, without_projects=True).frame.to_dict("records")}
            for side in (comparison.one, comparison.other)
        ]  # fmt: skip
        gaps = {name: abs(sides[0][name] - sides[1][name]) for name in sides[0]}
        known = {name: gap for name, gap in gaps.items() if not math.isnan(gap)}
        widest = the_value(key, "", max(known, key=lambda name: known[name]), EN)
        assert figure.headline.startswith(f"{capital(widest)} sets")


def test_compared_amounts_of_the_same_projects_have_no_gap_to_name(index: Index) -> None:
    comparison, _ = compared_with(Selection(index), "all")
    assert compared_amounts(comparison, "theme", EN).headline.startswith("A: €")


def test_known_amounts_of_projects_without_a_landlord_are_told_in_all(index: Index) -> None:
    """None of them has a region or a network that would gather most."""
    selection = Selection(index, read_address("landlord=unknown", index)[0])
    for facet in ("region", "network"):
        figure = figure_by(selection, facet, EN, euros=True)
        assert figure.headline == "€58,500 granted to the 3 projects whose amount is known"
