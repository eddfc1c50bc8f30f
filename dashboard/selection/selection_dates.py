"""Selection dates in words, no more precise than they are known."""

import pandas as pd

from dashboard.language.translation import Words
from dashboard.selection.facets import committee_labels
from loaders.package.portfolio import Portfolio


def selected_texts(portfolio: Portfolio, words: Words) -> pd.Series:
    """Say when each project was selected, by its id: its committee, or what else is known.

    A committee is called by its date or its season; without one it is a day, a month, a year, two
    bounds, or that the committee is not known.
    """
    projects = portfolio.projects
    committees = committee_labels(portfolio, words)
    said = projects["committee"].astype("object").map(committees).astype("object")
    own = projects["selected"].notna() & projects["committee"].isna()
    days = portfolio.project_days[own.to_numpy()]
    texts = [
        moment_text(first, last, words)
        for first, last in zip(days["first"], days["last"], strict=True)
    ]
    said = said.where(~own, pd.Series(texts, index=said.index[own], dtype="object"))
    return said.fillna(words.text("committee not known")).set_axis(projects["id"])


def known_days(portfolio: Portfolio) -> pd.DataFrame:
    """Return `first` and `last` day on which each project (id) of a known year can be selected."""
    days = portfolio.project_days.where(portfolio.stated_years["first"].notna())
    return days.set_axis(portfolio.projects["id"])


def moment_text(first: pd.Timestamp, last: pd.Timestamp, words: Words) -> str:
    """Say the span from `first` to `last`: a day, a month, a year, or two months or years."""
    if first == last:
        return words.date(first.date())
    if (first.year, first.month) == (last.year, last.month):
        return words.month(first.date())
    start, end = (
        str(day.year) if day.month == whole else words.month(day.date())
        for day, whole in ((first, 1), (last, 12))
    )
    if first.year == last.year and start == end:
        return start
    return words.text("between {first} and {last}", first=start, last=end)
