"""Committees over time, and how much of each announcement is recorded."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.measure import Measure, coverage_of
from dashboard.selection.index import Index, once_for_data
from dashboard.selection.selection import Selection, once_for_selection
from loaders.package.portfolio import Portfolio


@once_for_selection
def projects_by_committee(
    selection: Selection, words: Words, *, without_projects: bool = False
) -> Measure:
    """Count the selected projects of each committee, the earliest first.

    Columns `id`, `label`, `short` (label), `projects`, `date` (missing for a season), `recorded`
    (projects in the data set, chosen or not, that its announcement counts), `announced` (laureates
    its announcement counts, missing where it does not say), `again` (laureates that a season's
    round-up announces once more, though their own committee counts them; they count there, and are
    in neither number of the round-up). A season stands after the committees of its first year.
    """
    every = _every_committee(selection.index, words)
    counts = selection.counts("committee")
    projects = counts[selection.index.committee_order]
    kept = np.arange(len(every)) if without_projects else np.flatnonzero(projects)
    frame = every.take(kept).reset_index(drop=True)
    frame.insert(3, "projects", projects[kept])
    unstated = selection.index.facets["committee"].unstated
    coverage = coverage_of(selection.size, projects[kept].sum(), (unstated, counts[-1]))
    return Measure(frame, coverage)


@dataclass(frozen=True)
class Recorded:
    """How many of the laureates that were announced the data set records, each counted once.

    `announced`: laureates that the announcements count, `recorded`: those of them in the data
    set. `beside`: further projects in it, of a committee that is not known or gives no number.
    """

    announced: int
    recorded: int
    beside: int

    @property
    def partly(self) -> bool:
        """Whether some of the laureates announced are not recorded."""
        return self.recorded < self.announced


def recorded_of(committees: pd.DataFrame, projects: int) -> Recorded:
    """Add up rows of `projects_by_committee`; `projects` are all that are recorded of that time."""
    announced = committees["announced"].to_numpy(dtype=float, na_value=np.nan)
    recorded = int(committees["recorded"].to_numpy()[~np.isnan(announced)].sum())
    return Recorded(int(np.nansum(announced)), recorded, projects - recorded)


def recorded_of_all(index: Index) -> Recorded:
    """Say how many of all laureates ever announced the data set records."""
    every = projects_by_committee(Selection(index), Words("en"), without_projects=True)
    return recorded_of(every.frame, index.size)


def recording(selection: Selection, words: Words) -> pd.DataFrame:
    """Say for each committee how many of the announced laureates the data set records.

    Columns `id`, `label`, `date`, `announced`, `again`, `recorded` (as `projects_by_committee` has
    them), `whole` (records read from a whole announcement), `source_url`.
    """
    portfolio = selection.portfolio
    by_committee = projects_by_committee(Selection(selection.index), words, without_projects=True)
    frame = by_committee.frame.drop(columns=["projects", "short"])
    projects = portfolio.projects
    whole = projects[projects["record_status"] == "whole"]["committee"].value_counts()
    frame["whole"] = whole.reindex(frame["id"], fill_value=0).to_numpy()
    urls = portfolio.committees.set_index("id")["source_url"]
    frame["source_url"] = urls.reindex(frame["id"]).array
    return frame


@once_for_data
def _every_committee(index: Index, words: Words) -> pd.DataFrame:
    """Return of every committee, the earliest first, what does not depend on the selection."""
    order = index.committee_order
    committees = index.portfolio.committees[["id", "date", "announced"]].iloc[order]
    identifiers = committees["id"].tolist()
    again, alone = (
        counts.reindex(identifiers, fill_value=0).to_numpy()
        for counts in _of_round_ups(index.portfolio)
    )
    labels = index.labels("committee", words)
    short = index.labels("committee", words, short=True)
    return pd.DataFrame(
        {
            "id": identifiers,
            "label": [labels[committee] for committee in identifiers],
            "short": [short[committee] for committee in identifiers],
            "date": committees["date"].array,
            "announced": (committees["announced"] - again).clip(lower=0).array,
            "again": again,
            "recorded": index.link("committee").totals[order] + alone,
        }
    )


def _of_round_ups(portfolio: Portfolio) -> tuple[pd.Series, pd.Series]:
    """Return for each round-up how many recorded projects it repeats, and it alone counts.

    It repeats those whose own committee says how many it selected; of the others its own number is
    the only one.
    """
    projects, committees = portfolio.projects, portfolio.committees
    counted = set(committees.loc[committees["announced"].notna(), "id"])
    own, round_up = (projects[name].astype("object") for name in ("committee", "round_up"))
    named = round_up.notna() & own.ne(round_up)
    repeated = own.isin(counted)
    return round_up[named & repeated].value_counts(), round_up[named & ~repeated].value_counts()
