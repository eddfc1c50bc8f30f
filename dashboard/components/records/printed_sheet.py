"""The sheet of A4 that is printed in place of a page that looks at one subject."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.sections.context import DeckData
from dashboard.language.markup import Markup
from dashboard.selection.selection import Selection

MOST_KEPT = 500
"""Sheets that are kept, of some 10 to 60 KB."""


def printed_sheet(
    screen: Screen,
    about: tuple[str, str],
    selection: Selection,
    drawn: Callable[[DeckData], Markup],
) -> None:
    """Put what is `drawn` of a selection on the page, for paper alone (`print.css`).

    It is drawn once for a state of the data, whoever looks at what it is `about` (kind and id): it
    takes longer than the page around it.
    """
    options = DeckOptions(today=dt.datetime.now().astimezone().date())
    data = DeckData(selection, options, screen.words)
    state = (screen.words.language, screen.internal, screen.portfolio.version, data.state)
    with st.container(key="paper-sheet"):
        st.html(_once(about + state, lambda: drawn(data)))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def _once(about: tuple[object, ...], _drawn: Callable[[], Markup]) -> Markup:
    return _drawn()
