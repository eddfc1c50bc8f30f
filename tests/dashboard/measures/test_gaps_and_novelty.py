"""What is new, where nothing is, and who followed whom, counted again by hand from the tables."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.language.translation import Words
from dashboard.measures.chains import lineages
from dashboard.measures.counts import (
    departements_lacking,
    departements_without,
    landlords_lacking,
    projects_by,
    values_without,
)
from dashboard.measures.new_since import later_and_earlier, latest_but_one, new_since
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.package.load import SHIPPED, load_portfolio
from tests.shipped import shipped_index

WORDS = Words("en")


@pytest.fixture(scope="module")
def index() -> Index:
    return shipped_index()


def chosen(index: Index, address: str) -> Selection:
    return Selection(index, read_address(address, index)[0])


def test_later_projects_are_those_of_later_dates(index: Index) -> None:
    found = new_since(Selection(index), "2021-02-04", WORDS)
    projects = index.portfolio.projects.astype({"committee": "object"})
    dates = index.portfolio.committees.set_index("id")["date"]
    later = projects[projects["committee"].map(dates) > pd.Timestamp("2021-02-04")]
    assert set(found.projects["id"]) == set(later["id"])
    assert found.coverage.shown == len(later) > 0
    assert found.coverage.selected == len(projects)


def test_a_season_that_may_be_before_or_after_is_said_and_not_guessed(index: Index) -> None:
    selection = Selection(index)
    inside = new_since(selection, "2018-05-22", WORDS).coverage.left_out
    after = new_since(selection, "2021-02-04", WORDS).coverage.left_out
    vague = ["well enough" in part.reason for part in (*inside, *after)]
    assert any(vague[: len(inside)])
    unsure = {part.reason: part.projects for part in inside}
    later = {part.reason: part.projects for part in after}
    (reason,) = [reason for reason in unsure if "well enough" in reason]
    assert unsure[reason] > later.get(reason, 0)  # the season of 2018-2019 is over by then


def test_a_committee_is_never_new_since_itself(index: Index) -> None:
    for committee in index.portfolio.committees["id"]:
        later, earlier = later_and_earlier(index.portfolio, committee)
        own = (index.portfolio.projects["committee"] == committee).to_numpy()
        assert not (later & own).any()
        assert earlier[own].all()
        assert not (later & earlier).any()


def test_first_times_look_at_the_whole_data_set(index: Index) -> None:
    found = new_since(chosen(index, "theme=employment"), "2021-02-04", WORDS)
    before = later_and_earlier(index.portfolio, "2021-02-04")[0]
    ids = set(index.portfolio.projects["id"][~before])
    seen = index.portfolio.tables["project_landlords"]
    seen = set(seen[seen["project"].isin(ids)]["landlord"])
    landlords = set(found.first_times.query("facet == 'landlord'")["id"])
    assert landlords
    assert not landlords & seen


def test_an_unknown_committee_is_refused(index: Index) -> None:
    with pytest.raises(KeyError):
        new_since(Selection(index), "no-such-committee", WORDS)


def test_the_default_is_the_committee_before_the_last(index: Index) -> None:
    since = latest_but_one(index.portfolio)
    assert since is not None
    found = new_since(Selection(index), since, WORDS)
    assert found.projects["committee"].nunique() == 1


def test_values_without_are_the_rest_of_those_with(index: Index) -> None:
    for address in ("", "theme=culture", "committee=2021-02-04", "q=zzzzzz"):
        selection = chosen(index, address)
        for key in ("region", "departement", "theme"):
            lacking = values_without(selection, key, WORDS).frame
            having = projects_by(selection, key, WORDS).frame
            every = projects_by(selection, key, WORDS, without_projects=True).frame
            assert sorted([*lacking["id"], *having["id"]]) == sorted(every["id"])


def test_elsewhere_counts_the_projects_outside_the_selection(index: Index) -> None:
    whole = projects_by(Selection(index), "region", WORDS).frame.set_index("id")["projects"]
    lacking = values_without(chosen(index, "q=zzzzzz"), "region", WORDS).frame.set_index("id")
    assert lacking["elsewhere"].sum() == whole.sum() > 0
    assert (values_without(Selection(index), "region", WORDS).frame["elsewhere"] == 0).all()


def test_departements_without_add_up_by_region(index: Index) -> None:
    selection = Selection(index)
    frame = departements_without(selection, WORDS).frame
    assert frame["departements"].sum() == len(index.portfolio.departements)
    assert frame["without"].sum() == len(values_without(selection, "departement", WORDS).frame)
    assert (frame["without"] <= frame["departements"]).all()


def test_lineage_keeps_to_the_selection(index: Index) -> None:
    every = lineages(Selection(index), WORDS)
    assert len(every.frame) == len(index.portfolio.tables["lineage"])
    assert every.coverage.shown == every.frame["project"].nunique()
    assert lineages(chosen(index, "q=zzzzzz"), WORDS).frame.empty


def test_a_committee_without_a_date_is_neither_later_nor_earlier(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "data")
    path = tmp_path / "data" / "committees.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.loc[0, ["date", "season"]] = ""
    rows.to_csv(path, index=False, lineterminator="\n")
    portfolio = load_portfolio(tmp_path / "data")
    later, earlier = later_and_earlier(portfolio, "2021-02-04")
    own = (portfolio.projects["committee"] == rows.loc[0, "id"]).to_numpy()
    assert own.any()
    assert not later[own].any()
    assert not earlier[own].any()


def test_a_day_divides_as_the_dates_of_the_committees_do(index: Index) -> None:
    dates = index.portfolio.projects["committee"].astype("object")
    dates = dates.map(index.portfolio.committees.set_index("id")["date"])
    for day in ("2016-01-01", "2019-06-01", "2021-02-03", "2021-02-04", "2030-01-01"):
        later, earlier = later_and_earlier(index.portfolio, day)
        known = dates.notna().to_numpy()
        assert (later[known] == (dates > pd.Timestamp(day)).to_numpy()[known]).all()
        assert (earlier[known] == ~later[known]).all()
    # The season of 2018 and 2019 lies on both sides of a day in between.
    later, earlier = later_and_earlier(index.portfolio, "2019-01-01")
    season = (index.portfolio.projects["committee"] == "saison-2018-2019").to_numpy()
    assert season.any()
    assert not (later | earlier)[season].any()


def test_what_was_announced_since_is_counted_beside_what_is_recorded(index: Index) -> None:
    news = new_since(chosen(index, "theme=culture"), "2021-02-04", WORDS)
    committees = index.portfolio.committees
    after = committees[committees["date"] > pd.Timestamp("2021-02-04")]
    committee = index.portfolio.projects["committee"]
    counted = after.loc[after["announced"].notna(), "id"]
    found = news.recorded
    assert found.announced == after["announced"].sum()
    assert found.recorded == committee.isin(counted).sum()
    later, _ = later_and_earlier(index.portfolio, "2021-02-04")
    assert found.recorded + found.beside == later.sum() >= len(news.projects)


def test_departements_lacking_are_those_without_region_by_region(index: Index) -> None:
    selection = chosen(index, "theme=culture")
    every = departements_lacking(selection, WORDS).frame
    assert set(every["id"]) == set(values_without(selection, "departement", WORDS).frame["id"])
    regions = every["region"].tolist()
    assert len(dict.fromkeys(regions)) == sum(
        one != other for one, other in zip(regions, [None, *regions], strict=False)
    )
    within = departements_lacking(selection, WORDS, within=["76", "11"]).frame
    assert within["id"].tolist() == every[every["region"].isin(["76", "11"])]["id"].tolist()
    assert len(within)


def test_landlords_lacking_are_the_rest_of_those_with_the_busiest_first(index: Index) -> None:
    assert landlords_lacking(Selection(index), WORDS).frame.empty
    selection = chosen(index, "committee=2021-02-04")
    frame = landlords_lacking(selection, WORDS).frame
    assert len(frame) == len(index.portfolio.landlords) - 18
    assert frame["elsewhere"].is_monotonic_decreasing
    assert (frame["elsewhere"] > 0).all()
