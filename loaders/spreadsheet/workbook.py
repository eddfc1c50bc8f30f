"""A workbook (XLSX) with one sheet per table, read into tables of text."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from loaders.editing.changes import rows_by_key
from loaders.package.cell_text import cell_text
from loaders.package.csv_table import ROW
from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.package.problems import Loss, Problem, Rule
from loaders.package.schema import Field, PackageSchema, Table
from loaders.spreadsheet.book import read_book
from loaders.spreadsheet.grid import Grid, Grids, letter
from loaders.spreadsheet.problems import AnyProblem, ImportProblem, ImportRule
from loaders.spreadsheet.sheets import (
    HELPER_SHEETS,
    READABLE_SHEETS,
    VERSION,
    field_of_heading,
    table_of_sheet,
)
from loaders.text.folding import folded

_HEADING_WITHIN = 10
"""The first rows of a sheet in which the headings are looked for."""


@dataclass(frozen=True)
class Workbook:
    """The tables that a workbook holds, and what is wrong with it.

    `tables` has the declared columns of each table, as text, and `ROW`, the row of the sheet.
    `columns` says which of them the sheet has, `sheets` how the sheet is called. `version` is that
    of the data set which the workbook says it was filled from, empty where it says none.
    """

    tables: Tables
    columns: Mapping[str, tuple[str, ...]]
    sheets: Mapping[str, str]
    problems: tuple[AnyProblem, ...]
    version: str = ""


def read_workbook(
    content: bytes, schema: PackageSchema, *, read: Callable[[bytes], Grids] = read_book
) -> Workbook:
    """Read the sheets of a workbook that hold tables of `schema`.

    A sheet is known by the table's title in either language or by its name, a column likewise.
    What is not known is reported and not read. Nothing is raised for what stands in the file.
    `read` does what `read_book` does, perhaps in another process.
    """
    tables: dict[str, pd.DataFrame] = {}
    columns: dict[str, tuple[str, ...]] = {}
    sheets: dict[str, str] = {}
    book = read(content)
    problems: list[AnyProblem] = [*book.problems]
    every = tuple(schema.tables.values())
    found_tables = [table_of_sheet(sheet.name, every) for sheet in book.sheets]
    held = {table.name for table in found_tables if table is not None}
    # The list of projects says again what the tables say; without them it is a sheet like another.
    beside = READABLE_SHEETS if "projects" in held else frozenset()
    for sheet in map(_placed, book.sheets):
        table = table_of_sheet(sheet.name, every)
        if table is None or table.name in tables:
            problems += _not_a_table(sheet, table, HELPER_SHEETS | beside)
            continue
        found, more = _headings(sheet, table)
        problems += [*sheet.problems, *more]
        # A part of a table would look as if the rest had been deleted.
        if found is None or any(one.loss is Loss.TABLE for one in sheet.problems):
            continue
        tables[table.name] = _frame(sheet, found, table, schema)
        columns[table.name] = tuple(field.name for field in found.fields.values())
        sheets[table.name] = sheet.name
    return Workbook(
        MappingProxyType(tables),
        MappingProxyType(columns),
        MappingProxyType(sheets),
        tuple(problems),
        book.properties.get(VERSION, "").strip(),
    )


@dataclass(frozen=True)
class _Sheet:
    """A sheet with each row at its place, row 1 first, and all that is wrong in it."""

    name: str
    rows: list[tuple[str, ...]]
    problems: tuple[ImportProblem, ...]


def _placed(grid: Grid) -> _Sheet:
    width = max((len(row.cells) for row in grid.rows), default=0)
    rows: list[tuple[str, ...]] = [("",) * width] * (grid.rows[-1].number if grid.rows else 0)
    faults = []
    for row in grid.rows:
        rows[row.number - 1] = (*row.cells, *[""] * (width - len(row.cells)))
        faults += [
            ImportProblem(grid.name, fault.rule, Loss.VALUE, row.number, letter(at), fault.value)
            for at, fault in row.faults.items()
        ]
    return _Sheet(grid.name, rows, (*grid.problems, *faults))


def completed(workbook: Workbook, base: Tables, schema: PackageSchema) -> dict[str, pd.DataFrame]:
    """Return the workbook's tables with the columns that their sheets lack taken from `base`.

    Rows are matched by the primary key; a new row has nothing in such a column.
    """
    whole = {}
    for name, frame in workbook.tables.items():
        table = schema.tables[name]
        known = rows_by_key(base[name], table)
        lacking = [f.name for f in table.fields if f.name not in workbook.columns[name]]
        new = dict.fromkeys(lacking, "")
        rows = [known.get((key, 0), new) for key in frame_cells(frame, table.primary_key)]
        whole[name] = frame.assign(**{column: [row[column] for row in rows] for column in lacking})
    return whole


@dataclass(frozen=True)
class _Headings:
    """The row of the headings, from 0, and which column of the sheet is which of the table."""

    row: int
    fields: Mapping[int, Field]


def _headings(sheet: _Sheet, table: Table) -> tuple[_Headings | None, list[AnyProblem]]:
    """Find the headings: in the first of the topmost rows that names two columns or more."""
    for number, row in enumerate(sheet.rows[:_HEADING_WITHIN]):
        named = [(i, field_of_heading(cell, table)) for i, cell in enumerate(row)]
        if sum(field is not None for _, field in named) < min(2, len(table.fields)):
            continue
        fields: dict[int, Field] = {}
        problems: list[AnyProblem] = []
        for i, meant in named:
            below = [line[i] for line in sheet.rows[number:] if i < len(line)]
            if meant and meant in fields.values():
                problems.append(_of_column(sheet, Rule.COLUMN_TWICE, number, meant.name))
            elif meant:
                fields[i] = meant
            elif any(below):
                title = row[i] or letter(i)
                problems.append(_of_column(sheet, Rule.COLUMN_EXTRA, number, title))
        keys = [key for key in table.primary_key if key not in {f.name for f in fields.values()}]
        problems += [_of_column(sheet, Rule.COLUMN_MISSING, number, key) for key in keys]
        return (None if keys else _Headings(number, fields)), problems
    return None, [ImportProblem(sheet.name, ImportRule.NO_HEADINGS, Loss.TABLE)]


def _of_column(sheet: _Sheet, rule: Rule, row: int, column: str) -> Problem:
    loss = Loss.TABLE if rule is Rule.COLUMN_MISSING else Loss.VALUE
    return Problem(sheet.name, rule, loss, row=row + 1, column=column)


def _frame(sheet: _Sheet, headings: _Headings, table: Table, schema: PackageSchema) -> pd.DataFrame:
    keys = {key.column: schema.key_field(key) for key in table.foreign_keys}
    records: list[dict[str, Any]] = []
    for number, row in enumerate(sheet.rows[headings.row + 1 :], start=headings.row + 2):
        cells = {
            field.name: cell_text(row[i] if i < len(row) else "", field, keys.get(field.name))
            for i, field in headings.fields.items()
        }
        if any(cells.values()):
            records.append({**cells, ROW: number})
    names = [field.name for field in table.fields]
    frame = pd.DataFrame(records, columns=[*names, ROW], dtype="object").fillna("")
    return frame.astype({**dict.fromkeys(names, "str"), ROW: "int64"})


def _not_a_table(sheet: _Sheet, table: Table | None, helpers: Set[str]) -> list[AnyProblem]:
    if table is not None:
        return [ImportProblem(sheet.name, ImportRule.SHEET_TWICE, Loss.TABLE)]
    if folded(sheet.name) in helpers or not any(map(any, sheet.rows)):
        return []
    return [ImportProblem(sheet.name, ImportRule.SHEET_UNKNOWN, Loss.TABLE)]
