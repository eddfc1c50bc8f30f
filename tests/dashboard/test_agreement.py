"""The same selection gives the same numbers wherever they are told."""

import csv
import io
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.bars import bars
from dashboard.charts.share_bars import share_bars
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.deck.sections.counts import reach_section, themes_section
from dashboard.exports.deck.sections.places import regions_section
from dashboard.exports.selection_tables import selection_tables
from dashboard.exports.table_files import table_csv
from dashboard.language.translation import Words
from dashboard.measures.compared import compared_by
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.key_figures import key_figures, summary
from dashboard.measures.sheets.subject import subject
from dashboard.selection.comparison import Comparison
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.style.scheme import LIGHT
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.figures.counts import reach_figure
from dashboard.texts.themes import both_numbers, theme_parts
from tests.dashboard.charts.shares import shares
from tests.dashboard.strategies import some_choices
from tests.examples import examples
from tests.oracle import Oracle

FR = Words("fr")
LISTS = ("theme", "region", "landlord", "network")


@pytest.mark.parametrize("key", LISTS)
@settings(max_examples=examples(20))
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
    text = table_csv(frame[["id", "projects"]], FR).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))[1:]
    assert [(row[0], int(row[1])) for row in rows] == list(
        zip(frame["id"], frame["projects"], strict=True)
    )


@settings(max_examples=examples(30))
@given(data=st.data())
def test_totals_are_those_of_the_summary_the_key_figures_the_sentence_and_the_export(shipped, data):
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    told = summary(selection, FR)
    assert told["projects"] == selection.size == len(selection_tables(selection)["projects"])
    assert f"{selection.size} projet" in selection_sentence(selection, FR)
    figures = key_figures(selection)
    for name in ("projects", "landlords", "carriers", "committees", "regions", "departements"):
        assert told[name] == getattr(figures, name)


@settings(max_examples=examples(15))
@given(data=st.data())
def test_every_theme_has_one_number_wherever_it_is_told(shipped, data):
    """Filter, list of values, bar, slide, comparison, summary and a file say the same."""
    choices = data.draw(some_choices(shipped))
    selection = Selection(shipped, choices)
    oracle = Oracle(shipped.portfolio)
    kept = set(shipped.portfolio.projects["id"][selection.mask])
    by_theme = {row["id"]: row for row in summary(selection, FR)["by_theme"]}
    frame = projects_by(selection, "theme", FR).frame
    told = [
        f"{label}: {both_numbers(count, first, FR)}"
        for label, count, first in frame[["label", "projects", "projects_main"]].to_numpy()
    ]
    drawing = share_bars(
        frame.assign(short=frame["label"], said=told), "theme", LIGHT, parts=theme_parts(FR)
    )
    drawn = shares(drawing)
    both = Comparison(selection, Selection(shipped))
    sides = compared_by(both, "theme", FR).frame.set_index("id")
    section = themes_section(DeckData(selection, DeckOptions(), FR))
    bars_of = {} if isinstance(section, str) else {
        bar.label: bar for bar in section.content.bars
    }  # fmt: skip
    table = figure_by(selection, "theme", FR, dimmed=False).table()
    offered = selection.choice_counts("theme")
    for theme, label in shipped.labels("theme", FR).items():
        all_ = sum(theme in oracle.values["theme"][one] for one in kept)
        first = sum(theme in oracle.values["main theme"][one] for one in kept)
        if not choices.get("theme"):
            assert (
                offered[theme] == all_ == Selection(shipped, choices.having("theme", [theme])).size
            )
        elif theme in choices.get("theme"):
            assert offered[theme] == all_
        if not all_:
            assert theme not in by_theme and theme not in drawn and label not in bars_of
            continue
        row = by_theme[theme]
        assert (row["projects"], row["projects_main"]) == (all_, first)
        assert drawn[theme].total == all_
        assert drawn[theme].full == pytest.approx(drawn[theme].end * first / all_, abs=0.05)
        assert tuple(sides.loc[theme, ["one", "one_main"]]) == (all_, first)
        if label in bars_of:
            assert (bars_of[label].value, bars_of[label].more) == (first, all_ - first)
        assert table.loc[table.iloc[:, 0] == label].iloc[0, 1:].tolist() == [all_, first]
        if not isinstance(section, str):
            told = both_numbers(all_, first, FR)
            assert FR.text("{label}: {count}", label=label, count=told) in section.alt


def test_the_sheet_of_a_theme_has_the_projects_that_its_filter_keeps(shipped):
    for theme in shipped.labels("theme", FR):
        about = subject(shipped, "theme", theme, FR)
        assert (about.selection.mask == Selection(shipped, about.selection.choices).mask).all()
        assert about.selection.size == Selection(shipped).choice_counts("theme")[theme]


@settings(max_examples=examples(10))
@given(data=st.data())
def test_a_slide_says_of_its_figure_what_the_page_says(shipped, data):
    """Rule and note are the figure's own; a page sets aside the filter on what it shows."""
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    deck = DeckData(selection, DeckOptions(), FR)
    figures = {
        "theme": (themes_section, partial(figure_by, facet="theme")),
        "region": (regions_section, partial(figure_by, facet="region")),
        "reach": (reach_section, reach_figure),
    }
    for facet, (slide, figure) in figures.items():
        section, said = slide(deck), figure(selection, words=FR)
        if not isinstance(section, str):
            assert said.rule in section.method
            assert selection.choices.get(facet) or said.note in section.method
