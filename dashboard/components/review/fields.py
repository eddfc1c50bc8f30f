"""Form fields that show and store the values of a review."""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

import streamlit as st

from dashboard.components.review.open_review import OpenReview
from dashboard.components.session.day_field import day_field

Put = Callable[[Any], None]


def text_field(
    key: str, label: str, value: str, put: Put, *, lines: int = 1, collapsed: bool = False
) -> None:
    """Draw a field of text; `put` is given what was typed."""
    st.session_state[key] = value
    options: dict[str, Any] = {
        "key": key,
        "on_change": lambda: put(st.session_state[key]),
        "label_visibility": "collapsed" if collapsed else "visible",
        "placeholder": label if collapsed else None,
        "max_chars": 2000 if lines > 1 else 300,
    }
    if lines > 1:
        st.text_area(label, height=28 * lines + 20, **options)
    else:
        st.text_input(label, **options)


def number_field(
    key: str,
    label: str,
    value: float | None,
    put: Put,
    *,
    whole: bool = True,
    collapsed: bool = False,
) -> None:
    """Draw a field of a number that may be empty; `put` is given the number or None."""
    whole = whole and (value is None or float(value).is_integer())
    kind: type[int] | type[float] = int if whole else float
    st.session_state[key] = None if value is None else kind(value)
    st.number_input(
        label,
        min_value=kind(0),
        step=kind(1),
        format=None if whole else "%g",
        key=key,
        on_change=lambda: put(st.session_state[key]),
        label_visibility="collapsed" if collapsed else "visible",
        placeholder=label,
    )


def date_field(opened: OpenReview, key: str, day: dt.date | None, put: Put) -> None:
    """Ask for a committee's day; the fund is younger than the first year that is taken."""
    words = opened.screen.words
    label, example = words.text("Date of the committee"), words.date(dt.date(2021, 2, 4))
    shown = words.date(day) if day else ""
    day_field(words, label, shown, put, key=key, first_year=2000, placeholder=example)


def choice_field(
    key: str,
    label: str,
    values: Sequence[str],
    value: str | None,
    put: Put,
    *,
    shown: Callable[[str], str] = str,
    placeholder: str | None = None,
    new: bool = False,
) -> None:
    """Draw a list to choose one from; with `new` one may also type what it does not have."""
    listed = list(values)
    if value and value not in listed:
        listed.insert(0, value)
    st.session_state[key] = value or None
    options: dict[str, Any] = {"accept_new_options": new, "format_func": shown}
    st.selectbox(
        label,
        listed,
        index=None if new or not value else 0,
        key=key,
        on_change=lambda: put(st.session_state[key]),
        label_visibility="collapsed",
        placeholder=placeholder or label,
        **options,
    )


def line(alignment: Literal["center", "bottom"] = "center") -> AbstractContextManager[object]:
    """Return a row for a field and the buttons that belong to it."""
    return st.container(horizontal=True, gap="xsmall", vertical_alignment=alignment)
