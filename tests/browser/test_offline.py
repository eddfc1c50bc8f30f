"""Every view is whole, in both languages, and asks nothing of any machine but this one."""

import pytest

from dashboard.words import Words
from tests.browser.places import LANGUAGES, PAGES, PLACES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view_is_whole_and_asks_nothing_outside(visit, server, place, language):
    seen = visit(place, language)
    assert seen.leaving(server) == []
    assert seen.failures() == []
    expected = Words(language).text(place.own_text)
    shown = seen.page.locator('[data-testid="stMain"]').inner_text()
    assert shown.startswith("Lauréats")
    assert expected in shown
    if language == "fr":
        assert expected != place.own_text, "not translated"


def test_request_to_another_machine_would_be_seen(visit, server):
    seen = visit(PAGES[0])
    seen.page.evaluate("fetch('http://elsewhere.invalid/tile.png').catch(() => null)")
    assert seen.leaving(server) == ["http://elsewhere.invalid/tile.png"]


def test_unknown_project_is_said_in_words(visit, server):
    seen = visit(PAGES[3], query="project=no-such-project")
    assert seen.failures() == []
    assert seen.page.locator('[data-testid="stAlertContentWarning"]').count() == 1
