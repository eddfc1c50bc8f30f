"""A workbook that comes back: what it changes, and what in it stands in the way."""

import io

import openpyxl
import pytest

from dashboard.exports.template_xlsx import template_xlsx
from dashboard.words import Words
from loaders.csv_table import ROW
from loaders.package import SHIPPED, read_text_package
from loaders.problems import Rule
from loaders.schema import read_schema
from loaders.sheets import sheet_name
from loaders.workbook import read_workbook
from loaders.workbook_change import KEPT_ROW, rule_problems, workbook_change

FR = Words("fr")


@pytest.fixture
def text(package):
    return read_text_package(package.directory)


def _book(text, *, filled=True):
    content = template_xlsx(text.schema, FR, text.tables if filled else None)
    return openpyxl.load_workbook(io.BytesIO(content))


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
    assert change.is_data_set(text.tables)
    assert rule_problems(change, text, removing=True)[0] == []


def test_the_shipped_data_comes_back_as_it_went():
    schema, shipped = read_schema(SHIPPED), read_text_package()
    for words in (FR, Words("en")):
        content = template_xlsx(schema, words, shipped.tables)
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
    assert not change.is_data_set(text.tables)
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
    assert change.is_data_set(text.tables)
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
