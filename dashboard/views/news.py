"""What is new: later projects than a committee or a day, and what they are the first of."""

import streamlit as st

from dashboard.components.figures.export_menu import export_menu
from dashboard.components.figures.figure import how_counted, section, show_table
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.filters.since_picker import chosen_since
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.project_card import project_cards
from dashboard.components.session.links import link_row
from dashboard.components.session.say import say, say_info
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import page_of
from dashboard.language.markdown import escaped
from dashboard.measures.cards import cards
from dashboard.measures.new_since import FIRST_TIMES, NewSince, new_since
from dashboard.selection.facets import kind_of
from dashboard.texts.amounts import summed_amounts
from dashboard.texts.coverage import coverage_note, may_have_had
from dashboard.texts.figures.news import (
    count_since,
    first_times_figure,
    first_values,
    new_projects_figure,
    recorded_since,
)

PER_PAGE = 20
MOST_NAMES = 40
"""Names that are listed of what comes up for the first time; the table has them all."""


def page(screen: Screen) -> None:
    """Draw what the selection has of later committees."""
    since = chosen_since(screen)
    if since is None:
        say_info(
            screen.words,
            "What is new needs a committee with a date before the last one: the data set has none.",
        )
        return
    if not screen.selection.size:
        page_title(screen, screen.words.text("What is new"))
        say_if_empty(screen)
        return
    news = new_since(screen.selection, since, screen.words)
    _headline(screen, news)
    left, right = st.columns(2)
    with left:
        _projects(screen, news)
    with right:
        _first_times(screen, news)


def _headline(screen: Screen, news: NewSince) -> None:
    page_title(screen, count_since(screen.selection, news, screen.words))
    if said := recorded_since(screen.selection, news, screen.words):
        st.markdown(escaped(said))
    if screen.in_amounts:
        amounts = screen.portfolio.known_amounts
        known = [amounts[one] for one in news.projects["id"] if one in amounts]
        told = summed_amounts(known, len(news.projects), screen.words)
        label = screen.words.text("Granted to these projects")
        st.markdown(
            f"**{escaped(screen.words.text('{label}: {count}', label=label, count=told))}**"
        )
    how_counted(screen.words, coverage_note(news.coverage, screen.words))


def _projects(screen: Screen, news: NewSince) -> None:
    words = screen.words
    said = new_projects_figure(screen.selection, news, words)
    section(said.subject)
    if said.frame.empty:
        say(words, "No selected project is later: choose an earlier date above.")
        return
    export_menu(screen, said, alone=None)
    index, projects = screen.selection.index, said.frame["id"].tolist()
    listed = page_of(projects, PER_PAGE, key="news-page")
    positions = [index.position_of(project) for project in listed]
    project_cards(screen, cards(index, positions, words), columns=2)


def _first_times(screen: Screen, news: NewSince) -> None:
    words = screen.words
    said = first_times_figure(screen.selection, news, words)
    section(said.subject)
    if said.frame.empty:
        say(words, "Nothing comes up for the first time.")
        return
    export_menu(screen, said, alone=None)
    for facet, found in first_values(news).items():
        if not found:
            continue
        with st.container(gap="xxsmall"):
            st.markdown(f"**{escaped(words.text(FIRST_TIMES[facet]))}**")
            links = [(kind_of(facet), key, escaped(label)) for key, label in found]
            link_row(screen, f"first-{facet}", links, MOST_NAMES)
            if told := may_have_had(screen.selection.index, facet, news.unstated[facet], words):
                st.caption(escaped(told))
    with st.expander(words.text("As a table")):
        show_table(said.table(), words)
