"""The Streamlit script: configuration, the frame of a page and notices; the pages do the rest."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.components.frame.page_frame import footer, header, notices, style_sheet
from dashboard.components.frame.watch_data import watch_data
from dashboard.components.session.address import current_choices
from dashboard.components.session.browser_part import watch_window
from dashboard.components.session.say import say_error
from dashboard.components.session.screen import Screen, script_options, sees_internal, shared_data
from dashboard.components.session.turns import TURNS
from dashboard.language.translation import N_, Words, language_for
from dashboard.selection.selection import recent_selection
from dashboard.style.scheme import DARK, LIGHT

if TYPE_CHECKING:
    from dashboard.components.session.streamlit_internals import Page

PAGES: dict[str, str] = {
    "overview": N_("Home"),
    "map": N_("Map and territories"),
    "landlords": N_("Actors"),
    "projects": N_("Projects"),
    "lineage": N_("Chains of projects"),
    "compare": N_("Compare"),
    "news": N_("What is new"),
    "gaps": N_("Territories without a project"),
    "board": N_("Board"),
}
"""The pages that follow the filters: their titles, by the name of address and module."""

UNFILTERED: dict[str, str] = {
    "data": N_("Data"),
    "sheet": N_("Sheet"),
    "import-announcement": N_("Import an announcement"),
    "import-workbook": N_("Import the tables"),
    "import-list": N_("Import a list of projects"),
}
"""Pages that say the same whatever is chosen."""

ALONE: dict[str, str] = {
    "figure": N_("Figure"),
    "present": N_("Presentation"),
    "print": N_("One page to print"),
}
"""Pages that stand without head and filters."""

EVERY = {**PAGES, **UNFILTERED, **ALONE}


def reader() -> Words:
    """Return the words of the language of this page."""
    return Words(language_for(st.query_params.get("lang"), st.context.locale))


def main() -> None:
    """Draw one page for one visitor."""
    words = reader()
    st.set_page_config(page_title="Lauréats", page_icon="📊", layout="wide")
    with _guarded("script", words):
        _page_and_frame(words)


def _page_and_frame(words: Words) -> None:
    options = script_options()
    data = shared_data(options.data)
    whole = data.index()
    pages = {name: _page(name, words, lambda: screen) for name in EVERY}
    chosen = st.navigation(list(pages.values()), position="hidden")
    alone = chosen.url_path in ALONE
    internal = sees_internal(options, st.context.headers)
    if chosen.url_path == "figure" and st.query_params.get("internal") != "yes":
        internal = False  # what stands elsewhere says it only where it was asked for
    index = whole if internal else whole.outgoing(internal=False)
    choices, ignored = current_choices(index, chosen.url_path)
    scheme = DARK if st.context.theme.type == "dark" else LIGHT
    style_sheet(scheme, alone=alone)
    selection = recent_selection(index, choices)
    screen = Screen(
        selection,
        words,
        scheme,
        pages,
        data,
        embedded=alone,
        editable=options.edit and not alone,
        hosts=options.hosts,
        page=chosen.url_path or "overview",
        internal=internal,
    )
    if alone:
        with _guarded(chosen.url_path, words):
            chosen.run()
        watch_window()
        return
    one_project = screen.page == "projects" and "project" in st.query_params
    filtered = screen.page not in UNFILTERED and not one_project
    with _guarded("header", words):
        header(screen, filtered=filtered)
    with _guarded("notices", words):
        notices(screen, ignored, filtered=filtered)
    with _guarded(chosen.url_path, words):
        chosen.run()
    with _guarded("footer", words):
        footer(screen)
    watch_window()
    watch_data(data, whole)


def _page(name: str, words: Words, screen: Callable[[], Screen]) -> "Page":
    """Return a page for the navigation; its screen is known only once a page is chosen."""

    def draw() -> None:
        import_module(f"dashboard.views.{name.replace('-', '_')}").page(screen())

    title, default = words.text(EVERY[name]), name == "overview"
    return st.Page(draw, title=title, url_path=name, default=default)


@contextmanager
def _guarded(part: str, words: Words) -> Iterator[None]:
    """Draw a part of the page; where it fails, the rest is still drawn."""
    try:
        yield
    except Exception:
        # The reader is told what to do; what happened is for the keeper of the server.
        logging.getLogger("laureats").exception("page %s", part)
        say_error(
            words,
            "This page could not be drawn. Your filters are kept in the address: "
            "reload the page, or clear the filters.",
        )


if __name__ == "__main__":  # as Streamlit runs it, made anew each time; the module is made once
    from dashboard import app  # noqa: PLW0406

    with TURNS.turn():
        app.main()
