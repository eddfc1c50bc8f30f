"""Finds and starts a Chromium or Chrome that this machine already has."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

_NAMES = (
    "chromium-headless-shell",  # draws the same, and draws no windows, menus and tabs around it
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
_ARGUMENTS = (
    "--no-sandbox",  # Chromium refuses to start for root, as in a container, without it
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A request that leaves this machine fails at once, whatever network the machine has.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    # Pages live too short to pay for the best code, for looking for what they may forget, and for
    # reading functions twice to name their lines: a fifth of the processor time.
    "--js-flags=--no-turbofan --min-semi-space-size=64 --initial-heap-size=512"
    " --no-enable-lazy-source-positions",
)

_WEBGL = (
    ("--use-angle=gl-egl", "--ignore-gpu-blocklist"),  # Mesa's llvmpipe
    ("--use-angle=swiftshader", "--enable-unsafe-swiftshader"),  # in every Chromium
)
"""What draws WebGL where there is no GPU, the fastest first: Mesa keeps the shaders that it has
compiled, so that a second map takes 2.0 s of its processor time instead of 5.7."""

_DRAWN = ("--use-gl=angle", "--disable-gpu-compositing")
"""The map alone is drawn with WebGL: all else drawn that way costs each page 0.6 s of processor
time."""

_NO_WEBGL = ("--disable-gpu",)
"""Pages without a map are drawn as on any computer without a GPU: WebGL in software would draw
them too, and take a whole core for it."""

REQUIRED = os.environ.get("LAUREATS_BROWSER") == "required"
"""Whether browser tests fail, instead of being skipped, where there is no browser."""


def find_chromium() -> str | None:
    """Return the path of a Chromium or Chrome, or None where there is none."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def start_chromium(playwright: Playwright, executable: str, *, webgl: bool = True) -> Browser:
    """Start `executable` without a window, and with WebGL as any computer can draw it.

    Raises RuntimeError where it can draw none.
    """
    if not webgl:
        return playwright.chromium.launch(
            executable_path=executable, args=[*_ARGUMENTS, *_NO_WEBGL]
        )
    for drawing in _WEBGL:
        started = playwright.chromium.launch(
            executable_path=executable,
            args=[*_ARGUMENTS, *_DRAWN, *drawing],
            env={**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1"},
        )
        page = started.new_page()
        drawn = page.evaluate("() => !!document.createElement('canvas').getContext('webgl2')")
        page.close()
        if drawn:
            return started
        started.close()
    raise RuntimeError(f"{executable} draws no WebGL")
