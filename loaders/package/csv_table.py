"""Reads one CSV file into a frame of text, tolerating what spreadsheet programs do to it.

A byte-order mark and CRLF are no problem. A file saved in the code page of a system or with
semicolons, as a French Excel does, is read all the same and reported. What its cells mean is for
`loaders.package.spreadsheet_text`.
"""

import csv
import functools
import io
import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from loaders.package.cell_text import cell_text
from loaders.package.data_folder import OpenFolder, OutsideError
from loaders.package.problems import MAX_REPORTED, Loss, Problem, Rule
from loaders.package.schema import Table
from loaders.text.decoding import LOST, Decoded, decoded

MAX_FILE_BYTES = 150_000_000
"""The largest table file that is opened: some 300,000 whole records, or a million short ones."""

ROW = "__row__"
"""The column that carries each record's row in the file, as a spreadsheet counts (2 is first)."""

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}

_ZIP = b"PK\x03\x04"

_MARK = "\ufeff"
"""The byte-order mark, which is no part of a text. Source: Unicode, 23.8."""

_SEPARATOR_LINE = re.compile(r'\A"?sep=."?(\r\n?|\n)', re.IGNORECASE)
"""The first line by which a file tells Excel its separator; it is emptied, so that rows count."""

_END = "\x1eend\x1e"
"""Added as a last record: where it is not read back, a quote before it was never closed."""


class _UnusableError(Exception):
    """No record of the file can be told from the next; the message says why."""


def empty_frame(table: Table) -> pd.DataFrame:
    """Return a frame without rows that has the columns of `table` and `ROW`."""
    columns = [(field.name, pa.string()) for field in table.fields]
    frame: pd.DataFrame = pa.schema([*columns, (ROW, pa.int64())]).empty_table().to_pandas()
    return frame


