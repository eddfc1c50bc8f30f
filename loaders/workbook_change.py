"""What a workbook that was brought back would change, and what in it stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from loaders.changes import Changes, Key, TableChanges, differences
from loaders.csv_table import ROW
from loaders.import_problems import ImportRule
from loaders.package import Tables, TextPackage, check_tables
from loaders.problems import Problem, Rule
from loaders.schema import Table
from loaders.workbook import Workbook, completed

KEPT_ROW = 0
"""What `ROW` says of a row that the workbook does not have."""

_HARMLESS = frozenset({ImportRule.SHEET_UNKNOWN, Rule.COLUMN_EXTRA})
"""Faults of a workbook that cost nothing of the data set: what was not asked for is not read."""


@dataclass(frozen=True)
class WorkbookChange:
    """A workbook beside the data set: `whole` are its tables, with the columns that it lacks.

    `changes` makes the data set into the workbook, the rows that it lacks removed.
    """

    workbook: Workbook
    whole: Tables
    changes: Changes

    @property
    def absent(self) -> int:
        """How many rows of the data set the workbook does not have, in the tables it holds."""
        return sum(len(table.removed) for table in self.changes.values())

    @property
    def hindered(self) -> bool:
        """Whether a part of the workbook was not read that would be lost by writing the rest."""
        return any(problem.rule not in _HARMLESS for problem in self.workbook.problems)

    def additions(self) -> Changes:
        """Return the changes without the removals."""
        kept = {
            name: TableChanges(table.added, table.changed) for name, table in self.changes.items()
        }
        return {name: table for name, table in kept.items() if table}

    def is_data_set(self, base: Tables) -> bool:
        """Return whether the workbook looks like the data set corrected, and not like additions.

        It does where it has at least half of the rows of the tables it holds.
        """
        rows = sum(len(base[name]) for name in self.whole)
        return 2 * self.absent <= rows


def workbook_change(workbook: Workbook, package: TextPackage) -> WorkbookChange:
    """Compare a workbook with the data set as it stands."""
    whole = completed(workbook, package.tables, package.schema)
    return WorkbookChange(workbook, whole, differences(package.tables, whole, package.schema))


def rule_problems(
    change: WorkbookChange, package: TextPackage, *, removing: bool
) -> tuple[list[Problem], Tables]:
    """Return what breaks a rule of the data in the workbook put onto the data set.

    Also returns the tables that were checked: `ROW` is the row of the sheet, `KEPT_ROW` where the
    sheet lacks the row. Rows that the workbook lacks count as removed only where `removing`.
    """
    tables = dict(package.tables)
    for name, frame in change.whole.items():
        tables[name] = frame if removing else _with_kept(frame, package, name)
    return check_tables(tables, package.schema)[1], tables


def _with_kept(frame: pd.DataFrame, package: TextPackage, name: str) -> pd.DataFrame:
    table = package.schema.tables[name]
    brought = set(_keys(frame, table))
    base = package.tables[name]
    absent = [at for at, key in enumerate(_keys(base, table)) if key not in brought]
    kept = base.iloc[absent].assign(**{ROW: KEPT_ROW})
    return pd.concat([frame, kept[list(frame.columns)]], ignore_index=True)


def _keys(frame: pd.DataFrame, table: Table) -> list[Key]:
    return list(frame[list(table.primary_key)].itertuples(index=False, name=None))


def sheet_names(workbook: Workbook, tables: Mapping[str, Table]) -> dict[str, str]:
    """Return how the sheet is called that holds a table, by the path of the table's file."""
    return {tables[name].path: sheet for name, sheet in workbook.sheets.items()}
