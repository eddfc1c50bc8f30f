"""A flat table, CSV or XLSX, as it stands: its headings and its rows of text, whoever saved it."""

import csv
import io
import re
from itertools import islice
from types import MappingProxyType

from loaders.cell_text import plain_text
from loaders.column_guess import guess_columns
from loaders.import_problems import AnyProblem, ImportProblem, ImportRule
from loaders.problems import Loss
from loaders.project_list.table import (
    AS_FOUND,
    Column,
    ListRow,
    ListTable,
    Reading,
    RefusedRow,
    SheetFound,
)
from loaders.text_frame import clean
from loaders.xlsx import MAX_BYTES, MAX_COLUMNS, Sheet, UnusableError, letter, read_sheets, unusable

MAX_ROWS = 10_000
"""The most rows that are read, thirty times what the fund has selected in ten years. New names are
compared with all others, so that ten times the rows would take a hundred times as long."""

_SEPARATORS = (";", ",", "\t", "|")
_MAX_LINES = 2 * MAX_ROWS
"""The most lines of a file that are gone through, empty ones among them."""

_HEADING_WITHIN = 10
"""The first filled lines in which the headings are looked for."""

_SHIELD = re.compile(r"^'(?=\s*[=+\-@＝＋－＠])")
"""The apostrophe that a CSV file has before what a spreadsheet program would compute."""

_LOOKED_AT = 50
"""The first lines from which the separator is told."""

_ZIP = b"PK\x03\x04"
_BINARY = 0.02
"""The share of control characters from which a file is no text."""


def read_list(content: bytes, reading: Reading = AS_FOUND) -> ListTable:
    """Read the first filled sheet of a workbook, or a CSV file in any usual encoding.

    UTF-8 and UTF-16 are known by their marks and their form, all else is read as Windows-1252.
    The separator is the one that parts the first lines into the most columns of one number.
    Nothing is raised for what stands in the file.
    """
    try:
        return _from_workbook(content) if content.startswith(_ZIP) else _from_text(content)
    except UnusableError as error:
        return ListTable(problems=(error.problem,))


def _from_workbook(content: bytes) -> ListTable:
    for sheet in read_sheets(content, max_rows=_MAX_LINES):
        lines = [tuple(map(plain_text, row)) for row in sheet.rows]
        if sum(any(line) for line in lines) > 1:
            return _table(list(enumerate(lines, start=1)), sheet)
    raise unusable(ImportRule.NO_HEADINGS)


def _from_text(content: bytes) -> ListTable:
    if len(content) > MAX_BYTES:
        raise unusable(ImportRule.TOO_LARGE, size=len(content), limit=MAX_BYTES)
    text = _decoded(content)
    lines: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    before = 0
    try:
        for line in islice(reader, _MAX_LINES):
            lines.append((before + 1, tuple(_SHIELD.sub("", clean(cell)) for cell in line)))
            before = reader.line_num
    except csv.Error as error:  # a cell longer than the module lets pass
        raise unusable(ImportRule.NOT_TEXT) from error
    return _table(lines, Sheet("", [], ()))


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                text = content.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    else:
        text = content.decode("cp1252", errors="replace")
    odd = sum(ord(c) < 32 and c not in "\t\r\n" for c in text[:10_000])
    if odd > _BINARY * min(len(text), 10_000):
        raise unusable(ImportRule.NOT_TEXT)
    return text.replace("\0", "")


def _separator(text: str) -> str:
    def parted(separator: str) -> tuple[int, int]:
        lines = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        try:
            widths = [len(line) for line in islice(lines, _LOOKED_AT) if any(line)]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 0
        return (sum(width == first for width in widths) if first > 1 else 0), first

    return max(_SEPARATORS, key=parted)


def _table(lines: list[tuple[int, tuple[str, ...]]], sheet: Sheet) -> ListTable:
    """Take the headings out of the first filled lines, and the filled ones below them as rows.

    The headings are the line with the most names that are known, two at least, else the first
    that names more than one column: above it may stand a title of the whole. A row with a cell
    that has no value is refused: what it means to say is not known.
    """
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        raise unusable(ImportRule.NO_HEADINGS)
    at = _headings_at([cells for _, cells in filled[:_HEADING_WITHIN]])
    (_, first), body = filled[at], filled[at + 1 :]
    width = max(i for i, cell in enumerate(first, start=1) if cell)
    cut = any(problem.rule is ImportRule.TOO_MANY_ROWS for problem in sheet.problems)
    if cut or len(body) > MAX_ROWS:
        raise unusable(ImportRule.TOO_MANY_ROWS, limit=MAX_ROWS)
    if width > MAX_COLUMNS:
        raise unusable(ImportRule.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
    faults: dict[int, list[AnyProblem]] = {}
    for problem in sheet.problems:
        if problem.row is not None:
            faults.setdefault(problem.row, []).append(problem)
    rows, refused = [], []
    for number, cells in body:
        row = ListRow(number, (*cells[:width], *[""] * (width - len(cells))))
        if any(cells[width:]):
            row = ListRow(number, cells)
            faults.setdefault(number, []).append(_too_long(sheet.name, row, width))
        if number in faults:
            refused.append(RefusedRow(row, tuple(faults[number])))
        else:
            rows.append(row)
    whole = tuple(problem for problem in sheet.problems if problem.row is None)
    columns = tuple(
        Column(name, letter(at), (first[at],) if first[at] else ())
        for at, name in enumerate(_unique(first[:width]))
    )
    found = SheetFound(sheet.name, len(body), (filled[at][0],))
    return ListTable(columns, tuple(rows), whole, tuple(refused), sheets=(found,))


def _headings_at(lines: list[tuple[str, ...]]) -> int:
    known = [len(guess_columns(line)) for line in lines]
    if max(known) > 1:
        return known.index(max(known))
    wide = (at for at, line in enumerate(lines) if sum(map(bool, line)) > 1)
    return next(wide, 0)


def _too_long(sheet: str, row: ListRow, width: int) -> ImportProblem:
    details = MappingProxyType({"expected": str(width), "found": str(len(row.cells))})
    value = " · ".join(row.cells)[:200]
    return ImportProblem(
        sheet, ImportRule.CELL_COUNT, Loss.ROW, row.number, value=value, details=details
    )


def _unique(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Give headings that are empty or come again a number of their own."""
    seen: dict[str, int] = {}
    named: list[str] = []
    for heading in (" ".join(heading.split()) for heading in headings):
        seen[heading] = seen.get(heading, 0) + 1
        own = heading and seen[heading] == 1
        named.append(heading if own else f"{heading} ({len(named) + 1})".strip())
    return tuple(named)
