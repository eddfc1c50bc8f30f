"""Projects against social homes, counted again from the tables."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.against_homes import CHANCE, FEW, PER, _standing, projects_against_homes
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.headlines import gaps_finding
from tests.packages import Package
from tests.shipped import shipped_index

WORDS = Words("en")
INDEX = shipped_index()


def measured(address: str = "") -> pd.DataFrame:
    selection = Selection(INDEX, read_address(address, INDEX)[0])
    return projects_against_homes(selection, WORDS).frame


@pytest.mark.parametrize("address", ["", "theme=culture", "committee=2021-02-04", "q=zzzzzz"])
def test_rates_and_expectations_are_those_of_the_tables(address: str) -> None:
    frame = measured(address).set_index("id")
    stock = INDEX.portfolio.tables["regional_stock"].set_index("region")["homes"].astype(float)
    for code, row in frame.iterrows():
        assert row["per_100k"] == pytest.approx(row["projects"] / stock[code] * PER)
        share = stock[code] / stock.sum()
        assert row["expected"] == pytest.approx(share * frame["projects"].sum())
    assert frame["expected"].sum() == pytest.approx(frame["projects"].sum())


def test_regions_stand_by_their_homes_and_all_of_them() -> None:
    frame = measured()
    assert len(frame) == len(INDEX.portfolio.regions)
    assert frame["homes"].is_monotonic_decreasing
    departements = INDEX.portfolio.departements["region"].value_counts()
    counts = dict(zip(frame["id"], frame["departements"], strict=True))
    assert counts == {str(code): count for code, count in departements.items()}


def test_a_number_that_is_not_simply_stated_says_how_it_is_known() -> None:
    frame = measured()
    assert (frame["homes_note"].notna() == (frame["homes_status"] != "stated")).all()
    assert set(frame["homes_status"]) >= {"stated", "estimated"}


@given(st.integers(0, 30), st.one_of(st.none(), st.floats(0, 30)))
def test_standing_claims_nothing_of_small_numbers(projects: int, expected: float | None) -> None:
    said = _standing(projects, expected)  # type: ignore[arg-type]
    if projects:
        assert said == ("counted" if projects >= FEW else "few")
    else:
        assert said == ("gap" if expected is not None and expected >= CHANCE else "open")


@pytest.mark.parametrize(
    "address", ["", "theme=culture", "theme=ecology", "year=2021", "theme=seniors"]
)
def test_headline_names_regions_where_none_is_surprising_or_says_that_it_may_be_chance(
    address: str,
) -> None:
    selection = Selection(INDEX, read_address(address, INDEX)[0])
    frame = projects_against_homes(selection, WORDS).frame
    said = gaps_finding(selection, WORDS)
    without = frame[frame["projects"] == 0]
    telling = without[without["expected"] >= CHANCE]
    named = {label for label in frame["label"] if label in said}
    if len(telling):
        assert "may be chance" not in said
        assert named in (set(telling["label"]), set())
    else:
        assert "may be chance" in said
        assert named == (set(without["label"]) if len(without) <= 4 else set())


def test_without_homes_nothing_is_expected_and_nothing_lost(package: Package) -> None:
    selection = Selection(Index(package.load()))
    measure = projects_against_homes(selection, WORDS)
    assert measure.frame["projects"].sum() > 0
    assert measure.frame[["homes", "per_100k", "expected"]].isna().all(axis=None)
    assert set(measure.frame["standing"]) == {"open", "few"}


def test_a_region_without_homes_does_not_share_what_is_expected(package: Package) -> None:
    headings = package.text("regional_stock")
    package.write("regional_stock", headings + "32,100,2020,stated,,,https://example.org,,,,,\n")
    frame = projects_against_homes(Selection(Index(package.load())), WORDS).frame.set_index("id")
    assert frame.loc["32", "expected"] == frame.loc["32", "projects"] > 0
    assert frame.loc["11", "projects"] > 0
    assert pd.isna(frame.loc["11", "expected"])
