"""Dates are kept as far as they are known, and no day is made up."""

import pandas as pd
import pytest

from loaders.package.moments import bounds_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-02-04", "2021-02-04", "2021-02-04"),
        ("2013-12", "2013-12-01", "2013-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2007/2022-03", "2007-01-01", "2022-03-31"),
        ("2007-05/2008", "2007-05-01", "2008-12-31"),
    ],
)
def test_bounds(text, first, last):
    found = bounds_of(pd.Series([text], dtype="str"))
    assert found.iloc[0].tolist() == [pd.Timestamp(first), pd.Timestamp(last)]


def test_what_says_no_date_has_no_bounds():
    assert bounds_of(pd.Series([None, "2021-02-31"], dtype="str"))["first"].isna().all()
    assert bounds_of(pd.Series([None], dtype="str")).isna().all(axis=None)


UNDATED = "bare,saison-2018-2019,,Nu,,false,Rien de plus.,Nothing more.,,,partial,,,\
https://example.org/3,"
WITHOUT = "bare,,,Nu,,false,Rien de plus.,Nothing more.,,,partial,,,https://example.org/3,"


@pytest.mark.parametrize(
    ("selected", "years", "stated", "moment"),
    [
        ("", (None, None), None, None),
        ("2013-12", (2013, 2013), 2013, "2013-12-31"),
        ("2013", (2013, 2013), 2013, "2013-12-31"),
        ("2013/2014", (2013, 2014), 2013, "2013-12-31"),
        ("2007/2022-03", (2007, 2022), None, None),
    ],
)
def test_a_project_without_committee_keeps_what_is_known(package, selected, years, stated, moment):
    package.edit("projects", UNDATED, WITHOUT + selected)
    portfolio = package.load()
    assert portfolio.problems == ()
    bare = portfolio.projects["id"].tolist().index("bare")
    assert (
        tuple(None if pd.isna(year) else year for year in portfolio.project_years.iloc[bare])
        == years
    )
    first = portfolio.stated_years["first"].iloc[bare]
    assert (None if pd.isna(first) else first) == stated
    at = portfolio.project_moments.iloc[bare]
    assert (None if pd.isna(at) else str(at.date())) == moment


def test_what_is_said_of_the_project_is_closer_than_its_season(package):
    package.edit("projects", UNDATED, UNDATED + "2018-10")
    portfolio = package.load()
    days = portfolio.project_days.set_axis(portfolio.projects["id"])
    assert days.loc["bare"].tolist() == [pd.Timestamp("2018-10-01"), pd.Timestamp("2018-10-31")]
    assert days.loc["garden"].tolist() == [pd.Timestamp("2021-02-04")] * 2


@pytest.mark.parametrize(
    "text", ["hier", "2013-13", "2013-2014", "12/2013", "2013/", "2013-1", "2013-01-02/2014"]
)
def test_another_way_to_write_a_date_is_reported(package, text):
    package.edit("projects", UNDATED, WITHOUT + text)
    (problem,) = package.load().problems
    assert (problem.column, problem.rule.value, problem.loss.value) == (
        "selected",
        "pattern",
        "value",
    )
