"""Picture, table, note and files of every figure say the same, whatever is selected."""

import csv
import datetime as dt
import io
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dashboard.charts.figure import Figure
from dashboard.charts.landlord_web_list import FEW
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.exports.workbook_cells import About, could_be_formula
from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.key_figures import summary
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.facets import facets_with
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.coverage import PLACES, REACH, RULES
from dashboard.texts.figures.by_facet import MOST_BARS
from dashboard.texts.figures.comparison import MOST_BARS as MOST_COMPARED
from tests.dashboard.figures import Drawn, drawn
from tests.dashboard.strategies import some_choices
from tests.examples import examples

EN, FR = Words("en"), Words("fr")

LATER = pytest.mark.exhaustive

SVG = "{http://www.w3.org/2000/svg}"

DRAWN_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example draws twenty figures: too slow to look for the smallest that fails."""

SLIDES_OF_COUNTS = ("key-figures", "themes", "regions", "themes-regions", "landlords", "networks",
                    "web", "reach")  # fmt: skip

OWN = {
    "themes": ("theme",),
    "regions": ("region",),
    "committees": ("committee",),
    "themes-regions": ("theme", "region"),
    "landlords": ("landlord",),
    "networks": ("network",),
    "web": ("landlord", "network"),
    "landlords-without": ("landlord",),
    "against-homes": ("region", "departement"),
    "gap-map": ("region", "departement"),
}
"""The facets that a figure sets aside, so that what is not chosen stays in view."""


@cache
def figures(index: Index, choices: Choices, words: Words) -> list[Drawn]:
    selection = Selection(index, choices)
    return drawn(selection, words) if selection.size else []


def some(shipped: Index) -> st.SearchStrategy[Choices]:
    return some_choices(shipped).filter(lambda choices: Selection(shipped, choices).size > 0)


def test_every_page_with_charts_is_looked_at(shipped: Index) -> None:
    keys = {figure.key for figure in figures(shipped, Choices({"region": ("11",)}), EN)}
    assert keys >= {*OWN, "reach", "map", "pairs-theme", "pairs-region", "pairs-committee"}
    assert any(key.startswith("chain-") for key in keys)
    unchecked = keys - MARKS.keys() - UNCOUNTED
    assert {key for key in unchecked if not key.startswith("chain-")} == set(), "say it in MARKS"
    by_facet = {f"{facet}s": facet for facet in facets_with("counted") if f"{facet}s" in keys}
    assert [key for key, facet in by_facet.items() if facet not in OWN.get(key, ())] == []


def _note_accounts_for_every_selected_project(
    shipped: Index, choices: Choices, drawn: list[Drawn]
) -> None:
    for figure in drawn:
        if figure.key.startswith(("chain-", "pairs-")):
            continue
        shown, selected = map(
            int, re.search(r"(\d+) of (\d+) projects? shown", figure.note).groups()
        )
        left_out = map(int, re.findall(r"(\d+) projects? not shown", figure.note))
        own = OWN.get(figure.key, ())
        assert shown + sum(left_out) == selected, figure
        assert selected == Selection(shipped, choices).without(*own).size, figure
        aside = any(choices.get(key) for key in own)
        assert aside == bool(re.search("without the filter|set aside", figure.note)), figure


def _both_sides_of_a_comparison_and_every_chain_are_accounted_for(
    shipped: Index, choices: Choices, drawn: list[Drawn]
) -> None:
    selection = Selection(shipped, choices)
    total = selection.total
    for figure in drawn:
        if figure.key.startswith("pairs-"):
            sides = re.findall(r"(\d+) of (\d+) projects? shown", figure.note)
            assert [int(of) for _, of in sides] == [selection.size, total - selection.size]
            left_out = map(int, re.findall(r"(\d+) projects? not shown", figure.note))
            assert sum(int(shown) for shown, _ in sides) + sum(left_out) == total
        elif figure.key.startswith("chain-"):
            every, *parts = map(int, re.findall(r"\d+", figure.note)[:4])
            assert every == sum(parts) == figure.table["Project"].nunique()
            assert parts[0] >= 1


def _marks_have_the_numbers_of_the_table(
    _shipped: Index, _choices: Choices, drawn: list[Drawn]
) -> None:
    for figure in drawn:
        if figure.key in MARKS:
            assert figure.picture is not None
            assert MARKS[figure.key](figure.picture, figure.table), figure


ABSENT = {"gap-map", "against-homes", "landlords-without"}
"""Figures of what no selected project has: they name it, as they should."""


def _no_headline_names_what_no_selected_project_has(
    shipped: Index, choices: Choices, drawn: list[Drawn]
) -> None:
    selection = Selection(shipped, choices)
    held = {
        key: set(projects_by(selection, key, EN).frame["label"])
        for key in ("theme", "region", "landlord", "network")
    }
    every = set().union(*held.values())  # a group may be called after one of its landlords
    told = [
        (one.key, one.headline)
        for one in drawn
        if one.key not in ABSENT and not one.key.startswith(("chain-", "pairs-"))
    ]
    told += [
        (one.id, one.headline)
        for one in plan_deck(selection, DeckOptions(slides=SLIDES_OF_COUNTS), EN).sections
    ]
    for key, headline in told:
        for facet, labels in held.items():
            for label in set(shipped.labels(facet, EN).values()) - labels:
                named = re.search(rf"(?<![\w-]){re.escape(label)}(?![\w-])", headline)
                longer = any(label in other and other in headline for other in every)
                assert not named or longer, (key, headline, label)


TOLD = {
    "themes": "by_theme",
    "regions": "by_region",
    "landlords": "by_landlord",
    "networks": "by_network",
    "committees": "by_committee",
    "reach": "reach",
}
"""The list of `laureats summary` that a figure draws."""


def _tables_have_the_numbers_of_the_summary(
    shipped: Index, choices: Choices, drawn: list[Drawn]
) -> None:
    """Of the selection without the facet that the figure sets aside."""
    for figure in drawn:
        if figure.key in TOLD:
            selection = Selection(shipped, choices).without(*OWN.get(figure.key, ()))
            told = summary(selection, EN)[TOLD[figure.key]]
            counted = "total" if figure.key == "reach" else "projects"
            heading = "Total" if figure.key == "reach" else "Projects"
            assert sorted((row["label"], row[counted]) for row in told if row[counted]) == sorted(
                (label, number)
                for label, number in zip(
                    figure.table.iloc[:, 0], figure.table[heading], strict=True
                )
                if number
            ), figure


CHECKS = (
    _note_accounts_for_every_selected_project,
    _both_sides_of_a_comparison_and_every_chain_are_accounted_for,
    _marks_have_the_numbers_of_the_table,
    _no_headline_names_what_no_selected_project_has,
    _tables_have_the_numbers_of_the_summary,
)


@settings(max_examples=examples(12), phases=DRAWN_ONLY)
@given(data=st.data())
def test_notes_marks_headlines_and_tables_of_any_selection_agree(shipped: Index, data: Any) -> None:
    """All is looked at in the same drawing: to draw costs more than to look."""
    choices = data.draw(some(shipped))
    drawn = figures(shipped, choices, EN)
    for check in CHECKS:
        check(shipped, choices, drawn)


@pytest.mark.parametrize("key", ["landlord", "network"])
def test_what_is_chosen_is_drawn_however_few_projects_it_has(shipped: Index, key: str) -> None:
    last = ranked(projects_by(Selection(shipped, Choices()), key, EN)).frame["id"].iloc[-1]
    (one,) = (one for one in figures(shipped, Choices({key: (last,)}), EN) if one.key == f"{key}s")
    assert one.picture is not None
    drawn_ids = re.findall(r'data-value="([^"]*)"', str(one.picture))
    assert last in drawn_ids
    assert len(drawn_ids) == MOST_BARS + 1
    more = len(one.table) - len(drawn_ids)
    assert f"{more} more, with " in one.note


def test_every_file_tells_the_rule_of_its_own_figure(shipped: Index) -> None:
    rules = {one.key: one.rule for one in figures(shipped, Choices(), FR)}
    assert rules["themes"] == FR.text(RULES["theme"])
    assert rules["regions"] == FR.text(RULES["region"])
    assert rules["committees"] == FR.text(RULES["committee"])
    assert rules["map"] == FR.text(PLACES)
    assert rules["reach"] == FR.text(REACH)
    assert all(rules.values())


def test_files_of_a_comparison_name_both_sides(shipped: Index) -> None:
    culture, _ = read_address("theme=culture", shipped)
    size, total = Selection(shipped, culture).size, shipped.size
    for one in figures(shipped, culture, EN):
        if one.key.startswith("pairs-"):
            assert one.sentence == (
                f"A: Culture ({size} projects of {total}) — "
                f"B: the other projects ({total - size} projects of {total})"
            )
            assert EN.text("Both sides count alike.") in one.rule


def _bars(figure: Figure, table: pd.DataFrame) -> bool:
    bars, *main = [trace for trace in figure["data"] if trace["type"] == "bar"]
    if main:
        chosen = dict(zip(bars["y"], zip(bars["x"], main[0]["x"], strict=True), strict=True))
        drawn = [chosen[row] for row in sorted(chosen, reverse=True)]
        return drawn == list(zip(table.iloc[:, 1], table.iloc[:, 2], strict=True))
    counts = list(bars["x"])[::-1]
    first = counts[:MOST_BARS]  # what is chosen may follow from further down
    return first == table.iloc[: len(first), 1].tolist() and not (
        Counter(counts) - Counter(table.iloc[:, 1])
    )


def _parts(drawing: str) -> list[tuple[str, ElementTree.Element]]:
    """Return the parts of a drawing that can be chosen, each with what is said of it first."""
    root = ElementTree.fromstring(drawing)  # noqa: S314 - a drawing of our own
    parts = [part for part in root.iter(f"{SVG}g") if part.get("data-choose")]
    return [((part.findtext(f"{SVG}title") or "").split(": ")[0], part) for part in parts]


def _numbered(drawing: str, table: pd.DataFrame) -> bool:
    """Look whether each region bears its number, and one without a project is hatched."""
    shown, hatched = {}, set()
    for label, part in _parts(drawing):
        texts = [text for one in part.iter() if (text := one.text) and text.strip().isdigit()]
        shown[label] = int(texts[-1])
        if str(part.findall(f"{SVG}path")[0].get("fill")).startswith("url(#hatch"):
            hatched.add(label)
    told = dict(zip(table.iloc[:, 0], table["Projects"], strict=True))
    return shown == told and hatched == {label for label, number in told.items() if not number}


def _shares(drawing: str, table: pd.DataFrame) -> bool:
    """Look whether each bar has its total at its end, and its parts are as long as they count."""
    longest = max(table["Projects"], default=1)
    drawn = []
    for label, part in _parts(drawing):
        (inner,) = part.findall(f"{SVG}svg")
        shares = [float(bar.get("width", "0")[:-1]) / 100 for bar in inner.findall(f"{SVG}rect")]
        total = int(inner.findall(f"{SVG}text")[-1].text or "")
        drawn.append((label, total, round(sum(shares) * longest)))
    told = [
        (label, total, total)
        for label, total in zip(table.iloc[:, 0], table["Projects"], strict=True)
    ]
    most = len(told) if "of which as main theme" in table else MOST_BARS
    # What is chosen may follow from further down.
    return drawn[:most] == told[:most] and set(drawn) <= set(told)


def _columns(figure: Figure, table: pd.DataFrame) -> bool:
    announced, selected = (pd.Series(trace["y"], dtype=float) for trace in figure["data"][:2])
    return (
        selected.tolist() == table["Projects"].tolist()
        and announced.dropna().tolist() == table["Announced"].dropna().tolist()
    )


def _cells(figure: Figure, table: pd.DataFrame) -> bool:
    cells = [[cell or 0 for cell in row] for row in figure["data"][0]["z"]]
    return sorted(cells) == sorted(table.iloc[:, 1:-1].to_numpy().tolist())


def _pairs(figure: Figure, table: pd.DataFrame) -> bool:
    headings = ["B: projects", "A: projects"]
    if len(figure["data"]) > len(headings):
        headings.insert(1, "B: of which as main theme")
        headings.append("A: of which as main theme")
    drawn = [list(trace["x"])[::-1] for trace in figure["data"]]
    most = len(drawn[0]) if len(table) > MOST_COMPARED else len(table)
    return drawn == [table[heading].head(most).tolist() for heading in headings]


def _beside_homes(figure: Figure, table: pd.DataFrame) -> bool:
    bars = [trace for trace in figure["data"] if trace["type"] == "bar"]
    told = sorted(number for bar in bars for number in bar["x"] if number)
    return told == sorted(number for number in table["Projects"] if number)


def _ties(drawing: str, table: pd.DataFrame) -> bool:
    curves = re.findall(r'd="M[^"]*C', drawing)
    projects = set(re.findall(r'data-choose="project" data-value="([^"]*)"', drawing))
    landlords = set(re.findall(r'data-choose="landlord" data-value="([^"]*)"', drawing))
    listed = table["Multi-landlord project"].nunique()
    return (
        len(projects) == listed
        and len(landlords) == table["Landlord"].nunique()
        and (len(curves) == len(table) or (not curves and listed <= FEW))
    )


MARKS: dict[str, Callable[[Any, pd.DataFrame], bool]] = {
    **dict.fromkeys(("themes", "landlords", "networks"), _shares),
    "regions": _numbered,
    "landlords-without": _bars,
    **dict.fromkeys(("pairs-theme", "pairs-region", "pairs-network", "pairs-committee"), _pairs),
    "committees": _columns,
    "themes-regions": _cells,
    "against-homes": _beside_homes,
    "web": _ties,
}
"""How it is seen that the marks of a figure have the numbers of its table, for each key."""


UNCOUNTED = {"map", "gap-map", "places", "reach", "time"}
"""Figures without a mark for each number of their table."""


@pytest.mark.costly
@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param(address, words, id=f"{address}-{words.language}", marks=() if quick else LATER)
        for address, words, quick in (
            ("", FR, True), ("", EN, False), ("joint=yes", FR, False), ("joint=yes", EN, True),
            ("theme=culture&region=11", FR, False), ("theme=culture&region=11", EN, True),
            ("region=unknown", FR, False), ("region=unknown", EN, False),
        )
    ],
)  # fmt: skip
def test_files_have_the_rows_of_the_table_and_say_what_they_are(
    shipped: Index, address: str, words: Words
) -> None:
    choices, _ = read_address(address, shipped)
    sentence = selection_sentence(Selection(shipped, choices), words)
    for figure in figures(shipped, choices, words):
        about = About(
            figure.key,
            sentence,
            dt.date(2024, 1, 31),
            figure.rule,
            figure.note,
            ("https://example.org",),
        )
        rows = _read_csv(table_csv(figure.table, words), words)
        assert rows[0] == list(figure.table.columns), figure.key
        assert len(rows) == len(figure.table) + 1, figure.key
        sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx(figure.table, about, words)))
        assert [
            [_as_csv(cell, words) for cell in row]
            for row in sheet.worksheets[0].iter_rows(values_only=True)
        ] == rows, figure.key
        said = {row[1] for row in sheet.worksheets[1].iter_rows(values_only=True)}
        assert {sentence, about.rule, figure.note, *about.sources} <= said, figure.key
        assert words.date(about.date) in said, figure.key
        cells = [cell for page in sheet for row in page.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f"], figure.key
        assert not [cell for row in rows for cell in row if could_be_formula(cell)], figure.key
        for heading in ("Département", words.text("Département without a project")):
            named = figure.table.get(heading, pd.Series(dtype=str)).dropna()
            # A spreadsheet program would make a number of 01.
            assert all(re.search(r"\D \(\w+\)$", name) for name in named), figure.key


CODES = {"regions", "against-homes", "themes-regions", "gap-map", "map"}
"""Figures of territories, whose tables have INSEE codes in their last column."""


@pytest.mark.parametrize("words", [FR, EN], ids=["fr", "en"])
def test_files_of_territories_hold_their_codes_and_those_of_committees_their_day(
    shipped: Index, words: Words
) -> None:
    choices, _ = read_address("theme=culture", shipped)
    tables = {figure.key: figure.table for figure in figures(shipped, choices, words)}
    for key in CODES & tables.keys():
        codes = tables[key].iloc[:, -1].dropna().astype(str)
        assert len(codes)
        assert codes.str.fullmatch(r"\d{2}|2[AB]|\d{3}").all(), key
    days = tables["committees"][words.text("Date")]
    assert days.notna().any()
    named = tables["themes-regions"].columns[1:-1]
    every = shipped.labels("theme", words).values()
    assert set(named) <= set(every), "as in every other file"


def _read_csv(content: bytes, words: Words) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if words is FR else ","))


def _as_csv(value: object, words: Words) -> str:
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.date().isoformat()
        case float() if words is FR:
            return repr(value).replace(".", ",")
        case _:
            return str(value)
