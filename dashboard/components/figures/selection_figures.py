"""The selection by committee, by theme and region at once, and by what the projects aim at."""

from functools import partial

import streamlit as st

from dashboard.charts.bars import bars
from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.heatmap import heatmap
from dashboard.charts.share_bars import SAVED_WIDTH, share_bars
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import how_counted, section, show_figure
from dashboard.components.session.screen import MEASURE, Screen
from dashboard.components.session.widgets import bound, switch
from dashboard.language.markdown import escaped
from dashboard.measures.amounts import has_amounts, spread
from dashboard.style.scheme import Scheme
from dashboard.texts.amounts import amounts_note
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.figures.counts import (
    chosen_cells,
    crossed,
    one_committee,
    reach_figure,
    themes_regions_figure,
)
from dashboard.texts.figures.figure_text import FigureText, each_once


def show_committees(screen: Screen) -> None:
    """Draw the projects of each committee, and how many were announced."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, "committee")
        return
    said = figure_by(screen.selection, "committee", words)
    if len(said.frame) == 1:  # one column would say no more than its numbers
        section(said.subject)
        st.markdown(escaped(one_committee(said.frame, words)))
        how_counted(words, said.note, said.rule)
        return

    def drawn(scheme: Scheme) -> Figure:
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
    """Draw the table of themes and regions, shaded by the projects in each cell, if it says any."""
    words = screen.words
    said = themes_regions_figure(screen.selection, words, euros=screen.in_amounts)
    if not screen.embedded and each_once(screen.selection, said):
        return
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


def amounts_switch(screen: Screen) -> None:
    """Draw the switch between projects and amounts, and what stands behind these; else nothing."""
    if screen.embedded or not has_amounts(screen.selection.index):
        return
    words = screen.words
    names = {"projects": words.text("Projects"), "amounts": words.text("Amounts")}
    key = "measure-switch"
    st.session_state[key] = "amounts" if screen.in_amounts else "projects"

    def turned(measure: str) -> None:
        st.query_params.pop(MEASURE, None)
        if measure == "amounts":
            st.query_params[MEASURE] = measure

    with st.container(horizontal=True, vertical_alignment="center"):
        bound(switch, words.text("Count"), names, key=key, put=turned, default=None)
        if screen.in_amounts:
            found = spread(screen.selection)
            own = words.text("internal") if found.own else ""
            said = amounts_note(found, words)
            st.caption(escaped(f"{said.removesuffix('.')} · {own}" if own else said))


def show_amounts(screen: Screen, facet: str) -> None:
    """Draw the amounts by the values of a facet, in the place of its figure of counts."""
    said = figure_by(screen.selection, facet, screen.words, euros=True)
    drawn = partial(bars, said.frame, hover="€", highlighted=screen.chosen(facet))
    show_figure(screen, said, drawn)


def show_share_bars(screen: Screen, said: FigureText, facet: str, parts: tuple[str, str]) -> None:
    """Draw bars of two `parts`, of one width where they are taken away; a click chooses one."""
    drawn = partial(share_bars, said.frame, facet, parts=parts, chosen=screen.chosen(facet))
    show_figure(
        screen,
        said,
        partial(drawn, narrow=screen.narrow),
        clicked=on_part([facet]),
        saved=partial(drawn, width=SAVED_WIDTH),
    )
