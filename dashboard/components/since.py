"""Since when something is new: a committee or a day, chosen on the page and kept in the address."""

import datetime as dt

import streamlit as st

from dashboard.choices import Ignored
from dashboard.components.frame import say_ignored
from dashboard.components.screen import Screen
from dashboard.facets import committee_labels
from dashboard.measures.new_since import latest_but_one
from dashboard.shortened import shortened
from dashboard.words import N_

SINCE = "since"
"""The key of the address that says since when: the id of a committee, or a day."""

_DAY = "day"
_WIDGET, _DAY_WIDGET = "since-committee", "since-day"


def chosen_since(screen: Screen) -> str | None:
    """Let the reader choose, in step with the address.

    Returns the committee's id or the day, None where no committee leaves a later one.
    """
    words, portfolio = screen.words, screen.portfolio
    labels = committee_labels(portfolio, words)
    asked = st.query_params.get(SINCE)
    since = asked if asked in labels or _is_day(asked) else latest_but_one(portfolio)
    if asked is not None and asked != since:
        say_ignored([Ignored(SINCE, shortened(asked, 80), N_("no such committee or day"))], words)
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
