"""The projects of a sheet over time."""

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.records import project_list
from dashboard.selection.selection import Selection


def history(selection: Selection, words: Words) -> pd.DataFrame:
    """Return the selected projects of which the year or the season is known, the earliest first.

    The columns of `project_list`, and `first`, `last`: the day of the committee twice, or the
    days between which it met where it is known less well.
    """
    portfolio = selection.portfolio
    projects = project_list(selection, words).iloc[::-1].reset_index(drop=True)
    days = portfolio.project_days.where(portfolio.stated_years["first"].notna())
    days = days.set_axis(portfolio.projects["id"]).reindex(projects["id"]).reset_index(drop=True)
    return pd.concat([projects, days], axis=1).dropna(subset=["first", "last"])
