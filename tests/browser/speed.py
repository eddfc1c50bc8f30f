"""How long a click takes to show, in Chromium: `python -m tests.browser.speed [PROJECTS]`.

It opens the overview on the shipped data, or on PROJECTS synthetic ones, clicks the bar of a theme
twenty times, and prints the median and the 95th percentile of the time from the click to the frame
in which the sentence and the chart of regions have changed. As the baseline it prints the same for
a switch of one chart to its table and back, which asks the server for nothing new. Without a
browser it also measures the whole rerun of the page for a new filter, from the request to its end.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import find_chromium, start_chromium
from tests.browser.server import serving
from tests.browser.visitor import settled
from tests.session import session
from tests.synthetic import write_synthetic

CLICKS = 20

POINTING = 150
"""Milliseconds that the pointer rests on a mark before it presses."""

_WATCH = """([watched]) => {
  const inside = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(watched);
  const around = (node) => node.nodeType === 1 && (inside(node) || node.querySelector(watched));
  window.__redrawn = new Promise((done) => {
    document.addEventListener("mouseup", () => {
      const start = performance.now();
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done(performance.now() - start);
      const changes = new MutationObserver((seen) => {
        if (!seen.some((one) => inside(one.target)
            || [...one.addedNodes, ...one.removedNodes].some(around))) return;
        changes.disconnect();
        // A message sent before a frame is painted comes back once it is.
        requestAnimationFrame(() => painted.port2.postMessage(0));
      });
      changes.observe(document.body, {subtree: true, childList: true, characterData: true});
    }, {once: true, capture: true});
  });
}"""


def measure(page: Page, click: str, watched: str) -> list[float]:
    """Click on `click` twenty times; return the milliseconds until what is `watched` changed."""
    times = []
    for _ in range(CLICKS + 1):
        settled(page)
        # As a hand does, the pointer is there before it presses: what it points at has lit up.
        page.locator(click).first.hover(force=True)
        page.wait_for_timeout(POINTING)
        page.evaluate(_WATCH, [watched])
        page.locator(click).first.click(force=True)
        times.append(float(page.evaluate("() => window.__redrawn")))
    return times[1:]  # the first click loads what the others find in the cache


def reruns(url: str) -> list[float]:
    """Ask for the overview with a theme and without, in turn; return the milliseconds of each."""
    with session(url) as visitor:
        times = []
        for number in range(CLICKS + 2):
            times.append(1000 * visitor.rerun("theme=culture" if number % 2 else ""))
            time.sleep(0.2)  # as a person pauses; what the server does after a run is not counted
    return times[2:]


def told(name: str, times: list[float]) -> str:
    """Return one line of the report."""
    p95 = sorted(times)[int(0.95 * len(times)) - 1]
    return f"{name:<42} median {statistics.median(times):6.0f} ms   p95 {p95:6.0f} ms"


def main() -> None:
    """Measure on the data asked for."""
    arguments: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        if len(sys.argv) > 1:
            write_synthetic(Path(folder) / "data", int(sys.argv[1]))
            arguments = ["--data", str(Path(folder) / "data")]
        command = (sys.executable, "-m", "dashboard.commands.cli", *arguments)
        with serving(Path(folder) / "log", command) as server, sync_playwright() as playwright:
            whole = reruns(server.url)
            browser = start_chromium(playwright, find_chromium() or "chromium", webgl=False)
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
            page.goto(server.url)
            bar = measure(
                page,
                ".st-key-chart-themes [data-toggles] >> nth=3",
                ".st-key-chart-regions .drawing svg",
            )
            switch = measure(
                page,
                ".st-key-switch-themes button[aria-checked=false]",
                '[data-testid="stDataFrame"]',
            )
            browser.close()
    print(told("whole rerun over a session", whole))
    print(told("click on a bar to the redrawn page", bar))
    print(told("switch to a table, the same selection", switch))
    print(f"ratio of the medians {statistics.median(bar) / statistics.median(switch):.2f}")


if __name__ == "__main__":
    main()
