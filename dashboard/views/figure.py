"""One figure alone, for a page of another website: with its filter, its source and a way back."""

import streamlit as st

from dashboard.components.empty import say_if_empty
from dashboard.components.screen import Screen
from dashboard.markdown import escaped
from dashboard.views import landlords, map, overview

FIGURES = {**overview.FIGURES, **map.FIGURES, **landlords.FIGURES}


def page(screen: Screen) -> None:
    """Draw the figure that the address names."""
    words = screen.words
    name = st.query_params.get("figure", "")
    if name not in FIGURES:
        said = words.text(
            "There is no figure of this name. There are: {names}.", names=", ".join(FIGURES)
        )
        st.warning(escaped(said))
        return
    if not say_if_empty(screen):
        FIGURES[name](screen)
    st.caption(escaped(screen.sentence))
    st.caption(
        words.text("Source: the fund's announcements, recorded in part; boundaries IGN and INSEE.")
    )
    st.page_link(
        screen.pages["overview"],
        label=words.text("See it in Lauréats"),
        query_params=screen.address(),
    )
