"""Notices at the top of a page: parts of its address that were not understood."""

import streamlit as st

from dashboard.components.session.say import say_warning
from dashboard.language.markdown import shortened
from dashboard.language.translation import Words
from dashboard.selection.choices import Ignored


def say_unknown(key: str, value: str, reason: str, words: Words) -> None:
    """Say that a key of the address has a value that it cannot have, and the `reason` (an id)."""
    say_ignored([Ignored(key, shortened(value, 80), reason)], words)


def say_ignored(ignored: list[Ignored], words: Words) -> None:
    """Say which parts of the address were not understood."""
    with st.container():
        if not ignored:
            return
        parts = [
            words.text(
                "{key}={value} ({reason})",
                key=part.key,
                value=part.value,
                reason=words.text(part.reason),
            )
            for part in ignored[:5]
        ]
        say_warning(words, "Part of the address was ignored: {parts}", parts="; ".join(parts))
