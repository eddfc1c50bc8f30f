"""What is new, where nothing is and who followed whom, as a person asks for them."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from dashboard.language.translation import Words
from dashboard.texts.coverage import recorded_text
from tests.browser.places import Place, in_each_language
from tests.browser.visitor import lead, settled
from tests.shipped import new

pytestmark = pytest.mark.browser

NEWS = Place("news", "/news", "New projects")
GAPS = Place("gaps", "/gaps", "Regions: projects against social homes")
LINEAGE = Place("lineage", "/lineage", "takes part")
MAIN = '[data-testid="stMain"]'


def plain(said: str) -> str:
    """Return `said` with plain spaces."""
    return said.replace("\u00a0", " ")


def text(page: Page) -> str:
    """Return what the page says, with plain spaces."""
    return plain(page.locator(MAIN).inner_text())


def same_elsewhere(elsewhere, page: Page) -> bool:
    """Open the address of `page` in another browser; return whether it shows the same."""
    return text(elsewhere(page.url)) == text(page)


@in_each_language
def test_committee_is_chosen_goes_into_the_address_and_back_undoes_it(visit, elsewhere, language):
    words = Words(language)
    page = visit(NEWS, language).page
    before = text(page)
    page.get_by_role("combobox", name=words.text("New since the committee of")).click()
    page.get_by_role("option", name=words.date(_day("2021-02-04"))).click()
    settled(page)
    assert "since=2021-02-04" in page.url
    said = words.plural(
        "{count} new project since {when}",
        "{count} new projects since {when}",
        len(new("2021-02-04").projects),
        when=words.date(_day("2021-02-04")),
    )
    assert said in text(page)
    assert same_elsewhere(elsewhere, page)
    page.go_back()
    settled(page)
    assert text(page) == before


@in_each_language
def test_any_other_day_is_typed_goes_into_the_address_and_back_undoes_it(visit, language):
    words = Words(language)
    page = visit(NEWS, language, query="since=2021-02-04").page
    before = text(page)
    page.get_by_role("combobox", name=words.text("New since the committee of")).click()
    page.get_by_role("option", name=words.text("another day…")).click()
    settled(page)
    field = page.get_by_role("textbox", name=words.text("New since the day"))
    field.fill("32 juin")
    field.press("Enter")
    unread = "No day can be read here: write day, month and year, like 04/02/2021."
    expect(page.get_by_text(words.text(unread))).to_be_visible()
    settled(page)
    field.fill("1er juin 2024")  # as people write it: the one reader of dates reads it
    field.press("Enter")
    page.wait_for_url("**since=2024-06-01**")
    settled(page)
    said = words.plural(
        "{count} new project since {when}",
        "{count} new projects since {when}",
        len(new("2024-06-01").projects),
        when=words.date(_day("2024-06-01")),
    )
    assert said in text(page)
    page.go_back()
    page.go_back()
    page.wait_for_url("**since=2021-02-04**")
    settled(page)
    assert text(page) == before


def test_day_between_committees_counts_those_after_it(visit):
    page = visit(NEWS, "en", query="since=2024-06-01").page
    found = new("2024-06-01")
    assert f"{len(found.projects)} new projects since 1 June 2024" in text(page)
    assert recorded_text(found.recorded, Words("en")) in text(page)


def test_day_that_is_none_is_told_and_the_page_still_stands(visit, subtests):
    seen = visit(NEWS)
    for since in ("yesterday", "2021-99-99", "%3Cscript%3E", "0001-01-01"):
        with subtests.test(since):
            lead(seen.page, NEWS.address(f"since={since}"))
            assert seen.page.locator('[data-testid="stAlertContentWarning"]').count() == 1
            assert Words("fr").text("New projects") in text(seen.page)
            assert seen.failures() == []


@in_each_language
def test_gaps_follow_the_filter_and_the_table_has_the_rates(visit, elsewhere, language):
    words = Words(language)
    seen = visit(GAPS, language, query="theme=culture")
    page = seen.page
    subject = "Landlords without a project: what they have outside the selection"
    assert plain(words.text(subject)) in text(page)
    assert same_elsewhere(elsewhere, page)
    page.get_by_role("radio", name=words.text("Table")).first.click()
    expect(page.locator('[data-testid="stDataFrame"]')).to_have_count(1)
    settled(page)
    assert seen.failures() == []


def test_click_on_a_region_chooses_it_and_back_undoes_it(visit):
    seen = visit(GAPS)
    page = seen.page
    before = page.url
    # As a pointer does: what Plotly listens with lies over its marks.
    bar = page.locator(".js-plotly-plot .barlayer .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.wait_for_url("**region=**")
    settled(page)
    said = Words("fr").text(
        "The filters on territories are set aside here: inside one, all others would lack."
    )
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert plain(said) in text(page)
    page.go_back()
    settled(page)
    assert page.url == before
    assert seen.failures() == []


@in_each_language
def test_chain_leads_to_the_sheet_and_back_to_the_chain(visit, language):
    words = Words(language)
    page = visit(LINEAGE, language).page
    before = text(page)
    assert " → " in before
    label = words.text("Sheet: {title}", title="")
    page.get_by_role("link", name=label).first.click()
    page.wait_for_url("**/projects?**")
    settled(page)
    headings = page.locator('[data-testid="stMain"] h2').all_inner_texts()
    assert words.text("Sources") in headings
    page.go_back()
    settled(page)
    assert text(page) == before


def _day(iso: str):

    return dt.date.fromisoformat(iso)
