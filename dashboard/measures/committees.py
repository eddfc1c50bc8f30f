"""Committees over time, and how much of each announcement the data set records."""

import pandas as pd

from dashboard.measures.measure import Coverage, Measure, left_out
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
    counts = selection.counts("committee")
    places = [
        place
        for place in selection.index.committee_order.tolist()
        if without_projects or counts[place]
    ]
    committees = selection.portfolio.committees[["id", "date", "announced"]].iloc[places]
    identifiers = committees["id"].tolist()
    labels = selection.index.labels("committee", words)
    short = selection.index.labels("committee", words, short=True)
    frame = pd.DataFrame(
        {
            "id": identifiers,
            "label": [labels[committee] for committee in identifiers],
            "short": [short[committee] for committee in identifiers],
            "projects": counts[places],
            "date": committees["date"].array,
            "announced": committees["announced"].array,
            "recorded": selection.index.link("committee").totals[places],
        }
    )
    unstated = selection.index.facets["committee"].unstated
    coverage = Coverage(
        selected=selection.size,
        mentions=int(counts[places].sum()),
        left_out=left_out(unstated, int(counts[-1])),
    )
    return Measure(frame, coverage)


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
