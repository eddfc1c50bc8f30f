"""Workbooks that come back: known by their headings, limited, and never trusted."""

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.package.cell_text import cell_text, date_text, decimal_text
from loaders.package.load import SHIPPED, read_text_package
from loaders.package.problems import Rule
from loaders.package.schema import Table, read_schema
from loaders.spreadsheet import form, grid
from loaders.spreadsheet.problems import ImportRule
from loaders.spreadsheet.sheets import field_of_heading, heading, sheet_name, table_of_sheet
from loaders.spreadsheet.workbook import Workbook, completed, read_workbook
from tests.examples import examples

SCHEMA = read_schema(SHIPPED)
REGIONS = [["code", "name"], ["11", "Île-de-France"], ["24", "Centre"]]


def _book(**sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _read(**sheets: list[list[Any]]) -> Workbook:
    return read_workbook(_book(**sheets), SCHEMA)


def _rules(workbook: Workbook) -> list[str]:
    return [problem.rule.value for problem in workbook.problems]


@pytest.mark.parametrize("name", ["regions", "Régions", "REGIONS", "régions "])
@pytest.mark.parametrize(
    "headings",
    [["code", "name"], ["Code", "Nom"], ["CODE", "Name"], ["x\n[code]", "Nom / Name\n[name]"]],
)
def test_sheets_and_columns_are_known_by_any_of_their_names(name: str, headings: list[str]) -> None:
    workbook = _read(**{name: [headings, *REGIONS[1:]]})
    assert not workbook.problems
    assert workbook.tables["regions"]["name"].tolist() == ["Île-de-France", "Centre"]
    assert workbook.sheets == {"regions": name}


@pytest.mark.parametrize("table", SCHEMA.tables.values(), ids=list(SCHEMA.tables))
def test_every_sheet_and_heading_that_is_written_is_understood(table: Table) -> None:
    for language in ("fr", "en"):
        name = sheet_name(table, language)
        assert len(name) <= 31
        assert table_of_sheet(name, tuple(SCHEMA.tables.values())) is table
    for field in table.fields:
        assert field_of_heading(heading(field), table) is field
    names = {sheet_name(one, language) for one in SCHEMA.tables.values() for language in ("fr",)}
    assert len(names) == len(SCHEMA.tables)


def test_a_title_that_several_columns_share_is_not_guessed() -> None:
    landlords = SCHEMA.tables["landlords"]
    assert field_of_heading("Source", landlords) is None
    assert field_of_heading("kind_source_url", landlords) is landlords.field("kind_source_url")


def test_headings_may_stand_below_a_title() -> None:
    workbook = _read(regions=[["Mes régions"], [], *REGIONS])
    assert not workbook.problems or _rules(workbook) == []
    assert workbook.tables["regions"]["__row__"].tolist() == [4, 5]


def test_what_is_not_known_is_told_with_sheet_and_column() -> None:
    workbook = _read(
        regions=[["code", "name", "Couleur", None], ["11", "Île-de-France", "bleu", "?"]],
        Brouillon=[["a"]],
        Vide=[],
        **{"Lisez-moi": [["Bonjour"]]},
    )
    told = [(p.file, p.rule.value, p.row, p.column) for p in workbook.problems]
    assert told == [
        ("regions", "column-extra", 1, "Couleur"),
        ("regions", "column-extra", 1, "D"),
        ("Brouillon", "sheet-unknown", None, None),
    ]


def test_a_table_that_stands_there_twice_or_without_key_or_heading() -> None:
    workbook = _read(
        regions=REGIONS,
        Régions=REGIONS,
        departements=[["Nom", "Région"], ["Ain", "84"]],
        themes=[["rien", "de connu"]],
    )
    assert _rules(workbook) == ["sheet-twice", "column-missing", "no-headings"]
    assert set(workbook.tables) == {"regions"}


def test_columns_that_a_sheet_lacks_are_taken_from_the_data_set() -> None:
    package = read_text_package()
    workbook = _read(landlords=[["id", "name"], ["immobiliere-3f", "I3F"], ["new", "Nouveau"]])
    whole = completed(workbook, package.tables, SCHEMA)["landlords"]
    known = package.tables["landlords"].set_index("id").loc["immobiliere-3f"]
    assert whole["aliases"].tolist() == [known["aliases"], ""]
    assert whole["name"].tolist() == ["I3F", "Nouveau"]
    pairs = _read(project_themes=[["project", "theme"], ["incurie-alencon", "seniors"]])
    assert completed(pairs, package.tables, SCHEMA)["project_themes"]["rank"].tolist() == [""]


FIGURES = SCHEMA.tables["figures"]
PLACES = SCHEMA.tables["places"]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (FIGURES.field("value"), 36, "36"),
        (FIGURES.field("value"), 36.0, "36"),
        (FIGURES.field("value"), 2.5, "2.5"),
        (FIGURES.field("value"), "1\u202f224,5", "1224.5"),
        (FIGURES.field("value"), "douze", "douze"),
        (FIGURES.field("position"), "2.022", "2022"),
        (FIGURES.field("unit"), "Logements", "homes"),
        (FIGURES.field("unit"), "homes", "homes"),
        (FIGURES.field("unit"), "châteaux", "châteaux"),
        (FIGURES.field("approximate"), True, "true"),
        (FIGURES.field("approximate"), "non", "false"),
        (FIGURES.field("approximate"), "FAUX", "false"),
        (FIGURES.field("approximate"), 1, "true"),
        (FIGURES.field("approximate"), "peut-être", "peut-être"),
        (FIGURES.field("as_written"), "  =1+1 ", "=1+1"),
        (FIGURES.field("as_written"), 12, "12"),
        (FIGURES.field("as_written"), "a\r\nb\0", "a\nb"),
        (PLACES.field("insee"), 1004, "01004"),
        (PLACES.field("insee"), "2A004", "2A004"),
        (PLACES.field("insee"), 99, "99"),
        (SCHEMA.tables["committees"].field("date"), dt.datetime(2021, 2, 4), "2021-02-04"),
        (SCHEMA.tables["committees"].field("date"), "4/2/2021", "2021-02-04"),
        (SCHEMA.tables["committees"].field("date"), 44231, "2021-02-04"),
        (SCHEMA.tables["committees"].field("date"), "31/02/2021", "31/02/2021"),
        (SCHEMA.tables["committees"].field("id"), dt.datetime(2021, 2, 4), "2021-02-04"),
        (FIGURES.field("value"), None, ""),
        (FIGURES.field("value"), float("inf"), "inf"),
    ],
)
def test_what_a_cell_says(field: Any, value: object, expected: str) -> None:
    assert cell_text(value, field) == expected


