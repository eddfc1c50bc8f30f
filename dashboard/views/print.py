"""One page to print: the selection on a sheet of A4, as it comes out of the printer."""

import streamlit as st

from dashboard.components.board.deck_options import address_options
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.selection_sheet import selection_sheet
from dashboard.language.markup import tag


def page(screen: Screen) -> None:
    """Draw the sheet; the browser prints it."""
    words, options = screen.words, address_options(screen)
    with st.container(key="print-hint", horizontal=True, vertical_alignment="center"):
        say(words, "Print this page from the browser (Ctrl+P): it fills one sheet of A4.")
        st.page_link(
            screen.pages["board"],
            label=words.text("Back to the deck"),
            query_params=screen.address() + options.pairs(),
        )
    selection = screen.selection.outgoing(internal=options.internal)
    sheet = selection_sheet(DeckData(selection, options, words), shared_geography())
    st.html(tag("div", sheet, class_="paper"))
