"""The "new since" picker: a committee or a day, kept in the address."""

import datetime as dt

import streamlit as st

from dashboard.components.session.day_field import FIRST_YEAR, day_field, unread_of
from dashboard.components.session.notices import say_unknown
from dashboard.components.session.screen import Screen
from dashboard.language.translation import N_
from dashboard.measures.new_since import committees_latest_first, latest_but_one
from dashboard.selection.facets import committee_labels
from loaders.package.portfolio import Portfolio
from loaders.text.dates import read_date

SINCE = "since"
"""The key of the address that says since when: the id of a committee, or a day."""

_DAY = "day"
_WIDGET, _DAY_WIDGET = "since-committee", "since-day"
_KEPT = "since-kept"


def asked_since(portfolio: Portfolio) -> str | None:
    """Return the committee or the day that was chosen on this visit, else the last but one.

    None where no committee leaves a later one.
    """
    asked = st.session_state.get(_KEPT)
    known = asked in set(portfolio.committees["id"]) or _day(asked or "")
    return asked if asked and known else latest_but_one(portfolio)


def chosen_since(screen: Screen) -> str | None:
    """Let the reader choose, in step with the address.

    Returns the committee's id or the day, None where no committee leaves a later one.
    """
    words, portfolio = screen.words, screen.portfolio
    labels = committee_labels(portfolio, words)
    asked = st.query_params.get(SINCE)
    day = _day(asked or "")
    since = asked if asked in labels else day.isoformat() if day else latest_but_one(portfolio)
    if asked is not None and asked not in labels and not day:
        say_unknown(SINCE, asked, N_("no such committee or day"), words)
    if since is None:
        return None
    st.session_state[_KEPT] = since
    options = committees_latest_first(portfolio)
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
            shown = words.date(dt.date.fromisoformat(since))
            with st.container(width=250):
                label = words.text("New since the day")
                day_field(words, label, shown, _write_day, key=_DAY_WIDGET)
    return since


def _day(text: str) -> dt.date | None:
    """Return the day that a text says, however somebody writes it, where it says one."""
    day = read_date(text).day
    return day if day and FIRST_YEAR <= day.year <= 2100 else None


def _write() -> None:
    chosen = st.session_state[_WIDGET]
    if chosen == _DAY:
        # The first day of the year is a start from which any day can be chosen.
        chosen = dt.date(dt.datetime.now().astimezone().year, 1, 1).isoformat()
    st.query_params[SINCE] = chosen
    st.session_state[unread_of(_DAY_WIDGET)] = ""


def _write_day(day: dt.date | None) -> None:
    if day:
        st.query_params[SINCE] = day.isoformat()
