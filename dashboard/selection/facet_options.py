"""The options of each facet, with the number of projects each would keep.

Those that keep most come first, then by name; of what has an order of its own, as committees have,
that order stays.
"""

from dataclasses import dataclass

from dashboard.language.translation import Words
from dashboard.selection.facets import UNKNOWN, Facet
from dashboard.selection.selection import Selection, once_for_selection


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
    values.
    """

    key: str
    kind: str
    label: str
    unfiltered: str
    values: tuple[Value, ...]
    chosen: tuple[str, ...]

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
    return FacetOptions(
        facet.key,
        facet.kind,
        words.text("{what} (internal)", what=label) if facet.internal else label,
        words.text(facet.unfiltered),
        () if facet.kind == "text" else tuple(_values(selection, facet, words)),
        selection.choices.get(facet.key),
    )


def _values(selection: Selection, facet: Facet, words: Words) -> list[Value]:
    chosen = selection.choices.get(facet.key)
    counts = selection.choice_counts(facet.key)
    link = selection.link(facet.key)
    ever = dict(zip(link.values, link.totals.tolist(), strict=True))
    labels = {**selection.index.labels(facet.key, words), UNKNOWN: words.text("not stated")}
    if facet.kind == "span":  # years without a project can be the ends of a span
        known = [Value(year, year, counts.get(year, 0)) for year in labels if year != UNKNOWN]
        apart = Value(UNKNOWN, labels[UNKNOWN], counts.get(UNKNOWN, 0))
        return [*known, apart] if ever.get(UNKNOWN, 0) or UNKNOWN in chosen else known
    offered = [
        Value(value, label, counts.get(value, 0))
        for value, label in labels.items()
        if ever.get(value, 0) or value in chosen or (facet.whole and value != UNKNOWN)
    ]
    if facet.ordered:
        return offered
    return sorted(offered, key=lambda each: (each.value == UNKNOWN, -each.projects))
