"""A person filters in the bar: with the keyboard alone, by ticking, by years, by searching."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, in_each_language
from tests.browser.visitor import (
    Visit,
    chips,
    chosen,
    count_said,
    lead,
    open_filter,
    settled,
    take_away,
)
from tests.shipped import selected

pytestmark = pytest.mark.browser


@in_each_language
def test_the_keyboard_opens_a_list_ticks_and_unticks(
    visit: Callable[..., Visit], language: str
) -> None:
    page = visit(OVERVIEW, language).page
    themes = page.locator(".filter.theme")
    button = themes.locator("> button")
    button.focus()
    page.keyboard.press("Enter")
    tick = themes.get_by_role("checkbox", name="Culture")
    for _ in range(themes.get_by_role("checkbox").count() + 1):  # and the field that searches
        page.keyboard.press("Tab")
        if tick.evaluate("(one) => one === document.activeElement || one.matches(':focus')"):
            break
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    settled(page)
    assert chosen(page) == {"theme=culture"}
    assert chips(page) == ["Culture"]
    expect(tick).to_be_focused()  # and the list is still open
    assert button.locator(".state").text_content() == "Culture"
    page.keyboard.press("Space")
    settled(page)
    assert chosen(page) == set()
    page.keyboard.press("Escape")
    expect(tick).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("ArrowDown")  # opens it again, and the arrows go on
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    focused = themes.get_by_role("checkbox").first
    expect(focused).to_be_focused()


def test_the_count_beside_a_value_is_what_ticking_it_gives(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW, query="theme=culture").page
    regions = open_filter(page, "region")
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
    assert count_said(page) == f"{here} projets sur {selected().total}"
    assert regions.locator(".count").first.inner_text() == rows[next(iter(rows))]
    assert regions.locator(".see").inner_text() == f"Voir {here} projets"
    assert rows["Corse"] == "0"
    regions.locator(".see").click()
    expect(regions.locator(".pop")).to_be_hidden()


def test_a_list_in_view_keeps_its_order_and_is_sorted_as_it_opens(
    visit: Callable[..., Visit],
) -> None:
    page = visit(OVERVIEW).page
    regions = open_filter(page, "region")
    before = regions.locator(".value").all_inner_texts()
    page.evaluate("window.stays = document.querySelector('.filter.region li')")
    page.locator(".fluid [data-value=ecology]").evaluate(
        "(bar) => bar.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
    )
    settled(page)
    assert regions.locator(".value").all_inner_texts() == before
    assert regions.locator(".count").all_inner_texts() != [""] * len(before)
    regions.locator("> button").click()
    regions.locator("> button").click()
    after = regions.locator(".value").all_inner_texts()
    assert after != before
    assert sorted(after) == sorted(before)
    counts = [int(count) for count in regions.locator(".count").all_inner_texts()]
    assert counts[:-1] == sorted(counts[:-1], reverse=True)  # what is not known stands last


def test_a_bar_stays_under_the_pointer_that_chooses_it(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW).page
    places = """() => Object.fromEntries([...document.querySelectorAll(
      '.st-key-figure-themes [data-choose]')].map((bar) =>
        [bar.dataset.value, bar.getBoundingClientRect().top]))"""
    before = page.evaluate(places)
    for theme in ("culture", "ecology"):
        page.locator(f".st-key-figure-themes [data-value={theme}]").click()
        settled(page)
        assert page.evaluate(places) == before


def test_a_long_list_can_be_searched_without_accents(visit: Callable[..., Visit]) -> None:
    words = Words("fr")
    page = visit(OVERVIEW).page
    landlords = open_filter(page, "landlord")
    landlords.locator(".find").fill("erigere")
    assert landlords.locator("li:visible").all_inner_texts()[0].startswith("Erigère")
    landlords.locator(".find").fill("<zq>")
    assert landlords.get_by_text(words.text("Nothing of this name")).is_visible()


def test_years_from_and_to(visit: Callable[..., Visit]) -> None:
    words = Words("fr")
    page = visit(OVERVIEW).page
    open_filter(page, "year")
    first = page.get_by_label(f"{words.text('Years')} {words.text('from')}")
    years = first.locator("option").evaluate_all("(all) => all.map((one) => one.value)")
    first.select_option("2020")
    settled(page)
    assert chosen(page) == {f"year=2020-{years[-1]}"}
    first.select_option(years[0])
    settled(page)
    assert chosen(page) == set()


def test_projects_of_no_known_year_have_a_tick_of_their_own(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW, "fr").page
    part = open_filter(page, "year")
    tick = part.get_by_role("checkbox")
    tick.check()
    settled(page)
    assert chosen(page) == {"year=unknown"}
    assert count_said(page).startswith(str(selected("year=unknown").size))
    tick.uncheck()
    settled(page)
    assert chosen(page) == set()
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
        """() => document.querySelector(".page-head").tell(
            {facet: "theme", values: ["<img src=x onerror=alert(1)>", "culture"]})"""
    )
    settled(page)
    assert chosen(page) == {"theme=culture"}
    assert page.locator('[data-testid="stAlert"]').filter(has_text="theme").count() == 1
    assert seen.failures() == []


def test_a_list_says_that_it_goes_on_until_its_end_is_seen(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW).page
    room = open_filter(page, "region").locator(".room")
    assert "onward" in (room.get_attribute("class") or "")
    room.locator("ul").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
    expect(room).to_have_class("room")
    regions = room.locator("li")
    assert regions.count() >= len(selected().portfolio.regions)


def test_one_list_is_open_at_a_time_and_none_once_the_page_is_used(
    visit: Callable[..., Visit],
) -> None:
    page = visit(OVERVIEW).page
    first, second = (open_filter(page, facet).locator(".pop") for facet in ("theme", "region"))
    expect(first).to_be_hidden()
    expect(second).to_be_visible()
    page.mouse.click(700, 600)
    expect(second).to_be_hidden()


def test_filters_with_less_room_stand_together(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW).page
    open_filter(page, "committee").get_by_role("checkbox").first.check()
    settled(page)
    assert any(each.startswith("committee=") for each in chosen(page))
    assert "used" in (page.locator(".filter.others > button").get_attribute("class") or "")
    page.locator(".filter.others").locator(".pop > .foot .empty").click()
    settled(page)
    assert chosen(page) == set()


def test_a_chip_is_large_enough_to_be_hit_and_hands_the_focus_on(
    visit: Callable[..., Visit],
) -> None:
    page = visit(OVERVIEW, query="theme=culture&region=11").page
    for chip in page.locator(".page-head .chip").all():
        for part in (chip, chip.locator(".cross")):
            box = part.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 24
    page.locator('[data-chip="theme=culture"] button').focus()
    page.keyboard.press("Enter")
    settled(page)
    assert chosen(page) == {"region=11"}
    expect(page.locator('[data-chip="region=11"] button')).to_be_focused()
    take_away(page)
    assert chosen(page) == set()
    expect(page.locator(".filter.theme > button")).to_be_focused()


def test_a_phone_has_one_button_for_filters_and_a_drawer(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW, width=390, query="theme=culture").page
    button = page.get_by_role("button", name="Filtres (1)")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("button", name="Région").click()
    drawer.get_by_role("checkbox", name="Île-de-France").check()
    settled(page)
    here = selected("theme=culture&region=11").size
    see = drawer.get_by_role("button", name=f"Voir {here} projets")
    seen = see.bounding_box()
    assert seen is not None
    assert seen["height"] >= 44
    assert seen["y"] + seen["height"] <= 844  # in view, however long the list
    see.click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("button", name="Filtres (2)")).to_be_focused()
    assert count_said(page) == f"{here} projets sur {selected().total}"


def test_the_navigation_comes_before_the_filters(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW).page
    stops = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.innerText || ''").strip())
        if stops[-1] == "Thématique":
            break
    assert stops.index("Carte et territoires") < stops.index("Thématique") == len(stops) - 1


def test_what_does_not_follow_the_filters_has_no_bar(visit: Callable[..., Visit]) -> None:
    page = visit(OVERVIEW).page
    for path in ("/sheet?kind=region&id=11&", "/import-list?", "/data?"):
        lead(page, f"{path}theme=culture")
        assert page.locator(".page-head .places a").count() == 5, path
        assert page.locator(".page-head .bar").count() == 0, path
    page.get_by_role("searchbox").fill("jardin")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/projects?*q=jardin")
    settled(page)
    assert chips(page) == ["Culture", "«\N{NO-BREAK SPACE}jardin\N{NO-BREAK SPACE}»"]


def test_a_value_is_chosen_by_a_press_on_its_name(visit):
    page = visit(OVERVIEW).page
    page.locator(".filter.theme > .head-of-filter").click()
    page.locator('.filter.theme label:has-text("Culture") .value').click()
    settled(page)
    assert "theme=culture" in page.url
