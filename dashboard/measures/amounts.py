"""Amounts granted: their total, middle and spread, and what each value of a facet gathers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.language.translation import N_, Words
from dashboard.measures.counts import projects_by, projects_by_two
from dashboard.measures.measure import Coverage, Measure, coverage_of
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection, once_for_selection


@dataclass(frozen=True)
class Spread:
    """Amounts of the selected projects, in euros: of how many they are known, and how they lie.

    `low` and `high` are the quartiles: half of the amounts lie between them. `own` is whether one
    of them is known to the fund alone.
    """

    selected: int
    known: int
    total: float
    median: float
    low: float
    high: float
    own: bool


def has_amounts(index: Index) -> bool:
    """Return whether the amount of any project is known."""
    return bool(index.portfolio.amounts["amount"].notna().any())


@once_for_selection
def spread(selection: Selection) -> Spread:
    """Return how the known amounts of the selected projects lie; all 0 where none is known."""
    amounts = _amounts(selection)
    known = amounts[selection.mask & ~np.isnan(amounts)]
    low, median, high = np.percentile(known, (25, 50, 75)) if len(known) else (0.0, 0.0, 0.0)
    own = selection.portfolio.amounts["own"].to_numpy(dtype=bool)
    return Spread(
        selected=selection.size,
        known=len(known),
        total=float(known.sum()),
        median=float(median),
        low=float(low),
        high=float(high),
        own=bool(own[selection.mask].any()),
    )


@once_for_selection
def amounts_by(
    selection: Selection, key: str, words: Words, *, without_projects: bool = False
) -> Measure:
    """Add up the amounts of the selected projects under each value of a facet, the largest first.

    Columns `id`, `label`, `euros`, `projects` (those with the value whose amount is known) and
    `all_projects` (those with the value). A project's amount counts once in each value that it
    has, whole, and is never split. Where no amount is known `euros` is missing, which is not zero;
    values without a project are there only when asked for. Both come last, in the facet's order.
    """
    counted = projects_by(selection, key, words, without_projects=without_projects).frame
    link, amounts = selection.link(key), _amounts(selection)
    known = selection.mask[link.project] & ~np.isnan(amounts[link.project])
    size = len(link.values)
    sums = np.bincount(link.code[known], amounts[link.project[known]], minlength=size)
    sums = sums.astype(float)  # of no number NumPy makes whole ones
    projects = np.bincount(link.code[known], minlength=size)
    sums[projects == 0] = np.nan
    places = [link.code_of[value] for value in counted["id"]]
    frame = counted[["id", "label"]].assign(
        euros=sums[places], projects=projects[places], all_projects=counted["projects"]
    )
    frame = frame.sort_values("euros", ascending=False, kind="stable").reset_index(drop=True)
    covered = _coverage(selection, (key,), int(frame["projects"].sum()))
    return Measure(frame, covered)


@once_for_selection
def amounts_by_two(selection: Selection, first: str, second: str, words: Words) -> Measure:
    """Add up the amounts under each pair of values of two facets that a selected project has.

    Columns of `projects_by_two`, and `euros`: missing where no amount is known.
    """
    counted = projects_by_two(selection, first, second, words)
    one, other, amounts = selection.link(first), selection.link(second), _amounts(selection)
    project, pair = selection.index.pairs(first, second)
    kept = selection.mask[project]
    project, pair = project[kept], pair[kept]
    known = ~np.isnan(amounts[project])
    places = np.array([one.code_of[value] for value in counted.frame["first"]], dtype=np.int64)
    places = places * len(other.values)
    places += np.array([other.code_of[value] for value in counted.frame["second"]], dtype=np.int64)
    size = len(one.values) * len(other.values)
    sums = np.bincount(pair[known], amounts[project[known]], minlength=size).astype(float)
    sums[np.bincount(pair[known], minlength=size) == 0] = np.nan
    frame = counted.frame.assign(euros=sums[places])
    mentions = int(np.bincount(pair[known], minlength=size)[places].sum())
    return Measure(frame, _coverage(selection, (first, second), mentions))


def _coverage(selection: Selection, facets: Sequence[str], mentions: int) -> Coverage:
    """Say how many projects stand in no row: without an amount first, then without a value."""
    shown = selection.mask & ~np.isnan(_amounts(selection))
    left = [(N_("amount not known"), selection.size - np.count_nonzero(shown))]
    for key in facets:
        lacking = shown & selection.link(key).unstated
        left.append((selection.index.facets[key].unstated, np.count_nonzero(lacking)))
        shown &= ~lacking
    return coverage_of(selection.size, mentions, *left)


def _amounts(selection: Selection) -> npt.NDArray[np.float64]:
    return selection.portfolio.amounts["amount"].to_numpy(dtype=float, na_value=np.nan)
