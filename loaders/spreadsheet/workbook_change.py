"""The change that a returned workbook would make, and what conflicts with it."""

from dataclasses import dataclass

import pandas as pd

from loaders.editing.backups import BACKUPS, backups
from loaders.editing.changes import Changes, Key, TableChanges, differences
from loaders.package.csv_table import ROW
from loaders.package.data_folder import opened
from loaders.package.frame_rows import frame_cells
from loaders.package.load import (
    Tables,
    TextPackage,
    check_tables,
    digest,
    kept_paths,
    read_text_package,
)
from loaders.package.problems import Problem, Rule
from loaders.package.schema import Table
from loaders.spreadsheet.problems import ImportRule
from loaders.spreadsheet.workbook import Workbook, completed

KEPT_ROW = 0
"""What `ROW` says of a row that the workbook does not have."""

_HARMLESS = frozenset({ImportRule.SHEET_UNKNOWN, Rule.COLUMN_EXTRA})
"""Faults of a workbook that cost nothing of the data set: what was not asked for is not read."""


@dataclass(frozen=True)
class WorkbookChange:
    """A workbook beside the state `base` of the data set: that which it was filled from, if found.

    `found` is whether it was. `whole` are the workbook's tables, with the columns that it lacks.
    `changes` makes `base` into the workbook, the rows that it lacks removed.
    """

    workbook: Workbook
    base: TextPackage
    found: bool
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


def workbook_change(workbook: Workbook, package: TextPackage) -> WorkbookChange:
    """Compare a workbook with what it was filled from, else with the data set as it stands.

    What others wrote in between is then no change of the workbook's.
    """
    earlier = _state(workbook.version, package) if workbook.version else None
    base = earlier or package
    whole = completed(workbook, base.tables, base.schema)
    changes = differences(base.tables, whole, base.schema)
    return WorkbookChange(workbook, base, earlier is not None, whole, changes)


def rule_problems(
    change: WorkbookChange, package: TextPackage, *, removing: bool
) -> tuple[list[Problem], Tables]:
    """Return what breaks a rule of the data in the workbook put onto the data set `package`.

    Also returns the tables that were checked: `ROW` is the row of the sheet, `KEPT_ROW` where the
    sheet lacks the row. Rows that the workbook lacks count as removed only where `removing`.
    """
    tables = dict(package.tables)
    for name, frame in change.whole.items():
        table = package.schema.tables[name]
        gone = set(_keys(frame, table))
        if removing:
            gone |= set(_keys(change.base.tables[name], table))
        now = package.tables[name]
        kept = [at for at, key in enumerate(_keys(now, table)) if key not in gone]
        others = now.iloc[kept].assign(**{ROW: KEPT_ROW})
        tables[name] = pd.concat([frame, others[list(frame.columns)]], ignore_index=True)
    return check_tables(tables, package.schema)[1], tables


def _state(version: str, package: TextPackage) -> TextPackage | None:
    """Return the data set as it was at `version`: now, or in a backup of its folder."""
    if version == package.version:
        return package
    paths = kept_paths(package.schema)
    for backup in backups(package.directory):
        folder = package.directory / BACKUPS / backup.name
        with opened(folder, paths) as files:
            same = digest(files, paths) == version
        if same:
            earlier = read_text_package(folder)
            return earlier if earlier.schema.descriptor == package.schema.descriptor else None
    return None


def _keys(frame: pd.DataFrame, table: Table) -> list[Key]:
    return list(frame_cells(frame, table.primary_key))
