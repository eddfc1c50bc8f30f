"""The fund's own amounts on the page: a switch where some are known, and nothing leaves unasked."""

import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, PROJECTS
from tests.browser.server import serving
from tests.browser.visitor import Visitor, settled
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


def test_amounts_take_the_place_of_counts_and_say_how_many_are_known(fund: Visitor) -> None:
    page = fund.visit(OVERVIEW).page
    switch(page)
    assert "measure=amounts" in page.url
    text = page.locator('[data-testid="stMain"]').inner_text().replace("\N{NO-BREAK SPACE}", " ")
    assert "€" in text
    assert "38 projets sur 56" in text
    page.close()


def test_a_table_of_own_figures_is_not_taken_away_by_the_framework(fund: Visitor) -> None:
    page = fund.visit(OVERVIEW).page
    switch(page)
    figures = page.locator('[class*="st-key-view-"]').filter(has_text=FR.text("Table"))
    figures.first.get_by_text(FR.text("Table"), exact=True).click()
    settled(page)
    grid = page.locator('[class*="st-key-own-table-"] [data-testid="stDataFrame"]').first
    grid.hover()
    assert grid.count() == 1
    assert page.locator(f'[class*="st-key-own-table-"] {FRAMEWORKS_OWN}:visible').count() == 0
    page.close()


def test_what_is_followed_up_is_looked_at_and_stays(fund: Visitor) -> None:
    page = fund.visit(PROJECTS).page
    page.get_by_text(FR.text("Follow-up by the fund (internal)")).click()
    settled(page)
    grids = page.locator('[class*="st-key-own-table-"] [data-testid="stDataFrame"]')
    assert grids.count() >= 1
    grids.last.hover()
    assert page.locator(f'[class*="st-key-own-table-"] {FRAMEWORKS_OWN}:visible').count() == 0
    page.close()


def test_without_amounts_there_is_no_switch(visitor: Visitor) -> None:
    page = visitor.visit(OVERVIEW).page
    assert page.locator(".st-key-measure-switch").count() == 0
    page.close()
