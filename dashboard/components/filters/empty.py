"""What a page says when no project is selected."""

import streamlit as st

from dashboard.components.session.say import say_info
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.texts.nothing_selected import nothing_selected


def say_if_empty(screen: Screen) -> bool:
    """Say what to do where the filters keep no project; return whether they keep none."""
    if screen.selection.size:
        return False
    words = screen.words
    if screen.selection.total == 0:
        say_info(words, "The data set holds no project yet. The Data page says what it lacks.")
    else:
        st.info(escaped(nothing_selected(screen.selection, words)))
    return True
