"""What is new: later projects than a committee or a day, and what they are the first of."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import FigureScope, FigureText, export_menu
from dashboard.components.figures.figure import section, show_table
from dashboard.components.figures.tiles import Tile, tiles
from dashboard.components.filters.empty import say_if_empty
from dashboard.components.filters.since_picker import chosen_since
from dashboard.components.frame.page_title import page_title
from dashboard.components.records.project_card import project_cards
from dashboard.components.session.links import link_row, sheet_kind
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from dashboard.measures.cards import cards
from dashboard.measures.committees import recorded_of_all
from dashboard.measures.new_since import NewSince, new_since
from dashboard.selection.facets import committee_labels
from dashboard.texts.coverage import coverage_note
from dashboard.texts.recorded_share import may_have_had, recorded_text
from dashboard.texts.tables import projects_table

FIRSTS = {
    "landlord": N_("Landlords"),
    "carrier": N_("Lead organisations"),
    "network": N_("Landlord networks"),
    "region": N_("Regions"),
    "departement": N_("Départements"),
    "theme": N_("Themes"),
}
"""The facets in which a value can come up for the first time, in the order they are shown."""

PER_PAGE = 20
MOST_NAMES = 40
"""Names that are listed of what comes up for the first time; the table has them all."""


def page(screen: Screen) -> None:
    """Draw what the selection has of later committees."""
    since = chosen_since(screen)
    if since is None:
        st.info(
            screen.words.text(
                "What is new needs a committee with a date before the last one: the data set has "
                "none."
            )
        )
        return
    if say_if_empty(screen):
        return
    news = new_since(screen.selection, since, screen.words)
    _headline(screen, news)
    _tiles(screen, news)
    left, right = st.columns(2, gap="large")
    with left:
        _projects(screen, news)
    with right:
        _first_times(screen, news)


def _headline(screen: Screen, news: NewSince) -> None:
    page_title(screen, _count_since(screen, news))
    if said := _recorded(screen, news):
        st.info(escaped(said))
    st.caption(escaped(coverage_note(news.coverage, screen.words)))


def _recorded(screen: Screen, news: NewSince) -> str:
    """Say how much of what was announced since then is recorded, and what that means for firsts."""
    words = screen.words
    parts = []
    if told := recorded_text(news.recorded, words):
        parts.append(words.text("Announced since then: {recorded}.", recorded=told))
    if recorded_of_all(screen.selection.index).partly:
        parts.append(
            words.text(
                "What is first here is the first in the data set; a project that is not recorded "
                "may have come before it."
            )
        )
    return " ".join(parts)


def _count_since(screen: Screen, news: NewSince) -> str:
    words, count = screen.words, len(news.projects)
    committees = screen.portfolio.committees
    days = dict(zip(committees["id"], committees["date"].tolist(), strict=True))
    known = news.since in days
    day = days[news.since] if known else dt.date.fromisoformat(news.since)
    if pd.isna(day):
        return words.plural(
            "{count} new project since the {season}",
            "{count} new projects since the {season}",
            count,
            season=committee_labels(screen.portfolio, words)[news.since],
        )
    return words.plural(
        "{count} new project since {when}",
        "{count} new projects since {when}",
        count,
        when=words.date(day),
    )


def _tiles(screen: Screen, news: NewSince) -> None:
    words = screen.words
    counts = news.first_times["facet"].value_counts()
    section(words.text("For the first time"))
    tiles(
        Tile(words.text(title), words.number(int(counts.get(facet, 0))))
        for facet, title in FIRSTS.items()
    )


def _projects(screen: Screen, news: NewSince) -> None:
    words = screen.words
    subject = words.text("New projects")
    section(subject)
    if news.projects.empty:
        st.markdown(words.text("No selected project is later."))
        return
    _export(
        screen,
        news,
        "new-projects",
        lambda: projects_table(news.projects, words),
        FigureText(
            subject=subject,
            headline=_count_since(screen, news),
            note=coverage_note(news.coverage, words),
            rule=words.text("A project is new where it was selected later; it counts once."),
        ),
    )
    pages = -(-len(news.projects) // PER_PAGE)
    number = st.pagination(pages, key="news-page") if pages > 1 else 1
    listed = news.projects.iloc[(number - 1) * PER_PAGE : number * PER_PAGE]
    known = pd.Series(np.arange(screen.selection.total), index=screen.portfolio.projects["id"])
    positions = known.reindex(listed["id"]).tolist()
    project_cards(screen, cards(screen.selection.index, positions, screen.words), columns=2)


def _first_times(screen: Screen, news: NewSince) -> None:
    words = screen.words
    subject = words.text("What comes up for the first time")
    section(subject)
    frame = news.first_times
    if frame.empty:
        st.markdown(words.text("Nothing comes up for the first time."))
        return
    _export(
        screen,
        news,
        "first-times",
        lambda: _first_table(screen, frame),
        FigureText(
            subject=subject,
            headline=_count_since(screen, news),
            note=_recorded(screen, news),
            rule=words.text(
                "A name comes up for the first time where no project that is, or may be, as old "
                "has it, selected or not."
            ),
        ),
    )
    for facet, title in FIRSTS.items():
        found = frame[frame["facet"] == facet]
        if len(found):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{escaped(words.text(title))}**")
                kind = sheet_kind(facet)
                links = zip(found["id"], found["label"], strict=True)
                link_row(
                    screen,
                    f"first-{facet}",
                    [(kind, key, escaped(label)) for key, label in links],
                    MOST_NAMES,
                )
                if told := may_have_had(screen.selection.index, facet, news.unstated[facet], words):
                    st.caption(escaped(told))
    with st.expander(words.text("As a table")):
        show_table(_first_table(screen, frame), screen.words)


def _first_table(screen: Screen, frame: pd.DataFrame) -> pd.DataFrame:
    words, index = screen.words, screen.selection.index
    return pd.DataFrame(
        {
            words.text("What"): [words.text(index.facets[key].label) for key in frame["facet"]],
            words.text("Name"): frame["label"],
            words.text("New projects"): frame["projects"],
        }
    )


def _export(
    screen: Screen, news: NewSince, key: str, table: Callable[[], pd.DataFrame], said: FigureText
) -> None:
    """Draw the menu of a list: its files say since when, and name the sources of what is new."""
    new = screen.portfolio.projects["id"].isin(news.projects["id"]).to_numpy()
    drawn = FigureScope(f"{screen.sentence} · {_count_since(screen, news)}", new)
    export_menu(screen, key, table, replace(said, drawn=drawn), alone=None)
