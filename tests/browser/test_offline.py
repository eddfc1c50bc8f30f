"""Every view is whole, in both languages, and asks nothing of any machine but this one."""

from urllib.parse import urlsplit

import pytest

from dashboard.words import Words
from tests.browser.places import LANGUAGES, OVERVIEW, PAGES, PLACES, PROJECTS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view_is_whole_and_asks_nothing_outside(visit, server, place, language):
    seen = visit(place, language)
    assert seen.leaving(server) == []
    assert seen.failures() == []
    expected = " ".join(Words(language).text(place.own_text).split())
    shown = seen.page.locator('[data-testid="stMain"]').inner_text()
    assert expected in " ".join(shown.split())  # which takes all kinds of spaces for one
    if language == "fr":
        assert expected != place.own_text, "not translated"


def test_no_page_of_the_navigation_is_left_out(visit):
    seen = visit(OVERVIEW)
    links = seen.page.locator('[data-testid="stPageLink-NavLink"]')
    paths = {urlsplit(link.get_attribute("href")).path.strip("/") for link in links.all()}
    assert paths == {urlsplit(place.path).path.strip("/") for place in PAGES}


def test_request_to_another_machine_would_be_seen(visit, server):
    seen = visit(OVERVIEW)
    seen.page.evaluate("fetch('http://elsewhere.invalid/tile.png').catch(() => null)")
    assert seen.leaving(server) == ["http://elsewhere.invalid/tile.png"]


def test_unknown_project_is_said_in_words(visit, server):
    seen = visit(PROJECTS, query="project=no-such-project")
    assert seen.failures() == []
    assert seen.page.locator('[data-testid="stAlertContentWarning"]').count() == 1
