"""Previews a change against the current data: the exact difference, and any problems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from loaders.editing.changes import Changes, Conflict, TableChanges, apply_changes, differences
from loaders.editing.writing import brought_in, numbered
from loaders.package.load import Tables, TextPackage
from loaders.package.problems import Problem


@dataclass(frozen=True)
class PlannedChange:
    """A change put onto the tables of `package`, which may be newer than those it was made from.

    `tables` are those that change, `exact` is what then differs, `conflicts` what somebody else
    has changed in another way in the meantime, which is left as it is.
    """

    package: TextPackage
    tables: Mapping[str, pd.DataFrame]
    exact: Mapping[str, TableChanges]
    conflicts: tuple[Conflict, ...]

    @cached_property
    def whole(self) -> Tables:
        """All tables as they would be, with the rows counted as in the files."""
        return numbered({**self.package.tables, **self.tables}, self.package.schema)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that the change brings in that breaks a rule of the data."""
        return brought_in(self.package, self.whole)


def causes(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems without those that go away by themselves once the others are mended.

    Such a one names a line that is left out for a fault of its own.
    """
    return [problem for problem in problems if problem.details.get("cause") != "left-out"]


def plan_change(changes: Changes, package: TextPackage) -> PlannedChange:
    """Put `changes` onto the tables of `package`; nothing is written."""
    tables, conflicts = apply_changes(package.tables, changes, package.schema)
    exact = differences(package.tables, tables, package.schema)
    return PlannedChange(package, tables, exact, tuple(conflicts))
