"""Amounts granted: their total, middle and spread, and what each value of a facet gathers."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.measure import Coverage, Measure, left_out
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection, measured_once


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


@measured_once
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


@measured_once
def amounts_by(selection: Selection, key: str, words: Words) -> Measure:
    """Add up the amounts of the selected projects under each value of a facet, the largest first.

    Columns `id`, `label`, `euros`, `projects` (those with the value whose amount is known) and
    `all_projects` (those with the value). A project's amount counts once in each value that it
    has, whole, and is never split. Values without a known amount are absent: that is not zero.
    """
    link, amounts = selection.link(key), _amounts(selection)
    known = ~np.isnan(amounts)
    having = selection.mask[link.project]
    counted = having & known[link.project]
    size = len(link.values)
    sums = np.bincount(link.code[counted], amounts[link.project[counted]], minlength=size)
    projects = np.bincount(link.code[counted], minlength=size)
    every = np.bincount(link.code[having], minlength=size)
    labels = selection.index.labels(key, words)
    rows = [
        (value, labels[value], float(sums[code]), int(projects[code]), int(every[code]))
        for value in labels
        if (code := link.code_of.get(value)) is not None and projects[code]
    ]
    frame = pd.DataFrame(rows, columns=["id", "label", "euros", "projects", "all_projects"])
    frame = frame.sort_values("euros", ascending=False, kind="stable").reset_index(drop=True)
    facet = selection.index.facets[key]
    unknown = int(np.count_nonzero(selection.mask & ~known))
    unstated = int(np.count_nonzero(selection.mask & known & link.unstated))
    coverage = Coverage(
        selected=selection.size,
        mentions=int(frame["projects"].sum()),
        left_out=(
            *left_out(N_("amount not known"), unknown),
            *left_out(facet.unstated, unstated),
        ),
    )
    return Measure(frame, coverage)


def _amounts(selection: Selection) -> npt.NDArray[np.float64]:
    return selection.portfolio.amounts["amount"].to_numpy(dtype=float, na_value=np.nan)
