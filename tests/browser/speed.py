"""How long a click takes to show, in Chromium: `python -m tests.browser.speed [PROJECTS]`.

It opens the overview on the shipped data, or on PROJECTS synthetic ones, clicks the bar of a theme
twenty times, and prints the median and the 95th percentile of the time from the click to the last
change of the page. As the baseline it prints the same for a switch of one chart to its table and
back, which asks the server for nothing new. Without a browser it also measures the whole rerun of
the page for a new filter, from the request to its end.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import find_chromium, start_chromium
from tests.browser.server import serving
from tests.browser.visitor import DESKTOP_SIZE, settled, wired
from tests.session import session
from tests.synthetic import write_synthetic

CLICKS = 20

POINTING = 150
"""Milliseconds that the pointer rests on a mark before it presses."""

QUIET = 500
"""Milliseconds without a change after which the last was the last."""

_WATCH = """(quiet) => {
  window.__redrawn = new Promise((done) => {
    document.addEventListener("mouseup", () => {
      const start = performance.now();
      let last = start;
      const changes = new MutationObserver((seen) => {
        last = performance.now();
        for (const one of seen) one.addedNodes.forEach(inside);
      });
      const all = {subtree: true, childList: true, attributes: true, characterData: true};
      const watch = (root) => { changes.observe(root, all); inside(root); };
      const inside = (node) => node.querySelectorAll?.("*").forEach(
        (each) => each.shadowRoot && watch(each.shadowRoot));
      watch(document.body);
      const waiting = setInterval(() => {
        if (performance.now() - last < quiet) return;
        clearInterval(waiting);
        changes.disconnect();
        done(last - start);
      }, 50);
    }, {once: true, capture: true});
  });
}"""


def measure(page: Page, click: str) -> list[float]:
    """Click on `click` twenty times; return the milliseconds until the page changed last."""
    times = []
    for _ in range(CLICKS + 1):
        settled(page)
        # As a hand does, the pointer is there before it presses: what it points at has lit up.
        page.locator(click).first.hover(force=True)
        page.wait_for_timeout(POINTING)
        page.evaluate(_WATCH, QUIET)
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
            context = browser.new_context(viewport=DESKTOP_SIZE, locale="fr-FR")
            page = wired(context).new_page()
            page.goto(server.url)
            bar = measure(page, ".st-key-chart-themes [data-toggles] >> nth=3")
            switch = measure(page, ".st-key-switch-themes button[aria-checked=false]")
            browser.close()
    print(told("whole rerun over a session", whole))
    print(told("click on a bar to the last change", bar))
    print(told("switch to a table, the same selection", switch))
    print(f"ratio of the medians {statistics.median(bar) / statistics.median(switch):.2f}")


if __name__ == "__main__":
    main()
