"""The selection by committee, by theme and region at once, and by what the projects aim at."""

import streamlit as st

from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.heatmap import heatmap
from dashboard.charts.sentence import sentence_drawing
from dashboard.components.figures.amounts import show_amounts
from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import how_counted, section, show_figure
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.amounts import themes_regions_amounts
from dashboard.texts.figures.counts import (
    chosen_cells,
    committees_figure,
    crossed,
    one_committee,
    reach_figure,
    themes_regions_figure,
)


def show_committees(screen: Screen) -> None:
    """Draw the projects of each committee, and how many were announced."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "committee")
        return
    said = committees_figure(screen.selection, words)

    def drawn(scheme: Scheme) -> Figure | str:
        if len(said.frame) == 1:
            return sentence_drawing(one_committee(said.frame, words), scheme)
        return committee_columns(
            said.frame,
            scheme,
            selected=words.text("selected projects"),
            announced=words.text("winning projects announced"),
            highlighted=screen.chosen("committee"),
            narrow=screen.narrow,
        )

    show_figure(screen, said, drawn)


def show_themes_by_region(screen: Screen) -> None:
    """Draw the table of themes and regions, shaded by the projects in each cell."""
    words = screen.words
    figure = themes_regions_amounts if screen.in_amounts else themes_regions_figure
    said = figure(screen.selection, words)
    rows, columns = crossed(screen.selection, words, short=True)

    def drawn(scheme: Scheme) -> Figure:
        return heatmap(
            said.frame,
            scheme,
            rows=rows,
            columns=columns,
            hover=words.text("thousands of euros" if screen.in_amounts else "projects"),
            highlighted=chosen_cells(screen.selection, words),
            narrow=screen.narrow,
        )

    show_figure(screen, said, drawn)


def show_reach(screen: Screen) -> None:
    """Draw in words what the projects aim at: each unit with its total, and how many state it."""
    words = screen.words
    said = reach_figure(screen.selection, words)
    section(said.subject)
    rows = said.frame[["number", "label", "stating"]].to_numpy()
    lines = [f"**{escaped(total)}** {escaped(unit)} — {escaped(of)}" for total, unit, of in rows]
    st.markdown("\n\n".join(lines) or words.text("None of these projects states a target."))
    how_counted(words, said.note)
    if lines:
        export_menu(screen, said)
