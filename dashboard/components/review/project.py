"""One draft: its doubts first, then all that it says, as it will stand in the data set."""

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.doubts import doubts_form
from dashboard.components.review.fields import number_field, text_field
from dashboard.components.review.figures import figures_form
from dashboard.components.review.names import HEADINGS, names_form
from dashboard.components.review.open_review import Desk, words_button
from dashboard.components.review.places import places_form
from dashboard.language.markdown import escaped
from dashboard.selection.facets import theme_labels
from loaders.review.document import ReviewedProject


def project_form(desk: Desk) -> None:
    """Draw the project in view, with the way to the others."""
    words, review = desk.screen.words, desk.review
    if not review.projects:
        st.info(words.text("No project was found in this text. Add one, or read another text."))
        _more(desk)
        return
    number = desk.number
    _choose(desk, number)
    project = review.projects[number]
    if project.added_as:
        st.success(words.text("This project is in the data set."))
        return
    with st.container(gap="xsmall"):
        _chosen(desk, number, project)
        doubts_form(desk, number)
        _title(desk, number, project)
        for field in HEADINGS:
            names_form(desk, number, field)
        places_form(desk, number)
        _themes(desk, number, project)
        figures_form(desk, number)
        _texts(desk, number, project)


def _choose(desk: Desk, number: int) -> None:
    """Draw the list of projects, and the steps to the one before and the next."""
    words, projects = desk.screen.words, desk.review.projects
    key = desk.key("project")
    st.session_state[key] = number

    def shown(position: int) -> str:
        project = projects[position]
        title = project.title or words.text("(no title)")
        marks = "✓ " if project.added_as else "" if project.chosen else "✕ "
        doubts = f" · ⚠ {len(project.doubts)}" if project.doubts and not project.added_as else ""
        return f"{position + 1}/{len(projects)} · {marks}{title[:70]}{doubts}"

    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.button(
            "←",
            key=desk.key("before"),
            help=words.text("Project before"),
            disabled=number == 0,
            on_click=_turn,
            args=(desk, number - 1),
        )
        st.selectbox(
            words.text("Project"),
            range(len(projects)),
            format_func=shown,
            key=key,
            label_visibility="collapsed",
            on_change=lambda: _turn(desk, st.session_state[key]),
        )
        st.button(
            "→",
            key=desk.key("next"),
            help=words.text("Next project"),
            disabled=number == len(projects) - 1,
            on_click=_turn,
            args=(desk, number + 1),
        )
        _more(desk)


def _more(desk: Desk) -> None:
    def add() -> None:
        desk.edit(lambda review: review.with_new_project())
        _turn(desk, len(desk.review.projects) - 1)

    words = desk.screen.words
    st.button("+", key=desk.key("more"), help=words.text("Add a project"), on_click=add)


def _turn(desk: Desk, number: int) -> None:
    desk.turn_to(number)
    if number < len(desk.review.projects):
        project = desk.review.projects[number]
        desk.point_at(project.title_words or project.words)


def _chosen(desk: Desk, number: int, project: ReviewedProject) -> None:
    key = desk.key(number, "chosen")
    st.session_state[key] = project.chosen
    st.toggle(
        desk.screen.words.text("Goes into the data set"),
        key=key,
        on_change=lambda: _put(desk, number, "chosen", st.session_state[key]),
    )


def _title(desk: Desk, number: int, project: ReviewedProject) -> None:
    words = desk.screen.words
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom"):
        text_field(
            desk.key(number, "title"),
            words.text("Title"),
            project.title,
            partial(_put, desk, number, "title"),
        )
        words_button(desk, desk.key(number, "title-words"), project.title_words)
    key = desk.key(number, "given")
    st.session_state[key] = not project.title_is_given
    st.checkbox(
        words.text("The announcement gives no title: this one is ours"),
        key=key,
        on_change=lambda: _put(desk, number, "title_is_given", not st.session_state[key]),
    )


def _themes(desk: Desk, number: int, project: ReviewedProject) -> None:
    words = desk.screen.words
    labels = theme_labels(desk.screen.portfolio, words)
    key = desk.key(number, "themes")
    st.session_state[key] = [theme for theme in project.themes if theme in labels]
    st.multiselect(
        words.text("Themes, the primary one first"),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        placeholder=words.text("none chosen"),
        on_change=lambda: _put(desk, number, "themes", tuple(st.session_state[key])),
    )


def _texts(desk: Desk, number: int, project: ReviewedProject) -> None:
    words = desk.screen.words
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom"):
        number_field(
            desk.key(number, "duration"),
            words.text("Duration in years"),
            project.duration_years,
            partial(_put, desk, number, "duration_years"),
            whole=False,
        )
        words_button(desk, desk.key(number, "duration-words"), project.duration_words)
    st.caption(
        escaped(
            words.text("Summaries in your own words: sentences of the announcement stay there.")
        )
    )
    for column, label in (
        ("summary_fr", words.text("Summary in French")),
        ("summary_en", words.text("Summary in English")),
    ):
        text_field(
            desk.key(number, column),
            label,
            getattr(project, column),
            partial(_put, desk, number, column),
            lines=4,
        )


def _put(desk: Desk, number: int, part: str, said: Any) -> None:
    changed: dict[str, Any] = {part: said}
    desk.edit_project(number, lambda project: replace(project, **changed), said)
