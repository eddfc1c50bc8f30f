"""What a board keeps for the next time: in the data folder where pages may write to it, else in
this browser, and never in the server's memory for longer than the visit.
"""

import streamlit as st

from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen, script_options
from dashboard.language.translation import N_
from loaders.editing.board_settings import (
    BoardSettings,
    load_settings,
    read,
    save_settings,
    written,
)

MOST_IN_BROWSER = 4_000_000
"""Letters for this; a browser keeps five million of a website (advice of the HTML standard)."""

_KEY = "board-kept"
_SETTINGS, _TO_SAVE, _SAVED = f"{_KEY}-held", f"{_KEY}-new", f"{_KEY}-number"
_FAILED, _REASON = f"{_KEY}-failed", f"{_KEY}-reason"


def kept() -> BoardSettings:
    """Return what is kept; in the first run of a visit the browser has not said it yet."""
    options = script_options()
    if options.edit:
        return load_settings(options.data)
    settings: BoardSettings = st.session_state.get(_SETTINGS, BoardSettings())
    return settings


def ask_browser() -> None:
    """Have the browser say, once in a visit, what it keeps, and keep what is new."""
    if script_options().edit:
        return

    def said() -> None:
        st.session_state[_SETTINGS] = read(str(st.session_state[_KEY].held or ""))

    def refused() -> None:
        st.session_state[_FAILED] = True

    browser_part("board_kept", "<span hidden></span>", isolated=True)(
        data={
            "known": _SETTINGS in st.session_state,
            "save": st.session_state.get(_TO_SAVE),
            "number": st.session_state.get(_SAVED, 0),
            "failed": bool(st.session_state.get(_FAILED)),
        },
        key=_KEY,
        on_held_change=said,
        on_failed_change=refused,
    )


def keep(settings: BoardSettings) -> None:
    """Keep `settings` for the next time; `say_not_kept` says so where that is not possible."""
    options = script_options()
    st.session_state[_REASON] = ""
    if options.edit:
        try:
            save_settings(options.data, settings)
        except OSError:
            st.session_state[_REASON] = N_("The data folder cannot be written to: nothing is kept.")
        return
    st.session_state[_SETTINGS] = settings
    text = written(settings)
    if len(text) > MOST_IN_BROWSER:
        st.session_state[_REASON] = N_(
            "This is too large for a browser to keep: it lasts for this visit. A smaller template, "
            "or a data folder of your own (--edit), is kept."
        )
        return
    st.session_state[_TO_SAVE] = text
    st.session_state[_SAVED] = st.session_state.get(_SAVED, 0) + 1


def say_not_kept(screen: Screen) -> None:
    """Say why what was brought or named last is not kept, where that is so."""
    reason = st.session_state.get(_REASON)
    if not reason and st.session_state.get(_FAILED):
        reason = N_("This browser keeps nothing: what you bring and name lasts for this visit.")
    if reason:
        say_small(screen.words, reason)