def test_the_zero_of_a_departement_is_given_back() -> None:
    key = SCHEMA.tables["departements"].field("code")
    assert cell_text(1, PLACES.field("departement"), key) == "01"
    assert cell_text(75, PLACES.field("departement"), key) == "75"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.224,50", "1224.50"), ("12 €", "12"), ("1,2,3", "1,2,3"), ("1'224", "1224")],
)
def test_numbers_as_people_write_them(text: str, expected: str) -> None:
    assert decimal_text(text, whole=False) == expected


def test_years_and_counts_are_no_dates() -> None:
    assert [date_text(text) for text in ("2021", "1224", "2021-02-04 00:00:00")] == [
        "2021",
        "1224",
        "2021-02-04",
    ]


def _with_part(content: bytes, part: str, change: Any) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text) if name == part else text)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_a_formula_counts_by_its_value_and_is_told_where_it_has_none() -> None:
    content = _book(regions=[["code", "name"], ["11", "=1+1"], ["24", "=2+2"]])

    def compute(xml: bytes) -> bytes:
        return xml.replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>"
        )

    workbook = read_workbook(_with_part(content, SHEET, compute), SCHEMA)
    assert workbook.tables["regions"]["name"].tolist() == ["2", ""]
    told = [(p.rule, p.row, p.column, p.value) for p in workbook.problems]
    assert told == [(ImportRule.FORMULA_WITHOUT_VALUE, 3, "B", "=2+2")]


