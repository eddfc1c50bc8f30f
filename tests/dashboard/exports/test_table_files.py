"""A table as a file: right in a French Excel, and no cell that is computed."""

import csv
import dataclasses
import datetime as dt
import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports.refused_rows import refused_csv
from dashboard.exports.table_files import table_csv, table_xlsx
from dashboard.exports.workbook_cells import About, as_shown, could_be_formula
from dashboard.language.translation import Words
from loaders.package.problems import Loss
from loaders.project_list.reading import read_list
from loaders.project_list.table import ListRow, RefusedRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from tests.examples import examples

FR, EN = Words("fr"), Words("en")
ABOUT = About(
    title="Projets par thématique",
    sentence="Culture · Occitanie ; Bretagne : 4 projets sur 29",
    date=dt.date(2021, 2, 4),
    rule="Un projet compte une fois.",
    coverage="27 sur 29 projets ; 2 non montrés",
    sources=("https://example.org/une", "=HYPERLINK(1)"),
)
FRAME = pd.DataFrame(
    {
        "Thématique": ["Culture", "=1+1", "Été ; à l’île", None],
        "Projets": pd.array([1224, 0, None, 3], dtype="Int64"),
        "Part": [0.5, 1.25, float("nan"), -2.0],
        "Date": pd.to_datetime(["2021-02-04", None, "2020-01-01", None]),
        "QPV": pd.array([True, False, None, True], dtype="boolean"),
    }
)

DANGEROUS = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\r=1",
    "＝1",
    "－1",
    "\n=1",
    "'=1"[1:],
]


def _rows(content: bytes, delimiter: str) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    )


def test_a_french_csv_opens_right_in_excel() -> None:
    content = table_csv(FRAME, FR)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = _rows(content, ";")
    assert rows == [
        ["Thématique", "Projets", "Part", "Date", "QPV"],
        ["Culture", "1224", "0,5", "2021-02-04", "oui"],
        ["'=1+1", "0", "1,25", "", "non"],
        ["Été ; à l’île", "", "", "2020-01-01", ""],
        ["", "3", "-2", "", "oui"],
    ]


def test_an_english_csv_has_commas_and_points() -> None:
    rows = _rows(table_csv(FRAME, EN), ",")
    assert rows[1] == ["Culture", "1224", "0.5", "2021-02-04", "yes"]


def test_a_csv_holds_the_table_alone_for_every_reader() -> None:
    frame = pd.read_csv(io.BytesIO(table_csv(FRAME, FR)), sep=";", decimal=",")
    assert frame["Part"].tolist()[:2] == [0.5, 1.25]
    assert len(frame) == len(FRAME)


