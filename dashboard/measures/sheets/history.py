"""The projects of a sheet in time."""

import pandas as pd

from dashboard.measures.records import project_list
from dashboard.selection import Selection
from dashboard.words import Words


def history(selection: Selection, words: Words) -> pd.DataFrame:
    """Return the selected projects whose committee or season is known, the earliest first.

    The columns of `project_list`, and `first`, `last`: the day of the committee twice, or the
    days between which it met where only the season is known.
    """
    portfolio = selection.portfolio
    projects = project_list(selection, words).iloc[::-1].reset_index(drop=True)
    committees = portfolio.committees.set_index("id")
    years = committees["season"].str.extract(r"^(\d{4})-(\d{4})$")
    bounds = pd.DataFrame(
        {
            "first": committees["date"].fillna(pd.to_datetime(years[0] + "-01-01")),
            "last": committees["date"].fillna(pd.to_datetime(years[1] + "-12-31")),
        }
    )
    committee_of = portfolio.projects.set_index("id")["committee"].astype(object)
    days = bounds.reindex(projects["id"].map(committee_of)).reset_index(drop=True)
    return pd.concat([projects, days], axis=1).dropna(subset=["first", "last"])
