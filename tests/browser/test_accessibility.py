"""Every view in both colour schemes, judged by axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.places import PLACES, SCHEMES

pytestmark = pytest.mark.browser

_STREAMLITS_OWN: dict[str, str] = {}
"""Rules that Streamlit's own parts break, with the reason why that is left standing."""

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view_breaks_no_serious_rule(visit, place, scheme):
    seen = visit(place, scheme=scheme)
    assert seen.failures() == []
    found = Axe().run(seen.page, options={"runOnly": _RULES, "resultTypes": ["violations"]})
    serious = [
        f"{rule['id']} ({rule['impact']}): {node['html']}"
        for rule in found.response["violations"]
        if rule["impact"] in ("serious", "critical") and rule["id"] not in _STREAMLITS_OWN
        for node in rule["nodes"]
    ]
    assert serious == []