def test_a_workbook_is_printed_across_with_its_headings_on_each_page() -> None:
    frame = pd.concat([FRAME] * 40)
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(frame, ABOUT, FR)))
    sheet = book["Données"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader.left.text == ABOUT.sentence
    assert book.properties.title == ABOUT.title
    assert book.properties.created == dt.datetime(2021, 2, 4)


def test_rows_of_a_workbook_are_as_high_as_their_text() -> None:
    frame = pd.DataFrame({"a": ["court", "un mot après l’autre " * 20]})
    sheet = openpyxl.load_workbook(io.BytesIO(table_xlsx(frame, ABOUT, FR))).worksheets[0]
    assert sheet.row_dimensions[2].height is None, "a usual line"
    assert sheet.row_dimensions[3].height >= 15 * 20 * len("un mot après l’autre ") / 60


def test_a_workbook_holds_numbers_dates_and_texts() -> None:
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(FRAME, ABOUT, FR)))
    assert book.sheetnames == ["Données", "À propos"]
    rows = list(book["Données"].iter_rows(values_only=True))
    assert rows[1] == ("Culture", 1224, 0.5, dt.datetime(2021, 2, 4), "oui")
    assert rows[3] == ("Été ; à l’île", None, None, dt.datetime(2020, 1, 1), None)
    cell = book["Données"]["A3"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == ("=1+1", "s", True)
    said = {row[0]: row[1] for row in book["À propos"].iter_rows(values_only=True)}
    assert said["Filtre"] == ABOUT.sentence


@pytest.mark.parametrize("text", DANGEROUS)
@pytest.mark.parametrize("words", [FR, EN])
def test_nothing_starts_a_formula(text: str, words: Words) -> None:
    frame = pd.DataFrame({text: [text, text]})
    about = About(text, text, dt.date(2021, 2, 4), text, text, (text,))
    rows = _rows(table_csv(frame, words), ";" if words is FR else ",")
    assert not [cell for row in rows for cell in row if could_be_formula(cell)]
    with zipfile.ZipFile(io.BytesIO(table_xlsx(frame, about, words))) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/" in name]
        assert not [name for name in sheets if b"<f" in archive.read(name)]


@pytest.mark.parametrize("text", ["Culture", "1 = 1", "a-b", "’+", "", "# note"])
def test_harmless_texts_stay_as_they_are(text: str) -> None:
    assert as_shown(text) == text


def test_addresses_are_no_links_and_numbers_in_texts_no_numbers() -> None:
    frame = pd.DataFrame({"a": ["https://example.org", "0042", "1,5"]})
    content = table_xlsx(frame, ABOUT, FR)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [cell.value for cell in sheet["A"][1:]] == ["https://example.org", "0042", "1,5"]
    assert not any(cell.hyperlink for cell in sheet["A"])


@settings(max_examples=examples(40))
@given(st.lists(st.tuples(st.text(max_size=20), st.integers(), st.floats(width=32)), max_size=5))
def test_any_table_can_be_taken_away(rows: list[tuple[str, int, float]]) -> None:
    frame = pd.DataFrame(rows, columns=["a", "b", "c"])
    found = _rows(table_csv(frame, FR), ";")[1:]
    assert [row[1] for row in found] == [str(row[1]) for row in rows]
    assert openpyxl.load_workbook(io.BytesIO(table_xlsx(frame, ABOUT, EN)))


def test_refused_rows_come_back_after_correction() -> None:
    headings = ("Titre", "Date", "Bailleur")
    problem = ImportProblem("", ImportRule.NO_TITLE, Loss.ROW, 7, "Titre")
    refused = [RefusedRow(ListRow(7, ("", "14/03/2023", "=Habitat ; A")), (problem,))]
    content = refused_csv(headings, refused, FR)
    flat = read_list(content)
    assert flat.headings[:3] == headings
    assert flat.rows[0].cells[:4] == ("", "14/03/2023", "=Habitat ; A", "7")
    assert "ligne 7, colonne Titre" in flat.rows[0].cells[4]


def test_the_chart_beside_a_table_follows_its_cells() -> None:
    """Excel's own bars: what they are called, of and how long they are stands in the cells."""
    frame = pd.DataFrame(
        {
            "Région": ["=1+1", "Bretagne", "Corse"],
            "Projets": pd.array([3, 0, 1], dtype="Int64"),
            "Parc": [1.5, 2.5, 3.5],
            "Annoncés": pd.array([4, None, 1], dtype="Int64"),
        }
    )
    about = dataclasses.replace(ABOUT, title="=HYPERLINK(1)")
    content = table_xlsx(frame, about, FR, ["Projets", "Annoncés"])
    (sheet, *_) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    (chart,) = sheet._charts
    assert isinstance(chart, openpyxl.chart.BarChart)
    assert [one.val.numRef.f for one in chart.series] == [
        "Données!$B$2:$B$4", "Données!$D$2:$D$4",
    ]  # fmt: skip
    assert {one.cat.strRef.f for one in chart.series} == {"Données!$A$2:$A$4"}
    assert [one.tx.strRef.f for one in chart.series] == ["Données!$B$1", "Données!$D$1"]
    assert chart.anchor._from.col > len(frame.columns) - 1, "it covers no cell of the table"
    title = "".join(run.t for part in chart.title.tx.rich.p for run in part.r or [])
    assert title.endswith("=HYPERLINK(1)")
    assert chart.title.tx.strRef is None
    assert (
        not openpyxl.load_workbook(io.BytesIO(table_xlsx(frame, ABOUT, FR))).worksheets[0]._charts
    )


def test_a_chart_of_many_rows_says_that_it_has_the_first() -> None:
    frame = pd.DataFrame({"Bailleur": [f"B{at}" for at in range(100)], "Projets": range(100)})
    content = table_xlsx(frame, ABOUT, FR, ["Projets"])
    (chart,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]._charts
    assert chart.series[0].val.numRef.f == "Données!$B$2:$B$61"
    assert "60" in "".join(run.t for part in chart.title.tx.rich.p for run in part.r)
