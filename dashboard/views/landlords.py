"""Landlords: who takes part most, their networks, and who works with whom."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from dashboard.charts.landlord_web import MOST_PROJECTS, WebLook, WebText, web_drawing
from dashboard.charts.landlord_web_list import FEW, web_list
from dashboard.components.figures.clicks import on_part
from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import how_counted, section, show_figure, show_own_table
from dashboard.components.figures.selection_figures import show_amounts, show_share_bars
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.frame.page_title import page_title
from dashboard.components.session.links import link_row, sheet_address
from dashboard.components.session.say import say_info
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.landlord_web import Web
from dashboard.measures.sheets.subject import KINDS
from dashboard.selection.facets import kind_of
from dashboard.style.palette import look_at
from dashboard.style.scheme import Scheme
from dashboard.texts.figures.actors import LISTS, landlord_web, organisations_figure, web_figure
from dashboard.texts.figures.by_facet import figure_by
from dashboard.texts.figures.figure_text import each_once
from dashboard.texts.headlines import web_headline


def page(screen: Screen) -> None:
    """Draw the landlords of the selection."""
    if not screen.selection.size:
        page_title(screen, screen.words.text("Actors"))
        say_if_empty(screen)
        return
    page_title(screen, web_headline(screen.selection, screen.words).removesuffix("."))
    joint = len(landlord_web(screen.selection, screen.words).projects)
    if not joint:
        # The title says so, and the rankings have the whole width.
        left, right = st.columns(2)
        with left:
            _ranking(screen, "landlord")
        with right:
            _ranking(screen, "network")
    else:
        left, right = st.columns([2, 1])
        with left:
            _web(screen)
        with right:
            _ranking(screen, "landlord")
            _ranking(screen, "network")
    organisations_tables(screen)


def _ranking(screen: Screen, facet: str) -> None:
    """Draw the landlords, or the networks, by their projects; a few by their names alone."""
    words = screen.words
    if screen.in_amounts:
        show_amounts(screen, facet)
        return
    said = figure_by(screen.selection, facet, words)
    if said.frame.empty:
        st.markdown(escaped(said.headline))
        return
    if not screen.embedded and each_once(screen.selection, said):
        names = said.frame[["id", "label"]].to_numpy()
        links = [(kind_of(facet), key, escaped(name)) for key, name in names]
        link_row(screen, f"named-{facet}", links, title=words.text(KINDS[facet]))
        return

    parts = words.text("with other landlords"), words.text("alone")
    show_share_bars(screen, said, facet, parts)


def _web(screen: Screen) -> None:
    words = screen.words
    said = web_figure(screen.selection, words, most=MOST_PROJECTS, euros=screen.in_amounts)
    if said.frame.empty:
        section(said.subject)
        say_info(words, "No selected project is backed by several landlords.")
        return
    web = landlord_web(screen.selection, words)
    look = _web_look(screen, web, dict(said.frame[["project", "facts"]].to_numpy()))
    drawn = partial(web_drawing, web.members, web.projects, look)

    def listed(_: Scheme) -> str:
        return web_list(web.members, web.projects, look)

    show_figure(
        screen,
        said,
        listed if screen.narrow or len(said.frame) <= FEW else drawn,
        clicked=on_part(said.facets),
        saved=drawn,
        titled=not screen.embedded,
    )


def _web_look(screen: Screen, web: Web, facts: Mapping[str, str]) -> WebLook:
    words = screen.words
    projects = web.projects[["project", "theme"]].to_numpy()
    return WebLook(
        WebText(
            network=words.text("Network at the time"),
            landlord=words.text("Landlord"),
            project=words.text("Multi-landlord project"),
            authorities=words.text("Local authorities"),
            unknown=words.text("Network not known"),
        ),
        looks={key: screen.looks.get(theme) or look_at(None) for key, theme in projects},
        facts=facts,
        sheets={key: sheet_address(screen, "projects", project=key) for key, _ in projects},
        leader=web.leader.network if web.leader else "",
        landlords=screen.chosen("landlord"),
        networks=screen.chosen("network"),
    )


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "web": _web,
    "landlords": partial(_ranking, facet="landlord"),
    "networks": partial(_ranking, facet="network"),
}
"""The figures of this page that can stand alone, by the name in their address."""


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
