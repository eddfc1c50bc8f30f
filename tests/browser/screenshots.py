"""Takes pictures of every view for people to look at: `python -m tests.browser.screenshots DIR`.

Each file is named after what it shows: `map-fr-dark-390-one.png`. Further arguments keep the
files whose names contain all of them: `... DIR map dark`.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium, start_chromium
from tests.browser.places import LANGUAGES, PLACES, SCHEMES, SELECTIONS, WIDTHS
from tests.browser.server import serving
from tests.browser.visitor import Visit, Visitor, settled

_HEIGHT = """() => document.querySelector('[data-testid="stMain"]').scrollHeight"""


def take(directory: Path, *wanted: str) -> int:
    """Write the pictures whose names contain all of `wanted`; return how many."""
    directory.mkdir(parents=True, exist_ok=True)
    executable = find_chromium()
    if executable is None:
        raise SystemExit("no Chromium or Chrome on this machine")
    taken = 0
    with (
        tempfile.TemporaryDirectory() as scratch,
        serving(Path(scratch) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        visitor = Visitor(start_chromium(playwright, executable), server)
        for place, language, scheme, width, selection in product(
            PLACES, LANGUAGES, SCHEMES, WIDTHS, SELECTIONS
        ):
            name = f"{place.name}-{language}-{scheme}-{width}-{selection}.png"
            shows_more = selection == "all" or place.follows_selection
            if shows_more and all(part in name for part in wanted):
                seen = visitor.visit(place, language, scheme, width, query=SELECTIONS[selection])
                _whole(seen, directory / name, width)
                seen.page.close()
                taken += 1
    return taken


def _whole(seen: Visit, file: Path, width: int) -> None:
    """Make the window as high as what scrolls inside it, then take the picture."""
    seen.page.set_viewport_size({"width": width, "height": int(seen.page.evaluate(_HEIGHT))})
    settled(seen.page)
    seen.page.screenshot(path=file)


if __name__ == "__main__":
    sys.stdout.write(f"{take(Path(sys.argv[1]), *sys.argv[2:])} pictures in {sys.argv[1]}\n")
