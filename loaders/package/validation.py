"""Validates a frame of text against the rules of its table.

Only what the descriptor declares is checked: the functions below translate it, rule for rule, to
tests of whole columns.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.package.csv_table import told_of_cells
from loaders.package.problems import Loss, Problem, Rule
from loaders.package.schema import Field, Table
from loaders.text.plain_text import number_text

LEXICAL = {
    "integer": r"[+-]?[0-9]{1,18}",
    "number": r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?",
    "boolean": r"true|True|TRUE|1|false|False|FALSE|0",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
"""How a value of each type is written. Source: Frictionless Table Schema 2.0, default formats."""

_DECIMAL_COMMA = r"[+-]?[0-9]+,[0-9]+"

_ADDRESS = r"https?://[^\s/?#]+[^\s]*"
"""A source is a public page; what else the standard calls an address (`javascript:`) is none."""

Cells: TypeAlias = Any
"""One column as an Arrow array of texts, each empty where the cell is."""

Kept: TypeAlias = Any
"""An Arrow array that is true where a cell keeps a rule."""

Test = Callable[[Cells], Kept]
RuleTest = tuple[Rule, Test]


def check_table(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Check the types, constraints and primary key of `table` over `frame`, all text.

    Returns the sound part (rows that break a required column or the key are left out, other
    broken cells are emptied) and all the problems, in the order of the file.
    """
    broken = {}
    for field in table.fields:
        tests = list(_tests(field, frame, table))
        cells = pa.array(frame[field.name])
        if not all(pc.all(_kept(cells, *test), min_count=0).as_py() for test in tests):
            broken[field.name] = tests
    if not broken:
        return frame, []
    required = {field.name for field in table.fields if field.required}
    return leave_out(frame, table, _failures(frame, broken), required.union(table.primary_key))


def has_form(cells: Cells, field: Field, pattern: str | None) -> Kept | None:
    """Say which cells are empty or written as their column asks; None where it asks for no form.

    `pattern` is that of the column which a foreign key names, where `field` is such a key.
    """
    if field.type in LEXICAL:
        kept = _written(cells, LEXICAL[field.type])
    elif field.categories:
        kept = pc.is_in(cells, pa.array(list(field.categories)))
    elif wanted := field.pattern or pattern:
        kept = _matches(cells, wanted)
    else:
        return None
    return pc.or_(kept, pc.equal(cells, ""))


def _failures(frame: pd.DataFrame, columns: Mapping[str, list[RuleTest]]) -> pd.DataFrame:
    """Return one row per broken cell of `columns`, as `leave_out` takes them."""
    found = [
        pd.DataFrame({"index": frame.index[~kept], "column": name, "check": rule.value})
        for name, tests in columns.items()
        for rule, test in tests
        if not (kept := _kept(pa.array(frame[name]), rule, test).to_numpy(False)).all()
    ]
    return pd.concat(found, ignore_index=True).assign(cause="")


def _kept(cells: Cells, rule: Rule, test: Test) -> Kept:
    """Say which cells keep a rule; empty ones do, as empty is unknown, unless it asks for one."""
    kept = pc.fill_null(test(cells), fill_value=False)
    return kept if rule is Rule.REQUIRED else pc.or_(kept, pc.equal(cells, ""))


def leave_out(
    frame: pd.DataFrame, table: Table, failures: pd.DataFrame, vital: Collection[str]
) -> tuple[pd.DataFrame, list[Problem]]:
    """Take the broken cells, or their rows, out of `frame`.

    `failures` has one row per broken cell: `index` (in the frame), `column`, `check` (a `Rule`),
    `cause` (of a reference). A row falls with a broken cell in one of the columns `vital`.
    """
    problems: list[Problem] = []
    failures = failures.drop_duplicates(["index", "column"])
    frame = frame.copy()
    lost_rows: set[int] = set()
    for (column, check, cause), group in failures.groupby(["column", "check", "cause"], sort=False):
        field, rule = table.field(str(column)), Rule(str(check))
        cells = group["index"].astype("int64")
        loss = Loss.ROW if field.name in vital else Loss.VALUE
        details = _details(table, field, rule, str(cause))
        template = Problem(table.path, rule, loss, column=field.name, details=details)
        problems += told_of_cells(frame, template, cells)
        if loss is Loss.ROW:
            lost_rows.update(cells)
    for column, group in failures.groupby("column"):
        frame.loc[group["index"].astype("int64"), column] = ""
    problems.sort(key=lambda problem: problem.row or 0)
    return frame.drop(index=list(lost_rows)), problems


