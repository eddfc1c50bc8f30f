"""The menu that gives what is selected as files, and says where other programs find them."""

import datetime as dt
from functools import partial
from pathlib import PurePath
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.figures.export_menu import public_address
from dashboard.components.session.internal import ask_internal, outgoing_parts
from dashboard.components.session.screen import Screen
from dashboard.exports.deck.build import file_name
from dashboard.exports.selection_files import FILES, Taken

_FOR_READERS = ("selection.xlsx", "projects.csv", "package.zip", "places.geojson")
"""The files that the menu gives; decks are made on the page of the board."""


@st.fragment
def selection_export(screen: Screen) -> None:
    """Draw the button, and what it opens only once it is open."""
    words = screen.words
    menu = st.popover(words.text("Export"), key="export-selection", on_change="rerun")
    if not menu.open:
        return
    own = outgoing_parts(screen)
    with menu:
        internal = bool(own) and ask_internal(screen, "selection", own)
    selection = screen.selection.outgoing(internal=internal)
    taken = Taken(selection, words, dt.datetime.now().astimezone(), internal=internal)
    with menu:
        for name in _FOR_READERS:
            file = FILES[name]
            st.download_button(
                words.text(file.what),
                data=partial(file.make, taken),
                file_name=file_name(selection, taken.options, words, PurePath(name).suffix),
                mime=file.media_type,
                key=name,
                on_click="ignore",
                width="stretch",
            )
        st.caption(words.text("For another program, with the same filter:"))
        query = urlencode([*selection.choices.pairs(), ("lang", words.language)])
        page = st.context.url or ""
        address = partial(public_address, page, [*screen.pages], screen.hosts)
        st.code(address("projects.json", query), language=None, wrap_lines=True)
        st.caption(
            words.text("All such addresses are described in {address}", address="openapi.json")
        )
