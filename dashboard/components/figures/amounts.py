"""Amounts in the place of counts: one switch for all figures, and the bars that it gives."""

import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.figure import Figure
from dashboard.components.figures.figure import show_figure
from dashboard.components.session.screen import MEASURE, Screen
from dashboard.language.markdown import escaped
from dashboard.measures.amounts import has_amounts, spread
from dashboard.style.scheme import Scheme
from dashboard.texts.amounts import amounts_note
from dashboard.texts.figures.amounts import amounts_figure


def amounts_switch(screen: Screen) -> None:
    """Draw the switch between projects and amounts, and what stands behind these; else nothing."""
    if screen.embedded or not has_amounts(screen.selection.index):
        return
    words = screen.words
    names = {"projects": words.text("Projects"), "amounts": words.text("Amounts")}
    key = "measure-switch"
    st.session_state[key] = "amounts" if screen.in_amounts else "projects"

    def turned() -> None:
        if st.session_state[key] == "amounts":
            st.query_params[MEASURE] = "amounts"
        else:
            st.query_params.pop(MEASURE, None)

    with st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control(
            words.text("Count"),
            list(names),
            format_func=names.__getitem__,
            required=True,
            key=key,
            on_change=turned,
            label_visibility="collapsed",
            width="content",
        )
        if screen.in_amounts:
            found = spread(screen.selection)
            own = words.text("internal") if found.own else ""
            said = amounts_note(found, words)
            st.caption(escaped(f"{said.removesuffix('.')} · {own}" if own else said))


def show_amounts(screen: Screen, facet: str) -> None:
    """Draw the amounts by the values of a facet, in the place of its figure of counts."""
    said = amounts_figure(screen.selection, facet, screen.words)

    def drawn(scheme: Scheme) -> Figure:
        return bars(said.frame, scheme, hover="€", highlighted=screen.chosen(facet))

    show_figure(screen, said, drawn)