def test_a_formula_that_went_wrong_is_told() -> None:
    content = _book(regions=[["code", "name"], ["11", "#REF!"]])
    workbook = read_workbook(content, SCHEMA)
    assert [(p.rule, p.row) for p in workbook.problems] == [(ImportRule.ERROR_VALUE, 2)]
    assert workbook.tables["regions"]["name"].tolist() == [""]


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_entities_are_refused(encoding: str, part: str) -> None:
    content = _with_part(_book(regions=REGIONS), part, lambda _: ENTITIES.encode(encoding))
    assert _rules(read_workbook(content, SCHEMA)) == [ImportRule.ENTITIES]


def test_entities_behind_a_long_comment_are_refused() -> None:
    for length in (form._CHUNK - 5, form._CHUNK - 60, 3 * form._CHUNK):
        hidden = ENTITIES.replace("<!DOCTYPE", f"<!--{'x' * length}--><!DOCTYPE", 1)
        content = _with_part(
            _book(regions=REGIONS), SHEET, lambda _, hidden=hidden: hidden.encode()
        )
        assert _rules(read_workbook(content, SCHEMA)) == [ImportRule.ENTITIES]


def test_what_expands_too_far_is_refused_unread() -> None:
    bomb = _with_part(_book(regions=REGIONS), SHEET, lambda _: b" " * (form.MAX_EXPANDED + 1))
    assert len(bomb) < 1_000_000
    assert _rules(read_workbook(bomb, SCHEMA)) == [ImportRule.EXPANDS_TOO_FAR]


def test_a_file_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "MAX_BYTES", 100)
    workbook = _read(regions=REGIONS)
    assert _rules(workbook) == [ImportRule.TOO_LARGE]
    assert workbook.problems[0].details["limit"] == "100"


@pytest.mark.parametrize(
    "content", [b"", b"id,name\n", b"PK\x03\x04" + b"\0" * 50, b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    assert _rules(read_workbook(content, SCHEMA)) == [ImportRule.NOT_A_WORKBOOK]


def test_cells_far_out_take_no_time() -> None:
    def far(xml: bytes) -> bytes:
        row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return xml.replace(b"</sheetData>", row)

    workbook = read_workbook(_with_part(_book(regions=REGIONS), SHEET, far), SCHEMA)
    assert workbook.tables["regions"]["code"].tolist() == ["11", "24"]


def test_rows_and_columns_beyond_the_limits_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_ROWS", 3)
    monkeypatch.setattr(grid, "MAX_COLUMNS", 2)
    workbook = _read(regions=[[*row, "?"] for row in [*REGIONS, ["53", "Bretagne"]]])
    assert _rules(workbook) == ["too-many-rows", "too-many-columns"]
    assert not workbook.tables  # a part would look as if the rest had been deleted


def test_a_category_that_does_not_exist_is_left_for_the_rules() -> None:
    workbook = _read(figures=[["project", "position", "unit"], ["p", 1, "châteaux"]])
    assert workbook.tables["figures"]["unit"].tolist() == ["châteaux"]
    assert Rule.CATEGORY not in _rules(workbook)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(alphabet=st.characters(exclude_categories=["C"]), max_size=20),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@settings(max_examples=examples(60))
@given(st.lists(st.lists(VALUES, max_size=14), max_size=6))
def test_any_cells_are_read(rows: list[list[object]]) -> None:
    fields = [field.name for field in SCHEMA.tables["projects"].fields]
    workbook = _read(projects=[fields, *rows])
    filled = [row for row in rows if any(cell not in (None, "") for cell in row)]
    assert len(workbook.tables["projects"]) <= len(filled)


@settings(max_examples=examples(150))
@given(st.data())
def test_a_damaged_file_is_told_or_read(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([None, None, len(content) // 2]))
    workbook = read_workbook(bytes(content[:cut]), SCHEMA)
    assert workbook.tables or workbook.problems


@settings(max_examples=examples(100))
@given(st.data())
def test_damaged_xml_is_told_or_read(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        part = data.draw(st.sampled_from(archive.namelist()))

    def damage(text: bytes) -> bytes:
        spoiled = bytearray(text)
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(spoiled) - 1))
            spoiled[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
        return bytes(spoiled)

    workbook = read_workbook(_with_part(WHOLE, part, damage), SCHEMA)
    assert workbook.tables or workbook.problems


WHOLE = _book(regions=REGIONS, themes=[["id", "position"], ["culture", 1]])
