"""The options of each facet, with the number of projects each would keep.

Those that keep most come first, then by name; of what has an order of its own, as committees have,
that order stays.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.language.translation import Words
from dashboard.selection.facets import UNKNOWN, Facet
from dashboard.selection.index import Link
from dashboard.selection.selection import Selection, once_for_selection

MOST = 2_000
"""How many values a list offers at most, for a page that is there at once; those that keep most."""


@dataclass(frozen=True)
class Value:
    """A value that can be chosen, and how many of the projects choosing it would keep."""

    value: str
    label: str
    projects: int


@dataclass(frozen=True)
class FacetOptions:
    """A facet with the values that some project has, and with what is chosen of it.

    `kind` as in `Facet`. `unfiltered` stands where nothing is chosen. A facet of `text` offers no
    values. `further` counts those beyond the `MOST` that are offered.
    """

    key: str
    kind: str
    label: str
    unfiltered: str
    values: tuple[Value, ...]
    chosen: tuple[str, ...]
    further: int

    @property
    def several_years(self) -> bool:
        """Whether there are two known values to choose between."""
        return sum(value.value != UNKNOWN for value in self.values) > 1


@once_for_selection
def facet_options(selection: Selection, words: Words) -> list[FacetOptions]:
    """Return what the facets offer, in the order of their table.

    One that is not listed is there only while something of it is chosen; one of years, only where
    there are two to choose between. Those of no known year are offered behind the years.
    """
    every = [_options_of(selection, facet, words) for facet in selection.index.facets.values()
             if facet.listed or selection.choices.get(facet.key)]  # fmt: skip
    return [each for each in every if each.kind != "span" or each.several_years or each.chosen]


def _options_of(selection: Selection, facet: Facet, words: Words) -> FacetOptions:
    label = words.text(facet.label)
    ever = int(np.count_nonzero(selection.link(facet.key).totals)) if facet.kind == "choice" else 0
    return FacetOptions(
        facet.key,
        facet.kind,
        words.text("{what} (internal)", what=label) if facet.internal else label,
        words.text(facet.unfiltered),
        () if facet.kind == "text" else tuple(_values(selection, facet, words)),
        selection.choices.get(facet.key),
        max(0, ever - MOST),
    )


def _values(selection: Selection, facet: Facet, words: Words) -> list[Value]:
    chosen = selection.choices.get(facet.key)
    link, counts = selection.link(facet.key), selection.value_counts(facet.key)
    labels = {**selection.index.labels(facet.key, words), UNKNOWN: words.text("not stated")}
    # Years and the territories of a whole can be chosen without a project.
    whole = facet.kind == "span" or facet.whole
    offered = {*_most(link, counts), *chosen}
    values = [
        Value(value, label, int(counts[link.code_of[value]]) if value in link.code_of else 0)
        for value, label in labels.items()
        if value in offered or (whole and value != UNKNOWN)
    ]
    if facet.ordered or facet.kind == "span":
        return values
    return sorted(values, key=lambda each: (each.value == UNKNOWN, -each.projects))


def _most(link: Link, counts: npt.NDArray[np.int64]) -> set[str]:
    """Return the values that some project has: of more than `MOST`, those that now keep most."""
    ever = np.flatnonzero(link.totals)
    if len(ever) > MOST:
        most = np.argpartition(-counts[ever], MOST)[:MOST]
        ever = np.append(ever[most], len(counts) - 1)  # whether something is not stated stays
        ever = ever[link.totals[ever] > 0]
    return {link.values[code] for code in ever}
