"""What the dashboard uses of Streamlit beyond its public interface, in one place.

`tests/dashboard/components/test_streamlit_internals.py` tries each of these against the installed
Streamlit, so that it is known by name what an upgrade breaks. The style sheets and `shell.js` name
parts of Streamlit's page by the marks that `part` takes, and stand in `style/streamlit.css` and
here alone; the same test looks for every one.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.components import v1
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:  # their places have changed before, and only their names are needed
    from streamlit.navigation import page as pages

    Page = pages.Page

MOST_PAIRS = 1_000
"""Pairs of an address beyond which Streamlit hands over none of it, and does not say so."""

STACKED_BELOW = 640
"""Pixels. In a narrower window Streamlit puts columns below one another."""

LANGUAGE, TITLE, HEAD = '<html lang="en">', "<title>Streamlit</title>", "<head>"
"""What the HTML page says of itself, and where its head begins."""

NO_SCRIPT = r"<noscript>.*?</noscript>"
"""What the HTML page says where there is no JavaScript (a pattern; lines count as one)."""


def part(name: str) -> str:
    """Return the CSS selector of a part of Streamlit's page, as `stMainBlockContainer`."""
    return f'[data-testid="{name}"]'


MAIN = part("stMainBlockContainer")
"""Selector: what a page draws."""

APP, CAPTION, TABLE = map(part, ("stApp", "stCaptionContainer", "stDataFrame"))
"""Selectors: all of the page, small type, a table, which is a picture."""

MAIN_BUTTON = f"{part('stBaseButton-primary')}:enabled"
CHOSEN = f'{part("stMultiSelectTagsContainer")} [role="group"] > span'
"""Selectors: the main button, and each value that is chosen in a list of several."""

CANVAS = part("stDeckGlJsonChart")
"""Selector: a map that deck.gl draws."""

SERVED = re.compile(r"(static|component|media)/|(.*/)?_stcore(/|$)|.*\.\w+$")
"""Addresses below the base that Streamlit answers itself, and files: no page of ours."""

SCRIPT_MARKS = {
    "ours": f"{part('stMarkdownContainer')}, {part('stHtml')}",
    "theirs": f"{part('stFileUploader')}, {part('stDialog')}",
    "main": part("stMain"),
    "opener": part("stPopoverButton"),
    "opened": part("stPopoverBody"),
    "state": "data-test-connection-state",
    "health": "_stcore/health",
    "served": r"\/(media|static|component|_stcore)\/|\.\w+$",
}
"""What the scripts of the HTML page are told of Streamlit's: the texts that a page writes and those
that the framework writes, what scrolls, the button of a menu and what it opens, how it says whether
there is a connection, the address that answers while the server runs, and the paths that are no
page."""


DRAWN_EARLY = ("BidiComponent", "Html", "ButtonGroup", "Button")
"""Parts of Streamlit's script that the first page needs, and that it asks for only once it does."""


def early_scripts() -> list[str]:
    """Return the addresses, from any page, of `DRAWN_EARLY` and of all that they import.

    What Streamlit's page asks for by itself is left out. A part that is no longer there is too: it
    is then fetched as late as without this.
    """
    folder = Path(str(files("streamlit"))) / "static" / "static" / "js"
    asked = page_html()
    found: dict[str, None] = {}
    waiting = [path.name for name in DRAWN_EARLY for path in sorted(folder.glob(f"{name}.*.js"))]
    while waiting:
        name = waiting.pop()
        if name in found or name in asked or not (folder / name).is_file():
            continue
        found[name] = None
        waiting += _IMPORTED.findall((folder / name).read_text("utf-8"))
    return [f"./static/js/{name}" for name in found]


_IMPORTED = re.compile(r"""\b(?:from|import)["'`]\./([\w.-]+\.js)["'`]""")


def page_html() -> str:
    """Return the HTML page that Streamlit's script fills in the browser."""
    return (files("streamlit") / "static" / "index.html").read_text("utf-8")


def served_folder(name: str, folder: Path) -> str:
    """Have the server hand out the files of `folder`; return its address, seen from any page.

    It is registered as a component of the first kind, which Streamlit serves from any folder; of
    the second it serves what an installed package declares.
    """
    return f"component/{v1.declare_component(name, path=str(folder)).name}"


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Have what a callback does done to its end.

    Streamlit looks for a newer click each time that a callback asks for something of the session,
    ends it where there is one, and never calls it again: of two quick clicks the first was lost.
    """
    context = get_script_run_ctx()
    if context is None:
        yield
        return
    session = context.session_state
    looks = session._yield_callback
    object.__setattr__(session, "_yield_callback", lambda: None)
    try:
        yield
    finally:
        object.__setattr__(session, "_yield_callback", looks)


def went_back() -> bool:
    """Return whether this run is for Back or Forward; never where Streamlit no longer tells it."""
    return bool(getattr(get_script_run_ctx(), "is_history_navigation", False))
