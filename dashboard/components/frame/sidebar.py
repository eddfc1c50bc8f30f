"""The sidebar: what can be filtered by, and the language."""

import streamlit as st

from dashboard.components.frame.facet_panel import facet_panel
from dashboard.components.session.screen import Screen
from dashboard.language.translation import Words

LANGUAGES = {"fr": "Français", "en": "English"}


def sidebar(screen: Screen, *, filtered: bool) -> None:
    """Draw the facets, where the page is `filtered` by them, and the language."""
    with st.sidebar:
        if filtered:
            st.subheader(screen.words.text("Filter"), anchor=False)
            facet_panel(screen)
            st.divider()
        _language(screen.words)


def _language(words: Words) -> None:
    def switch() -> None:
        st.query_params["lang"] = st.session_state["language"] or words.language

    st.session_state["language"] = words.language
    st.segmented_control(
        words.text("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language",
        on_change=switch,
    )
