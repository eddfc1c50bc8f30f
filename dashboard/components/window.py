"""What the browser says of its window: as narrow as a phone, again when it changes; its address."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.address import say_unread

KEY = "window"

NARROW = 640
"""Pixels. Streamlit itself puts columns below one another under this width."""

MOST_PAIRS = 1_000
"""Pairs of an address beyond which Streamlit hands over none of it, and does not say so."""

_SCRIPT = """
export default function ({ data, setStateValue, setTriggerValue }) {
  const pairs = location.search.slice(1).split("&");
  if (pairs.length > data.pairs) setTriggerValue("unread", pairs[0].slice(0, 80));
  const query = window.matchMedia(`(max-width: ${data.limit}px)`);
  const tell = () => { if (query.matches !== data.narrow) setStateValue("narrow", query.matches); };
  tell();
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


def watch_window() -> None:
    """Let the browser say how wide the window is; the page is drawn again where it matters."""
    _watcher()(
        key=KEY,
        data={"limit": NARROW, "narrow": is_narrow(), "pairs": MOST_PAIRS},
        on_narrow_change=lambda: None,
        on_unread_change=lambda: say_unread(str(st.session_state[KEY].unread)),
    )
