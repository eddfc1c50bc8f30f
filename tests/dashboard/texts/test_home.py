"""The sentences of the first page are true of the rows of the tables, counted without the app."""

import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.language.translation import Words
from dashboard.measures.cards import cards, newest
from dashboard.selection.choices import Choices
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.home import (
    _DEEDS,
    facts_line,
    few_where,
    selection_finding,
    what_finding,
    where_finding,
)
from tests.dashboard.strategies import some_choices
from tests.examples import examples

EN, FR = Words("en"), Words("fr")
SPELLED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(said: str) -> int:
    return SPELLED.index(said.lower()) if said.lower() in SPELLED else int(said)


def selected(selection: Selection) -> set[str]:
    return set(selection.portfolio.projects["id"][selection.mask])


def by_region(selection: Selection) -> dict[str, set[str]]:
    """Return the selected projects of each region, by its name."""
    tables = selection.portfolio.tables
    place_of = tables["places"].set_index("id")["region"].astype(object)
    name_of = tables["regions"].set_index("code")["name"]
    found: dict[str, set[str]] = {str(name): set() for name in name_of}
    kept = selected(selection)
    for project, place in tables["project_places"][["project", "place"]].itertuples(index=False):
        region = place_of[place]
        if project in kept and isinstance(region, str):
            found[str(name_of[region])].add(project)
    return found


def by_theme(selection: Selection) -> tuple[dict[str, set[str]], Counter[str]]:
    """Return the selected projects of each theme, and of how many each is the first."""
    rows = selection.portfolio.tables["project_themes"].astype(object)
    rows = rows[rows["project"].isin(selected(selection))]
    having = {theme: set(held["project"]) for theme, held in rows.groupby("theme")}
    first = rows.sort_values("rank").drop_duplicates("project")["theme"]
    return having, Counter(first)


def themes_done(said: str) -> list[str]:
    """Return the themes whose deeds a sentence names."""
    return [
        theme
        for theme, (one, many, _) in _DEEDS.items()
        if any(deed.format(also="") in said for deed in (one, many))
    ]


@settings(max_examples=examples(80))
@given(data=st.data())
def test_where_most_are_and_how_many_regions_have_none(shipped: Index, data: Any) -> None:
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    said = where_finding(selection, EN)
    found = by_region(selection)
    held = {name: len(projects) for name, projects in found.items() if projects}
    known = len(set().union(*found.values()))
    if match := re.match(r"(.+) has (\d+) of (\d+) projects", said):
        name, count, total = match[1], int(match[2]), int(match[3])
        assert held[name] == count == max(held.values())
        assert list(held.values()).count(count) == 1
        assert total == known
    elif match := re.match(r"(.+) and (.+) lead with (\d+) projects? each", said):
        assert {match[1], match[2]} == {
            name for name, count in held.items() if count == max(held.values())
        }
        assert held[match[1]] == int(match[3])
    elif match := re.match(r"(\d+) projects are spread over (\w+) regions", said):
        assert (int(match[1]), number(match[2])) == (known, len(held))
    elif match := re.match(r"The (\w+) projects are in ([^;]+)", said):
        assert held[match[2]] == number(match[1]) == selection.size
    elif match := re.match(r"The project is in ([^;]+)", said):
        assert held == {match[1]: selection.size} == {match[1]: 1}
    elif match := re.match(r"The (\w+) projects? of a known region (?:is|are) in ([^;]+)", said):
        assert held == {match[2]: number(match[1])} == {match[2]: known}
    if match := re.search(r"; (\w+) regions? ha(?:s|ve) no", said):
        assert number(match[1]) == len(found) - len(held)
        assert ("no known project" in said) == (selection.size == selection.total)


@settings(max_examples=examples(80))
@given(data=st.data())
def test_what_most_do_and_which_aim_comes_first(shipped: Index, data: Any) -> None:
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    said = what_finding(selection, EN)
    having, first = by_theme(selection)
    known = len(set().union(*having.values(), set()))
    if match := re.match(r"(\d+) projects? of (\d+) ", said):
        (theme,) = themes_done(said)
        assert len(having[theme]) == int(match[1]) == max(map(len, having.values()))
        assert int(match[2]) == known
        if aim := re.search(r"; (.+) is the first aim of (\d+)$", said):
            own = next((one for one, deed in _DEEDS.items() if deed[2] == aim[1]), theme)
            assert first[own] == int(aim[2]) == max(first.values())
            assert (aim[1] == "it") == (own == theme)
            assert list(first.values()).count(first[own]) == 1


