"""The values of a list of a draft, its names, places or numbers: drawn, changed, added, removed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.language.markdown import escaped
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
        """The value as it is kept: a `NameItem`, `PlaceItem` or `NumberItem`."""
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
