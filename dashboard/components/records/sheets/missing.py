"""What is said where an address names a sheet that is not there."""

import streamlit as st

from dashboard.components.session.links import link_box
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.measures.sheets.subject import KINDS


def say_missing(screen: Screen, identifier: str) -> None:
    """Say that there is no such sheet, and offer to search for it.

    An address that names nothing (`identifier` is empty) is no mistake to warn of: it is told
    where to begin.
    """
    words = screen.words
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
    """Draw a search that starts from the words of an id."""
    words = screen.words
    with st.form("missing-search", border=False), st.container(horizontal=True):
        asked = st.text_input(
            words.text("Search"),
            value=identifier[:80].replace("-", " "),
            key=f"missing-{identifier[:80]}",
        )
        sent = st.form_submit_button(words.text("Search"))
    if sent and asked.strip():
        lang = st.query_params.get("lang")
        kept = {"lang": lang} if lang else {}
        st.switch_page(screen.pages["projects"], query_params={"q": asked, **kept})
    with link_box("kinds"):
        for kind, name in KINDS.items():
            st.page_link(
                screen.pages["sheet"],
                label=words.text(name),
                query_params=screen.address(kind=kind),
            )
