"""The charts at whose marks a person points, by the page that they stand on."""

from dashboard.views import compare, landlords, overview
from tests.browser.places import OVERVIEW, Place
from tests.dashboard.test_figures import OWN

LANDLORDS = Place("landlords", "/landlords", "Who works with whom")
COMPARE = Place("compare", "/compare", "")

CHARTS = {
    place: [chart for chart in page.FIGURES if chart in OWN]
    for place, page in ((OVERVIEW, overview), (COMPARE, compare), (LANDLORDS, landlords))
}
"""Those that set aside what is chosen in them, so that the rest stays in view."""
