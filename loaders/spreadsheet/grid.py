"""The sheets of a workbook as grids of text, as a person would see them.

`read_grids` is the one reader of workbooks: of lists of projects, and of the tables of the package.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from types import MappingProxyType
from typing import Any

import openpyxl
import openpyxl.utils
from openpyxl.cell.rich_text import CellRichText, TextBlock

from loaders.package.cell_text import ERRORS, plain_text
from loaders.package.problems import Loss
from loaders.spreadsheet.form import UnusableError, opened, unusable
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.spreadsheet.shown import is_seen, text_shown, value_shown
from loaders.spreadsheet.structure import (
    Area,
    Structure,
    asks_to_be_computed,
    beside_cells,
    related_to,
    structure_of,
)

MAX_SHEETS = 60
MAX_ROWS = 100_000
MAX_COLUMNS = 100
"""The most sheets of a workbook, and rows and columns of a sheet, that are read."""

MOST_NAMED = 12
"""Cells with a comment that are named; of more, the number is told."""

_ADDRESS = re.compile(r"://|\bwww\.|@")
"""What a cell shows of the address that it leads to."""


@dataclass(frozen=True)
class Fault:
    """Why a cell has no value that can be used, and what stands there instead."""

    rule: ImportRule
    value: str


@dataclass(frozen=True)
class GridRow:
    """A row with something in it: its number from 1, a text for each cell up to the last filled.

    `struck`: the cells, from 0, whose whole text is struck out; it stands in `cells` all the same,
    as does that of `unseen` cells, written in the colour behind it or under a format that shows
    nothing. `links`: the addresses that cells lead to without showing them.
    `faults`: the cells whose value cannot be used, wholly (they are empty) or in part.
    `fill`: the colour behind most of its filled cells, empty where there is none.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    struck: frozenset[int] = frozenset()
    faults: Mapping[int, Fault] = field(default_factory=dict)
    fill: str = ""
    unseen: frozenset[int] = frozenset()
    links: Mapping[int, str] = field(default_factory=dict)

    def cell(self, at: int | None) -> str:
        """Return the text in a column, empty beyond the last that is filled, and of no column."""
        return self.cells[at] if at is not None and at < len(self.cells) else ""


