"""What is new since a committee or a day: later projects, and their firsts.

Where only a season, a month, a year or two bounds are known, a project is later, or earlier, only
where all the days that they allow are.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.committees import Recorded, projects_by_committee, recorded_of
from dashboard.measures.measure import Coverage, coverage_of
from dashboard.measures.records import project_list
from dashboard.selection.facets import facets_in_order
from dashboard.selection.index import Mask
from dashboard.selection.selection import Selection
from loaders.package.portfolio import Portfolio

FIRST_TIMES = facets_in_order("first")
"""The facets in which a value can come up for the first time, and what their values are called."""


@dataclass(frozen=True)
class NewSince:
    """What came after `since` (the id of a committee, or a day as `2021-02-04`).

    `projects`: the selected projects of later committees, with the columns of `project_list`.
    `first_times`: columns `facet` (key), `id`, `label`, `projects` (how many of `projects`): the
    values that no project of the whole data set had before.
    `recorded`: how much of what was announced since then is in the data set, selected or not.
    `unstated`: for each facet of `first_times` how many of the projects before do not state it, and
    may have had the value.
    `coverage`: of the selected projects; earlier ones and undatable ones are left out.
    """

    since: str
    projects: pd.DataFrame
    first_times: pd.DataFrame
    recorded: Recorded
    unstated: Mapping[str, int]
    coverage: Coverage


def new_since(selection: Selection, since: str, words: Words) -> NewSince:
    """Tell what the selection has of later committees than `since`.

    What was selected by the committee itself, or on the day itself, is not new. A value counts as
    a first time only where no project that is, or may be, as old as that has it, chosen or not.

    Raises:
        KeyError: there is neither such a committee nor such a day.
    """
    later, earlier = later_and_earlier(selection.portfolio, since)
    new = selection.mask & later
    unsure = N_("the date is not known well enough: before or after")
    coverage = coverage_of(
        selection.size,
        new.sum(),
        (N_("selected then or before"), (selection.mask & earlier).sum()),
        (unsure, (selection.mask & ~later & ~earlier).sum()),
    )
    listed = project_list(selection, words)
    ids = selection.portfolio.projects["id"].to_numpy()[new]
    projects = listed[listed["id"].isin(ids)].reset_index(drop=True)
    portfolio = selection.portfolio
    after, _ = _after(portfolio.committee_days, since, portfolio)
    committees = projects_by_committee(
        Selection(selection.index), words, without_projects=True
    ).frame
    since_then = committees[committees["id"].isin(portfolio.committees["id"][after])]
    return NewSince(
        since=since,
        projects=projects,
        first_times=_first_times(selection, new, ~later, words),
        recorded=recorded_of(since_then, int(later.sum())),
        unstated={
            key: int(np.count_nonzero(~later & selection.link(key).unstated)) for key in FIRST_TIMES
        },
        coverage=coverage,
    )


def count_new(selection: Selection, since: str) -> int:
    """Return how many of the selected projects are surely later than `since`."""
    later, _ = later_and_earlier(selection.portfolio, since)
    return int(np.count_nonzero(selection.mask & later))


def committees_latest_first(portfolio: Portfolio) -> list[str]:
    """Return the ids of the committees and seasons, the latest first."""
    moments = portfolio.committee_moments.sort_values(ascending=False, kind="stable")
    return [str(key) for key in moments.index]


def latest_but_one(portfolio: Portfolio) -> str | None:
    """Return the dated committee with projects before the last such one: what is new is its last.

    None where fewer than two committees with a date have a project.
    """
    ordered = portfolio.dated_committees
    return ordered[-2] if len(ordered) > 1 else None


def later_and_earlier(portfolio: Portfolio, since: str) -> tuple[Mask, Mask]:
    """Return which projects are surely later than `since`, and which surely not.

    Raises:
        KeyError: there is neither such a committee nor such a day.
    """
    later, earlier = _after(portfolio.project_days, since, portfolio)
    # A season is not older than itself, though its last day comes after its first.
    itself = portfolio.projects["committee"].eq(since).to_numpy(dtype=bool)
    return later & ~itself, earlier | itself


def _after(days: pd.DataFrame, since: str, portfolio: Portfolio) -> tuple[Mask, Mask]:
    """Return which of `days` (`first`, `last`) are surely later than `since`, which surely not.

    A comparison with no day is false: what has none is neither later nor earlier.
    """
    first, last = days["first"].to_numpy(), days["last"].to_numpy()
    if since in portfolio.committee_days.index:
        start, end = portfolio.committee_days.loc[since].to_numpy()
    else:
        start = end = _day(since)
    return first > end, last <= start


def _day(text: str) -> np.datetime64:
    try:
        return np.datetime64(dt.date.fromisoformat(text))
    except ValueError:
        raise KeyError(text) from None


def _first_times(selection: Selection, new: Mask, before: Mask, words: Words) -> pd.DataFrame:
    """Return id, label and new projects of each value of a facet that nobody had before."""
    rows: list[tuple[str, str, str, int]] = []
    for key in FIRST_TIMES:
        link, labels = selection.link(key), selection.index.labels(key, words)
        counts = np.where(link.counts(before) == 0, link.counts(new), 0)
        found = dict(zip(link.values, counts.tolist(), strict=True))
        rows += [(key, one, label, found[one]) for one, label in labels.items() if found.get(one)]
    return pd.DataFrame(rows, columns=["facet", "id", "label", "projects"])
