"""Two selections side by side, in one address.

The first side is the ordinary address. The second one stands under one more key, `with`: its own
address, or `others` for the projects that the first one leaves out, or `all` for every project.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from dashboard.language.grammar import the_value
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices, Ignored, read_address
from dashboard.selection.index import Index, Mask
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import choices_sentence

WITH = "with"
OTHERS = "others"
ALL = "all"


class Others(Selection):
    """The projects that another selection does not keep."""

    def __init__(self, kept: Selection) -> None:
        super().__init__(kept.index, Choices())
        self._first_side = kept

    def mask_without(self, *keys: str) -> Mask:
        """Return the projects left over; there are no choices here to take away."""
        del keys
        return ~self._first_side.mask


@dataclass(frozen=True)
class Comparison:
    """Two selections over the same projects, counted by the same rules."""

    one: Selection
    other: Selection

    @property
    def with_others(self) -> bool:
        """Whether the second side is what the first one leaves out."""
        return isinstance(self.other, Others)

    @cached_property
    def shared(self) -> int:
        """How many projects are on both sides."""
        return int(np.count_nonzero(self.one.mask & self.other.mask))

    @cached_property
    def telling_apart(self) -> frozenset[str]:
        """The facets that the sides are chosen by, and their kin: there they differ by design."""
        keys = {*self.one.choices.values, *self.other.choices.values}
        differing = {
            key
            for key in keys
            if self.with_others or self.one.choices.get(key) != self.other.choices.get(key)
        }
        facets = self.one.index.facets
        kin = {facets[key].kin for key in differing} - {""}
        return frozenset(differing | {key for key, facet in facets.items() if facet.kin in kin})


def as_value(choices: Choices) -> str:
    """Return choices as a value of `with`."""
    return choices.address() or ALL


def compared_with(one: Selection, value: str) -> tuple[Comparison, list[Ignored]]:
    """Read the second side from a value of `with`; say what of it means nothing here."""
    if value == OTHERS:
        return Comparison(one, Others(one)), []
    chosen, ignored = read_address("" if value == ALL else value, one.index)
    return Comparison(one, Selection(one.index, chosen)), ignored


def plain_names(comparison: Comparison, words: Words) -> tuple[str, str]:
    """Return both sides in words, as they stand within a sentence: *l’Occitanie*."""
    one, other = _names(comparison, words)
    first = _in_sentence(comparison.one.choices, one, words)
    if comparison.with_others:
        return first, other
    return first, _in_sentence(comparison.other.choices, other, words)


def _in_sentence(choices: Choices, said: str, words: Words) -> str:
    chosen = [(key, value) for key, values in choices.values.items() for value in values]
    return the_value(*chosen[0], said, words) if len(chosen) == 1 else said


def _names(comparison: Comparison, words: Words) -> tuple[str, str]:
    index = comparison.one.index
    second = (
        words.text("the other projects")
        if comparison.with_others
        else choices_sentence(index, comparison.other.choices, words)
    )
    return choices_sentence(index, comparison.one.choices, words), second


def side_names(comparison: Comparison, words: Words) -> tuple[str, str]:
    """Return both sides in words, each with its letter: *A: Occitanie*, *B: Île-de-France*."""
    one, other = _names(comparison, words)
    return (
        words.text("{letter}: {side}", letter="A", side=one),
        words.text("{letter}: {side}", letter="B", side=other),
    )


@dataclass(frozen=True)
class Preset:
    """A comparison worth a click: the choices of the first side, and the second as a value."""

    name: str
    one: Choices
    second: str


def presets(index: Index) -> Iterator[Preset]:
    """Yield the comparisons that the data has enough projects for; `name` tells them apart."""
    every = Selection(index)
    regions, networks = _most(every, "region"), _most(every, "network")
    if len(regions) > 1:
        yield Preset("regions", _one("region", regions[0]), as_value(_one("region", regions[1])))
    if networks:
        yield Preset("networks", _one("network", networks[0]), OTHERS)
    years = _halves(index)
    if years:
        yield Preset("periods", _one("year", years[0]), as_value(_one("year", years[1])))
    joint = every.choice_counts("joint")
    if joint.get("yes") and joint.get("no"):
        yield Preset("joint", _one("joint", "yes"), as_value(_one("joint", "no")))


def _one(key: str, value: str) -> Choices:
    return Choices().having(key, [value])


def _most(every: Selection, key: str) -> list[str]:
    """Return the values of a facet that projects have, the most frequent first."""
    counts = every.counts(key)[:-1]
    values = every.link(key).values
    order = np.argsort(-counts, kind="stable")
    return [values[at] for at in order if counts[at]]


def _halves(index: Index) -> tuple[str, str] | None:
    """Return two spans of years with about as many projects in each; None where one is empty."""
    first, last = index.years
    known = ~np.isnan(first)
    if not known.any() or first[known].min() == last[known].max():
        return None
    start, end = int(first[known].min()), int(last[known].max())

    def smaller(year: int) -> int:
        return min(int((last[known] <= year).sum()), int((first[known] > year).sum()))

    turn = max(range(start, end), key=smaller)
    return (f"{start}-{turn}", f"{turn + 1}-{end}") if smaller(turn) else None
