"""Every view fits its window, and stands with every project, one project, and none."""

import pytest

from tests.browser.places import PLACES, SELECTIONS, WIDTHS

pytestmark = pytest.mark.browser

_TOO_WIDE = """() => {
  const screen = document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid="stMain"]');
  return [document.documentElement.scrollWidth - screen, main.scrollWidth - main.clientWidth];
}"""


_VIEWS = [
    pytest.param(place, width, selection, id=f"{place.name}-{width}-{selection}")
    for place in PLACES
    for width in WIDTHS
    for selection in SELECTIONS
    if selection == "all" or (place.follows_selection and width == min(WIDTHS))
]


@pytest.mark.parametrize(("place", "width", "selection"), _VIEWS)
def test_view_fits_its_window(visit, place, width, selection):
    seen = visit(place, width=width, query=SELECTIONS[selection])
    assert seen.failures() == []
    assert seen.page.evaluate(_TOO_WIDE) == [0, 0], "pixels that stand out to the right"
