"""What the browser says of itself: a window as narrow as a phone, again when that changes; whether
it has WebGL; its address.
"""

import streamlit as st

from dashboard.components.session.address import say_unread
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.streamlit_internals import MOST_PAIRS, STACKED_BELOW

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
        },
        on_narrow_change=lambda: None,
        on_webgl_change=lambda: None,
        on_unread_change=lambda: say_unread(str(st.session_state[KEY].unread)),
    )
