"""A person filters in the sidebar: with the keyboard alone, by ticking, by years, by searching."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW
from tests.browser.visitor import Visit, settled
from tests.shipped import selected

pytestmark = pytest.mark.browser


def query(page: Page) -> set[str]:
    return set(re.findall(r"[?&]((?!lang)[^&]+)", page.url))


def said(page: Page) -> str:
    return page.locator('[data-testid="stMain"] strong').first.inner_text()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_keyboard_opens_a_list_ticks_and_unticks(
    visit: Callable[..., Visit], language: str
) -> None:
    page = visit(OVERVIEW, language).page
    themes = page.locator("[data-facet=theme]")
    themes.locator("summary").focus()
    page.keyboard.press("Enter")
    tick = themes.get_by_role("checkbox", name="Culture")
    for _ in range(themes.get_by_role("checkbox").count() + 1):  # and the field that searches
        page.keyboard.press("Tab")
        if tick.evaluate("(one) => one === document.activeElement || one.matches(':focus')"):
            break
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    settled(page)
    assert query(page) == {"theme=culture"}
    assert page.locator(".st-key-chip-theme-culture").count() == 1
    expect(tick).to_be_focused()  # and the list is still open
    assert themes.locator(".state").inner_text() == "Culture"
    page.keyboard.press("Space")
    settled(page)
    assert query(page) == set()


def test_the_count_beside_a_value_is_what_ticking_it_gives(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW, query="theme=culture").page
    regions = page.locator("[data-facet=region]")
    regions.locator("summary").click()
    rows = dict(
        zip(
            regions.locator(".value").all_inner_texts(),
            regions.locator(".count").all_inner_texts(),
            strict=True,
        )
    )
    here = selected("theme=culture&region=11").size
    assert rows["Île-de-France"] == str(here)
    assert rows["Bretagne"] == str(selected("theme=culture&region=53").size)
    regions.get_by_role("checkbox", name="Île-de-France").check()
    settled(page)
    assert f"{here} projets sur {selected().total}" in said(page).replace("\N{NO-BREAK SPACE}", " ")
    assert regions.locator(".count").first.inner_text() == rows[next(iter(rows))]


def test_a_long_list_can_be_searched_without_accents(visit: Callable[..., Visit]) -> None:
    words = Words("fr")
    page = visit(OVERVIEW).page
    landlords = page.locator("[data-facet=landlord]")
    landlords.locator("summary").click()
    landlords.locator(".find").fill("erigere")
    assert landlords.locator("li:visible").all_inner_texts()[0].startswith("Erigère")
    landlords.locator(".find").fill("<zq>")
    assert landlords.get_by_text(words.text("Nothing of this name")).is_visible()


def test_years_from_and_to(visit: Callable[..., Visit]) -> None:
    words = Words("fr")
    page = visit(OVERVIEW).page
    first = page.get_by_label(f"{words.text('Year')} {words.text('from')}")
    years = first.locator("option").evaluate_all("(all) => all.map((one) => one.value)")
    first.select_option("2020")
    settled(page)
    assert query(page) == {f"year=2020-{years[-1]}"}
    first.select_option(years[0])
    settled(page)
    assert query(page) == set()


def test_projects_of_no_known_year_have_a_tick_of_their_own(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW, "fr").page
    part = page.locator("[data-facet=year]")
    tick = part.get_by_role("checkbox")
    tick.check()
    settled(page)
    assert query(page) == {"year=unknown"}
    assert str(selected("year=unknown").size) in said(page)
    tick.uncheck()
    settled(page)
    assert query(page) == set()
    tick.check()
    settled(page)
    part.get_by_role("combobox").first.select_option("2020")
    settled(page)
    expect(tick).not_to_be_checked()
    assert "unknown" not in page.url


def test_what_the_browser_says_beside_the_data_is_told_not_shown(
    visit: Callable[..., Visit],
) -> None:
    seen = visit(OVERVIEW)
    page = seen.page
    page.evaluate(
        """() => document.querySelector(".facet-panel").tell(
            {facet: "theme", values: ["<img src=x onerror=alert(1)>", "culture"]})"""
    )
    settled(page)
    assert query(page) == {"theme=culture"}
    assert page.locator('[data-testid="stAlert"]').filter(has_text="theme").count() == 1
    assert seen.failures() == []
