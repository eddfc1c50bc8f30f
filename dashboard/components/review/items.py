"""The values of a list of a draft: drawn, changed, added, removed; its stated numbers as such."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from dashboard.components.review.fields import choice_field, line, number_field, text_field
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.language.markdown import escaped
from loaders.announcement.model import NumberRole, StatedNumber, Unit
from loaders.review.document import ItemList


@dataclass(frozen=True)
class Item:
    """One value of the list `field` of the project of that number."""

    opened: OpenReview
    number: int
    field: ItemList
    position: int

    @property
    def held(self) -> Any:
        """The value as it is kept: a `Name`, `PlaceItem` or `StatedNumber`."""
        return getattr(self.opened.review.projects[self.number], self.field)[self.position]

    @property
    def key(self) -> str:
        """The session key of its first widget; those of the others begin with it."""
        return self.opened.key(self.number, self.field, self.position)

    def change(self, make: Callable[[Any], Any], said: object = "") -> None:
        """Store what `make` makes of the value; `said` is what would be lost if that fails."""
        self.opened.edit_project(
            self.number, lambda project: project.with_item(self.field, self.position, make), said
        )

    def buttons(self) -> None:
        """Draw the button that shows the words of the value, and the one that takes it away."""
        words_button(self.opened, f"{self.key}-words", self.held.words)
        take_away = self.opened.screen.words.text("Take away")
        st.button("✕", key=f"{self.key}-less", help=take_away, on_click=self._remove)

    def _remove(self) -> None:
        self.opened.edit_project(
            self.number, lambda project: project.without_item(self.field, self.position)
        )


def items_form(
    opened: OpenReview,
    number: int,
    field: ItemList,
    title: str,
    draw: Callable[[Item], None],
    new: Any,
) -> None:
    """Draw each value of a list below its title, and the button that adds a `new` one."""
    st.markdown(f"**{escaped(title)}**")
    for position in range(len(getattr(opened.review.projects[number], field))):
        draw(Item(opened, number, field, position))
    st.button(
        opened.screen.words.text("Add: {what}", what=title.lower()),
        key=opened.key(number, field, "more"),
        type="tertiary",
        on_click=lambda: opened.edit_project(
            number, lambda project: project.with_new_item(field, new)
        ),
    )


def figures_form(opened: OpenReview, number: int) -> None:
    """Draw the figures of a project."""
    new = StatedNumber(0.0, Unit.HOMES, NumberRole.TARGETED)
    items_form(opened, number, "figures", opened.screen.words.text("Figures"), _drawn, new)


def _drawn(item: Item) -> None:
    words, key, held, place = item.opened.screen.words, item.key, item.held, item.position + 1
    table = item.opened.screen.portfolio.schema.tables["figures"]
    put = partial(_put, item)
    with line():
        label = words.text("Figure {number}", number=place)
        number_field(key, label, held.value, partial(put, "value"), collapsed=True)
        for name, value in (("unit", held.unit.value), ("role", held.role.value)):
            field = table.field(name)
            kinds, title = field.labels(words.language), field.title[words.language]
            choice_field(
                f"{key}-{name}",
                words.text("{what} of figure {number}", what=title, number=place),
                list(kinds),
                value,
                partial(put, name),
                shown=kinds.__getitem__,
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
    item.change(partial(replace, **{part: _MADE[part](said)}), said)
