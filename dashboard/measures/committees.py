"""Committees over time, and how much of each announcement the data set records."""

import pandas as pd

from dashboard.facets import committee_labels
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Coverage, Measure
from dashboard.selection import Selection
from dashboard.words import Words


def projects_by_committee(
    selection: Selection, words: Words, *, without_projects: bool = False
) -> Measure:
    """Count the selected projects of each committee, the earliest first.

    Columns `id`, `label`, `short` (label), `projects`, `date` (missing for a season), `recorded`
    (projects of the committee in the data set, chosen or not), `announced` (laureates its
    announcement counts, missing where it does not say). A season stands after the committees of
    its first year.
    """
    counted = projects_by(selection, "committee", words, without_projects=without_projects)
    committees = selection.portfolio.committees.set_index("id")
    recorded = selection.index.link("committee")
    short = committee_labels(selection.portfolio, words, short=True)
    frame = counted.frame.assign(
        short=counted.frame["id"].map(short),
        date=committees["date"].reindex(counted.frame["id"]).array,
        announced=committees["announced"].reindex(counted.frame["id"]).array,
        recorded=pd.Series(recorded.counts(selection.mask | True), index=recorded.values)
        .reindex(counted.frame["id"])
        .array,
    )
    moments = selection.portfolio.committee_moments.reindex(frame["id"])
    frame = frame.iloc[moments.argsort(kind="stable").to_numpy()].reset_index(drop=True)
    return Measure(frame, counted.coverage)


def recording(selection: Selection, words: Words) -> Measure:
    """Say for each committee how many of the announced laureates the data set records.

    Columns `id`, `label`, `date`, `announced`, `recorded`, `whole` (records read from a whole
    announcement), `source_url`. A season round-up also counts the projects that it names and
    that stand under their own committee.
    """
    portfolio = selection.portfolio
    by_committee = projects_by_committee(Selection(selection.index), words, without_projects=True)
    frame = by_committee.frame.drop(columns=["projects", "short"])
    projects = portfolio.projects
    also = projects["round_up"].value_counts().reindex(frame["id"], fill_value=0).to_numpy()
    whole = projects[projects["record_status"] == "whole"]["committee"].value_counts()
    frame["recorded"] = frame["recorded"].to_numpy() + also
    frame["whole"] = whole.reindex(frame["id"], fill_value=0).to_numpy()
    urls = portfolio.committees.set_index("id")["source_url"]
    frame["source_url"] = urls.reindex(frame["id"]).array
    return Measure(frame, Coverage(len(projects), int(frame["recorded"].sum())))
