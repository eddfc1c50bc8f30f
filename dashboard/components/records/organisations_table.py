"""Landlords, networks and carriers as results: a table of each, to sort and to take away."""

import streamlit as st

from dashboard.components.figures.export_menu import FigureText, export_menu
from dashboard.components.figures.figure import section, show_linked_table
from dashboard.components.session.links import with_sheets
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from dashboard.measures.organisations import organisations
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import coverage_note

LISTS = {
    "landlord": N_("Landlords"),
    "carrier": N_("Lead organisations"),
    "network": N_("Landlord networks"),
}
"""Each facet that is listed, with what all its values are called."""


def organisations_tables(screen: Screen) -> None:
    """Draw the three lists of the selection, one at a time."""
    words = screen.words
    section(words.text("Who stands behind the selected projects"))
    tabs = st.tabs([words.text(name) for name in LISTS.values()])
    for tab, key in zip(tabs, LISTS, strict=True):
        with tab:
            _table(screen, key)


def _table(screen: Screen, key: str) -> None:
    words = screen.words
    measure = organisations(screen.selection, key, words)
    headings = {
        "label": words.text(screen.selection.index.facets[key].label),
        "projects": words.text("Projects"),
        "theme_names": words.text("Themes"),
        "region_names": words.text("Regions"),
        "commune_names": words.text("Communes"),
        "themes": words.text("Number of themes"),
        "regions": words.text("Number of regions"),
        "departements": words.text("Number of départements"),
        "communes": words.text("Number of communes"),
    }
    table = measure.frame[list(headings)].rename(columns=headings)
    subject = words.text("{kind} of the selected projects", kind=words.text(LISTS[key]))
    note = coverage_note(measure.coverage, words)
    if table.isna().any(axis=None):
        note += " " + words.text("An empty cell is a place or theme that is not stated.")
    with st.container(horizontal=True, horizontal_alignment="right"):
        export_menu(
            screen,
            f"list-{key}",
            lambda: table,
            FigureText(
                subject=subject,
                headline=subject,
                note=note,
                rule=words.text(RULES[key]),
            ),
            alone=None,
        )
    show_linked_table(screen, with_sheets(screen, table, key, measure.frame["id"]))
    st.caption(escaped(note))
