"""A button that gives the page the whole screen."""

from collections.abc import Callable
from functools import cache

import streamlit as st

from dashboard.components.session.screen import Screen

_HTML = '<button type="button" class="full"></button>'
_CSS = """
.full {
  font: inherit; padding: .45rem .75rem; cursor: pointer; border-radius: var(--st-base-radius);
  color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
}
"""
_SCRIPT = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector(".full");
  button.textContent = data.label;
  button.onclick = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  };
}
"""


@cache
def _button() -> Callable[..., object]:
    """Register the component, once for the whole server."""
    mount: Callable[..., object] = st.components.v2.component(
        "laureats-full-screen", html=_HTML, css=_CSS, js=_SCRIPT
    )
    return mount


def full_screen_button(screen: Screen) -> None:
    """Draw the button; a second press, or Escape, gives the screen back."""
    _button()(data={"label": screen.words.text("Full screen")}, key="full-screen", width="content")