def read_text_table(folder: OpenFolder, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Read the file of `table` in `folder`, every cell as text.

    Returns a frame with exactly the columns that `table` declares, plus `ROW`; an empty cell is
    an empty string, a missing column a column of empty strings. Rows whose number of cells does
    not fit the heading are left out. The problems say all that was found; nothing is raised.
    """
    try:
        size = folder.size(table.path)
        if size > MAX_FILE_BYTES:
            details = {"size": str(size), "limit": str(MAX_FILE_BYTES)}
            large = Problem(table.path, Rule.FILE_TOO_LARGE, Loss.TABLE, details=details)
            return empty_frame(table), [large]
        content = folder.read(table.path)
    except OutsideError:
        return empty_frame(table), [Problem(table.path, Rule.FILE_OUTSIDE, Loss.TABLE)]
    except FileNotFoundError:
        return empty_frame(table), [Problem(table.path, Rule.FILE_MISSING, Loss.TABLE)]
    except OSError as error:
        return empty_frame(table), [_unreadable(table, error.strerror or str(error))]
    return _parse(content, table)


def _unreadable(table: Table, reason: str) -> Problem:
    return Problem(table.path, Rule.FILE_UNREADABLE, Loss.TABLE, details={"reason": reason})


def _parse(content: bytes, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    found = decoded(content)
    first = found.text.partition("\n")[0]
    if content.startswith(_ZIP) or first.count(LOST) > len(first) // 8:
        return empty_frame(table), [Problem(table.path, Rule.FILE_NO_TEXT, Loss.TABLE)]
    text, problems = _plain(found, table)
    try:
        if not text.strip():
            problems.append(Problem(table.path, Rule.FILE_EMPTY, Loss.TABLE))
            return empty_frame(table), problems
        content = text.encode()
        separator = _separator(content, table)
        if separator != ",":
            details = {"separator": _SEPARATORS[separator]}
            problems.append(
                Problem(table.path, Rule.SEPARATOR, Loss.NOTHING, row=1, details=details)
            )
        names, cells, row_problems = _records(content, separator, table)
    except (_UnusableError, csv.Error, pa.ArrowInvalid) as error:
        return empty_frame(table), [*problems, _unreadable(table, str(error).splitlines()[0])]
    frame, column_problems = _declared_columns(names, cells, table)
    if found.damaged:
        problems += _damaged(frame, table, text)
    return frame, [*problems, *column_problems, *row_problems]


def _plain(found: Decoded, table: Table) -> tuple[str, list[Problem]]:
    """Return the text without what programs add to it for themselves, and what there is to tell."""
    problems = []
    if found.encoding != "utf-8":
        other = next(re.finditer(r"[^\x00-\x7f]", found.text), None)
        row = found.text.count("\n", 0, other.start()) + 1 if other else 1
        details = {"encoding": found.encoding}
        problems.append(Problem(table.path, Rule.ENCODING, Loss.NOTHING, row=row, details=details))
    text = found.text.lstrip(_MARK)
    if (at := text.find(_MARK)) >= 0:
        row = text.count("\n", 0, at) + 1
        problems.append(Problem(table.path, Rule.STRAY_MARK, Loss.NOTHING, row=row))
    return _SEPARATOR_LINE.sub(r"\1", text.replace(_MARK, "")), problems


def _damaged(frame: pd.DataFrame, table: Table, text: str) -> list[Problem]:
    """Tell the cells in which signs were lost; the first line with one where no cell shows it."""
    problems = []
    for field in table.fields:
        marked = frame.index[frame[field.name].str.contains(LOST, regex=False)]
        template = Problem(table.path, Rule.DAMAGED, Loss.VALUE, column=field.name)
        problems += told_of_cells(frame, template, marked)
    if not problems:
        row = text.count("\n", 0, text.index(LOST)) + 1
        problems.append(Problem(table.path, Rule.DAMAGED, Loss.VALUE, row))
    return problems


def told_of_cells(frame: pd.DataFrame, template: Problem, cells: Iterable[int]) -> list[Problem]:
    """Return `template` with the row and value of each of `cells` (places in `frame`).

    At most `MAX_REPORTED` are told; the last counts the rest.
    """
    indices = list(cells)
    shown = frame.loc[indices[:MAX_REPORTED]]
    told = [
        replace(template, row=row, value=value)
        for row, value in zip(shown[ROW], shown[template.column], strict=True)
    ]
    if len(indices) > MAX_REPORTED:
        more = {**template.details, "more": str(len(indices) - MAX_REPORTED)}
        told[-1] = replace(told[-1], details=more)
    return told


def _heading(content: bytes, separator: str) -> tuple[list[str], int]:
    """Return the names in the first line that is not blank, and how many lines it ends after."""
    lines = io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="")
    for number, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
        if any(cell.strip() for cell in cells):
            return [cell.strip().strip('"') for cell in cells], number
    raise _UnusableError("no headings")


def _separator(content: bytes, table: Table) -> str:
    """Return the separator under which the heading shows most of the columns we know."""
    names = {field.name for field in table.fields}
    return max(_SEPARATORS, key=lambda separator: len(names & {*_heading(content, separator)[0]}))


def _records(
    content: bytes, separator: str, table: Table
) -> tuple[list[str], pa.Table, list[Problem]]:
    """Return the names of the columns, their cells with `ROW`, and the rows that do not fit."""
    names, first = _heading(content, separator)
    problems: list[Problem] = []
    misshapen = _Misshapen()
    cells = _cells(content, separator, len(names), misshapen)
    if not _closed(cells):
        row = len(cells) + len(misshapen.numbers)
        problems.append(Problem(table.path, Rule.QUOTE, Loss.ROW, row=row))
        content = _without_last_record(content, cells, misshapen)
        misshapen = _Misshapen()
        cells = _cells(content, separator, len(names), misshapen)
        if row <= first or not _closed(cells):
            raise _UnusableError("a quotation mark is never closed")
    if misshapen.numbers and (even := _evened(content, separator, names, table)):
        content, cut = even
        problems += cut
        misshapen = _Misshapen()
        cells = _cells(content, separator, len(names), misshapen)
    # Arrow trims and compares a column in microseconds; pandas takes a hundred times as long.
    columns = [pc.utf8_trim_whitespace(column) for column in cells.itercolumns()]
    rows = np.delete(np.arange(1, 1 + len(cells) + len(misshapen.numbers)), misshapen.places())
    filled = functools.reduce(pc.or_, [pc.not_equal(column, "") for column in columns])
    within = pc.and_(filled, pa.array((rows > first) & (rows < rows[-1])))
    cells = pa.table([*columns, pa.array(rows)], names=[*cells.column_names, ROW])
    return names, cells.filter(within), [*problems, *misshapen.problems(table)]


def _evened(
    content: bytes, separator: str, names: list[str], table: Table
) -> tuple[bytes, list[Problem]] | None:
    """Give every line as many cells as there are headings, where it is sure which ones it lacks.

    Blank cells beyond the headings go. A spreadsheet leaves out the last cells of lines where
    they are empty; lines that a line break has torn apart look alike, so that all short ones are
    left as they are unless each has its key and whatever else it must have. None where nothing
    can be done.
    """
    lines = list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter=separator))
    named = max(place for place, name in enumerate(names, start=1) if name)
    short = [(row, line) for row, line in enumerate(lines, start=1) if 0 < len(line) < named]
    short = [(row, line) for row, line in short if any(cell.strip() for cell in line)]
    saved = separator != "," or b"\r" in content  # by a spreadsheet program: our lines end in LF
    alone = (_stands_alone(dict(zip(names, line, strict=False)), table) for _, line in short)
    fits = saved and all(alone)
    even = []
    for line in lines:
        beyond = any(cell.strip() for cell in line[len(names) :])
        sure = fits or len(line) >= named
        lacking = len(names) - len(line) if sure and line else 0
        even.append(line if beyond else [*line[: len(names)], *[""] * lacking])
    if even == lines:
        return None
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(even)
    if not fits or not short:
        return text.getvalue().encode(), []
    row, line = short[0]
    details = {"expected": str(len(names)), "found": str(len(line))}
    if len(short) > 1:
        details["more"] = str(len(short) - 1)
    cut = Problem(table.path, Rule.CELLS_CUT, Loss.NOTHING, row=row, details=details)
    return text.getvalue().encode(), [cut]


def _stands_alone(cells: dict[str, str], table: Table) -> bool:
    """Say whether a line has all that a record cannot do without, and a key that can be one."""
    for field in table.fields:
        value = cells.get(field.name, "").strip()
        if not value and (field.required or field.name in table.primary_key):
            return False
        if field.name in table.primary_key and field.pattern:
            meant = cell_text(value, field)
            if not re.fullmatch(field.pattern, meant):
                return False
    return True


class _Misshapen:
    """Collects the rows with too many or too few cells; the text of the first ones and the last."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.kept: list[pacsv.InvalidRow] = []
        self.last: pacsv.InvalidRow | None = None

    def __call__(self, row: pacsv.InvalidRow) -> str:
        self.numbers.append(row.number)
        if len(self.kept) < MAX_REPORTED:
            self.kept.append(row)
        self.last = row
        return "skip"

    def places(self) -> np.ndarray:
        return np.array(self.numbers, dtype=np.int64) - 1

    def problems(self, table: Table) -> list[Problem]:
        problems = []
        for row in self.kept:
            details = {"expected": str(row.expected_columns), "found": str(row.actual_columns)}
            if row.number == self.kept[-1].number and len(self.numbers) > len(self.kept):
                details["more"] = str(len(self.numbers) - len(self.kept))
            template = Problem(table.path, Rule.CELL_COUNT, Loss.ROW, details=details)
            problems.append(replace(template, row=row.number, value=row.text[:200]))
        return problems


def _cells(content: bytes, separator: str, width: int, misshapen: _Misshapen) -> pa.Table:
    """Return every record of `width` cells, the heading and `_END` among them."""
    columns = [str(place) for place in range(width)]
    end = ("\n" + _END + separator * (width - 1) + "\n").encode()
    return pacsv.read_csv(
        io.BytesIO(content + end),
        # One thread, because only then does pyarrow know the number of a row that does not fit;
        # one block, because a text may be longer than any other.
        read_options=pacsv.ReadOptions(
            use_threads=False, column_names=columns, block_size=len(content) + len(end) + 1
        ),
        parse_options=pacsv.ParseOptions(
            delimiter=separator,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=misshapen,
        ),
        convert_options=pacsv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=False
        ),
    )


