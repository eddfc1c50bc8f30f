"""The cells of a workbook (XLSX), without trusting the file.

Nothing in it is run, fetched or expanded: it is measured before it is opened.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

import openpyxl
import openpyxl.utils
from defusedxml.ElementTree import ParseError, fromstring

from loaders.cell_text import ERRORS
from loaders.import_problems import AnyProblem, ImportProblem, ImportRule
from loaders.problems import Loss

MAX_BYTES = 20 * 2**20
"""The largest workbook that is opened: a hundred times the shipped data. The server's own limit for
what is sent to it is the same, as megabytes of 2^20 bytes."""

MAX_EXPANDED = 100_000_000
"""The most bytes that the parts of a workbook may hold when unpacked."""

MAX_PARTS = 2_000
"""The most parts that a workbook may be packed of; a sheet takes two or three."""

MAX_SHEETS = 60
MAX_ROWS = 100_000
MAX_COLUMNS = 100
"""The most sheets of a workbook, and rows and columns of a sheet, that are read."""

_DECLARATION = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
"""The start of a document type or an entity, in UTF-8 or UTF-16. No spreadsheet program writes
one, and entities can stand for gigabytes."""

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_CHUNK = 1 << 20
_OVERLAP = 32


@dataclass(frozen=True)
class Sheet:
    """A sheet as it stands: its name, its rows of cells from row 1 on, and what is wrong in it."""

    name: str
    rows: list[tuple[object, ...]]
    problems: tuple[AnyProblem, ...]


class UnusableError(Exception):
    """The file cannot be read at all; `problem` says why."""

    def __init__(self, problem: ImportProblem) -> None:
        super().__init__(problem.rule.value)
        self.problem = problem


def read_sheets(content: bytes, *, max_rows: int | None = None) -> list[Sheet]:
    """Return every sheet of a workbook, in order; of each `max_rows` rows, or `MAX_ROWS`.

    A formula counts by the value that the spreadsheet program has computed. Raises
    `UnusableError` where the file is no workbook or goes beyond the limits.
    """
    formulas = _measure(content)
    most = MAX_ROWS if max_rows is None else max_rows
    try:
        sheets = _sheets(content, most, computed=True)
        written = _sheets(content, most, computed=False) if formulas else []
    except Exception as error:  # the library raises whatever a damaged part makes it stumble on
        raise unusable(ImportRule.NOT_A_WORKBOOK) from error
    return [
        _checked(name, rows, written[position][1] if formulas else [], most)
        for position, (name, rows) in enumerate(sheets)
    ]


def custom_property(content: bytes, name: str) -> str:
    """Return a property that a workbook carries, empty where it does not.

    `read_sheets` must have read the same content before, which measures it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            properties = fromstring(archive.read("docProps/custom.xml"))
    except (KeyError, ParseError):
        return ""
    found = (one for one in properties if one.get("name") == name)
    return "".join("".join(one.itertext()) for one in found).strip()


def _measure(content: bytes) -> bool:
    """Refuse what is too large or dangerous; return whether a sheet holds a formula."""
    if len(content) > MAX_BYTES:
        raise unusable(ImportRule.TOO_LARGE, size=len(content), limit=MAX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > MAX_EXPANDED or len(parts) > MAX_PARTS:
                raise unusable(ImportRule.EXPANDS_TOO_FAR, size=size, limit=MAX_EXPANDED)
            formulas = [_scan(archive, part) for part in parts]
            return any(formulas)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise unusable(ImportRule.NOT_A_WORKBOOK) from error
    except (OSError, EOFError, ValueError) as error:
        raise unusable(ImportRule.NOT_A_WORKBOOK) from error


def _scan(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Refuse a part that declares entities; return whether it holds a formula of a sheet.

    A part never gives more than the bytes that were measured: `zipfile` stops there.
    """
    formula = False
    with archive.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            seen = before + chunk
            if _DECLARATION.search(seen):
                raise unusable(ImportRule.ENTITIES)
            formula = formula or bool(_FORMULA.search(seen))
            before = chunk[-_OVERLAP:]
    return formula and "worksheets/" in part.filename


def _sheets(
    content: bytes, max_rows: int, *, computed: bool
) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return the cells of every sheet, at most one row and column more than are kept."""
    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=computed, keep_links=False
    )
    try:
        limits = {"max_row": max_rows + 1, "max_col": MAX_COLUMNS + 1, "values_only": True}
        return [
            # A row without cells takes no room and no time, as a sheet can claim many.
            (
                sheet.title,
                [() if row.count(None) == len(row) else row for row in sheet.iter_rows(**limits)],
            )
            for sheet in book.worksheets[:MAX_SHEETS]
        ]
    finally:
        book.close()


def _checked(
    name: str,
    rows: list[tuple[object, ...]],
    written: list[tuple[object, ...]],
    max_rows: int,
) -> Sheet:
    """Take out what is beyond the limits, errors, and formulas that were never computed."""
    problems: list[AnyProblem] = []
    if len(rows) > max_rows and any(not blank(cell) for cell in rows[-1]):
        details = MappingProxyType({"limit": str(max_rows)})
        problems.append(
            ImportProblem(name, ImportRule.TOO_MANY_ROWS, Loss.TABLE, max_rows + 1, details=details)
        )
    if any(len(row) > MAX_COLUMNS and not blank(row[-1]) for row in rows):
        details = MappingProxyType({"limit": str(MAX_COLUMNS)})
        problems.append(
            ImportProblem(name, ImportRule.TOO_MANY_COLUMNS, Loss.VALUE, details=details)
        )
    kept = [row[:MAX_COLUMNS] for row in rows[:max_rows]]
    for number, row in enumerate(kept, start=1):
        said = written[number - 1] if number <= len(written) else row
        faults = _faults(row, said)
        if faults:
            kept[number - 1] = tuple(None if i in faults else row[i] for i in range(len(row)))
            problems += [
                ImportProblem(name, rule, Loss.VALUE, number, letter(i), str((said or row)[i])[:80])
                for i, rule in faults.items()
            ]
    return Sheet(name, kept, tuple(problems))


def _faults(row: tuple[object, ...], written: tuple[object, ...]) -> dict[int, ImportRule]:
    found = {}
    for position, (value, said) in enumerate(zip_longest(row, written)):
        if isinstance(value, str) and value in ERRORS:
            found[position] = ImportRule.ERROR_VALUE
        elif value is None and said is not None:
            found[position] = ImportRule.FORMULA_WITHOUT_VALUE
    return found


def letter(position: int) -> str:
    """Return what a spreadsheet calls the column at `position`, from 0: `A`, … `Z`, `AA`."""
    return str(openpyxl.utils.get_column_letter(position + 1))


def blank(cell: object) -> bool:
    """Return whether a cell has nothing in it."""
    return cell is None or cell == ""


def unusable(rule: ImportRule, **details: object) -> UnusableError:
    """Return the error that says why a file cannot be read at all."""
    texts = MappingProxyType({name: str(value) for name, value in details.items()})
    return UnusableError(ImportProblem("", rule, Loss.TABLE, details=texts))
