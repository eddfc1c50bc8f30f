"""Every view is whole, fits, breaks no rule of access and asks nothing outside: one visit each.

A visit costs seconds and a check milliseconds, so that all checks of a view are made in one visit:
in French on a desktop, then as narrow as a phone, with one project and with none; and in one more
in English in the dark. What is found is gathered, so that one fault does not hide the next.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe

from dashboard.language.translation import Words
from tests.browser.places import OVERVIEW, PLACES, SELECTIONS, WIDTHS, Place
from tests.browser.visitor import lead
from tests.browser.visual_checks import (
    CLIPPED,
    COVERED,
    PRESSED,
    TOO_WIDE,
    TOUCHING,
    UNSEEN_FOCUS,
)

pytestmark = pytest.mark.browser(every_case=True)

PHONE = min(WIDTHS)

_STREAMLITS_OWN: dict[str, str] = {}
"""Rules that Streamlit's own parts break, with the reason why that is left standing."""

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

_LAYOUT = {
    "stands out to the right": TOO_WIDE,
    "cut off": CLIPPED,
    "touches what is below": PRESSED,
    "labels lie on one another": TOUCHING,
    "cannot be pressed": COVERED,
}


def _layout(page, look):
    return {
        f"{look}: {fault}": found
        for fault, measure in _LAYOUT.items()
        if (found := page.evaluate(measure))
    }


def _access(page, look):
    told = Axe().run(page, options={"runOnly": _RULES, "resultTypes": ["violations"]})
    serious = [
        f"{rule['id']} ({rule['impact']}): {node['html']}"
        for rule in told.response["violations"]
        if rule["impact"] in ("serious", "critical") and rule["id"] not in _STREAMLITS_OWN
        for node in rule["nodes"]
    ]
    page.keyboard.press("Tab")  # from then on the focus is that of a keyboard
    unseen = page.evaluate(UNSEEN_FOCUS)
    found = {f"{look}: axe": serious, f"{look}: the focus is not seen": unseen}
    return {fault: parts for fault, parts in found.items() if parts}


def _text(page, place, language):
    shown = " ".join(page.locator('[data-testid="stMain"]').text_content().split())  # folded or not
    expected = " ".join(Words(language).text(place.own_text).split())
    missing = expected not in shown or (language == "fr" and expected == place.own_text)
    found = {f"{language}: its text is missing or not translated": expected} if missing else {}
    seen = page.locator('[data-testid="stMain"] h1:visible')
    if place.title and seen.inner_text() != place.title:
        found[f"{language}: its title is not"] = place.title
    return found


def _told(server, *looks):
    found = {
        "asked of another machine": [url for look in looks for url in look.leaving(server)],
        "errors": [error for look in looks for error in look.failures()],
    }
    return {fault: parts for fault, parts in found.items() if parts}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view(visit, server, place):
    seen = visit(place)
    page = seen.page
    faults = {**_text(page, place, "fr"), **_layout(page, "desktop"), **_access(page, "light")}

    phone = visit(place, width=PHONE)
    faults |= _layout(phone.page, "phone")
    for name, query in SELECTIONS.items():
        if query and place.follows_selection:
            lead(phone.page, place.address(query))
            faults |= _layout(phone.page, f"phone, {name}")

    assert {**faults, **_told(server, seen, phone)} == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_view_in_english_in_the_dark(visit, server, place):
    seen = visit(place, "en", "dark")
    page = seen.page
    faults = {**_text(page, place, "en"), **_layout(page, "dark"), **_access(page, "dark")}
    assert {**faults, **_told(server, seen)} == {}


DAMAGE = {
    TOO_WIDE: '[data-testid="stMain"] h2 {width: 900px;}',
    CLIPPED: "h2 {width: 3rem; overflow: hidden !important; white-space: nowrap;}",
    PRESSED: '[data-testid="stMain"] h2 {padding: 0 !important; margin: 0 0 -9px;}',
    TOUCHING: ".js-plotly-plot .ytick text {font-size: 50px !important;}",
    COVERED: ".page-title {position: relative; z-index: 1; margin-bottom: -90px;}",
    UNSEEN_FOCUS: "* {outline: none !important; box-shadow: none !important;}",
}


def test_what_an_eye_would_object_to_is_measured(visit):
    page = visit(Place("compare", "/compare?theme=culture", ""), width=PHONE).page
    for measure, damage in DAMAGE.items():
        page.keyboard.press("Tab")  # the focus is that of a keyboard
        assert page.evaluate(measure) == []
        style = page.add_style_tag(content=damage)
        assert page.evaluate(measure) != [], damage
        style.evaluate("(style) => style.remove()")


def test_what_a_screen_reader_would_stumble_over_is_found(visit):
    page = visit(OVERVIEW).page
    page.evaluate("document.querySelector('[data-testid=stMain]').append(new Image())")
    assert any("image-alt" in fault for fault in _access(page, "light")["light: axe"])
    page.evaluate("document.querySelector('[data-testid=stMain] > img').remove()")


def test_request_to_another_machine_would_be_seen(visit, server):
    seen = visit(OVERVIEW)
    seen.page.evaluate("fetch('http://elsewhere.invalid/tile.png').catch(() => null)")
    assert seen.leaving(server) == ["http://elsewhere.invalid/tile.png"]
