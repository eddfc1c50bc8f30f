"""Restores table cells that a spreadsheet program has reformatted.

Saved as CSV by a French Excel, `true` is `VRAI`, `2021-02-04` is `04/02/2021`, `01` is `1`, `1.5`
is `1,5`. The reader of workbooks knows all of that (`loaders.package.cell_text`); here it is asked
where a cell does not keep to the form of its column, and believed where the form is kept by what it
says and the file leaves no other reading.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.package.cell_text import ERRORS, boolean_text, cell_text
from loaders.package.csv_table import ROW, told_of_cells
from loaders.package.problems import Loss, Problem, Rule
from loaders.package.schema import Field, Table
from loaders.package.validation import Cells, has_form

_TOO_NARROW = re.compile(r"#{3,}")
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}\b.*", re.DOTALL)
_BLANK = r"[ \u00a0\u202f]"
_GROUPED = re.compile(
    rf"[+-]?\d{{1,3}}({_BLANK}\d{{3}})+(,\d+)?{_BLANK}?€?|[+-]?\d+(,\d+)?{_BLANK}?€"
)
_PLAIN_COMMA = re.compile(r"[+-]?\d+,\d+")
_THOUSANDS = re.compile(r"[+-]?\d{1,3},\d{3}")


def as_declared(
    frame: pd.DataFrame, table: Table, keys: Mapping[str, Field], *, semicolon: bool
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return `frame` (text, with `ROW`) with each cell in the form that its column declares.

    `keys` are the columns that foreign keys of the table name, by the column of the key.
    `semicolon` is whether the file parts its cells so, as a French spreadsheet does. A column
    that was rewritten is told once, as a remark. What could be read in two ways stays as it is,
    for the rules to report; a formula that went wrong is taken out with its cell and told.
    """
    problems: list[Problem] = []
    columns = {field.name: pa.array(frame[field.name]) for field in table.fields}
    if any(pc.any(pc.starts_with(cells, "#")).as_py() for cells in columns.values()):
        frame, problems = _without_errors(frame, table)
        columns = {field.name: pa.array(frame[field.name]) for field in table.fields}
    odd = {
        field.name: frame[field.name][mask]
        for field in table.fields
        if (mask := _odd(columns[field.name], field, keys.get(field.name))) is not None
    }
    if not odd:
        return frame, problems
    habits = _habits(odd, table, keys, semicolon=semicolon)
    frame = frame.copy()
    for name, cells in odd.items():
        field, key = table.field(name), keys.get(name)
        meant = cells.map({text: _meant(text, field, key, habits) for text in cells.unique()})
        meant = meant[meant != cells]
        if len(meant):
            frame.loc[meant.index, name] = meant
            problems.append(_remark(table, name, frame[ROW], cells, meant))
    return frame, problems


@dataclass(frozen=True)
class _Habits:
    """How the program that saved a file writes: the day before the month, decimals by a comma."""

    day_first: bool
    decimal_comma: bool


def _habits(
    odd: Mapping[str, pd.Series], table: Table, keys: Mapping[str, Field], *, semicolon: bool
) -> _Habits:
    """Conclude the habits from all cells of a file that are not in the form of their column."""
    texts = {name: list(cells) for name, cells in odd.items()}
    kinds = {field.name: field.type for field in table.fields}
    numbers = [t for name in texts if kinds[name] in ("integer", "number") for t in texts[name]]
    booleans = [t for name in texts if kinds[name] == "boolean" for t in texts[name]]
    days = [
        (int(found[1]), int(found[2]))
        for name in texts
        if kinds[name] == "date" or _holds_days(table.field(name), keys.get(name))
        for text in texts[name]
        if (found := _DAY.fullmatch(text))
    ]
    commas = any(
        _PLAIN_COMMA.fullmatch(text) and not _THOUSANDS.fullmatch(text) for text in numbers
    )
    french = semicolon or commas or any(text.upper() in ("VRAI", "FAUX") for text in booleans)
    month_first = any(month > 12 for _, month in days)
    return _Habits(
        day_first=not month_first and (french or any(day > 12 for day, _ in days)),
        decimal_comma=french,
    )


def _holds_days(field: Field, key: Field | None) -> bool:
    """Say whether the texts of a column can be days: its pattern takes one."""
    pattern = field.pattern or (key.pattern if key else None)
    return bool(pattern and re.fullmatch(pattern, "2021-02-04"))


def _odd(cells: Cells, field: Field, key: Field | None) -> npt.NDArray[np.bool_] | None:
    """Say which cells are filled and have not the form of their column; None where none is."""
    kept = has_form(cells, field, key.pattern if key else None)
    if kept is None or pc.all(kept, min_count=0).as_py():
        return None
    return ~np.asarray(kept.to_numpy(zero_copy_only=False), dtype=bool)


def _meant(text: str, field: Field, key: Field | None, habits: _Habits) -> str:
    """Return what a cell meant, in the form of its column; the cell itself where it is not sure."""
    if not _sure(text, field, key, habits):
        return text
    meant = cell_text(text, field, key)
    kept = has_form(pa.array([meant]), field, key.pattern if key else None)
    return meant if kept is not None and kept[0].as_py() else text


def _sure(text: str, field: Field, key: Field | None, habits: _Habits) -> bool:
    match field.type:
        case "boolean":
            return boolean_text(text) != text
        case "integer" | "number":
            if _PLAIN_COMMA.fullmatch(text):
                return habits.decimal_comma or not _THOUSANDS.fullmatch(text)
            return _GROUPED.fullmatch(text) is not None
        case "date":
            return habits.day_first or not _DAY.fullmatch(text)
    if _holds_days(field, key):
        return habits.day_first or not _DAY.fullmatch(text)
    return True


def _without_errors(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Take out the cells that show no value but that a formula went wrong, with the vital rows."""
    problems: list[Problem] = []
    rows: set[int] = set()
    for field in table.fields:
        cells = frame[field.name]
        marked = cells[pc.starts_with(pa.array(cells), "#").to_numpy(zero_copy_only=False)]
        wrong = marked[[text in ERRORS or bool(_TOO_NARROW.fullmatch(text)) for text in marked]]
        if not len(wrong):
            continue
        vital = field.required or field.name in table.primary_key
        loss = Loss.ROW if vital else Loss.VALUE
        template = Problem(table.path, Rule.ERROR_VALUE, loss, column=field.name)
        problems += told_of_cells(frame, template, wrong.index)
        frame = frame.copy()
        frame.loc[wrong.index, field.name] = ""
        rows |= set(wrong.index) if vital else set()
    return frame.drop(index=list(rows)), problems


def _remark(
    table: Table, column: str, rows: pd.Series, cells: pd.Series, meant: pd.Series
) -> Problem:
    details = {"read": str(meant.iloc[0])}
    if len(meant) > 1:
        details["more"] = str(len(meant) - 1)
    return Problem(
        table.path,
        Rule.SPREADSHEET,
        Loss.NOTHING,
        row=int(rows.loc[meant.index].iloc[0]),
        column=column,
        value=str(cells.loc[meant.index].iloc[0]),
        details=details,
    )
