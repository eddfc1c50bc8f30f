"""The committee of an announcement: its date, its counts, and where it was announced."""

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.components.review.doubts import whole_doubts_form
from dashboard.components.review.fields import number_field, text_field
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.language.markdown import escaped
from loaders.text.dates import read_date

if TYPE_CHECKING:
    from dashboard.components.session.streamlit_internals import Box

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A committee met between these: the fund is younger."""


def committee_form(opened: OpenReview) -> None:
    """Draw what the announcement says of the committee, its doubts first."""
    words, said = opened.screen.words, opened.review.committee
    whole_doubts_form(opened)
    # On a phone each field has a line of its own, or its button stands beside the next field.
    with st.container(horizontal=not opened.screen.narrow, gap="xsmall"):
        with _line():
            _date(opened)
            words_button(opened, opened.key("date-words"), said.date_words)
        with _line():
            number_field(
                opened.key("announced"),
                words.text("Winning projects announced"),
                said.announced,
                partial(_put, opened, "announced"),
            )
            words_button(opened, opened.key("announced-words"), said.announced_words)
        with _line():
            number_field(
                opened.key("auditioned"),
                words.text("Projects heard"),
                said.auditioned,
                partial(_put, opened, "auditioned"),
            )
            words_button(opened, opened.key("auditioned-words"), said.auditioned_words)
    committees = opened.screen.text().tables["committees"]
    if said.date and said.date.isoformat() in set(committees["date"]):
        st.caption(
            escaped(words.text("The data set has this committee: the projects are added to it."))
        )
    text_field(
        opened.key("source"),
        words.text("Address of the announcement (every project cites it)"),
        said.source_url,
        partial(_put, opened, "source_url"),
    )


def _line() -> "Box":
    return st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom")


def _date(opened: OpenReview) -> None:
    """Ask for the committee's day, however somebody writes it: the one reader of dates reads it."""
    words, key = opened.screen.words, opened.key("date")
    day = opened.review.committee.date
    unread = st.session_state.get(f"{key}-unread", "")
    st.session_state[key] = unread or (words.date(day) if day else "")

    def put() -> None:
        text = st.session_state[key].strip()
        read = read_date(text).day
        if text and not (read and FIRST_YEAR <= read.year <= LAST_YEAR):
            st.session_state[f"{key}-unread"] = text
            return
        st.session_state.pop(f"{key}-unread", None)
        _put(opened, "date", read)

    st.text_input(
        words.text("Date of the committee"),
        key=key,
        max_chars=60,
        placeholder=words.date(dt.date(2021, 2, 4)),
        on_change=put,
    )
    if unread:
        said = words.text("No day can be read here: write day, month and year, like 04/02/2021.")
        st.caption(escaped(said))


def _put(opened: OpenReview, part: str, said: Any) -> None:
    changed: dict[str, Any] = {part: said}
    opened.edit(
        lambda review: replace(review, committee=replace(review.committee, **changed)), said
    )
