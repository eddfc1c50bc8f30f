"""One CSV file of a data package as a frame of text, forgiving what spreadsheets do to files.

A byte-order mark and CRLF are no problem. A file saved as Windows-1252 or with semicolons, as a
French Excel does, is read all the same and reported, so that the data shows while it is mended.
"""

import functools
import io
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from loaders.problems import Loss, Problem, Rule
from loaders.schema import Table

MAX_FILE_BYTES = 150_000_000
"""The largest table file that is opened: a million projects take about two thirds of it."""

ROW = "__row__"
"""The column that carries each record's row in the file, as a spreadsheet counts (2 is first)."""

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


def empty_frame(table: Table) -> pd.DataFrame:
    """Return a frame without rows that has the columns of `table` and `ROW`."""
    frame = pd.DataFrame({field.name: pd.Series(dtype="str") for field in table.fields})
    frame[ROW] = pd.Series(dtype="int64")
    return frame


def read_text_table(directory: Path, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Read the file of `table` below `directory`, every cell as text.

    Returns a frame with exactly the columns that `table` declares, plus `ROW`; an empty cell is
    an empty string, a missing column a column of empty strings. Rows whose number of cells does
    not fit the heading are left out. The problems say all that was found; nothing is raised.
    """
    path = (directory / table.path).resolve()
    if not path.is_relative_to(directory.resolve()):
        return empty_frame(table), [Problem(table.path, Rule.FILE_OUTSIDE, Loss.TABLE)]
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            details = {"size": str(size), "limit": str(MAX_FILE_BYTES)}
            problem = Problem(
                table.path, Rule.FILE_TOO_LARGE, Loss.TABLE, details=MappingProxyType(details)
            )
            return empty_frame(table), [problem]
        content = path.read_bytes()
    except FileNotFoundError:
        return empty_frame(table), [Problem(table.path, Rule.FILE_MISSING, Loss.TABLE)]
    except OSError as error:
        return empty_frame(table), [_unreadable(table, error.strerror or str(error))]
    return _parse(content, table)


def _unreadable(table: Table, reason: str) -> Problem:
    details = MappingProxyType({"reason": reason})
    return Problem(table.path, Rule.FILE_UNREADABLE, Loss.TABLE, details=details)


def _parse(content: bytes, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    content, problems = _as_utf8(content, table)
    heading = content.split(b"\n", 1)[0].decode("utf-8").strip("\r")
    if not heading.strip():
        return empty_frame(table), [*problems, Problem(table.path, Rule.FILE_EMPTY, Loss.TABLE)]
    separator = _separator(heading, table)
    if separator != ",":
        details = MappingProxyType({"separator": _SEPARATORS[separator]})
        problems.append(Problem(table.path, Rule.SEPARATOR, Loss.NOTHING, row=1, details=details))
    try:
        cells, misshapen = _cells(content, separator, table)
    except pa.ArrowInvalid as error:
        return empty_frame(table), [*problems, _unreadable(table, str(error).splitlines()[0])]
    frame, column_problems = _declared_columns(cells, table)
    return frame, [*problems, *column_problems, *misshapen]


def _as_utf8(content: bytes, table: Table) -> tuple[bytes, list[Problem]]:
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(
            table.path,
            Rule.ENCODING,
            Loss.NOTHING,
            row=content.count(b"\n", 0, error.start) + 1,
        )
        return content.decode("cp1252", errors="replace").encode("utf-8"), [problem]
    return content, []


def _separator(heading: str, table: Table) -> str:
    """Return the separator under which the heading shows most of the columns we know."""
    names = {field.name for field in table.fields}

    def known(separator: str) -> int:
        return len(names & {cell.strip(' "') for cell in heading.split(separator)})

    return max(_SEPARATORS, key=known)


def _cells(content: bytes, separator: str, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the file's columns as they are named there, and the rows that do not fit them."""
    misshapen: list[pacsv.InvalidRow] = []

    def skip(row: pacsv.InvalidRow) -> str:
        misshapen.append(row)
        return "skip"

    # One thread, because only then does pyarrow know the number of a row that does not fit.
    heading = pacsv.open_csv(
        io.BytesIO(content), parse_options=pacsv.ParseOptions(delimiter=separator)
    ).schema.names
    arrow = pacsv.read_csv(
        io.BytesIO(content),
        read_options=pacsv.ReadOptions(
            use_threads=False, column_names=[str(i) for i in range(len(heading))], skip_rows=1
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types={str(i): pa.string() for i in range(len(heading))},
            strings_can_be_null=False,
        ),
    )
    rows = np.arange(2, 2 + len(arrow) + len(misshapen))
    rows = rows[~np.isin(rows, [row.number for row in misshapen])]
    # Arrow trims and compares a column in microseconds; pandas takes a hundred times as long.
    columns = [pc.utf8_trim_whitespace(column) for column in arrow.itercolumns()]
    filled = functools.reduce(pc.or_, [pc.not_equal(column, "") for column in columns])
    names = [name.strip() for name in heading]
    frame = pa.table([*columns, pa.array(rows)], names=[*names, ROW]).filter(filled).to_pandas()
    problems = [
        Problem(
            table.path,
            Rule.CELL_COUNT,
            Loss.ROW,
            row=row.number,
            value=row.text[:200],
            details=MappingProxyType(
                {"expected": str(row.expected_columns), "found": str(row.actual_columns)}
            ),
        )
        for row in misshapen
    ]
    return frame, problems


def _declared_columns(cells: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Keep the declared columns, in their order, and report what is missing or not declared."""
    problems: list[Problem] = []
    names = [field.name for field in table.fields]
    for name in cells.columns[cells.columns.duplicated()].unique():
        problems.append(Problem(table.path, Rule.COLUMN_TWICE, Loss.VALUE, row=1, column=name))
    cells = cells.loc[:, ~cells.columns.duplicated()]
    for name in cells.columns.difference([*names, ROW], sort=False):
        problems.append(Problem(table.path, Rule.COLUMN_EXTRA, Loss.VALUE, row=1, column=name))
    for name in pd.Index(names).difference(cells.columns, sort=False):
        loss = Loss.TABLE if table.field(name).required else Loss.VALUE
        problems.append(Problem(table.path, Rule.COLUMN_MISSING, loss, row=1, column=name))
    missing = {name: "" for name in names if name not in cells.columns}
    return cells.assign(**missing)[[*names, ROW]], problems
