"""The stated numbers of a draft: value, unit, role, and the words they come from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.fields import choice_field, line, number_field, text_field
from dashboard.components.review.items import Item, items_form
from dashboard.components.review.open_review import OpenReview
from loaders.announcement.model import NumberRole, Unit
from loaders.review.document import NumberItem


def figures_form(opened: OpenReview, number: int) -> None:
    """Draw the figures of a project."""
    new = NumberItem(0.0, Unit.HOMES, NumberRole.TARGETED)
    items_form(opened, number, "figures", opened.screen.words.text("Figures"), _drawn, new)


def _drawn(item: Item) -> None:
    words, key, held, place = item.opened.screen.words, item.key, item.held, item.position + 1
    table = item.opened.screen.portfolio.schema.tables["figures"]
    put = partial(_put, item)
    with line():
        label = words.text("Figure {number}", number=place)
        number_field(key, label, held.value, partial(put, "value"), collapsed=True)
        for name, value in (("unit", held.unit.value), ("role", held.role.value)):
            kinds, title = table.field(name).categories, table.field(name).title[words.language]
            choice_field(
                f"{key}-{name}",
                words.text("{what} of figure {number}", what=title, number=place),
                list(kinds),
                value,
                partial(put, name),
                shown={code: said[words.language] for code, said in kinds.items()}.__getitem__,
            )
    with line():
        text_field(
            f"{key}-written",
            words.text("As the announcement writes it (8 words at most)"),
            held.as_written,
            partial(put, "as_written"),
            collapsed=True,
        )
        about = f"{key}-about"
        st.session_state[about] = held.approximate
        st.checkbox(
            words.text("approximate"),
            key=about,
            on_change=lambda: put("approximate", st.session_state[about]),
        )
        item.buttons()


_MADE: dict[str, Callable[[Any], Any]] = {
    "value": lambda value: value or 0.0,
    "unit": Unit,
    "role": NumberRole,
    "as_written": lambda text: " ".join(text.split()[:8]),
    "approximate": bool,
}
"""What a part of a figure is made of, from what its widget gives."""


def _put(item: Item, part: str, said: Any) -> None:
    if said is None and part != "value":  # an emptied list: a figure has a unit and a role
        return
    changed: dict[str, Any] = {part: _MADE[part](said)}
    item.change(lambda one: replace(one, **changed), said)
