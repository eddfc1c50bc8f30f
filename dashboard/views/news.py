"""What is new: later projects than a committee or a day, and what they are the first of."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.choices import Ignored
from dashboard.components.empty import say_if_empty
from dashboard.components.figure import section, show_table
from dashboard.components.frame import say_ignored
from dashboard.components.links import link_row, project_link, sheet_kind
from dashboard.components.screen import PHONE_WIDTH, Screen
from dashboard.facets import committee_labels
from dashboard.markdown import escaped
from dashboard.measures.new_since import NewSince, latest_but_one, new_since
from dashboard.notes import coverage_note
from dashboard.words import N_

SINCE = "since"
"""The key of the address that says since when: the id of a committee, or a day."""

_DAY = "day"
_WIDGET, _DAY_WIDGET = "since-committee", "since-day"

FIRSTS = {
    "landlord": N_("Landlords"),
    "carrier": N_("Carriers"),
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
    since = _since(screen)
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


def _since(screen: Screen) -> str | None:
    """Let the reader choose, in step with the address; return the committee's id or the day."""
    words, portfolio = screen.words, screen.portfolio
    labels = committee_labels(portfolio, words)
    asked = st.query_params.get(SINCE)
    since = asked if asked in labels or _is_day(asked) else latest_but_one(portfolio)
    if asked is not None and asked != since:
        say_ignored([Ignored(SINCE, asked[:80], N_("no such committee or day"))], words)
    if since is None:
        return None
    moments = portfolio.committee_moments.sort_values(ascending=False, kind="stable")
    options = [str(key) for key in moments.index]
    st.session_state[_WIDGET] = since if since in labels else _DAY
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            words.text("New since the committee of"),
            [*options, _DAY],
            format_func=lambda key: labels.get(key) or words.text("another day…"),
            key=_WIDGET,
            on_change=_write,
            width=300,
        )
        if since not in labels:
            st.session_state[_DAY_WIDGET] = dt.date.fromisoformat(since)
            st.date_input(
                words.text("New since the day"),
                key=_DAY_WIDGET,
                format="DD/MM/YYYY",
                min_value=dt.date(1900, 1, 1),
                max_value=dt.date(2100, 12, 31),
                on_change=_write_day,
                width=200,
            )
    return since


def _is_day(text: str | None) -> bool:
    try:
        return 1900 <= dt.date.fromisoformat(text or "").year <= 2100
    except ValueError:
        return False


def _write() -> None:
    chosen = st.session_state[_WIDGET]
    if chosen == _DAY:
        # The first day of the year is a start from which any day can be chosen.
        chosen = dt.date(dt.datetime.now().astimezone().year, 1, 1).isoformat()
    st.query_params[SINCE] = chosen


def _write_day() -> None:
    day = st.session_state[_DAY_WIDGET]
    if day is not None:
        st.query_params[SINCE] = day.isoformat()


def _headline(screen: Screen, news: NewSince) -> None:
    words = screen.words
    section(_count_since(screen, news))
    st.info(
        escaped(
            words.text(
                "Only part of the announcements is recorded: {recorded} of the {announced} "
                "laureates announced since then. What is first here is the first in the data set; "
                "a project that is not recorded may have come before it.",
                recorded=words.number(news.recorded),
                announced=words.number(news.announced),
            )
        )
    )
    st.caption(escaped(coverage_note(news.coverage, words)))


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
    with st.container(horizontal=True, gap="small"):
        for facet, title in FIRSTS.items():
            st.metric(
                words.text(title),
                words.number(int(counts.get(facet, 0))),
                border=True,
                width=PHONE_WIDTH // 2 - 8 if screen.narrow else "stretch",
            )


def _projects(screen: Screen, news: NewSince) -> None:
    words = screen.words
    section(words.text("New projects"))
    if news.projects.empty:
        st.markdown(words.text("No selected project is later."))
    columns = ["id", "title", "committee", "themes", "landlords", "places"]
    pages = -(-len(news.projects) // PER_PAGE)
    number = st.pagination(pages, key="news-page") if pages > 1 else 1
    listed = news.projects[columns].iloc[(number - 1) * PER_PAGE : number * PER_PAGE]
    for project, title, committee, themes, landlords, places in listed.itertuples(
        index=False, name=None
    ):
        with st.container(border=True, gap=None, key=f"links-new-{project}"):
            project_link(screen, project, f"**{escaped(title)}**")
            what = themes or words.text("theme not stated")
            st.caption(escaped(f"{committee} · {what}"))
            who = landlords or words.text("landlord not stated")
            where = places or words.text("place not known")
            st.markdown(escaped(f"{who} · {where}"))


def _first_times(screen: Screen, news: NewSince) -> None:
    words, index = screen.words, screen.selection.index
    section(words.text("What comes up for the first time"))
    frame = news.first_times
    if frame.empty:
        st.markdown(words.text("Nothing comes up for the first time."))
        return
    for facet, title in FIRSTS.items():
        found = frame[frame["facet"] == facet]
        if len(found):
            st.markdown(f"**{escaped(words.text(title))}**")
            kind = sheet_kind(facet)
            links = zip(found["id"], found["label"], strict=True)
            link_row(
                screen,
                f"first-{facet}",
                [(kind, key, escaped(label)) for key, label in links],
                MOST_NAMES,
            )
    with st.expander(words.text("As a table")):
        show_table(
            pd.DataFrame(
                {
                    words.text("What"): [
                        words.text(index.facets[key].label) for key in frame["facet"]
                    ],
                    words.text("Name"): frame["label"],
                    words.text("New projects"): frame["projects"],
                }
            )
        )
