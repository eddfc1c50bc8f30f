"""The stated numbers of a draft: value, unit, role, and the words they come from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.fields import (
    choice_field,
    number_field,
    remove_button,
    text_field,
)
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.language.markdown import escaped
from loaders.announcement.model import NumberRole, Unit
from loaders.review.document import NumberItem


def figures_form(opened: OpenReview, number: int) -> None:
    """Draw the figures of a project."""
    words = opened.screen.words
    table = opened.screen.portfolio.schema.tables["figures"]
    st.markdown(f"**{escaped(words.text('Figures'))}**")
    for position, item in enumerate(opened.review.projects[number].figures):
        key = opened.key(number, "figures", position)
        put = partial(_put, opened, number, position)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            number_field(
                key,
                words.text("Figure {number}", number=position + 1),
                item.value,
                partial(put, "value"),
                collapsed=True,
            )
            for name, value in (("unit", item.unit.value), ("role", item.role.value)):
                kinds = table.field(name).categories
                choice_field(
                    f"{key}-{name}",
                    words.text(
                        "{what} of figure {number}",
                        what=table.field(name).title[words.language],
                        number=position + 1,
                    ),
                    list(kinds),
                    value,
                    partial(put, name),
                    shown={code: said[words.language] for code, said in kinds.items()}.__getitem__,
                )
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            text_field(
                f"{key}-written",
                words.text("As the announcement writes it (8 words at most)"),
                item.as_written,
                partial(put, "as_written"),
                collapsed=True,
            )
            _approximate(f"{key}-about", item, put, words.text("approximate"))
            words_button(opened, f"{key}-words", item.words)
            remove_button(opened, f"{key}-less", partial(_remove, opened, number, position))
    st.button(
        words.text("Add: {what}", what=words.text("Figures").lower()),
        key=opened.key(number, "figures", "more"),
        type="tertiary",
        on_click=_add,
        args=(opened, number),
    )


def _approximate(key: str, item: NumberItem, put: Callable[[str, Any], None], label: str) -> None:
    st.session_state[key] = item.approximate
    st.checkbox(label, key=key, on_change=lambda: put("approximate", st.session_state[key]))


_MADE: dict[str, Callable[[Any], Any]] = {
    "value": lambda value: value or 0.0,
    "unit": Unit,
    "role": NumberRole,
    "as_written": lambda text: " ".join(text.split()[:8]),
    "approximate": bool,
}
"""What a part of a figure is made of, from what its widget gives."""


def _put(opened: OpenReview, number: int, position: int, part: str, said: Any) -> None:
    if said is None and part != "value":  # an emptied list: a figure has a unit and a role
        return
    changed: dict[str, Any] = {part: _MADE[part](said)}

    def change(item: NumberItem) -> NumberItem:
        return replace(item, **changed)

    opened.edit_project(
        number, lambda project: project.with_item("figures", position, change), said
    )


def _remove(opened: OpenReview, number: int, position: int) -> None:
    opened.edit_project(number, lambda project: project.without_item("figures", position))


def _add(opened: OpenReview, number: int) -> None:
    item = NumberItem(0.0, Unit.HOMES, NumberRole.TARGETED)
    opened.edit_project(number, lambda project: project.with_new_item("figures", item))
