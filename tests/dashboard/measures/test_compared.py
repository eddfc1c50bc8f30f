"""When a difference may be named: the rules, counted again with fractions."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.compared import (
    LEAST,
    NAMED,
    SPARE,
    TIMES,
    compared_by,
    differences,
    most_first,
    verdict,
)
from dashboard.selection.choices import read_address
from dashboard.selection.comparison import compared_with
from dashboard.selection.selection import Selection
from dashboard.texts.comparison import difference_text, figures_table
from tests.examples import examples
from tests.shipped import shipped_index

WORDS = Words("en")
INDEX = shipped_index()


@st.composite
def part_and_whole(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.integers(0, 60))
    return draw(st.integers(0, whole)), whole


@given(part_and_whole(), part_and_whole())
@settings(max_examples=examples(500))
def test_verdict_keeps_to_the_rules_as_written(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    said = verdict(*first, *second)
    if min(first[1], second[1]) < LEAST:
        assert said == "too-few"
        return
    shares = Fraction(*first), Fraction(*second)
    lead, (more, of) = ("one", first) if shares[0] >= shares[1] else ("other", second)
    enough = max(shares) >= TIMES * min(shares)
    fewer, fewer_of = second if lead == "one" else first
    moved = Fraction(more - 1, of) > Fraction(fewer + 1, fewer_of)
    lasting = Fraction(more - SPARE, of) > min(shares) and moved
    assert said == (lead if enough and lasting else "alike")


@given(part_and_whole(), part_and_whole())
def test_verdict_does_not_depend_on_the_order_of_the_sides(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    turned = {"one": "other", "other": "one"}
    said = verdict(*first, *second)
    assert verdict(*second, *first) == turned.get(said, said)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 9, 2, 12), "one"),
        ((2, 12, 4, 9), "other"),
        ((2, 9, 0, 12), "alike"),  # two projects fewer, and nothing is left of it
        ((3, 9, 0, 12), "one"),
        ((3, 20, 0, 7), "alike"),  # one of the 20 among the 7 instead, and the other side leads
        ((5, 14, 3, 15), "alike"),
        ((4, 4, 0, 12), "too-few"),
        ((0, 9, 0, 12), "alike"),
        ((300, 1000, 200, 1000), "alike"),
        ((400, 1000, 200, 1000), "one"),
    ],
)
def test_verdict_of_cases_worth_knowing(counts: tuple[int, int, int, int], expected: str) -> None:
    assert verdict(*counts) == expected


def compare(one: str, other: str):
    first = Selection(INDEX, read_address(one, INDEX)[0])
    return compared_with(first, other)[0]


def test_counts_are_those_of_the_tables() -> None:
    compared = compared_by(compare("region=11", "others"), "theme", WORDS)
    places = INDEX.portfolio.project_territories
    inside = set(places.loc[places["region"] == "11", "project"])
    themes = INDEX.portfolio.tables["project_themes"]
    main = themes[themes["rank"] == 1]
    for _, row in compared.frame.iterrows():
        for ranked, ending in ((themes, ""), (main, "_main")):
            having = set(ranked.loc[ranked["theme"] == row["id"], "project"])
            assert row[f"one{ending}"] == len(having & inside)
            assert row[f"other{ending}"] == len(having - inside)
    assert compared.one.selected == len(inside)
    assert compared.one.shown == len(inside & set(main["project"]))


def test_rows_with_most_projects_come_first() -> None:
    frame = most_first(compared_by(compare("joint=yes", "joint=no"), "region", WORDS)).frame
    assert (frame["one"] + frame["other"]).is_monotonic_decreasing
    assert len(frame) > 3


def test_differences_are_those_the_verdict_carries_and_no_others() -> None:
    comparison = compare("year=2016-2020", "year=2021-2025")
    found = differences(comparison, WORDS)
    expected = set()
    for key in set(NAMED) - comparison.telling_apart:
        compared = compared_by(comparison, key, WORDS)
        for _, row in compared.frame.iterrows():
            said = verdict(row["one"], compared.one.shown, row["other"], compared.other.shown)
            if said in ("one", "other") and row["id"] != "no":
                expected.add((key, row["id"], said))
    assert expected
    assert set(zip(found["facet"], found["id"], found["leads"], strict=True)) == expected
    assert found["margin"].is_monotonic_decreasing


def test_nothing_is_named_of_what_the_sides_are_chosen_by() -> None:
    assert "theme" not in set(differences(compare("theme=culture", "others"), WORDS)["facet"])
    found = differences(compare("network=action-logement", "others"), WORDS)
    assert not {"network", "joint"} & set(found["facet"])


def test_the_side_that_leads_is_said_first_and_without_percent() -> None:
    row = pd.Series(
        {"facet": "theme", "label": "Culture", "one": 2, "one_of": 12, "other": 4, "other_of": 9}
    )
    said = difference_text(pd.concat([row, pd.Series({"leads": "other"})]), "Theme", WORDS)
    assert said == "Culture: 4 of 9 against 2 of 12"


def test_percentages_wait_for_a_hundred_projects_on_both_sides() -> None:
    row = {"facet": "theme", "label": "Culture", "one": 60, "one_of": 120, "leads": "one"}
    few = pd.Series({**row, "other": 20, "other_of": 99})
    many = pd.Series({**row, "other": 20, "other_of": 100})
    assert "%" not in difference_text(few, "Theme", WORDS)
    assert difference_text(many, "Theme", WORDS).endswith("(50% against 20%)")


def test_yes_is_said_with_what_it_answers() -> None:
    row = {"facet": "joint", "label": "yes", "one": 5, "one_of": 9, "other": 1, "other_of": 9}
    said = difference_text(pd.Series({**row, "leads": "one"}), "Multi-landlord project", WORDS)
    assert said == "Multi-landlord project (yes): 5 of 9 against 1 of 9"


def test_figures_stand_beside_one_another_and_sums_say_who_states_them() -> None:
    comparison = compare("committee=2021-02-04", "others")
    table = figures_table(comparison, WORDS).set_index("Figure")
    assert table.loc["Projects"].tolist() == ["7", str(len(INDEX.portfolio.projects) - 7)]
    assert table.loc["Landlords"].iloc[0] == "18"
    assert table.columns[1] == "B: the other projects"
    targeted = table[table.index.str.startswith("Targeted")]
    assert len(targeted)
    assert targeted.isin(["none stated"]).any(axis=None)
    assert (targeted.map(lambda text: text == "none stated" or "stated by" in text)).all(axis=None)
