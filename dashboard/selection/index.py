"""A portfolio indexed for selection: each facet as a pair of integer arrays.

Selecting, counting and crossing are then array look-ups and `bincount`, which keeps a filter
change over a million projects within one blink.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, wraps
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.language.translation import Words
from dashboard.selection.facets import FACETS, UNKNOWN, Facet, commune_names
from dashboard.selection.search.name_index import NameIndex, name_index
from dashboard.selection.search.word_index import SearchIndex
from loaders.package.internal import outgoing_portfolio
from loaders.package.portfolio import Portfolio

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
Pairs = npt.NDArray[np.unsignedinteger]
Made = TypeVar("Made")

NOT_REACH = frozenset({"other"})
"""Units that are no reach: square metres or jobs say nothing of whom a project is for."""


@dataclass(frozen=True)
class Link:
    """Which projects have which values of a facet; sorted by project, every pair once.

    `project` are positions in `Portfolio.projects`, `code` positions in `values`. The last of
    `values` is `UNKNOWN`: every project without a stated value has it, so none is ever missing.
    """

    project: Codes
    code: Codes
    values: tuple[str, ...]
    projects: int

    @property
    def single(self) -> bool:
        """True where each project has exactly one value, so that row and position agree."""
        return len(self.project) == self.projects

    def having(self, wanted: npt.NDArray[np.bool_]) -> Mask:
        """Return which projects have at least one value whose place in `wanted` is true."""
        hit = wanted.take(self.code)
        if self.single:
            return hit
        mask = np.zeros(self.projects, dtype=bool)
        mask[self.project.take(np.flatnonzero(hit))] = True
        return mask

    def counts(self, mask: Mask) -> npt.NDArray[np.int64]:
        """Return for each value how many projects of `mask` have it."""
        # To take by position is two to three times as fast as by a mask (measured).
        kept = np.flatnonzero(mask if self.single else mask.take(self.project))
        return np.bincount(self.code.take(kept), minlength=len(self.values))

    def positions(self, values: tuple[str, ...]) -> Mask:
        """Return an array with a place for each value, true for those in `values`."""
        wanted = np.zeros(len(self.values), dtype=bool)
        wanted[[self.code_of[value] for value in values if value in self.code_of]] = True
        return wanted

    def stated_at(self, position: int) -> list[str]:
        """Return the stated values of the project at `position`."""
        start, end = np.searchsorted(self.project, [position, position + 1])
        unknown = len(self.values) - 1
        return [self.values[code] for code in self.code[start:end] if code != unknown]

    @cached_property
    def unstated(self) -> Mask:
        """Return which projects have no stated value."""
        return self.having(np.arange(len(self.values)) == len(self.values) - 1)

    @cached_property
    def totals(self) -> npt.NDArray[np.int64]:
        """Return for each value how many projects of the whole portfolio have it."""
        return np.bincount(self.code, minlength=len(self.values))

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Return the place of each value in `values`."""
        return {value: code for code, value in enumerate(self.values)}


