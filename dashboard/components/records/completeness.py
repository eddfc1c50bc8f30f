"""How complete the record is, said in two lines, each published number with its source."""

import streamlit as st

from dashboard.components.session.links import linked
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.completeness import published_of_all
from dashboard.texts.coverage import all_recorded


def show_completeness(screen: Screen) -> None:
    """Say what of the announced laureates is recorded and, apart from it, what was published."""
    words = screen.words
    st.markdown(escaped(all_recorded(screen.selection.index, words)))
    published = [linked(*each) for each in published_of_all(screen.selection.index, words)]
    if published:
        said = escaped(words.text("Published of all the fund's projects:"))
        st.caption(f"{said} {', '.join(published)}.")
