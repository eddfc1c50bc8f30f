"""Opens pages of the dashboard as the script draws them, without a browser."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

import dashboard

_SCRIPT = Path(dashboard.__file__).with_name("app.py")
_SLOWEST = 60  # seconds; a run takes under one on an idle machine


def drawn(address: str) -> AppTest:
    """Draw the page at an address (`/map?lang=fr`) and return it, with nothing gone wrong."""
    path, _, query = address.partition("?")
    page = AppTest.from_file(_SCRIPT, default_timeout=_SLOWEST)
    page._page_hash = calc_hash(path[1:]) if path[1:] else ""  # as a browser asks; no public way
    for key, values in parse_qs(query).items():
        page.query_params[key] = values
    return sound(page.run())


def sound(page: AppTest) -> AppTest:
    """Return a page of which nothing has gone wrong."""
    assert not page.exception
    assert not page.error
    return page


def says(page: AppTest, text: str) -> bool:
    """Return whether a text stands in anything that the page sends to the browser."""
    return any(
        text in _read(each.proto.SerializeToString().decode("utf-8", "replace"))
        for each in page.main
        if each.proto
    )


def _read(sent: str) -> str:
    """Return what is sent without the signs that keep Markdown, HTML and JSON harmless."""
    letters = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), sent)
    return html.unescape(letters).replace("\\", "")
