"""Whatever the data and the descriptor say, no file that leaves holds a formula or a live link."""

import csv
import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from dashboard.exports.deck.build import build_deck
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.refused_rows import refused_csv
from dashboard.exports.selection_workbook import selection_xlsx
from dashboard.exports.template_xlsx import template_xlsx
from dashboard.exports.workbook_cells import could_be_formula
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.package.load import SHIPPED, load_portfolio, read_text_package
from loaders.package.problems import Loss
from loaders.project_list.table import ListRow, RefusedRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.spreadsheet.workbook import read_workbook
from tests.packages import Package

LIVE = '=HYPERLINK("https://example.org/",1)'
WORDS = [Words("fr"), Words("en")]


@pytest.fixture
def hostile(package: Package) -> Package:
    """Put a formula wherever the descriptor and the tables say something in words."""

    def change(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key in ("title", "title_en", "description", "description_en", "label",
                           "label_en") and isinstance(value, str):  # fmt: skip
                    node[key] = LIVE + value
                else:
                    change(value)
        elif isinstance(node, list):
            for each in node:
                change(each)

    package.edit_descriptor(change)
    quoted = '"' + LIVE.replace('"', '""')
    package.edit("themes", "culture,1,Culture", f'culture,1,{quoted}Culture"')
    package.edit("landlords", "one,Un Habitat", f'one,{quoted}Un Habitat"')
    package.edit("projects", "Jardins d’Été", f'{quoted}Jardins d’Été"')
    package.edit("places", "lens,Lens", f'lens,{quoted}Lens"')
    assert not package.load().problems
    return package


def _workbooks(content: bytes) -> Iterator[bytes]:
    """Yield a workbook, or those that stand behind the charts of a deck."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        inner = [name for name in archive.namelist() if name.endswith(".xlsx")]
        yield from (archive.read(name) for name in inner) if inner else (content,)


def _live(content: bytes) -> list[str]:
    """Return the cells of a workbook that are computed, and the links that lead somewhere."""
    found = []
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f" or cell.hyperlink:
                found.append(f"{sheet.title}!{cell.coordinate}")
            # Once somebody edits it, a text that looks like one would become a formula.
            elif isinstance(cell.value, str) and could_be_formula(cell.value):
                found += [] if cell.quotePrefix else [f"{sheet.title}!{cell.coordinate} unquoted"]
    return [*found, *book.defined_names]


@pytest.mark.costly
@pytest.mark.parametrize("words", WORDS, ids=["fr", "en"])
def test_no_workbook_holds_a_formula(hostile: Package, words: Words) -> None:
    text = read_text_package(hostile.directory)
    selection = Selection(Index(hostile.load()), Choices())
    for content in (
        template_xlsx(text.schema, words),
        template_xlsx(text.schema, words, text.tables, text.version),
        selection_xlsx(selection, words, dt.date(2021, 2, 4)),
    ):
        assert _live(content) == []


def test_a_filled_workbook_comes_back_with_the_same_texts(hostile: Package) -> None:
    text = read_text_package(hostile.directory)
    content = template_xlsx(text.schema, WORDS[0], text.tables, text.version)
    back = read_workbook(content, text.schema)
    assert back.tables["landlords"]["name"].tolist() == text.tables["landlords"]["name"].tolist()
    assert set(back.tables) == {*text.tables} - {"contacts"}, "no sheet of persons"


WITHOUT_CHART = {"title", "map", "projects", "laureates", "new", "web"}
"""Slides that draw none, and take longest."""


def test_no_workbook_behind_a_chart_holds_a_formula(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(SHIPPED, data)
    landlords = pd.read_csv(data / "landlords.csv", dtype=str, keep_default_na=False)
    landlords["name"] = LIVE + landlords["name"]
    landlords.to_csv(data / "landlords.csv", index=False, lineterminator="\n")
    index = Index(load_portfolio(data))
    slides = tuple(one for one in SLIDES if one not in WITHOUT_CHART)
    content = build_deck(Selection(index, Choices()), DeckOptions(slides=slides), Words("fr"))
    books = list(_workbooks(content))
    assert len(books) > 1
    shown = "".join(
        str(cell.value)
        for book in books
        for sheet in openpyxl.load_workbook(io.BytesIO(book)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    )
    assert LIVE in shown
    for book in books:
        assert [cell for cell in _live(book) if "unquoted" not in cell] == []


def test_a_reason_that_names_a_sheet_starts_no_formula() -> None:
    problem = ImportProblem(LIVE, ImportRule.NO_TITLE, Loss.ROW, 7, "Titre")
    refused = [RefusedRow(ListRow(7, (LIVE,)), (problem,))]
    for words in WORDS:
        rows = csv.reader(
            io.StringIO(refused_csv((LIVE,), refused, words).decode("utf-8-sig")),
            delimiter=";" if words.language == "fr" else ",",
        )
        assert not [cell for row in rows for cell in row if could_be_formula(cell)]


def test_any_title_of_two_tables_makes_a_workbook(package: Package) -> None:
    titles = ["", "Lists", "HISTORY", "\0", "[]", "a" * 200, "Landlords"]

    def change(descriptor: dict[str, list[dict[str, object]]]) -> None:
        tables = (one for one in descriptor["resources"] if "schema" in one)
        for resource, title in zip(tables, titles * 2, strict=False):
            resource["title"] = resource["title_en"] = title
        assert resource["title"] == titles[-1], "fewer tables than titles"

    package.edit_descriptor(change)
    schema = load_portfolio(package.directory).schema
    content = template_xlsx(schema, Words("en"))
    assert set(read_workbook(content, schema).tables) == set(schema.tables)


def test_the_labels_are_there_and_as_they_are_written(hostile: Package) -> None:
    schema = hostile.load().schema
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(schema, Words("fr"))))
    lists = book.worksheets[-1].iter_rows(values_only=True)
    assert any(str(cell).startswith(LIVE) for row in lists for cell in row)
