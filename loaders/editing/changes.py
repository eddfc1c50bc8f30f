"""Computes and applies the difference between two sets of tables, row by row, cell by cell.

Rows are told apart by the primary key; their order is no difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.package.frame_rows import frame_cells
from loaders.package.load import Tables
from loaders.package.schema import PackageSchema, Table

Key = tuple[str, ...]
Row = Mapping[str, str]


@dataclass(frozen=True)
class CellChange:
    """What a cell said before, and what it says after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class RowChange:
    """The cells of one row that say something else."""

    key: Key
    cells: tuple[CellChange, ...]


@dataclass(frozen=True)
class TableChanges:
    """What a table gains, loses and says differently; rows as mappings from column to text."""

    added: tuple[Row, ...] = ()
    changed: tuple[RowChange, ...] = ()
    removed: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True)
class Conflict:
    """A cell, or with no `column` a row, that somebody else has changed in another way.

    `wanted` is what the change says, `found` what stands there; empty where there is nothing.
    """

    table: str
    key: Key
    column: str | None
    wanted: str
    found: str


Changes = Mapping[str, TableChanges]


def differences(before: Tables, after: Tables, schema: PackageSchema) -> dict[str, TableChanges]:
    """Return what makes `before` into `after`, by table; tables that agree are absent.

    Both hold frames of text with the declared columns. A table that `after` lacks is not
    compared. Where a key comes twice the first rows are paired, then the second, so that a row
    too many shows as added.
    """
    found = {
        name: _difference(rows_by_key(before[name], table), rows_by_key(after[name], table))
        for name, table in schema.tables.items()
        if name in after and not are_equal(before[name], after[name], table)
    }
    return {name: changes for name, changes in found.items() if changes}


def are_equal(before: pd.DataFrame, after: pd.DataFrame, table: Table) -> bool:
    """Say whether two frames of text surely hold the same cells of `table`, row by row."""
    return all(before[field.name].equals(after[field.name]) for field in table.fields)


def with_rows(
    whole: pd.DataFrame, column: str, values: Sequence[str], rows: pd.DataFrame
) -> pd.DataFrame:
    """Return a table of text with `rows` in the place of those that have `values` in a column."""
    others = whole[~whole[column].isin(values)]
    return pd.concat([others, rows[whole.columns].fillna("")], ignore_index=True)


def apply_changes(
    tables: Tables, changes: Changes, schema: PackageSchema
) -> tuple[dict[str, pd.DataFrame], list[Conflict]]:
    """Make `changes` to `tables`, keeping the order of rows and adding new ones at the end.

    Returns the tables that change, without those that do not. What somebody else has changed
    since the changes were found is left as it is and returned as a conflict.
    """
    changed: dict[str, pd.DataFrame] = {}
    conflicts: list[Conflict] = []
    for name, wanted in changes.items():
        rows = rows_by_key(tables[name], schema.tables[name])
        conflicts += _apply(rows, wanted, schema.tables[name])
        columns = [field.name for field in schema.tables[name].fields]
        frame = pd.DataFrame(list(rows.values()), columns=columns, dtype="str")
        changed[name] = frame.fillna("")  # a row may come from tables without columns of one's own
    return changed, conflicts


def undoing(changes: Changes) -> dict[str, TableChanges]:
    """Return what takes `changes` back: rows added are removed, cells say again what they said."""
    return {
        name: TableChanges(
            added=table.removed,
            changed=tuple(
                RowChange(
                    row.key,
                    tuple(CellChange(cell.column, cell.after, cell.before) for cell in row.cells),
                )
                for row in table.changed
            ),
            removed=table.added,
        )
        for name, table in changes.items()
    }


Rows = dict[tuple[Key, int], dict[str, str]]
"""Rows by their key and how many rows with this key stand above."""


def rows_by_key(frame: pd.DataFrame, table: Table) -> Rows:
    """Return the rows of a table of text, in their order."""
    rows: Rows = {}
    seen: dict[Key, int] = {}
    columns = [field.name for field in table.fields]
    for cells in frame_cells(frame, columns):
        row = dict(zip(columns, cells, strict=True))
        key = key_of(row, table)
        rows[key, seen.setdefault(key, 0)] = row
        seen[key] += 1
    return rows


def key_of(row: Row, table: Table) -> Key:
    """Return the values of the primary key of a row."""
    return tuple(row[column] for column in table.primary_key or row)


def _difference(before: Rows, after: Rows) -> TableChanges:
    changed = []
    for place, row in after.items():
        old = before.get(place, row)
        cells = [CellChange(name, old[name], row[name]) for name in row if row[name] != old[name]]
        if cells:
            changed.append(RowChange(place[0], tuple(cells)))
    return TableChanges(
        added=tuple(row for place, row in after.items() if place not in before),
        changed=tuple(changed),
        removed=tuple(row for place, row in before.items() if place not in after),
    )


def _apply(rows: Rows, changes: TableChanges, table: Table) -> Sequence[Conflict]:
    conflicts = []
    for row in changes.removed:
        key = key_of(row, table)
        found = rows.get((key, 0), dict(row))
        if found == row:
            rows.pop((key, 0), None)
        else:
            conflicts.append(Conflict(table.name, key, None, "", _said(found)))
    for change in changes.changed:
        conflicts += _change(rows.get((change.key, 0)), change, table)
    for row in changes.added:
        key = key_of(row, table)
        found = rows.setdefault((key, 0), dict(row))
        if found != row:
            conflicts.append(Conflict(table.name, key, None, _said(row), _said(found)))
    return conflicts


def _change(row: dict[str, str] | None, change: RowChange, table: Table) -> list[Conflict]:
    conflicts = []
    for cell in change.cells:
        found = "" if row is None else row[cell.column]
        if row is not None and found in (cell.before, cell.after):
            row[cell.column] = cell.after
        else:
            conflicts.append(Conflict(table.name, change.key, cell.column, cell.after, found))
    return conflicts


def _said(row: Row) -> str:
    return " · ".join(value for value in row.values() if value)
