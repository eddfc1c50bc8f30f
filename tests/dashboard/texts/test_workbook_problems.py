"""A problem of a workbook names the sheet, the line and the column as the workbook shows them."""

import io

import openpyxl
import pytest

from dashboard.exports.template_xlsx import template_xlsx
from dashboard.language.translation import Words
from dashboard.texts.workbook_problems import workbook_problems_frame
from loaders.package.load import read_text_package
from loaders.spreadsheet.workbook import read_workbook
from loaders.spreadsheet.workbook_change import rule_problems, workbook_change

FR, EN = Words("fr"), Words("en")


@pytest.fixture
def told(package):
    """Bring back the filled template after a change; return what is told, as lists of cells."""
    text = read_text_package(package.directory)

    def tell(change, words=EN):
        content = template_xlsx(text.schema, words, text.tables, text.version)
        book = openpyxl.load_workbook(io.BytesIO(content))
        change(book)
        buffer = io.BytesIO()
        book.save(buffer)
        compared = workbook_change(read_workbook(buffer.getvalue(), text.schema), text)
        broken, checked = rule_problems(compared, text, removing=True)
        problems = (*compared.workbook.problems, *broken)
        frame = workbook_problems_frame(problems, compared.workbook, checked, text.schema, words)
        return frame.to_numpy().tolist()

    return tell


def _set(book, sheet, row, name, value):
    cells = book[sheet]
    column = next(c.column for c in cells[1] if str(c.value).endswith(f"[{name}]"))
    cells.cell(row, column).value = value


def test_a_value_that_breaks_a_rule(told):
    (row,) = told(lambda book: _set(book, "Selected projects", 3, "duration_years", "long"))
    assert row[:4] == ["Selected projects", "3", "Duration (years)", "long"]
    (french,) = told(lambda book: _set(book, "Projets lauréats", 3, "duration_years", "long"), FR)
    assert french[0] == "Projets lauréats"
    assert french[5].startswith("Écrivez")


def test_a_row_that_only_the_data_set_has_is_called_by_its_name(told):
    def change(book):
        book["Themes"].delete_rows(2)
        del book["Themes of the projects"]

    (row,) = told(change)
    assert row[:2] == ["Themes of the projects (in the data set)", "garden · culture"]


def test_a_formula_and_a_sheet_that_is_none(told):
    def change(book):
        book.create_sheet("Notes")["A1"] = "mine"
        _set(book, "Selected projects", 2, "title", "=A1")

    told_rows = told(change)
    assert ["Notes", "", "", ""] in [row[:4] for row in told_rows]
    assert ["Selected projects", "2", "=A1"] in [[row[0], row[1], row[3]] for row in told_rows]
