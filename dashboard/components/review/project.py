"""One draft project: its doubts first, then all its fields."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.doubts import doubts_form
from dashboard.components.review.fields import date_field, line, number_field, text_field
from dashboard.components.review.items import figures_form
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.components.review.places import HEADINGS, names_form, places_form
from dashboard.components.session.say import say_info, say_small, say_success
from dashboard.selection.facets import theme_labels
from loaders.review.document import ReviewedProject


def project_form(opened: OpenReview) -> None:
    """Draw the project in view, with the way to the others."""
    words, review = opened.screen.words, opened.review
    if not review.projects:
        say_info(words, "No project was found in this text. Add one, or read another text.")
        _more(opened)
        return
    number = opened.number
    _choose(opened, number)
    project = review.projects[number]
    if project.added_as:
        say_success(words, "This project is in the data set.")
        return
    with st.container(gap="xsmall"):
        _chosen(opened, number, project)
        doubts_form(opened, number)
        _title(opened, number, project)
        if any(each.date for each in review.projects):
            _date(opened, number, project)
        for field in HEADINGS:
            names_form(opened, number, field)
        places_form(opened, number)
        _themes(opened, number, project)
        figures_form(opened, number)
        _texts(opened, number, project)


def _choose(opened: OpenReview, number: int) -> None:
    """Draw the list of projects, and the steps to the one before and the next."""
    words, projects = opened.screen.words, opened.review.projects
    key = opened.key("project")
    st.session_state[key] = number

    def shown(position: int) -> str:
        project = projects[position]
        title = project.title or words.text("(no title)")
        marks = "✓ " if project.added_as else "" if project.chosen else "✕ "
        doubts = f" · ⚠ {len(project.doubts)}" if project.doubts and not project.added_as else ""
        return f"{position + 1}/{len(projects)} · {marks}{title[:70]}{doubts}"

    with line():
        _step(opened, "before", "←", words.text("Project before"), number - 1)
        st.selectbox(
            words.text("Project"),
            range(len(projects)),
            format_func=shown,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: _turn(opened, st.session_state[key]),
        )
        _step(opened, "next", "→", words.text("Next project"), number + 1)
        _more(opened)


def _step(opened: OpenReview, name: str, sign: str, said: str, number: int) -> None:
    there = 0 <= number < len(opened.review.projects)
    st.button(
        sign,
        key=opened.key(name),
        help=said,
        disabled=not there,
        on_click=_turn,
        args=(opened, number),
    )


def _more(opened: OpenReview) -> None:
    def add() -> None:
        opened.edit(lambda review: review.with_new_project())
        _turn(opened, len(opened.review.projects) - 1)

    words = opened.screen.words
    st.button("+", key=opened.key("more"), help=words.text("Add a project"), on_click=add)


def _turn(opened: OpenReview, number: int) -> None:
    opened.turn_to(number)
    if number < len(opened.review.projects):
        project = opened.review.projects[number]
        opened.point_at(project.title_words or project.words)


def _chosen(opened: OpenReview, number: int, project: ReviewedProject) -> None:
    key = opened.key(number, "chosen")
    st.session_state[key] = project.chosen
    st.toggle(
        opened.screen.words.text("Goes into the data set"),
        key=key,
        on_change=lambda: _put(opened, number, "chosen", st.session_state[key]),
    )


def _title(opened: OpenReview, number: int, project: ReviewedProject) -> None:
    words = opened.screen.words
    with line("bottom"):
        text_field(
            opened.key(number, "title"),
            words.text("Title"),
            project.title,
            partial(_put, opened, number, "title"),
        )
        words_button(opened, opened.key(number, "title-words"), project.title_words)
    key = opened.key(number, "given")
    st.session_state[key] = not project.title_is_given
    st.checkbox(
        words.text("The announcement gives no title: this one is ours"),
        key=key,
        on_change=lambda: _put(opened, number, "title_is_given", not st.session_state[key]),
    )


def _date(opened: OpenReview, number: int, project: ReviewedProject) -> None:
    """Draw the day of the project's own committee, where the text tells of several."""
    day = project.date or opened.review.committee.date
    with line("bottom"):
        date_field(opened, opened.key(number, "date"), day, partial(_put, opened, number, "date"))
        words_button(opened, opened.key(number, "date-words"), project.date_words)


def _themes(opened: OpenReview, number: int, project: ReviewedProject) -> None:
    words = opened.screen.words
    labels = theme_labels(opened.screen.portfolio, words)
    key = opened.key(number, "themes")
    st.session_state[key] = [theme for theme in project.themes if theme in labels]
    st.multiselect(
        words.text("Themes, the primary one first"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        placeholder=words.text("none chosen"),
        on_change=lambda: _put(opened, number, "themes", tuple(st.session_state[key])),
    )


def _texts(opened: OpenReview, number: int, project: ReviewedProject) -> None:
    words = opened.screen.words
    with line("bottom"):
        number_field(
            opened.key(number, "duration"),
            words.text("Duration in years"),
            project.duration_years,
            partial(_put, opened, number, "duration_years"),
            whole=False,
        )
        words_button(opened, opened.key(number, "duration-words"), project.duration_words)
    say_small(words, "Summaries in your own words: sentences of the announcement stay there.")
    for column, label in (
        ("summary_fr", words.text("Summary in French")),
        ("summary_en", words.text("Summary in English")),
    ):
        text_field(
            opened.key(number, column),
            label,
            getattr(project, column),
            partial(_put, opened, number, column),
            lines=4,
        )


def _put(opened: OpenReview, number: int, part: str, said: Any) -> None:
    opened.edit_project(number, partial(replace, **{part: said}), said)