def link(relation: pd.DataFrame, projects: int) -> Link:
    """Make the link of a facet from its relation (`project` and `value`, both categories)."""
    values = (*relation["value"].cat.categories.astype(str).tolist(), UNKNOWN)
    project = relation["project"].cat.codes.to_numpy(dtype=np.int32)
    code = relation["value"].cat.codes.to_numpy(dtype=np.int32)
    stated = (code >= 0) & (project >= 0)
    unstated = np.ones(projects, dtype=bool)
    unstated[project[stated]] = False
    missing = np.flatnonzero(unstated).astype(np.int32)
    # One number per pair; mostly sorted, which a stable sort makes use of and `np.unique` does not.
    pairs = np.concatenate(
        [
            project[stated].astype(np.int64) * len(values) + code[stated],
            missing.astype(np.int64) * len(values) + len(values) - 1,
        ]
    )
    pairs.sort(kind="stable")
    unique = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return Link(
        project=(unique // len(values)).astype(np.int32),
        code=(unique % len(values)).astype(np.int32),
        values=values,
        projects=projects,
    )


@dataclass(frozen=True)
class Targets:
    """Targeted figures, column by column: one place for each figure in every array.

    `project` are positions in `Portfolio.projects`, `unit` positions in `units`. The last two say
    whether a figure is the first of its project, and of its project in its unit: what a selection
    keeps of a project it keeps whole, so counting the first ones counts projects.
    """

    project: Codes
    unit: Codes
    units: tuple[str, ...]
    value: npt.NDArray[np.float64]
    approximate: Mask
    first_of_unit: Mask
    first_of_project: Mask

    def count_by_unit(self, figures: Mask) -> npt.NDArray[np.int64]:
        """Return for each unit how many of `figures` are stated in it."""
        return np.bincount(self.unit[figures], minlength=len(self.units))


class Index:
    """The links of all facets of one portfolio. Built once and shared, like the portfolio."""

    def __init__(self, portfolio: Portfolio, facets: tuple[Facet, ...] = FACETS) -> None:
        self.portfolio = portfolio
        self.facets: Mapping[str, Facet] = {facet.key: facet for facet in facets}
        self.size = len(portfolio.projects)
        self._labels: dict[tuple[str, str, bool], Mapping[str, str]] = {}
        self._rows: dict[str, tuple[Codes, npt.NDArray[np.int64]]] = {}
        self._pairs: dict[tuple[str, str], tuple[Codes, Pairs]] = {}
        self.made: dict[tuple[Callable[..., Any], str], Any] = {}
        self.recent: dict[Any, Any] = {}
        self.recent_lock = Lock()
        self._outgoing: dict[bool, Index] = {}
        self._links = {
            facet.key: link(facet.relation(portfolio), self.size)
            for facet in facets
            if facet.relation is not None
        }
        self.facets = {  # what nobody has filled in yet is no way to choose
            key: facet
            for key, facet in self.facets.items()
            if not facet.internal or self._links[key].totals[:-1].any()
        }
        self._mains = {
            facet.key: link(facet.main(portfolio), self.size)
            for facet in facets
            if facet.main is not None
        }

    def outgoing(self, *, internal: bool) -> "Index":
        """Return the index of what may leave the folder (`loaders.package.internal`).

        Without what is `internal` it has no facet of that either. It is made once.
        """
        if internal not in self._outgoing:
            self._outgoing[internal] = self._without(internal=internal)
        return self._outgoing[internal]

    def _without(self, *, internal: bool) -> "Index":
        portfolio = outgoing_portfolio(self.portfolio, internal=internal)
        if portfolio is self.portfolio:
            return self
        other = copy(self)  # with the links and words that it shares
        other.portfolio = portfolio
        other.facets = {k: f for k, f in self.facets.items() if internal or not f.internal}
        other._rows, other.made, other._outgoing, other.recent = {}, {}, {}, {}
        return other

    def link(self, key: str) -> Link:
        """Return the link of a facet: every value that a project has."""
        return self._links[key]

    def pairs(self, first: str, second: str) -> tuple[Codes, Pairs]:
        """Return each project with every pair of values that it has of two facets.

        A pair is one number: the code of the first, times the values of the second, and the code
        of that. It is made once, so that a filter looks up what it keeps of it.
        """
        if (first, second) not in self._pairs:
            one, other = self._links[first], self._links[second]
            starts = np.searchsorted(one.project, np.arange(self.size + 1))
            repeats = np.diff(starts)[other.project]
            before = np.cumsum(repeats) - repeats
            rows = np.repeat(starts[other.project] - before, repeats) + np.arange(repeats.sum())
            width = len(other.values)
            pair = one.code[rows] * np.int64(width) + np.repeat(other.code, repeats)
            small = np.min_scalar_type(len(one.values) * width)
            self._pairs[first, second] = np.repeat(other.project, repeats), pair.astype(small)
        return self._pairs[first, second]

    def main_link(self, key: str) -> Link | None:
        """Return the link that has the main value alone; None where values have no order."""
        return self._mains.get(key)

    def projects_of(self, key: str) -> Mapping[str, int]:
        """Return by value of a facet how many projects of the whole portfolio have it."""
        link = self._links[key]
        return dict(zip(link.values, link.totals.tolist(), strict=True))

    def values_of(self, key: str, project: str) -> list[str]:
        """Return the stated values that `project` (an id) has of a facet."""
        return self._links[key].stated_at(self.position_of(project))

    def position_of(self, project: str) -> int:
        """Return where `project` (an id) stands among the projects; raises `KeyError` without."""
        categories = self.portfolio.tables["project_themes"]["project"].cat.categories
        return cast("int", categories.get_loc(project))  # an id is there once

    def labels(self, key: str, words: Words, *, short: bool = False) -> Mapping[str, str]:
        """Return what each value of a facet is called, in the order in which they are listed."""
        known = (key, words.language, short)
        if known not in self._labels:
            facet = self.facets[key]
            labels = (facet.short_labels or facet.labels) if short else facet.labels
            self._labels[known] = labels(self.portfolio, words)
        return self._labels[known]

    @cached_property
    def targets(self) -> Targets:
        """Return the figures that say whom a project is for: the only ones that add up."""
        figures = self.portfolio.figures
        rows = figures[(figures["role"] == "targeted") & ~figures["unit"].isin(NOT_REACH)]
        return Targets(
            project=rows["project"].cat.codes.to_numpy().astype(np.int32),
            unit=rows["unit"].cat.codes.to_numpy().astype(np.int32),
            units=tuple(map(str, rows["unit"].cat.categories)),
            value=rows["value"].to_numpy(dtype=float),
            approximate=rows["approximate"].fillna(value=False).to_numpy(dtype=bool),
            first_of_unit=~rows.duplicated(["project", "unit"]).to_numpy(),
            first_of_project=~rows.duplicated("project").to_numpy(),
        )

    def rows_of(self, table: str, position: int) -> Codes:
        """Return the rows that the project at `position` has in a table, in the table's order.

        `table` is one with a column `project`, or `territories` for `project_territories`.
        """
        if table not in self._rows:
            frame = (
                self.portfolio.project_territories
                if table == "territories"
                else self.portfolio.tables[table]
            )
            codes = frame["project"].cat.codes.to_numpy()
            order = np.argsort(codes, kind="stable").astype(np.int32)
            starts = np.searchsorted(codes[order], np.arange(self.size + 1))
            self._rows[table] = order, starts
        order, starts = self._rows[table]
        return order[starts[position] : starts[position + 1]]

    @cached_property
    def newest_first(self) -> npt.NDArray[np.int64]:
        """Return the places of the projects, the latest first, those of unknown date last."""
        moments = self.portfolio.project_moments.reset_index(drop=True)
        ordered = moments.sort_values(kind="stable", na_position="first").index[::-1]
        return ordered.to_numpy().astype(np.int64)

    @cached_property
    def committee_order(self) -> npt.NDArray[np.int64]:
        """Return the places of the committees in their table, the earliest first."""
        return self.portfolio.committee_moments.argsort(kind="stable").to_numpy().astype(np.int64)

    @cached_property
    def searches(self) -> Mapping[str, SearchIndex]:
        """Return for each facet of words the index in which they are looked for."""
        return {
            facet.key: SearchIndex(facet.texts(self.portfolio), self.size)
            for facet in self.facets.values()
            if facet.texts is not None
        }

    @cached_property
    def names(self) -> NameIndex:
        """Return the index in which names of landlords, organisations, places… are looked for."""
        return name_index(self.portfolio, commune_names(self.portfolio))

    @cached_property
    def years(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return first and last year of every project; not a number where no year is stated."""
        years = self.portfolio.stated_years
        first = years["first"].to_numpy(dtype=float, na_value=np.nan)
        return first, years["last"].to_numpy(dtype=float, na_value=np.nan)


def once_for_data(tell: Callable[[Index, Words], Made]) -> Callable[[Index, Words], Made]:
    """Have `tell` say once for each data and language what no visitor's choices change.

    It is kept as long as the data that it was made of; whoever takes it leaves it as it is.
    """

    @wraps(tell)
    def kept(index: Index, words: Words) -> Made:
        key = (tell, words.language)
        if key not in index.made:
            index.made[key] = tell(index, words)
        return cast("Made", index.made[key])

    return kept
