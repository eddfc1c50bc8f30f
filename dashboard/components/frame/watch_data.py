"""Refreshes an open page when the data has changed."""

import streamlit as st

from dashboard.selection.index import Index
from dashboard.selection.live_data import LiveData
from loaders.editing.writing import is_shipped

SECONDS = 20
"""How often a page looks. Each look costs the server a few file times; nothing is sent unless
something changed."""


def watch_data(data: LiveData, index: Index) -> None:
    """Draw the page, which shows `index`, again once a file of the data folder has changed.

    The shipped data does not change, so nobody looks.
    """
    if is_shipped(data.directory):
        return

    @st.fragment(run_every=SECONDS)
    def look() -> None:
        if not data.is_current(index):
            st.rerun()

    look()
