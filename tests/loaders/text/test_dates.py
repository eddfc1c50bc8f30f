"""Dates as people write them: a day is read, and what is no day is never made one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.text.dates import Period, dates_in, read_date, rest_of_date

FOURTH = dt.date(2021, 2, 4)


@pytest.mark.parametrize(
    "text",
    [
        "4 février 2021",
        "04 Fevrier 2021",
        "4 FÉVRIER 2021",
        "jeudi 4 février 2021",
        "le jeudi 4 février 2021 à 14h30",
        "04/02/2021",
        "4/2/2021",
        "04/02/21",
        "4.2.21",
        "04.02.2021",
        "04-02-2021",
        "04 02 2021",
        "04 / 02 / 2021",
        "2021-02-04",
        "2021/02/04",
        "2021.02.04",
        "20210204",
        "04/02/2021 00:00",
        "04/02/2021 00:00:00",
        "2021-02-04 14:30:00",
        "2021-02-04T14:30:00Z",
        "2021-02-04T14:30:00.000+01:00",
        "Comité du 4 février 2021",
        "CS du 04/02/2021",
        "Comité n° 12 du 4 février 2021",
        "4-févr.-21",
        "4-févr-2021",
        "04-Feb-2021",
        "4 févr. 2021",
        "4 fév 2021",
        "4 février ’21",
        "Feb 4, 2021",
        "February 4th, 2021",
        "4th February 2021",
        "Thursday, 4 February 2021",
        "44231",
        "44231.604",
        "44231,5",
        "  4\u00a0février\u202f2021 ",
        "4 février 2021 (visioconférence)",
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text).day == FOURTH
    assert rest_of_date(text) == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("CS 14/03/2023, sous réserve", "sous réserve"),
        ("14/03/2023 ?", "?"),
        ("juin 2023, pour un an", "an"),
        ("printemps 2020", "printemps"),
        ("CS n°4 - 22/11/2022", ""),
        ("saison 2018-2019", ""),
        ("2e trimestre 2021", ""),
    ],
)
def test_what_stands_beside_a_date_is_left_over(text: str, rest: str) -> None:
    assert rest_of_date(text) == rest
    read = read_date(text)
    assert read.day or read.period


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mars 2021", dt.date(2021, 3, 1)),
        ("1 er mars 2021", dt.date(2021, 3, 1)),
        ("1ER MARS 2021", dt.date(2021, 3, 1)),
        ("premier mars 2021", dt.date(2021, 3, 1)),
        ("1er/03/2021", dt.date(2021, 3, 1)),
        ("mar. 14 sept. 2021", dt.date(2021, 9, 14)),
        ("31 déc. 99", dt.date(1999, 12, 31)),
        ("25 août 2022", dt.date(2022, 8, 25)),
        ("12 juil. 2022", dt.date(2022, 7, 12)),
    ],
)
def test_other_days(text: str, day: dt.date) -> None:
    assert read_date(text).day == day


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("février 2021", "2021-02"),
        ("Fév. 2021", "2021-02"),
        ("févr.-21", "2021-02"),
        ("02/2021", "2021-02"),
        ("2021-02", "2021-02"),
        ("Comité de mars 2021", "2021-03"),
        ("2021", "2021"),
        ("année 2021", "2021"),
        ("S1 2021", "2021-01/2021-06"),
        ("T2 2021", "2021-04/2021-06"),
        ("2021 T2", "2021-04/2021-06"),
        ("1er semestre 2021", "2021-01/2021-06"),
        ("4e trimestre 2021", "2021-10/2021-12"),
        ("janvier-mars 2021", "2021-01/2021-03"),
        ("janvier 2021 - mars 2021", "2021-01/2021-03"),
        ("printemps 2021", "2021"),
        ("2018-2019", "2018/2019"),
        ("2018/2019", "2018/2019"),
        ("2018-19", "2018/2019"),
        ("saison 2018 – 2019", "2018/2019"),
        ("comité de 2019, saison 2018-2019", "2018/2019"),
        ("4-5 février 2021", "2021-02"),
        ("de 2018 à 2020", "2018/2020"),
        ("2021-2023", "2021/2023"),
    ],
)
def test_what_is_no_day_stays_what_it_is(text: str, period: str) -> None:
    read = read_date(text)
    assert read.day is None
    assert read.period == Period(period)


@pytest.mark.parametrize(
    "text", ["", "?", "à préciser", "31/02/2021", "32 mars 2021", "12", "P-014", "2021-13", "99999"]
)
def test_what_says_no_date_gives_none(text: str) -> None:
    read = read_date(text)
    assert (read.day, read.other) == (None, None)


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("4 et 5 février 2021", "2021-02-04 2021-02-05"),
        ("les 4 et 5 février 2021", "2021-02-04 2021-02-05"),
        ("du 4 au 5 février 2021", "2021-02-04 2021-02-05"),
        ("04/02/2021 et 12/03/2021", "2021-02-04 2021-03-12"),
        ("04/02/2021 - 12/03/2021", "2021-02-04 2021-03-12"),
        ("04/02/2021, saison 2018-2019", "2021-02-04 2018/2019"),
        ("2019-2020 et 2021-2022", "2019/2020 2021/2022"),
        ("saisons 2018-19, 2020-21", "2018/2019 2020/2021"),
        ("2019 - 2020 - 2021", "2019/2020 2021"),
        ("2020 (reporté à 2021)", "2020 2021"),
        ("2019 et 2020", "2019 2020"),
        ("S1 2020 / S2 2021", "2020 2021"),
        ("mars 2019, puis 2021", "2019-03 2021"),
        ("mars 2019, mai 2020, juin 2021", "2019-03 2020-05 2021-06"),
    ],
)
def test_two_dates_are_not_one(text: str, several: str) -> None:
    read = read_date(text)
    assert (read.day, read.period) == (None, None)
    assert read.several == tuple(several.split())


def test_day_and_month_that_can_be_exchanged_are_told() -> None:
    assert read_date("04/02/2021").other == dt.date(2021, 4, 2)
    assert read_date("04/04/2021").other is None
    assert read_date("25/02/2021").other is None
    american = read_date("02/25/2021")
    assert (american.day, american.month_first) == (dt.date(2021, 2, 25), True)
    assert read_date("2021-02-04").other is None


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    for written in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%d.%m.%y}", f"{day:%d %B %Y}"):
        assert read_date(written).day == day


@given(st.text(max_size=60))
def test_any_text_gives_an_answer(text: str) -> None:
    read_date(text)
    list(dates_in(text))
