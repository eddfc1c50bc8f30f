"""Two selections in one address: what is read is what was written, and no project is lost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.compared import compared_by
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.comparison import ALL, OTHERS, as_value, compared_with, presets, side_names
from dashboard.selection.selection import Selection
from tests.examples import examples
from tests.shipped import shipped_index

INDEX = shipped_index()
WORDS = Words("en")


@st.composite
def any_choices(draw: st.DrawFn) -> Choices:
    """Choices of up to three facets of the shipped data, with up to three values each."""
    choices = Choices()
    keys = [key for key, facet in INDEX.facets.items() if facet.kind == "choice"]
    for key in draw(st.lists(st.sampled_from(keys), max_size=3, unique=True)):
        values = st.sampled_from(INDEX.link(key).values)
        choices = choices.having(key, draw(st.lists(values, max_size=3, unique=True)))
    return choices


def chosen(address: str) -> Selection:
    return Selection(INDEX, read_address(address, INDEX)[0])


@given(one=any_choices(), other=any_choices())
@settings(max_examples=examples(60))
def test_second_side_is_read_as_it_was_written(one: Choices, other: Choices) -> None:
    comparison, ignored = compared_with(Selection(INDEX, one), as_value(other))
    assert not ignored
    assert comparison.other.choices.values == other.values
    assert as_value(comparison.other.choices) == as_value(other)
    assert not comparison.with_others


@given(one=any_choices())
@settings(max_examples=examples(60))
def test_others_are_all_that_the_first_side_leaves_out(one: Choices) -> None:
    comparison, _ = compared_with(Selection(INDEX, one), OTHERS)
    assert comparison.one.size + comparison.other.size == INDEX.size
    assert comparison.shared == 0
    assert comparison.telling_apart >= set(one.values)
    theme = compared_by(comparison, "theme", WORDS)
    whole = Selection(INDEX).counts("theme")[:-1].sum()
    assert theme.frame["one"].sum() + theme.frame["other"].sum() == whole


@given(one=any_choices(), other=any_choices())
@settings(max_examples=examples(40))
def test_shared_projects_are_those_of_both(one: Choices, other: Choices) -> None:
    comparison, _ = compared_with(Selection(INDEX, one), as_value(other))
    both = set(np.flatnonzero(comparison.one.mask)) & set(np.flatnonzero(comparison.other.mask))
    assert comparison.shared == len(both)


def test_value_that_means_nothing_is_told_and_nothing_raised() -> None:
    for value in ("", "nonsense", "theme=none-such", "<script>", "with=others", "%", "a" * 10_000):
        comparison, ignored = compared_with(chosen("theme=culture"), value)
        assert comparison.other.size == INDEX.size
        assert bool(ignored) == (value not in ("", "with=others"))


@pytest.mark.parametrize(
    ("one", "other", "facets"),
    [
        ("region=11", "region=76", {"region", "departement"}),
        ("region=11&theme=culture", "region=76&theme=culture", {"region", "departement"}),
        ("departement=93", ALL, {"region", "departement"}),
        ("network=groupe-3f", OTHERS, {"network", "landlord", "joint"}),
        ("year=2016-2019", "year=2020-2025", {"year", "committee"}),
        ("theme=culture", "theme=culture", set()),
        ("q=jardin", OTHERS, {"q"}),
    ],
)
def test_sides_differ_by_design_in_what_they_are_chosen_by(
    one: str, other: str, facets: set[str]
) -> None:
    comparison, ignored = compared_with(chosen(one), other)
    assert not ignored
    kin = {INDEX.facets[key].kin for key in facets} - {""}  # a new facet may be of these too
    more = {key for key, facet in INDEX.facets.items() if facet.kin in kin}
    assert comparison.telling_apart == facets | more


def test_presets_have_projects_on_both_sides() -> None:
    found = list(presets(INDEX))
    assert {preset.name for preset in found} == {"regions", "networks", "periods", "joint"}
    for preset in found:
        comparison, ignored = compared_with(Selection(INDEX, preset.one), preset.second)
        assert not ignored
        assert comparison.one.size and comparison.other.size
    regions = next(preset for preset in found if preset.name == "regions")
    counts = Selection(INDEX).choice_counts("region")
    most = sorted((count for key, count in counts.items() if key != "unknown"), reverse=True)[:2]
    other, _ = read_address(regions.second, INDEX)
    assert [counts[regions.one.get("region")[0]], counts[other.get("region")[0]]] == most


def test_periods_split_the_projects_as_evenly_as_years_allow() -> None:
    preset = next(preset for preset in presets(INDEX) if preset.name == "periods")
    first, last = INDEX.years
    sizes = [
        min((last <= year).sum(), (first > year).sum())
        for year in range(int(np.nanmin(first)), int(np.nanmax(last)))
    ]
    comparison, _ = compared_with(Selection(INDEX, preset.one), preset.second)
    assert min(comparison.one.size, comparison.other.size) == max(sizes)


def test_sides_are_named_with_their_letters() -> None:
    comparison, _ = compared_with(chosen("region=76"), "region=11")
    assert side_names(comparison, WORDS) == ("A: Occitanie", "B: Île-de-France")
    comparison, _ = compared_with(chosen("region=76"), OTHERS)
    assert side_names(comparison, WORDS)[1] == "B: the other projects"
