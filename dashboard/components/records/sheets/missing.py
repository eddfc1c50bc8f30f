"""What stands where an address names no sheet: a word on it, and all sheets of one kind."""

import streamlit as st

from dashboard.components.session.links import link_box, link_row
from dashboard.components.session.say import say_info, say_small, say_warning
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.markup import tag
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.sheets.subject import KINDS
from dashboard.selection.selection import Selection


def say_missing(screen: Screen, identifier: str) -> None:
    """Say that there is no such sheet, and offer to search for it.

    An address that names nothing (`identifier` is empty) is no mistake to warn of: it is told
    where to begin.
    """
    words = screen.words
    title = words.text("No such sheet") if identifier.strip() else words.text("Sheets")
    st.html(tag("div", tag("h1", title), class_="page-title"))
    if identifier.strip():
        say_warning(
            words,
            "There is nothing called “{name}” in the data. It may have been renamed, or the "
            "address is not whole: search for it.",
            name=identifier[:80],
        )
    else:
        say_info(
            words,
            "This address names no sheet: search for a project, a landlord, a lead "
            "organisation or a place, or choose a list below.",
        )
    offer_search(screen, identifier)


def offer_search(screen: Screen, identifier: str) -> None:
    """Lead to a search for the words of an id, and to all there is of each kind."""
    words = screen.words
    with link_box("kinds"):
        if asked := identifier[:80].replace("-", " ").strip():
            st.page_link(
                screen.pages["projects"],
                label=words.text("Search for “{words}”", words=escaped(asked)),
                query_params={"q": asked, "lang": words.language},
            )
        for kind, name in KINDS.items():
            st.page_link(
                screen.pages["sheet"],
                label=words.text(name),
                query_params=screen.address(kind=kind),
            )


MOST = 200
"""Links on the page; a search finds the rest."""


def directory(screen: Screen, kind: str) -> None:
    """Draw a link to every sheet of `kind`, with the projects behind it."""
    words, index = screen.words, screen.selection.index
    st.html(tag("div", tag("h1", words.text(KINDS[kind])), class_="page-title"))
    every = Selection(index)
    frame = ranked(projects_by(every, kind, words, without_projects=True)).frame
    rows = frame[["id", "label", "projects"]].itertuples(index=False, name=None)
    links = [(kind, key, f"{escaped(name)} ({words.number(count)})") for key, name, count in rows]
    link_row(screen, "directory", links, most=MOST)
    say_small(words, "In brackets: recorded projects.")