def _tests(field: Field, frame: pd.DataFrame, table: Table) -> Iterable[RuleTest]:
    """Yield the rules of one column, the one that explains most first."""
    if field.required or field.name in table.primary_key:
        yield Rule.REQUIRED, lambda cells: pc.not_equal(cells, "")
    if field.type in ("integer", "number"):
        yield Rule.DECIMAL_COMMA, lambda cells: pc.invert(_written(cells, _DECIMAL_COMMA))
    if field.type in _TYPE_TESTS:
        yield Rule.TYPE, _TYPE_TESTS[field.type]
    if field.categories:
        allowed = pa.array(list(field.categories))
        yield Rule.CATEGORY, lambda cells: pc.is_in(cells, allowed)
    if (least := field.minimum) is not None:
        yield Rule.MINIMUM, lambda cells: pa.array(~(numbers(cells) < least))
    if (most := field.maximum) is not None:
        yield Rule.MAXIMUM, lambda cells: pa.array(~(numbers(cells) > most))
    if (longest := field.max_length) is not None:
        yield Rule.MAX_LENGTH, lambda cells: pc.less_equal(pc.utf8_length(cells), longest)
    if (pattern := field.pattern) is not None:
        yield Rule.PATTERN, lambda cells: _matches(cells, pattern)
    if field.is_address:
        yield Rule.ADDRESS, lambda cells: _written(cells, _ADDRESS)
    if field.unique and table.primary_key != (field.name,):
        yield Rule.UNIQUE, lambda cells: pa.array(~cells.to_pandas().duplicated().to_numpy())
    if table.primary_key and field.name == table.primary_key[-1]:
        keys = frame[list(table.primary_key)]
        yield Rule.KEY_DUPLICATE, lambda _cells: pa.array(~keys.duplicated().to_numpy())


def _written(cells: Cells, pattern: str) -> Kept:
    return pc.match_substring_regex(cells, rf"\A(?:{pattern})\z")


def _matches(cells: Cells, pattern: str) -> Kept:
    """Match whole cells against a pattern of the descriptor."""
    try:
        return _written(cells, pattern)
    except pa.ArrowInvalid:
        # Arrow knows no look-around; Python's own expressions do and are slower.
        compiled = re.compile(pattern)
        return pa.array([compiled.fullmatch(cell) is not None for cell in cells.to_pylist()])


def numbers(cells: Cells) -> npt.NDArray[np.float64]:
    """Return cells as numbers, not a number where they are none."""
    try:
        known = pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)
        return np.asarray(pc.cast(known, pa.float64()).to_numpy(zero_copy_only=False))
    except pa.ArrowInvalid:  # a cell is no number; pandas finds out which
        texts: pd.Series[str] = cells.to_pandas()
    return pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float, na_value=np.nan)


def _is_number(cells: Cells) -> Kept:
    # Written as a number and yet beyond what a computer holds: `1e999`.
    return pc.and_(_written(cells, LEXICAL["number"]), pa.array(np.isfinite(numbers(cells))))


def _is_date(cells: Cells) -> Kept:
    texts: pd.Series[str] = cells.to_pandas()
    days = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
    return pc.and_(_written(cells, LEXICAL["date"]), pa.array(days.notna().to_numpy()))


_TYPE_TESTS: dict[str, Test] = {
    "integer": lambda cells: _written(cells, LEXICAL["integer"]),
    "number": _is_number,
    "boolean": lambda cells: _written(cells, LEXICAL["boolean"]),
    "date": _is_date,
}


def _details(table: Table, field: Field, rule: Rule, cause: str) -> dict[str, str]:
    match rule:
        case Rule.REFERENCE:
            key = next(key for key in table.foreign_keys if key.column == field.name)
            return {"table": key.table, "reference": key.reference, "cause": cause}
        case Rule.TYPE | Rule.DECIMAL_COMMA:
            return {"type": field.type}
        case Rule.CATEGORY:
            return {"allowed": ", ".join(field.categories)}
        case Rule.MINIMUM | Rule.MAXIMUM | Rule.MAX_LENGTH:
            limits: dict[Rule, float | None] = {
                Rule.MINIMUM: field.minimum,
                Rule.MAXIMUM: field.maximum,
                Rule.MAX_LENGTH: field.max_length,
            }
            return {"limit": number_text(limits[rule] or 0)}
        case Rule.PATTERN:
            return {"pattern": str(field.pattern)}
    return {}
