"""The committee of an announcement: its date, its counts, and where it was announced."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.components.review.doubts import whole_doubts_form
from dashboard.components.review.fields import date_field, number_field, text_field
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.language.markdown import escaped

if TYPE_CHECKING:
    from dashboard.components.session.streamlit_internals import Box


def committee_form(opened: OpenReview) -> None:
    """Draw what the announcement says of the committee, its doubts first."""
    words, said = opened.screen.words, opened.review.committee
    whole_doubts_form(opened)
    # On a phone each field has a line of its own, or its button stands beside the next field.
    with st.container(horizontal=not opened.screen.narrow, gap="xsmall"):
        with _line():
            date_field(opened, opened.key("date"), said.date, partial(_put, opened, "date"))
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


def _put(opened: OpenReview, part: str, said: Any) -> None:
    changed: dict[str, Any] = {part: said}
    opened.edit(
        lambda review: replace(review, committee=replace(review.committee, **changed)), said
    )
