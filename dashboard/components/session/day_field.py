"""A field for a day, however somebody writes it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard.components.session.say import say_small
from dashboard.components.session.widgets import bound
from dashboard.language.translation import Words
from loaders.text.dates import read_date

FIRST_YEAR = 1900
"""The first year of which a day is taken, where no later one is asked for."""


def day_field(
    words: Words, label: str, shown: str, put: Callable[[dt.date | None], None], *, key: str,
    first_year: int = FIRST_YEAR, **how: Any,
) -> None:  # fmt: skip
    """Ask for a day; `put` is given the one that is read, None where the field was emptied.

    What is no day from `first_year` to 2100 stays in the field, in the place of what is `shown`,
    and is said.
    """
    unread = st.session_state.get(unread_of(key), "")
    st.session_state[key] = unread or shown

    def changed(text: str) -> None:
        read = read_date(text.strip()).day
        fits = not text.strip() or (read is not None and first_year <= read.year <= 2100)
        st.session_state[unread_of(key)] = "" if fits else text.strip()
        if fits:
            put(read)

    bound(st.text_input, label, key=key, max_chars=60, put=changed, **how)
    if unread:
        say_small(words, "No day can be read here: write day, month and year, like 04/02/2021.")


def unread_of(key: str) -> str:
    """Return where in the session stands what a field was given that is no day."""
    return f"{key}-unread"
