"""The projects most like one: in the same town, of the same landlords, of the same main theme."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.selection.index import Index, Link

Shared = npt.NDArray[np.int64]

TOWN, LANDLORD, THEME = 3, 2, 1
"""What a shared town, each shared landlord and a shared main theme weigh: a choice of ours. A town
and a landlord say more than one of twelve themes."""


@dataclass(frozen=True)
class Close:
    """A project at `position`, and what it shares: a town, so many landlords, the main theme."""

    position: int
    town: bool
    landlords: int
    theme: bool


def close_projects(index: Index, project: str, most: int = 3) -> list[Close]:
    """Return the projects that share most with `project` (an id), the latest of equals first.

    What the two follow one another by is told elsewhere: chains are left out. Raises `KeyError`
    where there is no such project.
    """
    own = index.position_of(project)
    main = index.main_link("theme")
    towns = _shared(index.link("commune"), own, index.size) > 0
    landlords = _shared(index.link("landlord"), own, index.size)
    themes = (_shared(main, own, index.size) if main else np.zeros(index.size, np.int64)) > 0
    weight = TOWN * towns + LANDLORD * landlords + THEME * themes
    weight[own] = 0
    for linked in _chain(index, project):
        weight[linked] = 0
    order = index.newest_first
    best = order[np.argsort(-weight[order], kind="stable")][:most]
    return [
        Close(int(at), bool(towns[at]), int(landlords[at]), bool(themes[at]))
        for at in best
        if weight[at]
    ]


def _shared(link: Link, own: int, size: int) -> Shared:
    """Return how many stated values each project has in common with that at `own`."""
    first, last = np.searchsorted(link.project, [own, own + 1])
    stated = link.code[first:last]
    stated = stated[stated < len(link.values) - 1]
    return np.bincount(link.project[np.isin(link.code, stated)], minlength=size)


def _chain(index: Index, project: str) -> list[int]:
    lineage = index.portfolio.tables["lineage"]
    earlier = lineage.loc[lineage["project"] == project, "earlier_project"].dropna()
    later = lineage.loc[lineage["earlier_project"] == project, "project"]
    return [index.position_of(str(each)) for each in [*earlier, *later]]
