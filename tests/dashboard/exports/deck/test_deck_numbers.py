"""Every number of a deck's charts and tables is the summary's."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.choices import read_address
from dashboard.exports.deck.master import KICKER_INDEX
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.index import Index
from dashboard.selection import Selection
from dashboard.summary import summary
from dashboard.summary_text import key_figure_label
from dashboard.words import Words
from tests.examples import examples

from .conftest import Maker, opened

THEMES = ("culture", "ecology", "social-ties", "housing-upkeep", "unknown", "seniors")
REGIONS = ("11", "24", "76", "28", "04", "unknown")
COMMITTEES = ("2021-02-04", "2019-01-07", "2016-11-25", "saison-2018-2019")

OPTIONS = DeckOptions(
    slides=tuple(slide for slide in SLIDES if slide not in ("projects", "title")),
    today=dt.date(2026, 11, 23),
)

ADDRESSES = st.builds(
    lambda themes, regions, committees: "&".join(
        [f"theme={theme}" for theme in themes]
        + [f"region={region}" for region in regions]
        + [f"committee={committee}" for committee in committees]
    ),
    st.sets(st.sampled_from(THEMES), max_size=3),
    st.sets(st.sampled_from(REGIONS), max_size=3),
    st.sets(st.sampled_from(COMMITTEES), max_size=2),
)


def by_subject(deck: bytes) -> dict[str, list]:
    """The slides under their subject, which stands above the headline."""
    slides: dict[str, list] = {}
    for slide in opened(deck).slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.idx == KICKER_INDEX:
                slides.setdefault(shape.text_frame.text, []).append(slide)
    return slides


def charted(slides: list, series: int = -1) -> dict[str, int]:
    """Label -> value of a series of every chart; the last one of committees is what is selected."""
    found: dict[str, int] = {}
    for slide in slides:
        for shape in slide.shapes:
            if shape.has_chart:
                plot = shape.chart.plots[0]
                values = [int(value) for value in plot.series[series].values]
                found.update(zip(plot.categories, values, strict=True))
    return found


def texts_of(slides: list) -> str:
    return "\n".join(
        shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
    )


@settings(
    max_examples=examples(6),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(address=ADDRESSES)
def test_charts_and_tables_say_what_the_summary_says(
    make: Maker, index: Index, address: str
) -> None:
    words = Words("en")
    selection = Selection(index, read_address(address, index)[0])
    expected = summary(selection, words)
    slides = by_subject(make(address, OPTIONS, "en"))
    if not selection.size:
        assert "Projects by theme" not in slides
        return
    for number, counted in enumerate(("projects", "projects_main")):
        assert charted(slides.get("Projects by theme", []), number) == {
            row["label"]: row[counted] for row in expected["by_theme"]
        }
    regions = charted(slides.get("Projects by region", []))
    assert regions == {row["label"]: row["projects"] for row in expected["by_region"]}
    for key, subject in (
        ("by_landlord", "Projects by landlord"),
        ("by_network", "Projects by landlord network"),
    ):
        shown = charted(slides.get(subject, []))
        said = texts_of(slides.get(subject, []))
        for row in expected[key]:
            listed = row["label"] in said and row["label"] not in shown
            assert listed or shown[row["label"]] == row["projects"], row
        counts = [row["projects"] for row in expected[key] if row["label"] not in shown]
        for count in set(counts):
            each = words.plural("{count} project", "{count} projects", count)
            assert f"{each} each: {counts.count(count)}" in said
    committees = charted(slides.get("Projects by committee", []))
    assert list(committees.values()) == [row["projects"] for row in expected["by_committee"]]


@settings(
    max_examples=examples(4),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(address=ADDRESSES)
def test_key_figures_and_reach_say_what_the_summary_says(
    make: Maker, index: Index, address: str
) -> None:
    words = Words("en")
    selection = Selection(index, read_address(address, index)[0])
    expected = summary(selection, words)
    options = replace(OPTIONS, slides=("key-figures", "reach", "themes-regions"))
    slides = by_subject(make(address, options, "en"))
    if not selection.size:
        return
    cards = {
        shape.name: shape._element.nvGrpSpPr.cNvPr.get("descr")
        for slide in slides["Key figures"]
        for shape in slide.shapes
        if shape.shape_type == 6
    }
    for name in ("projects", "landlords", "carriers", "regions", "committees"):
        label = key_figure_label(name, expected[name], words)
        assert cards[label].split(" ")[0] == words.number(expected[name])
    said = {
        shape.name: shape._element.nvGrpSpPr.cNvPr.get("descr")
        for slide in slides.get("What the projects aim at", [])
        for shape in slide.shapes
        if shape.shape_type == 6
    }
    assert set(said) == {row["label"] for row in expected["reach"]}
    for row in expected["reach"]:
        assert words.number(row["total"]) in said[row["label"]]
        assert f"stated by {row['projects_stating']} project" in said[row["label"]]


def test_the_table_of_themes_and_regions_adds_up(make: Maker, index: Index) -> None:
    """Of one region alone, each column counts what the theme counts."""
    options = replace(OPTIONS, slides=("themes-regions",))
    slides = by_subject(make("region=11", options, "en"))["Themes by region"]
    table = next(shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    counts = summary(Selection(index, read_address("region=11", index)[0]), Words("en"))
    paris = next(row for row in rows[1:] if row[0] == "Île-de-France")
    by_theme = [row["projects"] for row in counts["by_theme"]]
    assert [int(cell or 0) for cell in paris[1:]] == by_theme


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_preview_is_what_the_deck_says(make: Maker, index: Index, language: str) -> None:
    selection = Selection(index)
    planned = plan_deck(selection, OPTIONS, Words(language)).sections
    slides = list(opened(make("", OPTIONS, language)).slides)
    titles = [slide.shapes.title.text_frame.text.split(" (1/")[0] for slide in slides]
    headlines = [section.headline for section in planned]
    assert [title for title in titles if title in headlines] == headlines
