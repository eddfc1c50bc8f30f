"""The menu that gives what is selected as files: a workbook, a data package, the places."""

import datetime as dt
from collections.abc import Callable

import streamlit as st

from dashboard.components.session.screen import Screen
from dashboard.exports.places_geojson import places_geojson
from dashboard.exports.selection_files import selection_package_zip, selection_xlsx


@st.fragment
def selection_export(screen: Screen) -> None:
    """Draw the button, and what it opens only once it is open."""
    words, selection = screen.words, screen.selection
    menu = st.popover(words.text("Export"), key="export-selection", on_change="rerun")
    if not menu.open:
        return
    today = dt.datetime.now().astimezone().date()
    files: list[tuple[str, str, Callable[[], bytes]]] = [
        (
            words.text("Selection as a workbook (Excel)"),
            "laureats-selection.xlsx",
            lambda: selection_xlsx(selection, words, today),
        ),
        (
            words.text("Selection as a data package (zip)"),
            "laureats-selection.zip",
            lambda: selection_package_zip(selection),
        ),
        (
            words.text("Places of the selection (GeoJSON)"),
            "laureats-places.geojson",
            lambda: places_geojson(selection, words),
        ),
    ]
    with menu:
        for label, name, make in files:
            st.download_button(
                label, data=make, file_name=name, key=name, on_click="ignore", width="stretch"
            )
