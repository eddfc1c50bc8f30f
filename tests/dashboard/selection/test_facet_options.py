"""What the bar of filters offers: the values that projects have, with what choosing each keeps."""

import re
from pathlib import Path

import pytest

from dashboard.language.collation import labels_in_order
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.facet_options import facet_options
from dashboard.selection.facets import FACETS, UNKNOWN
from dashboard.selection.selection import Selection

WORDS = Words("en")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("address", ["", "theme=culture", "region=11&theme=ecology", "q=jardin"])
def test_the_count_of_a_value_is_what_choosing_it_alone_keeps(shipped, address) -> None:
    choices = read_address(address, shipped)[0]
    for offer in facet_options(Selection(shipped, choices), WORDS):
        if offer.kind == "choice":
            for each in offer.values:
                alone = Selection(shipped, choices.having(offer.key, [each.value]))
                assert each.projects == alone.size, (offer.key, each)


def test_every_facet_is_offered_in_the_order_of_the_table(shipped) -> None:
    offered = [offer.key for offer in facet_options(Selection(shipped), WORDS)]
    assert offered == [key for key, facet in shipped.facets.items() if facet.listed]
    unlisted = next(facet.key for facet in shipped.facets.values() if not facet.listed)
    value = next(iter(shipped.labels(unlisted, WORDS)))
    chosen = read_address(f"{unlisted}={value}", shipped)[0]
    own = next(o for o in facet_options(Selection(shipped, chosen), WORDS) if o.key == unlisted)
    assert own.chosen == (value,)
    assert value in {each.value for each in own.values}


def test_the_readme_names_every_facet_that_is_offered() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (said,) = re.findall(r"The keys\nare (.*?)\.\n", readme, re.DOTALL)
    offered = {facet.key for facet in FACETS if facet.listed}
    assert {*re.findall("`([a-z]+)`", said)} == offered, "name it there"


def test_years_are_offered_as_ends_and_words_not_at_all(shipped) -> None:
    by_key = {offer.key: offer for offer in facet_options(Selection(shipped), WORDS)}
    years = [each.value for each in by_key["year"].values if each.value != UNKNOWN]
    assert years == sorted(years)
    known = shipped.portfolio.stated_years
    assert (years[0], years[-1]) == (str(known["first"].min()), str(known["last"].max()))
    assert by_key["q"].values == ()


def test_projects_of_no_known_year_are_offered_behind_the_years_with_their_number(shipped) -> None:
    without = int(shipped.portfolio.stated_years["first"].isna().sum())
    (offer,) = [each for each in facet_options(Selection(shipped), WORDS) if each.key == "year"]
    assert [(v.value, v.projects) for v in offer.values if v.value == UNKNOWN] == (
        [(UNKNOWN, without)] if without else []
    )
    chosen = read_address(f"year={UNKNOWN}", shipped)[0]
    (offer,) = [
        each for each in facet_options(Selection(shipped, chosen), WORDS) if each.key == "year"
    ]
    assert (offer.chosen, offer.values[-1].value) == ((UNKNOWN,), UNKNOWN)
    assert offer.values[-1].projects == Selection(shipped, chosen).size == without


@pytest.mark.parametrize("key", ["region", "departement"])
def test_a_territory_without_a_project_is_offered_too(shipped, key) -> None:
    table = shipped.portfolio.tables[f"{key}s"]
    (offer,) = [each for each in facet_options(Selection(shipped, Choices()), Words("fr"))
                if each.key == key]  # fmt: skip
    counts = {value.value: value.projects for value in offer.values if value.value != UNKNOWN}
    assert set(counts) == set(table["code"])
    assert 0 in counts.values()


def test_what_keeps_most_is_offered_first_then_by_name_and_what_is_not_stated_last(shipped) -> None:
    chosen = read_address("theme=culture", shipped)[0]
    for offer in facet_options(Selection(shipped, chosen), Words("fr")):
        if offer.kind == "choice" and not shipped.facets[offer.key].ordered:
            counts = [each.projects for each in offer.values if each.value != UNKNOWN]
            assert counts == sorted(counts, reverse=True)
            assert UNKNOWN not in [each.value for each in offer.values[:-1]]
    regions = next(
        o for o in facet_options(Selection(shipped, chosen), Words("fr")) if o.key == "region"
    )
    none = [each.label for each in regions.values if not each.projects and each.value != UNKNOWN]
    assert none == list(labels_in_order({name: name for name in none}))


def test_of_more_than_are_offered_those_that_keep_most_are_and_the_rest_is_counted(
    shipped, monkeypatch
) -> None:
    whole = {o.key: o for o in facet_options(Selection(shipped, Choices()), WORDS)}["landlord"]
    last = [each for each in whole.values if each.value != UNKNOWN][-1]
    monkeypatch.setattr("dashboard.selection.facet_options.MOST", 3)
    chosen = Choices().having("landlord", [last.value])
    few = {o.key: o for o in facet_options(Selection(shipped, chosen), WORDS)}["landlord"]
    assert few.further == len(whole.values) - 3 > 0
    assert last in few.values, "what is chosen stays"
    kept = [each.projects for each in few.values if each not in (last, whole.values[-1])]
    assert kept == [each.projects for each in whole.values[:3]]
