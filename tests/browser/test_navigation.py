"""Every page is reached from the navigation, and an unknown address is answered in words."""

from urllib.parse import urlsplit

import pytest

from dashboard.components.frame.places import PLACES
from tests.browser.places import OVERVIEW, PAGES, PROJECTS
from tests.browser.visitor import chips, lead, settled

pytestmark = pytest.mark.browser


def pages(page, where):
    """Return the names of the pages that the links in `where` lead to, the first page as none."""
    hrefs = page.locator(where).evaluate_all("links => links.map(link => link.href)")
    return [urlsplit(href).path.strip("/") for href in hrefs]


def test_no_page_is_left_out_of_the_places_and_what_they_hold(visit):
    page = visit(OVERVIEW, query="theme=culture").page
    places = pages(page, ".page-head .places a")
    assert len(places) == 5
    reached = {*places, *pages(page, ".page-head .task"), *pages(page, ".page-foot a")}
    for place in PLACES:
        for way in place.ways:
            lead(page, f"/{way}")
            assert page.locator(".ways [aria-current]").count() == 1
            names = [each.partition("?")[0] for each in place.ways]
            assert pages(page, ".ways a") == names
            reached |= {*names}
    reached.add("news")  # what is new stands on the first page
    expected = {urlsplit(place.path).path.strip("/") for place in PAGES}
    assert reached >= expected | {"import-announcement"}


HERE = {
    "/": "Accueil",
    "/news": "Accueil",
    "/lineage": "Projets",
    "/projects?project=x": "Projets",
    "/gaps": "Carte et territoires",
    "/sheet?kind=region&id=11": "Carte et territoires",
    "/landlords": "Acteurs",
    "/sheet?kind=network&id=action-logement": "Acteurs",
    "/data": None,
}


def test_the_place_of_a_page_is_told(visit, subtests):
    page = visit(PROJECTS).page
    for address, name in HERE.items():
        with subtests.test(address):
            lead(page, address)
            here = page.locator(".page-head .places [aria-current]").all_inner_texts()
            assert here == ([name] if name else [])


def test_a_link_changes_the_page_without_loading_it_anew_and_keeps_the_filters(visit):
    seen = visit(OVERVIEW, query="theme=culture")
    page = seen.page
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Acteurs").click()
    page.wait_for_url("**/landlords?*theme=culture*")
    settled(page)
    assert chips(page) == ["Culture"]
    page.get_by_role("link", name="Fonds pour").click()
    page.wait_for_url("**/?*theme=culture*")
    settled(page)
    page.go_back()
    settled(page)
    assert "/landlords" in page.url
    assert page.evaluate("window.same")
    assert seen.failures() == []


def test_unknown_project_is_said_in_words(visit):
    seen = visit(PROJECTS, query="project=no-such-project")
    assert seen.failures() == []
    assert seen.page.locator('[data-testid="stAlertContentWarning"]').count() == 1