@dataclass(frozen=True)
class Grid:
    """A sheet: its filled rows, whether it is hidden, its hidden columns and merged areas.

    `tables` are the areas that somebody has made tables of; the first row of each has its headings.
    `problems` is what is wrong with the sheet as a whole.
    """

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    tables: tuple[Area, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


@dataclass(frozen=True)
class Grids:
    """The sheets of a workbook in their order, the properties that somebody has given it by their
    names, and what should be known of the whole: why there is nothing, or what stands beside cells.
    """

    sheets: tuple[Grid, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[ImportProblem, ...] = ()


def read_grids(content: bytes, *, max_rows: int | None = None, shown: bool = True) -> Grids:
    """Return every sheet of a workbook, of each `max_rows` rows at most, or `MAX_ROWS`.

    `shown`: whether a cell says what is seen of it (`loaders.spreadsheet.shown`) or what it holds.
    A formula counts by the value that the spreadsheet program has computed. Raises
    `UnusableError` where the file is no workbook or goes beyond the limits.
    """
    usable = opened(content)
    try:
        with zipfile.ZipFile(io.BytesIO(usable)) as archive:
            comments, boxes = beside_cells(archive) if shown else ([], 0)
            most = MAX_ROWS if max_rows is None else max_rows
            with closing(
                openpyxl.load_workbook(
                    io.BytesIO(usable),
                    read_only=True, data_only=True, keep_links=False, rich_text=shown,
                )
            ) as book:  # fmt: skip
                sheets = tuple(_sheets(book, archive, most, shown=shown))
                given = {one.name: str(one.value or "") for one in book.custom_doc_props.props}
    except UnusableError:
        raise
    except Exception as error:  # the library raises whatever a damaged part makes it stumble on
        raise unusable(ImportRule.NOT_A_WORKBOOK) from error
    told = ((ImportRule.COMMENTS, len(comments)), (ImportRule.TEXT_BOXES, boxes))
    cells = ", ".join(comments[:MOST_NAMED]) + (" …" if len(comments) > MOST_NAMED else "")
    problems = tuple(
        ImportProblem(
            "",
            rule,
            Loss.VALUE,
            details=MappingProxyType({"count": str(count), "cells": cells}),
        )
        for rule, count in told
        if count
    )
    return Grids(sheets, given, problems)


def _sheets(
    book: openpyxl.Workbook, archive: zipfile.ZipFile, max_rows: int, *, shown: bool
) -> Iterator[Grid]:
    stale = asks_to_be_computed(archive)
    for sheet in islice(book.worksheets, MAX_SHEETS):
        path = sheet._worksheet_path
        with archive.open(path) as stream:
            structure = structure_of(stream, max_rows, stale=stale)
        tables, addresses = related_to(archive, path)
        links: dict[int, dict[int, str]] = {}
        for (row, column), relation in structure.links.items():
            if address := addresses.get(relation):
                links.setdefault(row, {})[column] = address
        grid = _grid(sheet, structure, links, max_rows, shown=shown)
        yield replace(grid, tables=tables)


def _grid(
    sheet: Any,
    structure: Structure,
    links: Mapping[int, Mapping[int, str]],
    max_rows: int,
    *,
    shown: bool,
) -> Grid:
    uncomputed: dict[int, dict[int, str]] = {}
    for (row, column), formula in structure.uncomputed.items():
        if column < MAX_COLUMNS:
            uncomputed.setdefault(row, {})[column] = formula
    rows: list[GridRow] = []
    problems: list[ImportProblem] = []
    wide = False
    # One row and one column more than are kept, to see whether the sheet goes on.
    lines = sheet.iter_rows(max_row=max_rows + 1, max_col=MAX_COLUMNS + 1, values_only=not shown)
    for number, line in enumerate(lines, start=1):
        cells, struck, faults = _cells(line, shown=shown)
        for column, formula in uncomputed.get(number, {}).items():
            cells += [""] * (column + 1 - len(cells))
            cells[column] = ""
            faults[column] = Fault(ImportRule.FORMULA_WITHOUT_VALUE, formula)
        for column in list(range(len(cells))) if shown and structure.struck else ():
            if (number, column) in structure.struck:
                left, out = map(text_shown, structure.struck[number, column])
                cells[column] = left or out
                if left:
                    faults[column] = Fault(ImportRule.STRUCK_TEXT, out)
                else:
                    struck.append(column)
        if not cells:
            continue
        if number > max_rows:
            problems.append(_of_sheet(sheet, ImportRule.TOO_MANY_ROWS, Loss.TABLE, max_rows))
            break
        wide = wide or len(cells) > MAX_COLUMNS
        hidden = number in structure.hidden_rows
        kept = tuple(cells[:MAX_COLUMNS])
        if any(kept) or faults:
            found = GridRow(number, kept, hidden, frozenset(struck), faults)
            rows.append(_dressed(found, line, links.get(number, {})) if shown else found)
    if wide:
        problems.append(_of_sheet(sheet, ImportRule.TOO_MANY_COLUMNS, Loss.VALUE, MAX_COLUMNS))
    return Grid(
        sheet.title,
        tuple(rows),
        sheet.sheet_state != "visible",
        frozenset(structure.hidden_columns),
        tuple(structure.merged),
        problems=tuple(problems),
    )


def _of_sheet(sheet: Any, rule: ImportRule, loss: Loss, limit: int) -> ImportProblem:
    details = MappingProxyType({"limit": str(limit)})
    row = limit + 1 if rule is ImportRule.TOO_MANY_ROWS else None
    return ImportProblem(sheet.title, rule, loss, row, details=details)


def _dressed(row: GridRow, line: tuple[Any, ...], links: Mapping[int, str]) -> GridRow:
    """Return a row with what its cells are beside their texts: coloured, unseen, linked."""
    return replace(
        row,
        fill=_fill(line),
        unseen=frozenset(at for at, cell in enumerate(line) if not is_seen(cell)),
        links={
            at: to
            for at, to in links.items()
            if at < len(row.cells) and not _ADDRESS.search(row.cells[at])
        },
    )


def _fill(line: tuple[Any, ...]) -> str:
    """Return the colour behind most of the filled cells of a row, empty where there is none."""
    fills = [cell.fill for cell in line if cell.value not in (None, "")]
    colours = [f"{f.fgColor.value} {f.fgColor.tint}" if f.fill_type else "" for f in fills]
    return max(dict.fromkeys(colours), key=colours.count, default="")


def _cells(line: tuple[Any, ...], *, shown: bool) -> tuple[list[str], list[int], dict[int, Fault]]:
    """Return a row as text up to the last filled cell, which are struck out, and its faults.

    `line` has cells where what is `shown` of them is asked for, else their values.
    """
    cells: list[str] = []
    struck: list[int] = []
    faults: dict[int, Fault] = {}
    for at, cell in enumerate(line):
        value = cell.value if shown else cell
        if value is None or value == "":
            continue
        out = ""
        if isinstance(value, CellRichText):
            value, out = _unstruck(value)
            if not value and out:
                value, out = out, ""
                struck.append(at)
        text = value_shown(value, cell.number_format) if shown else plain_text(value)
        cells += [""] * (at - len(cells))
        if text in ERRORS:
            faults[at] = Fault(ImportRule.ERROR_VALUE, text)
            text = ""
        elif out:
            faults[at] = Fault(ImportRule.STRUCK_TEXT, text_shown(out))
        elif shown and text and cell.font.strike:
            struck.append(at)
        cells.append(text)
    while cells and not cells[-1] and len(cells) - 1 not in faults:
        cells.pop()
    return cells, struck, faults


def _unstruck(text: CellRichText) -> tuple[str, str]:
    """Return what of a text is not struck out, and what is."""
    kept: list[str] = []
    out: list[str] = []
    for piece in text:
        struck = isinstance(piece, TextBlock) and piece.font.strike
        (out if struck else kept).append(str(piece))
    return "".join(kept).strip(), "".join(out).strip()


def letter(position: int) -> str:
    """Return what a spreadsheet calls the column at `position`, from 0: `A`, … `Z`, `AA`."""
    return str(openpyxl.utils.get_column_letter(position + 1))
