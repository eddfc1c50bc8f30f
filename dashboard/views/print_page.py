"""One page to print: the selection on a sheet of A4, as it comes out of the printer."""

import streamlit as st

from dashboard.components.board.deck_options import address_options
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.selection_sheet import selection_sheet

_PAPER = """
<style>
@media screen {
  .a4 {
    box-sizing: content-box; padding: 12mm; background: #fff; margin: 0 auto;
    box-shadow: 0 0 0 1px var(--hairline), 0 2px 12px rgb(0 0 0 / 15%);
  }
  .st-key-sheet-of-paper {overflow-x: auto;}
}
</style>
"""


def page(screen: Screen) -> None:
    """Draw the sheet; the browser prints it."""
    words, options = screen.words, address_options(screen)
    st.html(_PAPER)
    with st.container(key="print-hint", horizontal=True, vertical_alignment="center"):
        st.caption(
            words.text("Print this page from the browser (Ctrl+P): it fills one sheet of A4.")
        )
        st.page_link(
            screen.pages["board"],
            label=words.text("Back to the deck"),
            query_params=screen.address() + options.pairs(),
        )
    with st.container(key="sheet-of-paper"):
        selection = screen.selection.outgoing(internal=options.internal)
        st.html(selection_sheet(DeckData(selection, options, words), shared_geography()))
