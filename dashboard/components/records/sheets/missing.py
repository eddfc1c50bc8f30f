"""What is said where an address names a sheet that is not there."""

import streamlit as st

from dashboard.components.session.links import link_box
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.markup import tag
from dashboard.measures.sheets.subject import KINDS


def say_missing(screen: Screen, identifier: str) -> None:
    """Say that there is no such sheet, and offer to search for it.

    An address that names nothing (`identifier` is empty) is no mistake to warn of: it is told
    where to begin.
    """
    words = screen.words
    title = words.text("No such sheet") if identifier.strip() else words.text("Sheets")
    st.html(tag("div", tag("h1", title), class_="page-title"))
    if identifier.strip():
        said = words.text(
            "There is nothing called “{name}” in the data. It may have been renamed, or the "
            "address is not whole: search for it.",
            name=identifier[:80],
        )
        st.warning(escaped(said))
    else:
        st.info(
            words.text(
                "This address names no sheet: search for a project, a landlord, a lead "
                "organisation or a place, or choose a list below."
            )
        )
    offer_search(screen, identifier)


def offer_search(screen: Screen, identifier: str) -> None:
    """Lead to a search for the words of an id, and to all there is of each kind."""
    words = screen.words
    with link_box("kinds"):
        if asked := identifier[:80].replace("-", " ").strip():
            st.page_link(
                screen.pages["projects"],
                label=words.text("Search for “{words}”", words=escaped(asked)),
                query_params={"q": asked, "lang": words.language},
            )
        for kind, name in KINDS.items():
            st.page_link(
                screen.pages["sheet"],
                label=words.text(name),
                query_params=screen.address(kind=kind),
            )
