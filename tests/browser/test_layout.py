"""Every view fits its window, and stands with every project, one project, and none."""

import pytest

from tests.browser.places import PLACES, SELECTIONS, WIDTHS

pytestmark = pytest.mark.browser

_TOO_WIDE = """() => {
  const screen = document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid="stMain"]');
  return [document.documentElement.scrollWidth - screen, main.scrollWidth - main.clientWidth];
}"""


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view_fits_its_window(visit, place, width, selection):
    seen = visit(place, width=width, query=SELECTIONS[selection])
    assert seen.failures() == []
    assert seen.page.evaluate(_TOO_WIDE) == [0, 0], "pixels that stand out to the right"
