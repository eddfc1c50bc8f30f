"""The shape of every measure: a tidy frame, and its coverage."""

from dataclasses import dataclass
from typing import SupportsInt

import pandas as pd


@dataclass(frozen=True)
class LeftOut:
    """Projects that a measure does not show, and why (a message id)."""

    reason: str
    projects: int


@dataclass(frozen=True)
class Coverage:
    """How many of the selected projects a measure shows.

    `mentions` is what its rows add up to: more than `shown` where a project counts once in each
    of several rows.
    """

    selected: int
    mentions: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def shown(self) -> int:
        """How many projects stand behind the rows."""
        return self.selected - sum(part.projects for part in self.left_out)


@dataclass(frozen=True)
class Measure:
    """A tidy frame, whose columns the function that makes it declares, with its coverage."""

    frame: pd.DataFrame
    coverage: Coverage


def coverage_of(
    selected: int, mentions: SupportsInt, *reasons: tuple[str, SupportsInt]
) -> Coverage:
    """Return a coverage; `reasons` (message ids) that take no project away are none."""
    left_out = [LeftOut(reason, int(projects)) for reason, projects in reasons]
    return Coverage(selected, int(mentions), tuple(one for one in left_out if one.projects))


def covered(selected: int, shown: int, reason: str, mentions: int | None = None) -> Coverage:
    """Return the coverage of a measure that leaves projects out for one reason (a message id)."""
    every = shown if mentions is None else mentions
    return coverage_of(selected, every, (reason, selected - shown))
