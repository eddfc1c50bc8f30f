"""Whatever mixture of rows and sheets a list is: each row is a project, refused, or listed."""

import csv
import io
from itertools import zip_longest
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED
from loaders.project_list.column_guess import proposed
from loaders.project_list.doubts import Answers
from loaders.project_list.drafts import list_drafts
from loaders.project_list.reading import read_list
from loaders.project_list.table import ListTable, Reading
from tests.examples import examples
from tests.loaders.project_list.workbooks import HEADINGS, project, saved, strike, workbook
from tests.shipped import shipped_text

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
FEW = COMMUNES[COMMUNES["departement"].isin(["59", "69"])]

KINDS = (
    "project", "project", "project", "hidden", "struck", "total", "subtotal", "note", "group",
    "again", "numbers", "empty", "beside", "error", "number-only-title", "trial", "link",
)  # fmt: skip

ROWS: dict[str, list[Any]] = {
    "total": ["TOTAL", None, None, None, 20_000],
    "subtotal": [None, None, "Sous-total 2019", None, "12 000 €"],
    "note": ["* Montants prévisionnels"],
    "group": ["Comité du 4 février 2021"],
    "again": list(HEADINGS),
    "trial": ["Test 2", "04/02/2021", "Vilogia"],
    "link": ["Retour à la liste des comités", "04/02/2021", "Vilogia"],
    "numbers": [None, None, None, None, 5_000],
    "empty": [],
}


def whole(table: ListTable) -> bool:
    """Return whether each filled row is in one place."""
    placed = len(table.rows) + len(table.refused) + len(table.listed)
    return sum(sheet.rows for sheet in table.sheets) == placed


def line(kind: str, number: int) -> list[Any]:
    row = project(number)
    if kind == "beside":
        return [*row, None, "à vérifier"]
    if kind == "error":
        return [*row[:4], "#N/A"]
    if kind == "number-only-title":
        return ["1001 Vies", *row[1:]]
    return ROWS.get(kind, row)


WIDE = (*HEADINGS, "Remarque", "Abandonné", "Versement", "Titre / Bailleur")
CELLS = st.sampled_from(
    [
        None, "", "Un four", "un four !", "Deux fours", "Solde 40 % - Un four", "Test 2", "idem",
        "à supprimer", "Total", "TOTAL GENERAL", "#N/A", "NC", "-", "04/02/2021", "2021",
        "12 000 €", 12_000, 0, "x", "oui", "Acompte", "Solde", "non retenu", "ramené à 10 000 €",
        "Lille", "69008 Lyon", "Vilogia – M. Untel 03 00 00 00 00", "Un mot*", "* une note",
        "(1) une note", "3 résidences", "Titre du projet", "Bailleur", "Comité du 4 février 2021",
        "Un – Vilogia", "PROJETS REFUSÉS", "Vilogia + ?", "Vilogia ou Néolia",
    ]
)  # fmt: skip
TABLES = st.lists(st.lists(CELLS, max_size=len(WIDE)), max_size=10)
ANSWERS = st.dictionaries(
    st.tuples(
        st.just("row"), st.just("Liste\n3"), st.sampled_from(["Un four", "Solde 40 % - Un four"])
    ),
    st.sampled_from(["", "add", "apart"]),
)