@settings(max_examples=examples(80))
@given(data=st.data())
def test_the_first_line_counts_what_is_selected(shipped: Index, data: Any) -> None:
    selection = Selection(shipped, data.draw(some_choices(shipped)))
    said = selection_finding(selection, EN)
    if not selection.size:
        assert said.startswith("No recorded project")
        return
    (count,) = re.findall(r"(?:^|: )(\w+)(?: recorded)? projects?\b", said)
    assert number(count) == selection.size
    having, _ = by_theme(selection)
    if match := re.search(r", of which (\w+) (?:is|are) of (\w+) themes$", said):
        several = [projects for projects in having.values() if projects]
        assert (number(match[1]), number(match[2])) == (len(set.union(*several)), len(several))
    elif match := re.search(r", of which (\w+) (.+)$", said):
        (theme,) = themes_done(match[2])
        assert number(match[1]) == len(having[theme])
    elif match := re.search(r"; (?:all|it|one|(\w+)) also (.+)$", said):
        (theme,) = themes_done(match[2])
        counted = number(match[1]) if match[1] else None
        assert counted in (None, len(having[theme]))
        assert ("; all also" in said) <= (len(having[theme]) == selection.size)
    for theme in themes_done(said.split(",")[0].split(";")[0]):
        assert len(having[theme]) == selection.size


@pytest.mark.parametrize(
    ("choices", "french"),
    [
        ({}, r"^\d+ projets recensés$"),
        ({"theme": ("culture",), "region": ("11",)}, r" en Île-de-France passent par la culture\b"),
        (
            {"region": ("01",)},
            "^Aucun projet recensé\u00a0: Guadeloupe$",
        ),
        ({"region": ("01",), "theme": ("culture",)}, "^Aucun projet recensé\u00a0: Culture"),
        ({"q": ("jardin",)}, "^«\u00a0jardin\u00a0»\u00a0: "),
    ],
)
def test_the_first_line_in_french(
    shipped: Index, choices: dict[str, tuple[str]], french: str
) -> None:
    assert re.search(french, selection_finding(Selection(shipped, Choices(choices)), FR))


@settings(max_examples=examples(60))
@given(data=st.data())
def test_the_facts_of_a_few_projects(shipped: Index, data: Any) -> None:
    places = data.draw(
        st.lists(st.integers(0, shipped.size - 1), min_size=1, max_size=6, unique=True)
    )
    shown = cards(shipped, places, EN)
    said = facts_line(shown, EN)
    projects = shipped.portfolio.projects["id"].iloc[places]
    pairs = shipped.portfolio.tables["project_landlords"].astype(object)
    landlords = pairs[pairs["project"].isin(set(projects))]["landlord"].nunique()
    told = re.search(r"(\d+) landlords?\b", said)
    assert (int(told[1]) if told else 0) == landlords
    unknown = sum(not card.where.named for card in shown)
    told = re.search(r"(\d+) without a known town", said)
    assert (int(told[1]) if told else 0) == unknown
    most = Counter(town for card in shown for town in card.where.towns).most_common(1)
    where = few_where(shipped, shown, EN)
    match = re.match(r"(\w+) of the (\w+) projects are in (.+)$", where)
    if match and most[0][1] > 1:
        assert [(match[3], number(match[1]))] == most
        assert number(match[2]) == len(shown)
    assert (where.startswith("All are")) <= (bool(most) and most[0][1] == len(shown))


def test_cards_are_in_the_order_of_time_and_say_what_the_tables_say(shipped: Index) -> None:
    portfolio = shipped.portfolio
    shown = cards(shipped, newest(Selection(shipped)), FR)
    assert Counter(card.project for card in shown) == Counter(portfolio.projects["id"])
    moments = dict(zip(portfolio.projects["id"], portfolio.project_moments, strict=True))
    dated = [moments[card.project] for card in shown if moments[card.project] is not None]
    known = [moment for moment in dated if moment == moment]  # noqa: PLR0124 - not a time
    assert known == sorted(known, reverse=True)
    themes = portfolio.tables["project_themes"].astype(object).sort_values("rank")
    for card in shown:
        own = themes[themes["project"] == card.project]["theme"].tolist()
        assert [card.theme, *card.others] == (own or [""])
        backed = portfolio.tables["project_landlords"].astype(object)
        assert len(card.landlords) == (backed["project"] == card.project).sum()


def test_a_project_of_two_towns_is_in_both(shipped: Index) -> None:
    places = [shipped.position_of("bien-plus-qu-un-logement")]
    assert (
        few_where(shipped, cards(shipped, places, EN), EN)
        == "The project is in Cergy and in Pontoise"
    )


def test_where_no_town_is_known_the_region_or_the_departement_is_said(shipped: Index) -> None:
    def said(choices: Choices) -> str:
        return few_where(shipped, cards(shipped, newest(Selection(shipped, choices)), EN), EN)

    assert said(Choices({"q": ("Martinique",)})) == "No town is known: Martinique"
    assert (
        said(Choices({"q": ("décravater",)})) == "No town is known: Moselle and Meurthe-et-Moselle"
    )
    assert said(Choices({"q": ("Gaming house",)})) == "No place is known"
