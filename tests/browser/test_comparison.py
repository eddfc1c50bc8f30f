"""Two selections side by side, as a person compares them: choose, take away, go back, send on."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.language.translation import Words
from tests.browser.places import Place, in_each_language
from tests.browser.visitor import lead, open_filter, settled, take_away
from tests.shipped import selected

pytestmark = pytest.mark.browser

START = Place("compare", "/compare", "Choose a comparison above")
MAIN = '[data-testid="stMain"]'


def sides(page: Page) -> list[str]:
    """Return the headings of both sides, with plain spaces."""
    headings = page.locator(f"{MAIN} h2").all_inner_texts()
    plain = [text.replace("\u00a0", " ") for text in headings]
    return [text for text in plain if re.match(r"[AB] ?: ", text)]


def press(page: Page, text: str) -> None:
    # A chip of side A stands among the chosen filters too, before the sides.
    page.locator(MAIN).get_by_role("button", name=text, exact=True).last.click()
    settled(page)


@pytest.mark.exhaustive
@in_each_language
def test_preset_gives_an_address_that_shows_the_same_elsewhere(visit, elsewhere, language):
    words = Words(language)
    page = visit(START, language).page
    press(page, words.text("Region against region"))
    assert sides(page)[0].endswith("Île-de-France")
    assert "region=11" in page.url and "with=region%3D" in page.url
    other = elsewhere(page.url)
    assert sides(other) == sides(page)
    assert other.locator(MAIN).inner_text() == page.locator(MAIN).inner_text()


@in_each_language
def test_chip_takes_one_filter_away_and_back_brings_it_again(visit, language):
    words = Words(language)
    page = visit(START, language, query="theme=culture&with=theme%3Decology").page
    before = sides(page)
    assert before[1].endswith(_theme("ecology", words))
    press(page, f"{_theme('ecology', words)} ✕")
    assert sides(page)[0] == before[0]
    assert sides(page)[1] != before[1]
    page.go_back()
    settled(page)
    assert sides(page) == before


def test_second_side_is_changed_without_touching_the_first(visit):
    words = Words("fr")
    seen = visit(START, query="theme=culture&with=others", fresh=True)
    page = seen.page
    first, second = sides(page)
    assert second == "B : les autres projets"
    page.get_by_text(words.text("Change side B")).click()
    settled(page)
    label = words.text("{facet} (side B)", facet=words.text("Region"))
    page.get_by_label(label, exact=True).press_sequentially("Occitanie")
    page.get_by_role("option", name="Occitanie").click()
    settled(page)
    assert sides(page) == [first, "B : Occitanie"]
    assert "theme=culture" in page.url and "with=region%3D76" in page.url
    press(page, words.text("Swap the sides"))
    assert sides(page) == ["A : Occitanie", "B : Culture"]
    assert seen.failures() == []


def test_a_filter_changes_the_first_side(visit):
    page = visit(START, query="theme=culture&with=theme%3Decology").page
    second = sides(page)[1]
    open_filter(page, "joint").get_by_role("checkbox", name="oui").check()
    settled(page)
    assert "joint=yes" in page.url and "with=theme%3Decology" in page.url
    assert sides(page)[1] == second


def test_counts_are_said_and_no_percent(visit):
    page = visit(START, query="year=2016-2020&with=year%3D2021-2025").page
    differs = page.locator(f"{MAIN} li").all_inner_texts()
    assert any(re.search(r"\d+ sur \d+ contre \d+ sur \d+", line) for line in differs)
    assert not any("%" in line for line in differs)


def test_a_filter_is_undone_by_its_chip_on_the_side(visit):
    page = visit(Place("compare", "/compare", ""), query="theme=culture&with=all").page
    open_filter(page, "region").get_by_role("checkbox", name="Île-de-France").check()
    settled(page)
    assert "region=11" in page.url
    take_away(page, "region=11")
    assert "region=11" not in page.url
    assert "theme=culture" in page.url


@in_each_language
def test_sides_that_cannot_be_compared_are_told(visit, language):
    words = Words(language)
    page = visit(START, language, query="q=zzzz&with=others").page
    said = words.text("No project on side {sides}: take one of its filters away.", sides="A")
    assert said.replace("\u00a0", " ") in plain(page)
    for query, said in (
        ("with=others", "Side A has every project, and leaves none to compare with: choose a "
         "filter for it."),
        ("theme=culture&with=theme%3Dculture", "Nothing differs: both sides have the same "
         "projects."),
    ):  # fmt: skip
        lead(page, f"/compare?{query}")
        assert words.text(said).replace("\u00a0", " ") in plain(page)


@in_each_language
def test_one_project_against_many_names_no_difference(visit, language):
    words = Words(language)
    page = visit(START, language, query="landlord=alogea&with=others").page
    said = words.text(
        "Nothing is named: with {one} against {other} projects any difference may be chance. The "
        "charts show the counts.", one="1", other=str(selected().size - 1),
    )  # fmt: skip
    assert said.replace("\u00a0", " ") in plain(page)
    assert "%" not in plain(page)
    stated = words.plural("stated by {count} project of {total}", "", 1, total="1")
    folded = " ".join(page.locator("details.how p").all_text_contents())
    assert stated in folded.replace("\u00a0", " ")


def plain(page: Page) -> str:
    """Return what the page says, with plain spaces."""
    return page.locator(MAIN).inner_text().replace("\u00a0", " ")


def test_address_that_means_nothing_is_told(visit):
    seen = visit(START, query="theme=culture&with=theme%3Dno-such%26nonsense%3D1")
    expect(seen.page.locator('[data-testid="stAlertContentWarning"]')).to_contain_text("no-such")
    assert seen.failures() == []


def _theme(key: str, words: Words) -> str:
    return {"ecology": {"fr": "Écologie", "en": "Ecology"}}[key][words.language]
