"""Notices at the top of a page: parts of its address that were not understood."""

import streamlit as st

from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.selection.choices import Ignored


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
        st.warning(
            escaped(words.text("Part of the address was ignored: {parts}", parts="; ".join(parts)))
        )
