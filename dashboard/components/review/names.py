"""The landlords, carriers and partners of a draft: known ones to choose, new ones to type."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.components.review.fields import choice_field, remove_button
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.components.session.screen import Screen
from dashboard.language.collation import in_order
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from loaders.lookup.names import KnownNames
from loaders.review.document import NameItem, NameList

HEADINGS: dict[NameList, str] = {
    "landlords": N_("Landlords"),
    "carriers": N_("Lead organisations"),
    "partners": N_("Partners"),
}
_TABLES: dict[NameList, str] = {
    "landlords": "landlords",
    "carriers": "organisations",
    "partners": "organisations",
}


def names_form(opened: OpenReview, number: int, field: NameList) -> None:
    """Draw the names of one kind, each with its words and what it may be in the data set."""
    words = opened.screen.words
    frame = opened.screen.text().tables[_TABLES[field]]
    names = dict(zip(frame["id"], frame["name"], strict=True))
    known = KnownNames.of(frame)
    items = getattr(opened.review.projects[number], field)
    st.markdown(f"**{escaped(words.text(HEADINGS[field]))}**")
    for position, item in enumerate(items):
        key = opened.key(number, field, position)
        label = words.text("{what} {number}", what=words.text(HEADINGS[field]), number=position + 1)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            choice_field(
                key,
                label,
                in_order(names.values()),
                names.get(item.id, item.name),
                partial(_put, opened, number, field, position, known),
                placeholder=words.text("choose, or type a new name"),
                new=True,
            )
            words_button(opened, f"{key}-words", item.words)
            remove_button(opened, f"{key}-less", partial(_remove, opened, number, field, position))
        _about(opened, number, field, position, known, names)
    st.button(
        words.text("Add: {what}", what=words.text(HEADINGS[field]).lower()),
        key=opened.key(number, field, "more"),
        type="tertiary",
        on_click=_add,
        args=(opened, number, field),
    )


def _about(
    opened: OpenReview,
    number: int,
    field: NameList,
    position: int,
    known: KnownNames,
    names: dict[str, str],
) -> None:
    """Say whether a name is new, and offer the known one that it is most like."""
    words = opened.screen.words
    item: NameItem = getattr(opened.review.projects[number], field)[position]
    if item.id in names or not item.name:
        return
    similar = known.similar(item.name)
    if similar is None:
        st.caption(escaped(words.text("new in the data set")))
        return
    official = names[known.find(similar) or ""]
    st.button(
        words.text("{name}?", name=escaped(official)),
        key=opened.key(number, field, position, "similar"),
        help=words.text("The data set knows a name like this one. A click takes it."),
        on_click=_put,
        args=(opened, number, field, position, known, official),
    )


def _put(
    opened: OpenReview,
    number: int,
    field: NameList,
    position: int,
    known: KnownNames,
    name: str | None,
) -> None:
    def change(item: NameItem) -> NameItem:
        said = " ".join((name or "").split())
        return replace(item, name=said, id=known.find(said) or "")

    opened.edit_project(
        number, lambda project: project.with_item(field, position, change), name or ""
    )


def _remove(opened: OpenReview, number: int, field: NameList, position: int) -> None:
    opened.edit_project(number, lambda project: project.without_item(field, position))


def _add(opened: OpenReview, number: int, field: NameList) -> None:
    opened.edit_project(number, lambda project: project.with_new_item(field, NameItem("")))


def known_name(screen: Screen, field: NameList, name: str) -> str:
    """Return the id of a name that the data set knows, else an empty text."""
    return KnownNames.of(screen.text().tables[_TABLES[field]]).find(name) or ""
