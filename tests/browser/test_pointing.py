"""A person points at marks, with shift, by keyboard; the rest stays, dimmed, and all is undone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, ranked
from tests.browser.charts import CHARTS, LANDLORDS
from tests.browser.places import OVERVIEW, Place
from tests.browser.visitor import (
    Visit,
    Visitor,
    chips,
    chosen,
    count_said,
    looks_of_marks,
    settled,
)
from tests.dashboard.test_figures import OWN
from tests.shipped import selected

pytestmark = pytest.mark.browser

MARKS = [
    (place, chart, facet)
    for place, charts in CHARTS.items()
    for chart in charts
    for facet in OWN[chart]
    if (chart, facet) != ("web", "network")
]
"""A network that is chosen among those of joint projects is set bold there, and dims nothing."""


@pytest.fixture(scope="module")
def at_rest(visitor: Visitor) -> Iterator[Callable[[Place, str], list[str]]]:
    """Return the looks of the marks of a chart where nothing is chosen; a page is opened once."""
    pages: dict[Place, Page] = {}

    def looks(place: Place, chart: str) -> list[str]:
        if place not in pages:
            pages[place] = visitor.visit(place, fresh=False).page
        return looks_of_marks(pages[place], chart)

    yield looks
    for page in pages.values():
        page.close()


@pytest.mark.parametrize(
    ("place", "chart", "facet"), MARKS, ids=[f"{each[1]}-{each[2]}" for each in MARKS]
)
def test_what_is_not_chosen_stays_dimmed(
    visit: Callable[..., Visit],
    at_rest: Callable[[Place, str], list[str]],
    place: Place,
    chart: str,
    facet: str,
) -> None:
    before = at_rest(place, chart)
    # A value that has a mark in each chart of its facet, also in that of joint projects alone.
    joint = ranked(projects_by(selected("joint=yes"), facet, Words("fr"))).frame
    value, name = joint[["id", "label"]].iloc[0]
    page = visit(place, query=f"{facet}={value}").page
    after = looks_of_marks(page, chart)
    assert len(after) >= len(before) > 0, "marks are gone"
    if chart == "themes-regions":
        assert after != before, "nothing is dimmed"
    else:
        kept = [one == other for one, other in zip(before, after, strict=True)]
        assert any(kept), "what is chosen is dimmed too"
        assert not all(kept), "nothing is dimmed"
    assert said_to_be_chosen(page, name)


def test_a_landlord_that_is_chosen_has_its_bar_however_few_its_projects(
    visit: Callable[..., Visit],
) -> None:
    def bars(page: Page) -> set[str | None]:
        rows = page.locator(".st-key-chart-landlords [data-toggles]")
        return {row.get_attribute("data-value") for row in rows.all()}

    rest = visit(LANDLORDS).page
    few = next(one for one in selected().index.portfolio.landlords["id"] if one not in bars(rest))
    page = visit(LANDLORDS, query=f"landlord={few}").page
    assert bars(page) - bars(rest) == {few}


def said_to_be_chosen(page: Page, name: str) -> bool:
    """Return whether a chip and the list it is chosen from say that `name` is chosen."""
    used = page.locator(".page-head .used .state").all_text_contents()
    return name in chips(page) and any(name in names.split(" · ") for names in used)


def middle_of_bar(page: Page, chart: str, label: str) -> tuple[float, float]:
    """Return the spot of the bar, or of the region, whose name is `label`."""
    plot = page.locator(f".st-key-chart-{chart}")
    plot.scroll_into_view_if_needed()
    named_so = page.locator("title", has_text=re.compile(f"^{label}"))
    part = plot.locator("[data-toggles]").filter(has=named_so)
    if part.count():
        written = part.locator("text").first.bounding_box()
        assert written is not None
        return written["x"] + written["width"] / 2, written["y"] + written["height"] / 2
    box = plot.locator(".ytick text, .yaxislayer-above text").filter(has_text=label).first
    named = box.bounding_box()
    assert named is not None
    at = named["y"] + named["height"] / 2
    for bar in plot.locator(".points path").all():
        seen = bar.bounding_box()
        if seen and seen["y"] <= at <= seen["y"] + seen["height"]:
            return seen["x"] + min(seen["width"] / 2, 5), at
    raise AssertionError(f"no bar of {label}")


def point_at(page: Page, chart: str, label: str) -> None:
    x, y = middle_of_bar(page, chart, label)
    page.mouse.move(x + 1, y)
    page.mouse.click(x, y)
    settled(page)


@pytest.mark.parametrize(("language", "ties"), [("fr", "Lien social"), ("en", "Social ties")])
def test_with_shift_and_without_marks_add_up_and_each_is_undone(
    visit: Callable[..., Visit], language: str, ties: str
) -> None:
    page = visit(OVERVIEW, language).page
    point_at(page, "themes", "Culture")
    assert said_to_be_chosen(page, "Culture")
    page.keyboard.down("Shift")
    point_at(page, "themes", ties)
    page.keyboard.up("Shift")
    assert chosen(page) == {"theme=culture", "theme=social-ties"}
    point_at(page, "regions", "Île-de-France")
    assert chosen(page) == {"theme=culture", "theme=social-ties", "region=11"}
    page.keyboard.down("Shift")
    point_at(page, "themes", "Culture")
    page.keyboard.up("Shift")
    assert chosen(page) == {"theme=social-ties", "region=11"}
    point_at(page, "regions", "Île-de-France")
    assert chosen(page) == {"theme=social-ties"}
    point_at(page, "themes", ties)
    assert chosen(page) == set()
    assert chips(page) == []


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control called `name` has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => { const here = document.activeElement;
              if (here === document.body) return '';
              return here.ariaLabel || here.labels?.[0]?.innerText || here.innerText || ''; }"""
        )
        if told.strip().startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name}")