@given(TABLES, TABLES, st.booleans(), st.booleans(), ANSWERS)
@settings(max_examples=examples(80))
def test_whatever_stands_in_the_cells_each_row_is_drafted_refused_or_listed(
    rows: list[list[Any]],
    beside: list[list[Any]],
    as_text: bool,
    merged: bool,
    given_answers: dict[Any, str],
) -> None:
    """Also of two tables side by side and of merged titles, whatever a person has answered."""
    lines: list[list[Any]] = [list(WIDE), *rows]
    if beside:
        lines = [[*line, *[None] * (len(WIDE) + 1 - len(line))] for line in lines]
        lines += [[None] * (len(WIDE) + 1) for _ in range(len(beside) + 1 - len(lines))]
        both = zip_longest(lines, [HEADINGS, *beside], fillvalue=())
        lines = [[*line, *list(more)[: len(HEADINGS)]] for line, more in both]
    if as_text:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, delimiter=";").writerows(lines)
        file = buffer.getvalue().encode()
    else:
        book = workbook(Liste=lines)
        if merged and len(rows) > 1:
            book.active.merge_cells("A2:A3")
        file = saved(book)
    table = read_list(file)
    assert whole(table)
    drafts = list_drafts(
        table, proposed(table).mapping, PACKAGE.tables, PACKAGE.schema, FEW,
        answers=Answers(given=given_answers),
    )  # fmt: skip
    placed = len(drafts.lines) + len(drafts.refused) + len(table.listed)
    assert sum(sheet.rows for sheet in table.sheets) == placed
    projects = drafts.changes["projects"].added if "projects" in drafts.changes else ()
    assert len(projects) == len(drafts.lines)


SHEETS = st.lists(
    st.tuples(st.lists(st.sampled_from(KINDS), max_size=12), st.booleans(), st.booleans()),
    min_size=1,
    max_size=3,
)


@given(SHEETS, st.booleans(), st.booleans())
@settings(max_examples=examples(60))
def test_rows_in_are_projects_refused_and_listed(
    sheets: list[tuple[list[str], bool, bool]], hidden: bool, struck: bool
) -> None:
    book = workbook(Projets=[HEADINGS, project(0)])
    filled, titles = 1, {"Projet 0 du quartier"}
    number = 0
    for place, (kinds, title_above, two_rows) in enumerate(sheets):
        sheet = book.create_sheet(f"Année {2019 + place}")
        if title_above:
            sheet.append(["Liste des projets"])
            filled += 1
        if two_rows:
            sheet.append([*HEADINGS[:3], "Localisation", "Subvention"])
            sheet.append([None, None, None, "Commune", "Montant"])
        else:
            sheet.append(HEADINGS)
        for kind in kinds:
            number += 1
            row = line(kind, number)
            at = sheet.max_row + 1
            for column, value in enumerate(row, start=1):
                sheet.cell(at, column, value)
            if not row:
                sheet.cell(at, 1, " ")
                continue
            filled += 1
            if kind == "hidden":
                sheet.row_dimensions[at].hidden = True
            if kind == "struck":
                strike(sheet, at)
            read = {"hidden": hidden, "struck": struck}.get(kind, kind not in ROWS)
            if read:
                titles.add(row[0])
    table = read_list(saved(book), Reading(hidden=hidden, struck=struck))
    assert whole(table)
    assert sum(sheet.rows for sheet in table.sheets) == filled
    title = table.headings.index("Titre du projet")
    assert {row.cells[title] for row in table.rows} == titles
    assert not table.refused


@given(
    st.lists(st.lists(st.text(alphabet='ab;,"\n\t é1/€', max_size=8), max_size=6), max_size=8),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "utf-16"]),
    st.booleans(),
)
@settings(max_examples=examples(100))
def test_rows_of_a_text_file_are_projects_refused_and_listed(
    rows: list[list[str]], separator: str, encoding: str, quoted: bool
) -> None:
    buffer = io.StringIO(newline="")
    if quoted:
        csv.writer(buffer, delimiter=separator).writerows([HEADINGS, *rows])
    else:
        lines = [separator.join(row) for row in [list(HEADINGS), *rows]]
        buffer.write("\r\n".join(lines))
    table = read_list(buffer.getvalue().encode(encoding, errors="replace"))
    assert whole(table)
    if quoted:
        filled = sum(any(map(str.strip, row)) for row in rows)
        # Texts on the right of all headings may be a second row of these.
        assert sum(sheet.rows + len(sheet.headings) - 1 for sheet in table.sheets) == filled


@given(st.binary(max_size=300))
@settings(max_examples=examples(60))
def test_whatever_bytes_are_read_or_refused(content: bytes) -> None:
    table = read_list(content)
    assert whole(table)
    assert table.columns or table.problems
