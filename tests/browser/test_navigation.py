"""Every page is reached from the navigation, and an unknown address is answered in words."""

from urllib.parse import urlsplit

import pytest

from tests.browser.places import OVERVIEW, PAGES, PROJECTS

pytestmark = pytest.mark.browser


def test_no_page_of_the_navigation_is_left_out(visit):
    seen = visit(OVERVIEW)
    links = seen.page.locator('[data-testid="stPageLink-NavLink"]')
    paths = {urlsplit(link.get_attribute("href")).path.strip("/") for link in links.all()}
    assert paths == {urlsplit(place.path).path.strip("/") for place in PAGES}


def test_unknown_project_is_said_in_words(visit):
    seen = visit(PROJECTS, query="project=no-such-project")
    assert seen.failures() == []
    assert seen.page.locator('[data-testid="stAlertContentWarning"]').count() == 1
