"""A person withdraws a record and merges two from their sheets; old addresses lead on."""

import pytest
from playwright.sync_api import expect

from loaders.package.load import load_portfolio
from tests.browser.places import Place
from tests.browser.visitor import lead, press, settled

pytestmark = pytest.mark.browser

PROJECT, TITLE = "encombrants-solidaires", "Encombrants Solidaires"


@pytest.mark.exhaustive
def test_a_project_is_withdrawn_told_and_brought_back(visit_to_edit, folder):
    place = Place("projects", f"/projects?project={PROJECT}", TITLE)
    page = visit_to_edit(place, "en", height=3000).page
    page.get_by_text("It was brought in by mistake: withdraw it").click()
    settled(page)
    expect(page.get_by_role("button", name="Write to the data set")).to_be_visible()
    expect(page.get_by_text(f"{TITLE} · {PROJECT}").first).to_be_visible()
    assert PROJECT in load_portfolio(folder).projects["id"].array
    press(page, "Write to the data set")
    expect(page.get_by_text(f"“{TITLE}” was withdrawn from the data on")).to_be_visible()
    assert PROJECT not in load_portfolio(folder).projects["id"].array
    press(page, "Undo this write")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    assert PROJECT in load_portfolio(folder).projects["id"].array
    assert load_portfolio(folder).problems == ()


def test_two_records_of_one_landlord_are_merged_and_the_old_address_leads_on(visit_to_edit, folder):
    landlords = load_portfolio(folder).landlords.set_index("id")["name"]
    place = Place("sheet", "/sheet?kind=landlord&id=harmonie-habitat", "Harmonie Habitat")
    page = visit_to_edit(place, "en", height=3000).page
    chosen = page.get_by_role("combobox", name="It is the same landlord as")
    chosen.fill(landlords["domofrance"])
    page.get_by_role("option", name=landlords["domofrance"], exact=True).click()
    settled(page)
    press(page, "Write to the data set")
    merged = "“Harmonie Habitat” was merged into this record on"
    expect(page.get_by_text(merged)).to_be_visible()
    expect(page.get_by_role("heading", name="Domofrance")).to_be_visible()
    again = visit_to_edit(place, "en", height=3000, fresh=True).page
    expect(again.get_by_text(merged)).to_be_visible()
    expect(again.get_by_role("heading", name="Domofrance")).to_be_visible()
    lead(page, "/landlords?landlord=harmonie-habitat")
    assert "landlord=domofrance" in page.url


def test_who_only_reads_is_offered_no_change(visit):
    place = Place("projects", f"/projects?project={PROJECT}", TITLE)
    page = visit(place, "en", height=3000).page
    expect(page.get_by_text("Withdraw or merge the record")).to_have_count(0)
