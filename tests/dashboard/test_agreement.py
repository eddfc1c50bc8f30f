"""The same selection gives the same numbers wherever they are told."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.bars import bars
from dashboard.exports.about import About
from dashboard.exports.selection_tables import selection_tables
from dashboard.exports.table_files import table_csv
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.key_figures import key_figures
from dashboard.selection import Selection
from dashboard.sentence import selection_sentence
from dashboard.style.scheme import LIGHT
from dashboard.summary import summary
from dashboard.words import Words
from tests.dashboard.strategies import some_choices
from tests.examples import examples

FR = Words("fr")
LISTS = ("theme", "region", "landlord", "network")


@pytest.mark.parametrize("key", LISTS)
@settings(deadline=None, max_examples=examples(20))
@given(data=st.data())
def test_chart_table_export_and_summary_tell_the_same(shipped, key, data):
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    told = {row["id"]: row["projects"] for row in summary(selection, FR)[f"by_{key}"]}
    frame = ranked(projects_by(selection, key, FR)).frame
    mark = bars(frame, LIGHT, hover="projets")["data"][0]
    assert {k: v for k, v in told.items() if v} == dict(
        zip(frame["id"], frame["projects"].tolist(), strict=True)
    )
    assert dict(zip(mark["customdata"], mark["x"], strict=True)) == dict(
        zip(frame["id"], frame["projects"], strict=True)
    )
    about = About(
        title="",
        sentence=selection_sentence(selection, FR),
        date=dt.date(2024, 1, 1),
        rule="",
        coverage="",
        sources=(),
    )
    text = table_csv(frame[["id", "projects"]], about, FR).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))[1 : 1 + len(frame)]
    assert [(row[0], int(row[1])) for row in rows] == list(
        zip(frame["id"], frame["projects"], strict=True)
    )


@settings(deadline=None, max_examples=examples(30))
@given(data=st.data())
def test_totals_are_those_of_the_summary_the_key_figures_the_sentence_and_the_export(shipped, data):
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    told = summary(selection, FR)
    assert told["projects"] == selection.size == len(selection_tables(selection)["projects"])
    assert f"{selection.size} projet" in selection_sentence(selection, FR)
    figures = key_figures(selection)
    for name in ("projects", "landlords", "carriers", "committees", "regions", "departements"):
        assert told[name] == getattr(figures, name)
