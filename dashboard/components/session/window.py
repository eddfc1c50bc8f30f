"""What the browser says of itself: a window as narrow as a phone, again when that changes; whether
it has WebGL; its address.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.session.address import say_unread
from dashboard.components.session.streamlit_internals import MOST_PAIRS, STACKED_BELOW

KEY = "window"

_SCRIPT = """
export default function ({ data, setStateValue, setTriggerValue }) {
  const pairs = location.search.slice(1).split("&");
  if (pairs.length > data.pairs) setTriggerValue("unread", pairs[0].slice(0, 80));
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => { if (query.matches !== data.narrow) setStateValue("narrow", query.matches); };
  tell();
  // What a browser is able to do is not guessed from its name: a policy or a remote desktop may
  // have switched WebGL off. A context is tried, and given back.
  window.laureatsWebgl ??= !!document.createElement("canvas").getContext("webgl2");
  if (window.laureatsWebgl !== data.webgl) setStateValue("webgl", window.laureatsWebgl);
  query.addEventListener("change", tell);
  return () => query.removeEventListener("change", tell);
}
"""


@cache
def _watcher() -> Callable[..., Any]:
    """Register the component, once for the whole server."""
    mount: Callable[..., Any] = st.components.v2.component(
        "laureats-window", html="<span></span>", js=_SCRIPT
    )
    return mount


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
    _watcher()(
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
