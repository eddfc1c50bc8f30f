"""The names and places of a draft: known ones to choose, new ones to type, and homonyms."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.components.review.fields import choice_field, line, text_field
from dashboard.components.review.items import Item, items_form
from dashboard.components.review.open_review import OpenReview
from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen, shared_communes
from dashboard.language.collation import in_order
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_
from loaders.announcement.model import Name, PlaceKind
from loaders.lookup.names import KnownNames
from loaders.review.document import NameList, PlaceItem
from loaders.text.folding import folded

_TERRITORIES = {PlaceKind.DEPARTEMENT: "departements", PlaceKind.REGION: "regions"}


@st.cache_resource(show_spinner=False)
def _communes_by_name() -> dict[str, list[str]]:
    """Return the INSEE codes of the communes by their folded name."""
    communes = shared_communes()
    found: dict[str, list[str]] = {}
    whole = communes[communes["kind"] == "COM"]
    for insee, name in whole["name"].items():
        found.setdefault(folded(str(name)), []).append(str(insee))
    return found


def codes_of(name: str) -> list[str]:
    """Return the INSEE codes of the communes called `name`."""
    return _communes_by_name().get(folded(name), [])


def _commune_label(code: str) -> str:
    commune = shared_communes().loc[code]
    return f"{commune['name']} ({commune['departement']})"


def places_form(opened: OpenReview, number: int) -> None:
    """Draw the places, each with its kind, its words and the commune that it means or lies in."""
    title = opened.screen.words.text("Places")
    items_form(opened, number, "places", title, _drawn, PlaceItem(""))


def _drawn(item: Item) -> None:
    words, held, place = item.opened.screen.words, item.held, item.position + 1
    field = item.opened.screen.portfolio.schema.tables["places"].field("kind")
    kinds = field.labels(words.language)
    with line():
        label = words.text("Place {number}", number=place)
        text_field(item.key, label, held.name, partial(_rename, item), collapsed=True)
        choice_field(
            f"{item.key}-kind",
            words.text("Kind of place {number}", number=place),
            list(kinds),
            held.kind.value,
            partial(_set_kind, item),
            shown=kinds.__getitem__,
        )
        item.buttons()
    _which(item, held)


def _which(item: Item, held: PlaceItem) -> None:
    """Say which commune or territory is meant, or ask."""
    opened, words = item.opened, item.opened.screen.words
    if held.kind in _TERRITORIES:
        if held.name and not _territory(opened, held):
            say_small(words, "No département or region has this name: check it.")
        return
    if held.kind is PlaceKind.COMMUNE:
        candidates = codes_of(held.name)
        asked = words.text("Which commune is it?")
    else:
        others = opened.review.projects[item.number].places
        candidates = sorted({each.code for each in others if each.code})
        asked = words.text("In which commune does it lie? (may stay empty)")
    candidates = [code for code in candidates if code in shared_communes().index]
    if held.kind is PlaceKind.COMMUNE and candidates == [held.code]:
        st.caption(escaped(_commune_label(held.code)))
    elif candidates:
        choice_field(
            f"{item.key}-code",
            asked,
            candidates,
            held.code,
            lambda code: item.change(lambda one: replace(one, code=code or ""), code or ""),
            shown=_commune_label,
        )
    elif held.name and held.kind is PlaceKind.COMMUNE:
        say_small(words, "No commune has this name: check it. It is left out as it stands.")


def _territory(opened: OpenReview, item: PlaceItem) -> bool:
    frame = opened.screen.text().tables[_TERRITORIES[item.kind]]
    said = {folded(item.name), folded(item.code)}
    return any(
        said & {folded(code), folded(name)}
        for code, name in zip(frame["code"], frame["name"], strict=True)
    )


def commune_item(name: str, words: tuple[int, int] | None = None) -> PlaceItem:
    """Return a commune by its name, with its code where only one has it."""
    codes = codes_of(name)
    return PlaceItem(name, code=codes[0] if len(codes) == 1 else "", words=words)


def _rename(item: Item, name: str) -> None:
    name = " ".join(name.split())

    def change(held: PlaceItem) -> PlaceItem:
        if held.kind is PlaceKind.COMMUNE:
            return commune_item(name, held.words)
        return replace(held, name=name)

    item.change(change, name)


def _set_kind(item: Item, kind: str | None) -> None:
    if kind is None:
        return

    def change(held: PlaceItem) -> PlaceItem:
        if PlaceKind(kind) is PlaceKind.COMMUNE:
            return commune_item(held.name, held.words)
        return replace(held, kind=PlaceKind(kind), code="")

    item.change(change, kind)


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
            say_small(words, "new in the data set")
            return
        official = names[known.find(similar) or ""]
        st.button(
            words.text("{name}?", name=escaped(official)),
            key=f"{item.key}-similar",
            help=words.text("The data set knows a name like this one. A click takes it."),
            on_click=put,
            args=(official,),
        )

    items_form(opened, number, field, title, drawn, Name(""))


def known_name(screen: Screen, field: NameList, name: str) -> str:
    """Return the id of a name that the data set knows, else an empty text."""
    return KnownNames.of(screen.text().tables[_TABLES[field]]).find(name) or ""
