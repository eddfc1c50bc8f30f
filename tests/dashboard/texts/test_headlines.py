"""A headline says what the counts carry and no more; a note says what is not in the chart."""

import re
from collections import Counter
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.measure import Coverage, LeftOut, Measure
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import coverage_note
from dashboard.texts.headlines import (
    _leading,
    cells_headline,
    committees_headline,
    leading,
    span_of,
    web_headline,
)
from tests.dashboard.strategies import some_choices
from tests.examples import examples
from tests.oracle import UNKNOWN, Oracle
from tests.synthetic import synthetic_portfolio

EN, FR = Words("en"), Words("fr")


def _measure(*counts: int, unknown: int = 0, main: bool = False) -> Measure:
    frame = pd.DataFrame(
        {
            "id": [f"l{place}" for place in range(len(counts))],
            "label": [f"L{place}" for place in range(len(counts))],
            "projects": list(counts),
        }
    )
    if main:
        frame["projects_main"] = frame["projects"] - 1
    left_out = (LeftOut("region not known", unknown),) if unknown else ()
    return Measure(frame, Coverage(9 + unknown, sum(counts), left_out))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((), "No project to show"),
        ((3, 1), "L0 comes first, with 3 projects of 9"),
        ((1,), "L0 has 1 project"),
        ((2, 2, 1), "L0 and L1 come first, with 2 projects each"),
        ((1, 1, 1), "L0, L1 and L2 are level, with 1 project each"),
        ((2, 2, 2, 2, 1), "4 come first, with 2 projects each"),
        ((1, 1, 1, 1), "4 are level, with 1 project each"),
    ],
)
def test_who_leads_is_named_only_where_somebody_does(counts: tuple[int, ...], said: str) -> None:
    assert _leading(_measure(*counts), "landlord", (), EN) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("l1",), "L1 has 2 projects"),
        (("l1", "l2"), "L1 comes first, with 2 projects of 9"),
        (
            ("l1", "unknown"),
            "L1 has 2 projects · 4 projects are not counted here: region not known",
        ),
        (("unknown",), "4 projects are not counted here: region not known"),
        (("none-such",), "4 projects are not counted here: region not known"),
        ((), "L0 comes first, with 5 projects of 9"),
    ],
)
def test_of_chosen_values_it_speaks_alone(chosen: tuple[str, ...], said: str) -> None:
    assert _leading(_measure(5, 2, 1, unknown=4), "landlord", chosen, EN) == said


def test_of_one_leading_theme_it_says_both_numbers() -> None:
    assert _leading(_measure(3, 1, main=True), "landlord", (), EN) == (
        "L0 comes first, with 3 projects of 9, 2 as main theme"
    )
    assert _leading(_measure(3, 3, main=True), "landlord", (), EN) == (
        "L0 and L1 are level, with 3 projects each"
    )


def test_the_span_of_committees_names_one_once() -> None:
    assert span_of(["A", "B", "C"], EN) == "From A to C"
    assert span_of(["A"], EN) == "A"


def test_a_note_says_what_is_shown_left_out_and_counted_more_than_once() -> None:
    coverage = Coverage(29, 40, (LeftOut("region not known", 2), LeftOut("no text", 1)))
    assert coverage.shown == 26
    assert coverage_note(coverage, EN) == (
        "26 of 29 projects shown · 2 projects not shown: region not known · 1 project not shown: "
        "no text · a project counts once in each row or cell it touches: 40 in all."
    )
    assert coverage_note(Coverage(1, 1), FR) == "1 sur 1 projet."
    french = coverage_note(coverage, FR).replace("\u00a0", " ")
    assert french.startswith("26 sur 29 projets · 2 projets non affichés : région non connue")


# What a headline says of a selection, against a count by hand.

PORTFOLIOS = {"shipped": 0, "few": 5, "some": 40, "one": 1}
"""Portfolios that are tried: the shipped one, and made ones of so many projects."""


@pytest.fixture(scope="module", params=PORTFOLIOS)
def index(request: pytest.FixtureRequest, shipped: Index) -> Index:
    size = PORTFOLIOS[request.param]
    return Index(synthetic_portfolio(size)) if size else shipped


@pytest.fixture(scope="module")
def oracle(index: Index) -> Oracle:
    return Oracle(index.portfolio)


def _named(said: str, index: Index, key: str) -> set[str]:
    """Return the values of a facet whose names stand in a text as a whole."""
    return {
        value
        for value, label in index.labels(key, EN).items()
        if re.search(rf"(?<![\w-])(?i:{re.escape(label)})(?![\w-])", said)
    }


