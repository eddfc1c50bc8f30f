"""The committee of an announcement: its date, its counts, and where it was announced."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.doubts import whole_doubts_form
from dashboard.components.review.fields import date_field, line, number_field, text_field
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.components.session.say import say_small


def committee_form(opened: OpenReview) -> None:
    """Draw what the announcement says of the committee, its doubts first."""
    words, said = opened.screen.words, opened.review.committee
    whole_doubts_form(opened)
    # On a phone each field has a line of its own, or its button stands beside the next field.
    with st.container(horizontal=not opened.screen.narrow, gap="xsmall"):
        with line("bottom"):
            date_field(opened, opened.key("date"), said.date, partial(_put, opened, "date"))
            words_button(opened, opened.key("date-words"), said.date_words)
        for part, label in (
            ("announced", words.text("Winning projects announced")),
            ("auditioned", words.text("Projects heard")),
        ):
            with line("bottom"):
                put = partial(_put, opened, part)
                number_field(opened.key(part), label, getattr(said, part), put)
                read_from = getattr(said, f"{part}_words")
                words_button(opened, opened.key(f"{part}-words"), read_from)
    committees = opened.screen.text().tables["committees"]
    if said.date and said.date.isoformat() in set(committees["date"]):
        say_small(words, "The data set has this committee: the projects are added to it.")
    text_field(
        opened.key("source"),
        words.text("Address of the announcement (every project cites it)"),
        said.source_url,
        partial(_put, opened, "source_url"),
    )


def _put(opened: OpenReview, part: str, said: Any) -> None:
    changed: dict[str, Any] = {part: said}
    opened.edit(
        lambda review: replace(review, committee=replace(review.committee, **changed)), said
    )
