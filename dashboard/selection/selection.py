"""A selection: the projects that match a visitor's choices.

Within a facet any of the chosen values will do; between facets all must hold.
"""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.selection.choices import Choices
from dashboard.selection.facets import UNKNOWN
from dashboard.selection.index import Index, Link, Mask
from loaders.package.portfolio import Portfolio

KEPT_PROJECTS = 1_000_000
"""Projects that recent selections of a portfolio have to choose from, all together."""

MOST_KEPT = 64
"""Recent selections that are kept of a small portfolio."""

With = ParamSpec("With")
Result = TypeVar("Result")


class Selection:
    """The projects that `choices` keep. Masks have a place for every project, in order.

    `title` is what the selection is called where no choices make it.
    """

    title: str | None = None

    def __init__(self, index: Index, choices: Choices | None = None) -> None:
        self.index = index
        self.choices = Choices() if choices is None else choices
        self._masks: dict[str, Mask] = {}
        self._counts: dict[str, npt.NDArray[np.int64]] = {}
        self._others: dict[Choices, Selection] = {}
        self.measured: dict[tuple[Any, ...], Any] = {}

    @property
    def portfolio(self) -> Portfolio:
        """The portfolio that is selected from."""
        return self.index.portfolio

    @cached_property
    def mask(self) -> Mask:
        """Which projects are selected."""
        return self.mask_without()

    def mask_without(self, *keys: str) -> Mask:
        """Which projects would be selected without the choices for the facets `keys`."""
        mask = np.ones(self.index.size, dtype=bool)
        for key in self.choices.values:
            if key not in keys:
                mask &= self._mask(key)
        return mask

    def without(self, *keys: str) -> "Selection":
        """Return this selection without the choices for the facets `keys`.

        It is what a chart of a facet shows, so that the values that are not chosen stay in view.
        """
        choices = self.choices
        for key in keys:
            choices = choices.having(key, ())
        if choices == self.choices:
            return self
        if choices not in self._others:
            others = self._others[choices] = Selection(self.index, choices)
            others._masks = self._masks  # what one choice keeps does not depend on the others
        return self._others[choices]

    def outgoing(self, *, internal: bool = False) -> "Selection":
        """Return what of this selection may leave the folder; every file is made of this alone.

        Without what is `internal` it is not chosen by that either: which projects are abandoned
        must not show from which are left out.
        """
        index = self.index.outgoing(internal=internal)
        if index is self.index:
            return self
        choices = self.choices
        for key in {*self.index.facets} - {*index.facets}:
            choices = choices.having(key, ())
        leaving = Selection(index, choices)
        leaving.title = self.title
        return leaving

    @cached_property
    def size(self) -> int:
        """How many projects are selected."""
        return int(np.count_nonzero(self.mask))

    def rows(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of a table that are about selected projects (its column `project`)."""
        return table[self.mask[table["project"].cat.codes.to_numpy()]]

    @property
    def total(self) -> int:
        """How many projects there are to select from."""
        return self.index.size

    def link(self, key: str) -> Link:
        """Return the link of a facet."""
        return self.index.link(key)

    def counts(self, key: str) -> npt.NDArray[np.int64]:
        """Return how many selected projects have each value of the facet `key`."""
        if key not in self._counts:
            self._counts[key] = self.link(key).counts(self.mask)
        return self._counts[key]

    def choice_counts(self, key: str) -> dict[str, int]:
        """Return for each value of a facet how many projects choosing it alone would keep."""
        return dict(zip(self.link(key).values, self.value_counts(key).tolist(), strict=True))

    def value_counts(self, key: str) -> npt.NDArray[np.int64]:
        """Return the same, in the order of the values of the facet's link."""
        return self.link(key).counts(self.mask_without(key) if self.choices.get(key) else self.mask)

    def _mask(self, key: str) -> Mask:
        if key not in self._masks:
            self._masks[key] = self._kept(key)
        return self._masks[key]

    def _kept(self, key: str) -> Mask:
        chosen = self.choices.get(key)
        match self.index.facets[key].kind:
            case "text":
                return self.index.searches[key].mask(chosen[0])
            case "span":
                return self._within(chosen[0])
            case _:
                link = self.link(key)
                return link.having(link.positions(chosen))

    def _within(self, span: str) -> Mask:
        """Keep the projects surely selected in these years: a season must lie inside wholly."""
        first, last = self.index.years
        if span == UNKNOWN:
            return np.isnan(first)
        start, end = map(int, span.split("-"))
        return (first >= start) & (last <= end)


def recent_selection(index: Index, choices: Choices) -> Selection:
    """Return the selection of `choices`, the same to all visitors who have chosen them lately.

    What one of them had measured is there for the next. It goes with the data it was made of.
    """
    recent = index.recent
    with index.recent_lock:
        found = recent.pop(choices, None) or Selection(index, choices)
        recent[choices] = found
        while len(recent) > min(MOST_KEPT, 1 + KEPT_PROJECTS // max(1, index.size)):
            del recent[next(iter(recent))]
    return cast("Selection", found)


def once_for_selection(
    measure: Callable[Concatenate[Selection, With], Result],
) -> Callable[Concatenate[Selection, With], Result]:
    """Have a measure made once of a selection, for the headline, the chart and the note alike.

    Each of them leaves what it takes as it is.
    """

    @wraps(measure)
    def kept(selection: Selection, /, *how: With.args, **named: With.kwargs) -> Result:
        key = (measure, *how, *named.items())
        if key not in selection.measured:
            selection.measured[key] = measure(selection, *how, **named)
        return cast("Result", selection.measured[key])

    return kept