def _closed(cells: pa.Table) -> bool:
    return len(cells) > 0 and cells.column(0)[-1].as_py() == _END


def _without_last_record(content: bytes, cells: pa.Table, misshapen: _Misshapen) -> bytes:
    """Empty the line in which the last record begins: the one whose quote is never closed."""
    last = misshapen.last
    if last is not None and last.number == len(cells) + len(misshapen.numbers):
        swallowed = last.text
    else:
        swallowed = "".join(column[-1].as_py() for column in cells.itercolumns())
    lines = (content + b"\n").splitlines(keepends=True)
    begins = len(lines) - len(swallowed[: swallowed.rindex(_END)].encode().splitlines())
    return b"".join([*lines[:begins], b"\n", *lines[begins + 1 :]])


def _declared_columns(
    names: list[str], cells: pa.Table, table: Table
) -> tuple[pd.DataFrame, list[Problem]]:
    """Keep the declared columns, in their order, and report what is missing or not declared."""
    declared = [field.name for field in table.fields]
    places = {name: names.index(name) for name in dict.fromkeys(names)}
    twice = [name for name in places if name and names.count(name) > 1]
    extra = [name for name in places if name and name not in declared]
    unnamed = [
        f"({place + 1})"
        for place, name in enumerate(names)
        if not name and pc.any(pc.not_equal(cells.column(place), "")).as_py()
    ]
    missing = [name for name in declared if name not in places]
    problems = [
        *(Problem(table.path, Rule.COLUMN_TWICE, Loss.VALUE, row=1, column=c) for c in twice),
        *(
            Problem(table.path, Rule.COLUMN_EXTRA, Loss.VALUE, row=1, column=c)
            for c in [*extra, *unnamed]
        ),
    ]
    for name in missing:
        vital = table.field(name).required or name in table.primary_key
        loss = Loss.TABLE if vital else Loss.VALUE
        problems.append(Problem(table.path, Rule.COLUMN_MISSING, loss, row=1, column=name))
    blank = pa.array([""] * len(cells), pa.string())
    columns = [cells.column(places[name]) if name in places else blank for name in declared]
    arrow = pa.table([*columns, cells.column(ROW)], names=[*declared, ROW])
    return arrow.to_pandas(), problems