@pytest.mark.parametrize(("language", "ecology"), [("fr", "Écologie"), ("en", "Ecology")])
def test_the_keyboard_chooses_and_undoes_the_same(
    visit: Callable[..., Visit], language: str, ecology: str
) -> None:
    words = Words(language)  # type: ignore[arg-type]
    page = visit(OVERVIEW, language).page
    tab_to(page, words.text("Theme"))
    page.keyboard.press("Enter")
    listed = page.locator(".filter.theme .value").all_inner_texts()
    for theme in sorted(("Culture", ecology), key=listed.index):  # the Tab key goes down the list
        tab_to(page, theme)
        page.keyboard.press("Space")
        settled(page)
        assert said_to_be_chosen(page, theme)
    assert chosen(page) == {"theme=culture", "theme=ecology"}
    page.keyboard.press("Escape")
    tab_to(page, words.text("Clear every filter"))
    page.keyboard.press("Enter")
    settled(page)
    assert chosen(page) == set()
    tab_to(page, words.text("Export"))  # what a menu opens stands at the end of the page
    page.keyboard.press("Enter")
    settled(page)
    page.keyboard.press("Tab")
    within = "() => Boolean(document.activeElement.closest('[data-testid=\"stPopoverBody\"]'))"
    assert page.evaluate(within)
    page.keyboard.press("Shift+Tab")
    assert not page.evaluate(within)


HOSTILE = {
    "markup": "theme=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E",
    "markup as a key": "%3Cimg%20src%3Dx%3E=%3Cb%3Ebold%3C%2Fb%3E",
    "markup to search for": "q=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E",
    "10,000 characters": "region=11&theme=" + "x" * (10_000 - len("region=11&theme=")),
    "20,000 characters": "region=11&q=" + "y" * 20_000,
    "900 keys": "region=11&" + "&".join(f"k{number}=1" for number in range(900)),
    "1,200 keys, of which nothing reaches the page": "theme=culture&"
    + "&".join(f"k{number}=1" for number in range(1_200)),
    "no year": "region=11&year=20x4-%0A",
}


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE)
def test_an_address_that_means_harm_harms_nothing(
    visit: Callable[..., Visit], address: str
) -> None:
    visited = visit(OVERVIEW, query=address, fresh=len(address) > 1_000)
    page = visited.page
    assert visited.failures() == []
    assert page.locator('[data-testid="stAlert"]').count() > 0, "nothing is said of it"
    assert page.locator('img[src="x"]').count() == 0
    assert page.title() != "1"
    assert page.locator(".page-head .bar").count() == 1
    if "region=11" in address:
        assert "Île-de-France" in chips(page)
        assert "region=11" in chosen(page)
        assert len(page.url) < 10_000, "what means nothing stays in the address"


