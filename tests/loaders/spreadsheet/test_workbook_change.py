"""A workbook that comes back: what it changes, and what in it stands in the way."""

import io

import openpyxl
import pandas as pd
import pytest

from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from loaders.editing.planned_change import plan_change
from loaders.editing.writing import write_tables
from loaders.package.csv_table import ROW
from loaders.package.load import SHIPPED, read_text_package
from loaders.package.problems import Rule
from loaders.package.schema import read_schema
from loaders.spreadsheet.sheets import sheet_name
from loaders.spreadsheet.workbook import read_workbook
from loaders.spreadsheet.workbook_change import KEPT_ROW, rule_problems, workbook_change

FR = Words("fr")


@pytest.fixture
def text(package):
    return read_text_package(package.directory)


_MADE = {}


def _book(text, *, filled=True):
    """Open a workbook of the folder, which is written once for each state of the data."""
    key = text.version, filled
    if key not in _MADE:
        held = (text.tables, text.version) if filled else ()
        _MADE[key] = template_xlsx(text.schema, FR, *held)
    return openpyxl.load_workbook(io.BytesIO(_MADE[key]))


def _sheet(book, text, name):
    return book[sheet_name(text.schema.tables[name], "fr")]


def _column(sheet, name):
    return next(c.column for c in sheet[1] if str(c.value).endswith(f"[{name}]"))


def _change(book, text):
    buffer = io.BytesIO()
    book.save(buffer)
    return workbook_change(read_workbook(buffer.getvalue(), text.schema), text)


def test_the_filled_template_changes_nothing(text):
    change = _change(_book(text), text)
    assert (change.changes, change.absent, change.hindered) == ({}, 0, False)
    assert change.found
    assert rule_problems(change, text, removing=True)[0] == []


@pytest.mark.costly
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_shipped_data_comes_back_as_it_went(language):
    schema, shipped = read_schema(SHIPPED), read_text_package()
    content = template_xlsx(schema, Words(language), shipped.tables)
    change = workbook_change(read_workbook(content, schema), shipped)
    assert change.workbook.problems == ()
    assert change.changes == {}


def test_the_empty_template_with_one_row_adds_it_and_removes_nothing(text):
    book = _book(text, filled=False)
    sheet = _sheet(book, text, "themes")
    row = ["health", 3, "Santé", "Health", "Santé", "Health", "non"]
    for column, value in enumerate(row, start=1):
        sheet.cell(2, column, value)
    change = _change(book, text)
    assert not change.found
    assert change.absent == sum(len(frame) for frame in text.tables.values())
    (table,) = change.additions().values()
    assert (len(table.added), table.removed) == (1, ())
    assert rule_problems(change, text, removing=False)[0] == []


def test_a_row_taken_out_is_absent_and_what_refers_to_it_is_told(text):
    book = _book(text)
    _sheet(book, text, "themes").delete_rows(3)
    del book[sheet_name(text.schema.tables["project_themes"], "fr")]
    change = _change(book, text)
    assert change.absent == 1
    assert change.found
    assert change.additions() == {}
    problems, _ = rule_problems(change, text, removing=True)
    assert {(p.file, p.rule) for p in problems} == {("project_themes.csv", Rule.REFERENCE)}


def test_a_problem_carries_the_row_of_its_sheet(text):
    book = _book(text)
    sheet = _sheet(book, text, "projects")
    sheet.insert_rows(2, amount=3)
    sheet.cell(6, _column(sheet, "duration_years"), "long")
    sheet.delete_rows(5)
    problems, tables = rule_problems(_change(book, text), text, removing=False)
    assert [(p.file, p.row, p.column, p.value) for p in problems] == [
        ("projects.csv", 5, "duration_years", "long")
    ]
    assert tables["projects"].set_index("id").loc["garden", ROW] == KEPT_ROW


def test_a_cell_that_could_not_be_read_hinders_and_an_unknown_sheet_does_not(text):
    book = _book(text)
    book.create_sheet("Mes notes")["A1"] = "à moi"
    assert not _change(book, text).hindered
    sheet = _sheet(book, text, "projects")
    sheet.cell(2, _column(sheet, "title"), "=A1")
    assert _change(book, text).hindered


def _retitled(package, row, title):
    projects = package.tables["projects"].copy()
    projects.loc[row, "title"] = title
    write_tables(package.directory, {"projects": projects}, version=package.version)
    return read_text_package(package.directory)


def test_what_others_wrote_since_the_workbook_was_taken_is_no_change_of_it(text):
    book = _book(text)
    sheet = _sheet(book, text, "projects")
    sheet.cell(2, _column(sheet, "title"), "Le mien")
    now = _retitled(_retitled(text, 1, "Le leur"), 1, "Le leur encore")
    change = _change(book, now)
    assert change.found
    (row,) = change.changes["projects"].changed
    assert (row.key, row.cells[0].after) == (("garden",), "Le mien")
    assert rule_problems(change, now, removing=True)[0] == []
    planned = plan_change(change.changes, now)
    assert planned.conflicts == ()
    titles = planned.tables["projects"]["title"].tolist()
    assert titles[:2] == ["Le mien", "Le leur encore"]


def test_rows_that_others_added_since_are_not_taken_for_removed(text):
    book = _book(text)
    themes = text.tables["themes"].copy()
    names = dict.fromkeys(("name_fr", "name_en", "short_fr", "short_en"), "Health")
    new = {"id": "health", "position": "3", "asked_for": "false", **names}
    themes = pd.concat([themes, pd.DataFrame([new])], ignore_index=True)
    write_tables(text.directory, {"themes": themes}, version=text.version)
    now = read_text_package(text.directory)
    change = _change(book, now)
    assert (change.changes, change.absent) == ({}, 0)
    checked = rule_problems(change, now, removing=True)[1]
    assert "health" in set(checked["themes"]["id"])


def test_a_state_that_is_not_kept_is_not_found(text):
    book = _book(text)
    path = text.directory / "themes.csv"
    path.write_text(path.read_text("utf-8").replace("Écologie", "Nature"), "utf-8")
    change = _change(book, read_text_package(text.directory))
    assert not change.found
    assert change.workbook.version == text.version
    assert set(change.changes) == {"themes"}
