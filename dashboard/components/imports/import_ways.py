"""The ways of importing data, on the Data page."""

import streamlit as st

from dashboard.components.figures.figure import section
from dashboard.components.session.links import link_box
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import N_

WAYS: dict[str, tuple[str, str]] = {
    "import-announcement": (
        N_("An announcement"),
        N_("paste the announcement: the records fill in, you check them"),
    ),
    "import-workbook": (
        N_("The tables in a workbook"),
        N_("correct or complete any table with Excel or LibreOffice"),
    ),
    "import-list": (
        N_("A list of projects"),
        N_("CSV or Excel, one line per project, whatever its columns are called"),
    ),
}
"""By the page that they lead to: what is brought, and what for."""


def import_ways(screen: Screen) -> None:
    """Draw the section of the Data page: what can be brought, and how it gets into the data set."""
    words = screen.words
    section(words.text("Import"))
    said = (
        words.text(
            "Bring new or corrected data. You see exactly what changes, and all that is wrong, "
            "before anything is written."
        )
        if screen.editable
        else words.text(
            "Bring new or corrected data and see exactly what would change. This dashboard does "
            "not write; each page says how to start one that does."
        )
    )
    st.markdown(escaped(said))
    for name, (what, purpose) in WAYS.items():
        with link_box(f"way-{name}"):
            st.page_link(
                screen.pages[name], label=escaped(words.text(what)), query_params=screen.address()
            )
            st.markdown(escaped(words.text(purpose)), width="content")
