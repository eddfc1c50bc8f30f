"""The places of a draft: which commune is meant, with a choice between homonyms."""

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard.components.review.fields import choice_field, remove_button, text_field
from dashboard.components.review.open_review import OpenReview, words_button
from dashboard.components.session.screen import shared_communes
from dashboard.language.markdown import escaped
from loaders.announcement.model import PlaceKind
from loaders.review.document import PlaceItem
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
    words = opened.screen.words
    kinds = opened.screen.portfolio.schema.tables["places"].field("kind").categories
    items = opened.review.projects[number].places
    st.markdown(f"**{escaped(words.text('Places'))}**")
    for position, item in enumerate(items):
        key = opened.key(number, "places", position)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            text_field(
                key,
                words.text("Place {number}", number=position + 1),
                item.name,
                partial(_rename, opened, number, position),
                collapsed=True,
            )
            choice_field(
                f"{key}-kind",
                words.text("Kind of place {number}", number=position + 1),
                list(kinds),
                item.kind.value,
                partial(_set_kind, opened, number, position),
                shown=lambda kind: kinds[kind][words.language],
            )
            words_button(opened, f"{key}-words", item.words)
            remove_button(opened, f"{key}-less", partial(_remove, opened, number, position))
        _which(opened, number, position, item)
    st.button(
        words.text("Add: {what}", what=words.text("Places").lower()),
        key=opened.key(number, "places", "more"),
        type="tertiary",
        on_click=_add,
        args=(opened, number),
    )


def _which(opened: OpenReview, number: int, position: int, item: PlaceItem) -> None:
    """Say which commune or territory is meant, or ask."""
    words = opened.screen.words
    if item.kind in _TERRITORIES:
        if item.name and not _territory(opened, item):
            st.caption(escaped(words.text("No département or region has this name: check it.")))
        return
    if item.kind is PlaceKind.COMMUNE:
        candidates = codes_of(item.name)
        asked = words.text("Which commune is it?")
    else:
        candidates = sorted(
            {each.code for each in opened.review.projects[number].places if each.code}
        )
        asked = words.text("In which commune does it lie? (may stay empty)")
    candidates = [code for code in candidates if code in shared_communes().index]
    if item.kind is PlaceKind.COMMUNE and candidates == [item.code]:
        st.caption(escaped(_commune_label(item.code)))
    elif candidates:
        choice_field(
            opened.key(number, "places", position, "code"),
            asked,
            candidates,
            item.code,
            partial(_set_code, opened, number, position),
            shown=_commune_label,
        )
    elif item.name and item.kind is PlaceKind.COMMUNE:
        st.caption(
            escaped(words.text("No commune has this name: check it. It is left out as it stands."))
        )


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


def _rename(opened: OpenReview, number: int, position: int, name: str) -> None:
    name = " ".join(name.split())

    def change(item: PlaceItem) -> PlaceItem:
        if item.kind is PlaceKind.COMMUNE:
            return commune_item(name, item.words)
        return replace(item, name=name)

    opened.edit_project(number, lambda project: project.with_item("places", position, change), name)


def _set_kind(opened: OpenReview, number: int, position: int, kind: str | None) -> None:
    if kind is None:
        return

    def change(item: PlaceItem) -> PlaceItem:
        if PlaceKind(kind) is PlaceKind.COMMUNE:
            return commune_item(item.name, item.words)
        return replace(item, kind=PlaceKind(kind), code="")

    opened.edit_project(number, lambda project: project.with_item("places", position, change), kind)


def _set_code(opened: OpenReview, number: int, position: int, code: str | None) -> None:
    opened.edit_project(
        number,
        lambda project: project.with_item(
            "places", position, lambda item: replace(item, code=code or "")
        ),
        code or "",
    )


def _remove(opened: OpenReview, number: int, position: int) -> None:
    opened.edit_project(number, lambda project: project.without_item("places", position))


def _add(opened: OpenReview, number: int) -> None:
    opened.edit_project(number, lambda project: project.with_new_item("places", PlaceItem("")))
