"""The Streamlit script: configuration, navigation and the sidebar; the pages do the rest."""

import logging
from collections.abc import Callable

import streamlit as st

from dashboard.components.address import current_choices
from dashboard.components.frame import footer, header, say_ignored, say_problems, style_sheet
from dashboard.components.screen import Screen, data_directory, shared_index
from dashboard.components.sidebar import LANGUAGES, sidebar
from dashboard.selection import Selection
from dashboard.style.scheme import scheme_of
from dashboard.views import data, landlords, map, overview, projects
from dashboard.words import N_, Words

PAGES: dict[str, tuple[str, Callable[[Screen], None]]] = {
    "overview": (N_("Overview"), overview.page),
    "map": (N_("Map"), map.page),
    "landlords": (N_("Landlords"), landlords.page),
    "projects": (N_("Projects"), projects.page),
    "data": (N_("Data"), data.page),
}
"""The pages of the navigation, by the name that is their address."""

UNLISTED: dict[str, tuple[str, Callable[[Screen], None]]] = {}
"""Pages that links lead to, and the navigation does not list."""


def reader() -> Words:
    """Return the language of the address, else of the browser, else French."""
    asked = st.query_params.get("lang") or (st.context.locale or "fr")[:2].lower()
    return Words(asked if asked in LANGUAGES else "fr")


def main() -> None:
    """Draw one page for one visitor."""
    words = reader()
    st.set_page_config(page_title="Lauréats", page_icon="📊", layout="wide")
    style_sheet()
    index = shared_index(data_directory())
    choices, ignored = current_choices(index)
    pages = {
        name: st.Page(
            lambda draw=draw: draw(screen), title=words.text(title), url_path=name,
            default=name == "overview",
        )
        for name, (title, draw) in {**PAGES, **UNLISTED}.items()
    }  # fmt: skip
    chosen = st.navigation(list(pages.values()), position="hidden")
    screen = Screen(Selection(index, choices), words, scheme_of(st.context.theme.type), pages)
    sidebar(screen)
    header(screen, list(PAGES))
    say_ignored(ignored, words)
    say_problems(screen)
    try:
        chosen.run()
    except Exception:
        # The reader is told what to do; what happened is for the keeper of the server.
        logging.getLogger("laureats").exception("page %s", chosen.url_path)
        st.error(
            words.text(
                "This page could not be drawn. Your filters are kept in the address: "
                "reload the page, or clear the filters."
            )
        )
    footer(screen)


main()
