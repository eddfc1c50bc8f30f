"""Whether the window is as narrow as a phone: the browser says so, and again when it changes."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

KEY = "window"

NARROW = 640
"""Pixels. Streamlit itself puts columns below one another under this width."""

_SCRIPT = """
export default function ({ data, setStateValue }) {
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
        data={"limit": NARROW, "narrow": is_narrow()},
        on_narrow_change=lambda: None,
    )
