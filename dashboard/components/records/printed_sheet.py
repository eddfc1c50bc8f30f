"""The sheet of A4 that is printed in place of a page that looks at one subject."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.markup import Markup
from dashboard.selection.selection import Selection


def printed_sheet(
    screen: Screen, selection: Selection, drawn: Callable[[DeckData], Markup]
) -> None:
    """Put what is `drawn` of a selection on the page, for paper alone (`print.css`)."""
    options = DeckOptions(today=dt.datetime.now().astimezone().date())
    with st.container(key="paper-sheet"):
        st.html(drawn(DeckData(selection, options, screen.words)))
