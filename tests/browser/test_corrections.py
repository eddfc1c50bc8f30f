"""A person corrects fields of a record from its sheet: its own, and those of rows that name it."""

import pytest
from playwright.sync_api import expect

from loaders.package.load import load_portfolio
from tests.browser.places import Place
from tests.browser.visitor import press, settled

pytestmark = pytest.mark.browser

PROJECT = "les-gens-qui-sement"


def _field(page, column):
    return page.locator(f".st-key-correct-project-{PROJECT}-{column}").get_by_role("textbox")


def test_a_field_of_a_sheet_is_corrected_checked_and_brought_back(visit_to_edit, folder):
    before = load_portfolio(folder).projects.set_index("id")["duration_years"][PROJECT]
    place = Place("projects", f"/projects?project={PROJECT}", "")
    page = visit_to_edit(place, "en", height=5000).page
    press(page, "Correct")
    _field(page, "duration_years").fill("many")
    _field(page, "duration_years").press("Enter")
    settled(page)
    expect(page.get_by_role("button", name="Write to the data set")).to_be_disabled()
    _field(page, "duration_years").fill("7")
    _field(page, "duration_years").press("Enter")
    settled(page)
    press(page, "Write to the data set")
    assert load_portfolio(folder).projects.set_index("id")["duration_years"][PROJECT] == 7
    expect(page.get_by_text("7 years").first).to_be_visible()
    press(page, "Undo this write")
    assert load_portfolio(folder).projects.set_index("id")["duration_years"][PROJECT] == before
    assert load_portfolio(folder).problems == ()


def test_nobody_corrects_where_nothing_is_written(visit):
    page = visit(Place("projects", f"/projects?project={PROJECT}", ""), "en").page
    assert page.get_by_role("button", name="Correct", exact=True).count() == 0