def _spoken_of(oracle: Oracle, key: str, choices: Choices) -> Counter[str]:
    """Return what a headline by a facet may speak of, with the projects of each."""
    counts = oracle.counts(key, choices)
    counts.pop(UNKNOWN, None)
    chosen = choices.get(key)
    return Counter({v: n for v, n in counts.items() if not chosen or v in chosen})


@settings(max_examples=examples(60))
@given(data=st.data())
def test_a_headline_names_those_that_lead_among_the_selected(
    index: Index, oracle: Oracle, data: Any
) -> None:
    choices = data.draw(some_choices(index))
    selection = Selection(index, choices)
    for key in ("theme", "region", "landlord", "network"):
        said = leading(selection, key, EN)
        counts = _spoken_of(oracle, key, choices)
        leaders = {value for value, count in counts.items() if count == max(counts.values())}
        assert _named(said, index, key) == (leaders if len(leaders) <= 3 else set()), said
        if counts:
            most = max(counts.values())
            assert re.search(rf"\b{most} projects?\b", said), said
        elif not selection.size:
            assert said == "No project to show"
        else:
            unknown = oracle.counts(key, choices)[UNKNOWN]
            assert re.match(rf"{unknown} projects? (is|are) not counted here: ", said), said
        if len(leaders) == 1 and len(counts) > 1:
            stated = sum(UNKNOWN not in oracle.of(key, one) for one in oracle.kept(choices))
            assert f" of {stated}" in said, said


@settings(max_examples=examples(60))
@given(data=st.data())
def test_the_headlines_of_cells_and_committees_speak_of_the_selected(
    index: Index, oracle: Oracle, data: Any
) -> None:
    choices = data.draw(some_choices(index))
    selection = Selection(index, choices)
    kept = oracle.kept(choices)
    cells = Counter(
        (theme, region)
        for one in kept
        for theme in oracle.values["theme"][one]
        for region in oracle.values["region"][one]
        if theme in (choices.get("theme") or [theme])
        and region in (choices.get("region") or [region])
    )
    said = cells_headline(selection, EN)
    most = max(cells.values(), default=0)
    leaders = [cell for cell, count in cells.items() if count == most]
    if len(leaders) == 1:
        assert _named(said, index, "theme") == {theme for theme, _ in leaders}, said
        assert _named(said, index, "region") == {region for _, region in leaders}, said
        assert f"{most} project" in said and ("most" in said) == (len(cells) > 1)
    else:
        assert not _named(said, index, "theme") | _named(said, index, "region")
    said = committees_headline(selection, EN)
    dated = sum(bool(oracle.values["committee"][one]) for one in kept)
    assert re.search(rf"\b{dated or len(kept) or 'No'} project", said), said
    held = {value for one in kept for value in oracle.values["committee"][one]}
    assert bool(held) or not _named(said, index, "committee")


@settings(max_examples=examples(60))
@given(data=st.data())
def test_the_headline_of_the_web_counts_landlords_that_share_selected_projects(
    index: Index, oracle: Oracle, data: Any
) -> None:
    choices = data.draw(some_choices(index))
    said = web_headline(Selection(index, choices), EN)
    joint = [one for one in oracle.kept(choices) if len(oracle.values["landlord"][one]) > 1]
    together = set().union(*(oracle.values["landlord"][one] for one in joint))
    chosen = [one for one in choices.get("landlord") if one != UNKNOWN]
    if not joint:
        size = len(oracle.kept(choices))
        begins = {0: "No selected project", 1: "The project has"}
        assert said.startswith(begins.get(size, f"None of the {size} projects")), said
    elif len(chosen) == 1:
        assert _named(said, index, "landlord") == set(chosen)
        assert f"{len(joint)} project" in said
        assert re.search(rf"with {len(together) - 1} other landlord", said), said
    elif "takes part in" in said:
        number = int(re.search(r"\d+(?= of the)|(?<=of the )\d+", said)[0])
        counts = [
            sum(bool(oracle.values["network"][one] & {network}) for one in joint)
            for network in _named(said, index, "network")
        ]
        assert counts == [number], said
        assert f"{len(joint)} multi-landlord" in said
    else:
        assert said.startswith(f"{len(joint)} project")
        assert f"{len(together)} landlord" in said


def test_a_headline_is_silent_on_what_was_not_asked_for(shipped: Index) -> None:
    selection = Selection(shipped, read_address("theme=culture&region=76", shipped)[0])
    said = cells_headline(selection, EN)
    assert "Occitanie" in said
    assert "Île-de-France" not in said
