"""The rules of a table, checked with pandera over a frame of text.

pandera checks whole columns at once and returns every failure with its row and its value. Only
what the descriptor declares is checked: the functions below translate it, rule for rule.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pandera.pandas as pa

from loaders.csv_table import ROW
from loaders.problems import Loss, Problem, Rule
from loaders.schema import Field, Table

MAX_REPORTED = 200
"""How many broken cells of one column and one rule are told one by one; the rest are counted."""

LEXICAL = {
    "integer": r"[+-]?\d{1,18}",
    "number": r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?",
    "boolean": r"true|True|TRUE|1|false|False|FALSE|0",
    "date": r"\d{4}-\d{2}-\d{2}",
}
"""How a value of each type is written. Source: Frictionless Table Schema 2.0, default formats."""

_DECIMAL_COMMA = r"[+-]?\d+,\d+"

Cells = pd.Series  # one column of text, empty where the cell is
Test = Callable[[Cells], pd.Series]


def check_table(frame: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Check the types, constraints and primary key of `table` over `frame`, all text.

    Returns the sound part (rows that break a required column or the key are left out, other
    broken cells are emptied) and all the problems, in the order of the file.
    """
    checks = {
        field.name: [
            pa.Check(_unless_empty(test, rule), name=rule.value)
            for rule, test in _tests(field, frame, table)
        ]
        for field in table.fields
    }
    columns = {name: pa.Column(checks=found) for name, found in checks.items() if found}
    schema = pa.DataFrameSchema(columns)
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return leave_out(frame, table, errors.failure_cases[["index", "column", "check"]])
    return frame, []


def leave_out(
    frame: pd.DataFrame,
    table: Table,
    failures: pd.DataFrame,
    details: Callable[[Field, Rule], dict[str, str]] | None = None,
) -> tuple[pd.DataFrame, list[Problem]]:
    """Take the broken cells, or their rows, out of `frame`.

    `failures` has one row per broken cell: `index` (in the frame), `column`, `check` (a `Rule`).
    """
    details = details or _details
    problems: list[Problem] = []
    failures = failures.drop_duplicates(["index", "column"])
    frame = frame.copy()
    lost_rows: set[int] = set()
    for (column, check), group in failures.groupby(["column", "check"], sort=False):
        field, rule = table.field(column), Rule(check)
        cells = group["index"].astype("int64")
        vital = field.required or column in table.primary_key
        loss = Loss.ROW if vital else Loss.VALUE
        parameters = MappingProxyType(details(field, rule))
        template = Problem(table.path, rule, loss, column=field.name, details=parameters)
        problems += _told(frame, template, cells)
        if vital:
            lost_rows.update(cells)
    for column, group in failures.groupby("column"):
        frame.loc[group["index"].astype("int64"), column] = ""
    problems.sort(key=lambda problem: problem.row or 0)
    return frame.drop(index=list(lost_rows)), problems


def _told(frame: pd.DataFrame, template: Problem, cells: Iterable[int]) -> list[Problem]:
    """Return `template` with the row and value of each of `cells`, the last counting the rest."""
    indices = list(cells)
    told = [
        replace(
            template, row=int(frame.at[index, ROW]), value=str(frame.at[index, template.column])
        )
        for index in indices[:MAX_REPORTED]
    ]
    if len(indices) > MAX_REPORTED:
        more = {**template.details, "more": str(len(indices) - MAX_REPORTED)}
        told[-1] = replace(told[-1], details=MappingProxyType(more))
    return told


def _unless_empty(test: Test, rule: Rule) -> Test:
    """Let empty cells pass, as empty is unknown; only `required` asks for more."""
    if rule is Rule.REQUIRED:
        return test

    def passes(cells: Cells) -> pd.Series:
        passed = test(cells)
        return passed if passed.all() else passed | cells.eq("")

    return passes


def _tests(field: Field, frame: pd.DataFrame, table: Table) -> Iterable[tuple[Rule, Test]]:
    """Yield the rules of one column, the one that explains most first."""
    if field.required or field.name in table.primary_key:
        yield Rule.REQUIRED, lambda cells: cells.ne("")
    if field.type in ("integer", "number"):
        yield Rule.DECIMAL_COMMA, lambda cells: ~cells.str.fullmatch(_DECIMAL_COMMA)
    if field.type == "date":
        yield Rule.TYPE, _is_date
    elif field.type != "string":
        lexical = LEXICAL[field.type]
        yield Rule.TYPE, lambda cells: cells.str.fullmatch(lexical)
    if field.categories:
        yield Rule.CATEGORY, lambda cells: cells.isin(list(field.categories))
    if field.minimum is not None:
        yield Rule.MINIMUM, lambda cells: ~(_numbers(cells) < field.minimum)
    if field.maximum is not None:
        yield Rule.MAXIMUM, lambda cells: ~(_numbers(cells) > field.maximum)
    if field.pattern is not None:
        pattern = field.pattern
        yield Rule.PATTERN, lambda cells: cells.str.fullmatch(pattern)
    if field.unique and table.primary_key != (field.name,):
        yield Rule.UNIQUE, lambda cells: ~cells.duplicated()
    if table.primary_key and field.name == table.primary_key[-1]:
        keys = frame[list(table.primary_key)]
        yield Rule.KEY_DUPLICATE, lambda _cells: ~keys.duplicated()


def _numbers(cells: Cells) -> pd.Series:
    return pd.to_numeric(cells, errors="coerce")


def _is_date(cells: Cells) -> pd.Series:
    written = cells.str.fullmatch(LEXICAL["date"])
    return written & pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()


def _details(field: Field, rule: Rule) -> dict[str, str]:
    match rule:
        case Rule.TYPE | Rule.DECIMAL_COMMA:
            return {"type": field.type}
        case Rule.CATEGORY:
            return {"allowed": ", ".join(field.categories)}
        case Rule.MINIMUM:
            return {"limit": f"{field.minimum:g}"}
        case Rule.MAXIMUM:
            return {"limit": f"{field.maximum:g}"}
        case Rule.PATTERN:
            return {"pattern": str(field.pattern)}
    return {}
