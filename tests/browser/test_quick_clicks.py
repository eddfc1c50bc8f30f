"""A person clicks again before the page has been drawn again: every click counts."""

from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from tests.browser.places import OVERVIEW
from tests.browser.test_pointing import middle_of_bar
from tests.browser.visitor import Visit, chosen, open_filter, settled

pytestmark = pytest.mark.browser

BEFORE = {"year=2010-2030", "theme=social-ties"}
"""Chosen from the start: the first chip makes its row the first theme a second line,
and all below them moves under the pointer."""

Target = tuple[str, str]
"""A chart and the name of its bar, a tick of the list of themes, or the switch of a chart."""

_CLICKS = """async ([spots, gap]) => {
  const parts = spots.map((spot) => document.elementFromPoint(...spot));
  // Where a busy machine has drawn the page again meanwhile, one aims anew at the bar of that name.
  const bar = (part) => [".st-key-chart-themes", ".st-key-chart-regions"]
    .filter((chart) => part.closest(chart))
    .map((chart) => `${chart} [data-value="${part.closest("[data-value]").dataset.value}"]`);
  const [bars, here] = [parts.map(bar), (at) => document.elementFromPoint(...spots[at])];
  for (const [at, [clientX, clientY]] of spots.entries()) {
    const there = { clientX, clientY, view: window, bubbles: true, composed: true };
    const part = parts[at].isConnected ? parts[at]
      : bars[at].length ? document.querySelector(bars[at]) : here(at);
    for (const kind of ["mousemove", "mousedown", "mouseup", "click"])
      part.dispatchEvent(new MouseEvent(kind, there));
    if (gap) await new Promise((done) => setTimeout(done, gap));
  }
}"""
"""Clicks within the page, which no load of the machine draws apart."""


def spot(page: Page, target: Target) -> tuple[float, float]:
    where, name = target
    if where in ("themes", "regions"):
        return middle_of_bar(page, where, name)
    part = {
        "switch": f".st-key-switch-{name} button >> nth=1",
        "tick": f'.page-head .filter.theme label:has-text("{name}")',
    }
    box = page.locator(part[where]).first.bounding_box()
    assert box is not None
    return box["x"] + 12, box["y"] + box["height"] / 2


def at_once(page: Page, targets: Sequence[Target], gap: int) -> set[str]:
    """Click with `gap` milliseconds in between; return what is chosen once all stands still."""
    page.evaluate(_CLICKS, [[spot(page, target) for target in targets], gap])
    settled(page)
    return chosen(page) - BEFORE


CULTURE, ECOLOGY, JOBS = (("themes", name) for name in ("Culture", "Écologie", "Emploi"))
OCCITANIE = ("regions", "Occitanie")
TICKS = [("tick", name) for name in ("Culture", "Écologie", "Emploi")]
"""Among the first of the list, which is scrolled for the others."""

QUICK = {
    "bars": ([CULTURE, ECOLOGY, JOBS], {"theme=culture", "theme=ecology", "theme=employment"}),
    "charts": ([CULTURE, OCCITANIE], {"theme=culture", "region=76"}),
    "a bar twice": ([CULTURE, CULTURE], set()),
    "a bar thrice": ([CULTURE, CULTURE, CULTURE], {"theme=culture"}),
    "bar and tick": ([OCCITANIE, TICKS[1]], {"region=76", "theme=ecology"}),
    "tick and bar": ([TICKS[0], OCCITANIE], {"region=76", "theme=culture"}),
    "ticks": (TICKS, {"theme=culture", "theme=ecology", "theme=employment"}),
    "bar and switch": ([CULTURE, ("switch", "regions")], {"theme=culture"}),
}


@pytest.mark.parametrize("gap", [5, 50])
@pytest.mark.parametrize(("targets", "expected"), QUICK.values(), ids=QUICK)
def test_every_click_counts(
    visit: Callable[..., Visit], targets: list[Target], expected: set[str], gap: int
) -> None:
    page = visit(OVERVIEW, height=2_000, query="&".join(sorted(BEFORE))).page
    if any(where == "tick" for where, _ in targets):  # it would lie over the bars of themes
        open_filter(page, "theme")
    assert at_once(page, targets, gap) == expected
    page.go_back()
    settled(page)
    assert chosen(page) - BEFORE < expected or not expected
