"""The list of projects: a line each, the same on the first sheet and as CSV, in words and codes."""

import csv
import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest

from dashboard.exports.projects_table import projects_csv, projects_frame
from dashboard.exports.selection_workbook import selection_xlsx
from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.measures.project_rows import project_rows
from loaders.spreadsheet.workbook import read_workbook
from tests.shipped import selected

FR, EN = Words("fr"), Words("en")
TODAY = dt.date(2021, 2, 4)


@pytest.mark.costly
@pytest.mark.parametrize("words", [FR, EN])
@pytest.mark.parametrize("address", ["", "theme=culture", "region=04&theme=mobility"])
def test_the_sheet_and_the_csv_hold_the_same_lines(address: str, words: Words) -> None:
    selection = selected(address)
    text = projects_csv(selection, words).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text), delimiter=";" if words is FR else ","))
    sheet = openpyxl.load_workbook(io.BytesIO(selection_xlsx(selection, words, TODAY))).worksheets[
        0
    ]
    rows = [[_as_csv(cell, words) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows == lines
    assert len(lines) == selection.size + 1


def _as_csv(value: object, words: Words) -> str:
    match value:
        case None:
            return ""
        case dt.datetime():
            return value.date().isoformat()
        case float() if words is FR:
            return repr(value).replace(".", ",")
        case str() if value.startswith(("-", "=", "+")):
            return f"'{value}"
        case _:
            return str(value)


def test_names_stand_for_ids_and_codes_stand_beside_them() -> None:
    selection = selected()
    rows = project_rows(selection, FR).set_index("id")
    row = (
        rows.loc["a-arles-on-mange-bien"] if "a-arles-on-mange-bien" in rows.index else rows.iloc[0]
    )
    tables = selection.portfolio.tables
    taken = tables["project_landlords"]
    of_project = taken[taken["project"] == row.name]["landlord"].astype(str)
    names = tables["landlords"].set_index("id")["name"]
    assert row["landlords"].split("; ") == [names[one] for one in of_project]
    regions = tables["regions"].set_index("code")["name"]
    codes = row["region_codes"].split("; ")
    assert row["regions"].split("; ") == [regions[code] for code in codes]
    assert all(len(code) == 5 for code in row["commune_codes"].split("; "))


def test_a_day_is_a_day_only_where_it_is_known() -> None:
    selection = selected()
    rows = project_rows(selection, EN).set_index("id")
    days = selection.portfolio.project_days.set_axis(selection.portfolio.projects["id"])
    for project in rows.index:
        first, last = days.loc[project]
        day, year = rows.loc[project, "day"], rows.loc[project, "year"]
        assert (day == first.date()) if first == last else pd.isna(day)
        sure = pd.notna(first) and first.year == last.year
        assert (year == first.year) if sure else pd.isna(year)
    assert rows["day"].isna().any()


def test_every_column_has_a_heading() -> None:
    rows = project_rows(selected(), EN).drop(columns="theme")  # an id, for the colour of a mark
    named = {*labels_of("project-columns", EN)}
    declared = {field.name for field in selected().portfolio.schema.tables["projects"].fields}
    assert named <= {*rows} <= named | declared | {"promise"}


def test_what_is_not_stated_is_empty_and_not_no() -> None:
    rows = project_rows(selected("qpv=unknown"), EN)
    assert rows["qpv"].isna().all()
    assert not project_rows(selected("qpv=yes"), EN)["qpv"].isna().any()


@pytest.mark.parametrize("words", [FR, EN])
def test_the_first_sheet_is_printed_across_the_width_with_its_headings(words: Words) -> None:
    book = openpyxl.load_workbook(io.BytesIO(selection_xlsx(selected(), words, TODAY)))
    sheet = book.worksheets[0]
    assert sheet.title == ("Projets" if words is FR else "Project list")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "B2"
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGH"]
    assert sheet.print_area == f"'{sheet.title}'!$A$1:$H${selected().size + 1}"
    assert sum(widths) < 220, "smaller than people read on paper"
    assert book.properties.title
    assert book.properties.subject


def test_the_sheet_to_be_read_is_not_taken_for_a_table_and_a_lone_one_is_told() -> None:
    selection = selected("theme=culture")
    schema = selection.portfolio.schema
    content = selection_xlsx(selection, FR, TODAY)
    assert not read_workbook(content, schema).problems
    book = openpyxl.Workbook()
    book.active.title = "Projets"
    book.active.append(["Titre"])
    lone = io.BytesIO()
    book.save(lone)
    problems = read_workbook(lone.getvalue(), schema).problems
    assert [problem.rule.name for problem in problems] == ["SHEET_UNKNOWN"]


def test_no_project_gives_the_headings_alone() -> None:
    frame = projects_frame(selected("region=04&theme=mobility&q=nowhere"), FR)
    assert frame.empty
    assert "Titre" in frame.columns
