"""The landlords, carriers and partners of a draft: known ones to choose, new ones to type."""

from dataclasses import replace

import streamlit as st

from dashboard.components.review.fields import choice_field, line
from dashboard.components.review.items import Item, items_form
from dashboard.components.review.open_review import OpenReview
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
    title = words.text(HEADINGS[field])

    def drawn(item: Item) -> None:
        def put(name: str | None) -> None:
            said = " ".join((name or "").split())
            item.change(lambda one: replace(one, name=said, id=known.find(said) or ""), name or "")

        with line():
            choice_field(
                item.key,
                words.text("{what} {number}", what=title, number=item.position + 1),
                in_order(names.values()),
                names.get(item.held.id, item.held.name),
                put,
                placeholder=words.text("choose, or type a new name"),
                new=True,
            )
            item.buttons()
        if item.held.id in names or not item.held.name:
            return
        similar = known.similar(item.held.name)
        if similar is None:
            st.caption(escaped(words.text("new in the data set")))
            return
        official = names[known.find(similar) or ""]
        st.button(
            words.text("{name}?", name=escaped(official)),
            key=f"{item.key}-similar",
            help=words.text("The data set knows a name like this one. A click takes it."),
            on_click=put,
            args=(official,),
        )

    items_form(opened, number, field, title, drawn, NameItem(""))


def known_name(screen: Screen, field: NameList, name: str) -> str:
    """Return the id of a name that the data set knows, else an empty text."""
    return KnownNames.of(screen.text().tables[_TABLES[field]]).find(name) or ""
