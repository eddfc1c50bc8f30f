"""Landlords, networks and carriers as results: a table of each, to sort and to take away."""

import streamlit as st

from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import how_counted, section, show_own_table
from dashboard.components.session.screen import Screen
from dashboard.texts.figures.actors import LISTS, organisations_figure


def organisations_tables(screen: Screen) -> None:
    """Draw the three lists of the selection, one at a time."""
    words = screen.words
    section(words.text("Who stands behind the selected projects"))
    tabs = st.tabs([words.text(name) for name in LISTS.values()])
    for tab, facet in zip(tabs, LISTS, strict=True):
        said = organisations_figure(screen.selection, facet, words, euros=screen.in_amounts)
        with tab:
            with st.container(horizontal=True, horizontal_alignment="right"):
                export_menu(screen, said, alone=None)
            show_own_table(screen, said)
            how_counted(words, said.note)
