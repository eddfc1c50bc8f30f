"""The fund's own amounts on the page: a switch where some are known, and nothing leaves unasked."""

import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, PROJECTS
from tests.browser.server import serving
from tests.browser.visitor import Visit, Visitor, lead, settled
from tests.own_figures import followed

pytestmark = pytest.mark.browser

FR = Words("fr")
FRAMEWORKS_OWN = '[data-testid="stElementToolbar"] button'


@pytest.fixture(scope="module")
def fund(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A visitor of a dashboard whose fund keeps amounts for two thirds of its projects."""
    folder = followed(tmp_path_factory.mktemp("fund") / "data")
    log = tmp_path_factory.mktemp("log") / "log.txt"
    command = (sys.executable, "-m", "dashboard.commands.cli", "--data", str(folder))
    with serving(log, command) as running:
        yield Visitor(browser, running)
        assert "Traceback" not in running.printed()


def switch(page: Page) -> None:
    page.locator(".st-key-measure-switch").get_by_text(FR.text("Amounts"), exact=True).click()
    settled(page)


def test_amounts_take_the_place_of_counts_and_what_is_internal_stays(
    fund: Visitor, subtests: pytest.Subtests
) -> None:
    page = fund.visit(OVERVIEW).page
    switch(page)
    with subtests.test("how many amounts are known is said"):
        assert "measure=amounts" in page.url
        main = page.locator('[data-testid="stMain"]')
        text = main.inner_text().replace("\N{NO-BREAK SPACE}", " ")
        assert "€" in text
        assert "38 projets sur 56" in text
    with subtests.test("a table of own figures is not taken away by the framework"):
        figures = page.locator('[class*="st-key-view-"]').filter(has_text=FR.text("Table"))
        figures.first.get_by_text(FR.text("Table"), exact=True).click()
        settled(page)
        grid = page.locator('[class*="st-key-own-table-"] [data-testid="stDataFrame"]').first
        grid.hover()
        assert grid.count() == 1
        assert page.locator(f'[class*="st-key-own-table-"] {FRAMEWORKS_OWN}:visible').count() == 0
    with subtests.test("what is followed up is looked at and stays"):
        lead(page, PROJECTS.path)
        page.get_by_text(FR.text("Follow-up by the fund (internal)")).click()
        settled(page)
        grids = page.locator('[class*="st-key-own-table-"] [data-testid="stDataFrame"]')
        assert grids.count() >= 1
        grids.last.hover()
        assert page.locator(f'[class*="st-key-own-table-"] {FRAMEWORKS_OWN}:visible').count() == 0
    page.close()


def test_what_a_panel_is_about_is_not_under_its_buttons(fund: Visitor) -> None:
    page = fund.visit(OVERVIEW, width=390, query="measure=amounts").page
    for name in ("regions", "themes"):
        panel = page.locator(f".st-key-figure-{name}")
        end = panel.locator(".figure-title p").evaluate(
            """(topic) => {
              const text = document.createRange();
              text.selectNodeContents(topic);
              return text.getBoundingClientRect().right;
            }"""
        )
        switch = panel.locator(f".st-key-switch-{name}").bounding_box()
        assert switch is not None
        assert end <= switch["x"]
    page.close()


def test_without_amounts_there_is_no_switch(visit: Callable[..., Visit]) -> None:
    assert visit(OVERVIEW).page.locator(".st-key-measure-switch").count() == 0
