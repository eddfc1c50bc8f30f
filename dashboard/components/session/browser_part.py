"""Parts of a page that a script of ours draws in the browser, and their events, delivered once."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import plotly
import streamlit as st

from dashboard.components.session.address import say_unread
from dashboard.components.session.streamlit_internals import (
    MOST_PAIRS,
    STACKED_BELOW,
    served_folder,
    uninterrupted,
)

SCRIPTS = Path(__file__).parents[1] / "browser"
"""The folder of the scripts, one a part, with their styles and what they import."""


@cache
def browser_part(name: str, html: str, *, isolated: bool = False) -> Callable[..., Any]:
    """Register a part of a page, once for the whole server; return what draws it.

    `SCRIPTS/NAME.js` exports the function that fills `html`; unless it is `isolated`, the style of
    the page holds in it, and `SCRIPTS/NAME.css`, if any, on the whole page. What Streamlit is given
    as text it sends again with all that the part is told, at each click; so it is given no more
    than the address of the script, which the browser fetches once.
    """
    style = SCRIPTS / f"{name}.css"
    address = f"{served_folder('scripts', SCRIPTS)}/{name}.js"
    mount: Callable[..., Any] = st.components.v2.component(
        f"laureats-{name.replace('_', '-')}",
        html=html,
        css=style.read_text("utf-8") if style.is_file() else None,
        # Text of one line would be taken for the name of a file.
        js=f'const here = new URL("{address}", document.baseURI);\n'
        "export default (await import(here)).default;",
        isolate_styles=isolated,
    )
    return mount


@cache
def plotly_library() -> str:
    """Serve the installed package's own plotly.js; return its address, seen from any page."""
    folder = Path(plotly.__file__).with_name("package_data")
    return f"{served_folder('plotly', folder)}/plotly.min.js"


_LAST_SEEN = "last-seen-{}"


def last_seen(key: str) -> int:
    """Return the number of the last event of the component `key`; 0 before the first."""
    return int(st.session_state.get(_LAST_SEEN.format(key), 0))


def unseen(key: str, sent: object) -> list[object]:
    """Return the new events in `sent`, which comes from the browser: pairs of a number and one."""
    events = []
    for pair in sent if isinstance(sent, list) else []:
        match pair:
            case [int(number), event] if number > last_seen(key):
                st.session_state[_LAST_SEEN.format(key)] = number
                events.append(event)
    return events


def draw_part(
    name: str,
    html: str,
    told: Mapping[str, object],
    *,
    key: str,
    event: str,
    answer: Callable[[Any], None] | None,
    isolated: bool = False,
) -> None:
    """Draw a part whose script is `told` something; `answer` is called with each new `event`."""

    def sent() -> None:
        with uninterrupted():
            for one in unseen(key, getattr(st.session_state[key], event)):
                if answer is not None:
                    answer(one)

    # As bytes: text would be sent again at each click.
    data = json.dumps({**told, "last_seen": last_seen(key)}).encode()
    draw = browser_part(name, html, isolated=isolated)
    draw(data=data, key=key, **{f"on_{event}_change": sent})


KEY = "window"


def is_narrow() -> bool:
    """Return what the browser last said; before that, a phone is known by its name."""
    told = st.session_state.get(KEY)
    if told is not None and told.get("narrow") is not None:
        return bool(told["narrow"])
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def has_webgl() -> bool:
    """Return whether the browser can draw with WebGL; until it says no, it is taken to."""
    told = st.session_state.get(KEY)
    return told is None or told.get("webgl") is not False


def watch_window() -> None:
    """Let the browser say what it is; the page is drawn again where it matters."""
    browser_part("window", "<span></span>", isolated=True)(
        key=KEY,
        data={
            "limit": STACKED_BELOW,
            "narrow": is_narrow(),
            "webgl": has_webgl(),
            "pairs": MOST_PAIRS,
            "library": plotly_library(),
        },
        on_narrow_change=lambda: None,
        on_webgl_change=lambda: None,
        on_unread_change=lambda: say_unread(str(st.session_state[KEY].unread)),
    )
