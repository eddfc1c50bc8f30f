"""A territory's projects, and what it lacks compared with its peers."""

from dataclasses import dataclass

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, projects_by_two
from dashboard.measures.sheets.subject import Subject
from dashboard.selection.selection import Selection

FEW = 5
"""Projects below which a rank says little: below, one more or fewer moves it by several places
in the shipped data."""


@dataclass(frozen=True)
class Rank:
    """The place of a territory among those of its kind by number of projects.

    `place` is 1 for the most; `tied` counts the others with as many projects; `of` counts all.
    `with_one_more` and `with_one_fewer` are the places it would then have, all else equal;
    `few` says that its projects are too few for the place to mean much; `unplaced` counts the
    projects of which the territory is not known, where these could change the place.
    """

    projects: int
    place: int
    tied: int
    of: int
    with_one_more: int
    with_one_fewer: int
    few: bool
    unplaced: int


def rank(about: Subject, words: Words) -> Rank:
    """Compare a region or a département with all others of its kind, those without project too."""
    every = Selection(about.selection.index)
    frame = projects_by(every, about.kind, words, without_projects=True).frame
    projects = int(frame.loc[frame["id"] == about.id, "projects"].iloc[0])
    unknown = int(every.counts(about.kind)[-1])
    rivals = frame.loc[frame["id"] != about.id, "projects"]
    return Rank(
        projects=projects,
        place=1 + int((rivals > projects).sum()),
        tied=int((rivals == projects).sum()),
        of=len(frame),
        with_one_more=1 + int((rivals > projects + 1).sum()),
        with_one_fewer=1 + int((rivals > max(projects - 1, 0)).sum()),
        few=projects < FEW,
        unplaced=unknown if (abs(rivals - projects) <= unknown).any() else 0,
    )


def themes_lacking(about: Subject, words: Words) -> pd.DataFrame:
    """List the themes that no project of a territory has, in their order.

    Columns `id`, `label`, `elsewhere` (how many other territories of its kind have the theme).
    """
    own = projects_by(about.selection, "theme", words, without_projects=True).frame
    every = Selection(about.selection.index, about.selection.choices.having(about.kind, ()))
    pairs = projects_by_two(every, "theme", about.kind, words).frame
    having = pairs[pairs["second"] != about.id].groupby("first").size()
    lacking = own.loc[own["projects"] == 0, ["id", "label"]]
    elsewhere = having.reindex(lacking["id"]).fillna(0).astype(int)
    return lacking.assign(elsewhere=elsewhere.to_numpy()).reset_index(drop=True)


def departements_of(about: Subject, words: Words) -> pd.DataFrame:
    """List the départements of a region with its projects: columns `id`, `label`, `projects`."""
    frame = projects_by(about.selection, "departement", words, without_projects=True).frame
    return frame[frame["id"].isin(inside(about)["departement"])].reset_index(drop=True)


def inside(about: Subject) -> dict[str, set[str]]:
    """Return what lies inside a territory by facet: a project of it may be elsewhere, too.

    Départements of a region, communes of a département; nothing of another kind of subject.
    """
    portfolio = about.selection.portfolio
    if about.kind == "region":
        departements = portfolio.departements
        return {"departement": set(departements.loc[departements["region"] == about.id, "code"])}
    if about.kind == "departement":
        places = portfolio.places
        return {"commune": set(places.loc[places["departement"] == about.id, "insee"].dropna())}
    return {}


def places_in(about: Subject) -> pd.DataFrame:
    """List the places of the data set in a commune, the smaller ones too: rows of `places`."""
    places = about.selection.portfolio.places
    return places[(places["insee"] == about.id) & places["kind"].isin(["quartier", "site"])]