@pytest.mark.parametrize(
    "path",
    [
        "/map?theme=culture&region=11",
        "/landlords?landlord=immobiliere-3f&year=2018-2024",
        "/projects?q=acces+droits",
        "/?theme=culture&region=11",
    ],
)
def test_every_address_copied_into_a_second_browser_shows_the_same(
    visit: Callable[..., Visit], elsewhere: Callable[[str], Page], path: str
) -> None:
    page = visit(Place("copied", path, "")).page
    other = elsewhere(page.url)
    one, same = (each.locator('[data-testid="stMain"]').inner_text() for each in (page, other))
    assert page.url == other.url
    assert one == same
    assert count_said(page) == count_said(other) != ""


def test_two_tabs_go_on_with_their_own_selections(visit: Callable[..., Visit]) -> None:
    one = visit(OVERVIEW, query="theme=social-ties").page
    other = visit(OVERVIEW, query="theme=ecology").page
    for page in (one, other, one):
        point_at(page, "regions", "Île-de-France")
    assert chosen(one) == {"theme=social-ties"}
    assert chosen(other) == {"theme=ecology", "region=11"}
    one.reload()
    settled(one)
    assert chosen(one) == {"theme=social-ties"}


def test_a_project_in_the_picture_of_joint_projects_opens_its_sheet(
    visit: Callable[..., Visit],
) -> None:
    page = visit(LANDLORDS).page
    mark = page.locator('.st-key-chart-web [data-choose="project"]').first
    title = mark.locator("text").first.text_content() or ""
    mark.locator("text").first.click()
    page.wait_for_url("**/projects?*project=*")
    settled(page)
    assert page.locator("h1, h2").filter(has_text=title).count() >= 1
    page.go_back()
    settled(page)
    assert "/landlords" in page.url
    assert page.locator(".st-key-chart-web text").filter(has_text=title).count() == 1


@pytest.mark.parametrize("key", ["Enter", " "])
def test_landlords_of_joint_projects_are_chosen_with_the_keyboard(
    visit: Callable[..., Visit], key: str
) -> None:
    page = visit(LANDLORDS).page
    name = page.locator('.st-key-chart-web [data-value="cdc-habitat-social"]')
    name.focus()
    page.keyboard.press(key)
    settled(page)
    assert chosen(page) == {"landlord=cdc-habitat-social"}
    assert name.get_attribute("aria-pressed") == "true"
    assert name.evaluate("(one) => one === document.activeElement"), "the focus is lost"
    page.keyboard.press(key)
    settled(page)
    assert chosen(page) == set()


def test_on_a_phone_joint_projects_are_a_list_with_their_landlords(
    visit: Callable[..., Visit],
) -> None:
    page = visit(LANDLORDS, width=390).page
    listed = page.locator(".st-key-chart-web .joint")
    listed.scroll_into_view_if_needed()
    assert page.locator(".st-key-chart-web svg").count() == 0
    listed.locator('[data-value="cdc-habitat-social"]').first.click()
    settled(page)
    assert chosen(page) == {"landlord=cdc-habitat-social"}


def test_where_no_project_is_joint_the_title_says_so_once(visit: Callable[..., Visit]) -> None:
    page = visit(LANDLORDS, query="region=04").page
    said = "Le projet n’a pas plus d’un bailleur connu"
    text = page.locator("body").inner_text()
    assert said in page.locator("h1").inner_text(), page.locator("h1").inner_text()
    assert text.count(said) == 1
    # Bars that are all one project long are no picture: their landlords are named.
    assert page.locator(".js-plotly-plot").count() == 0
    assert page.locator(".st-key-links-named-landlord a").count() >= 1
