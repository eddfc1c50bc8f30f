"""All sheets of one kind, those with most projects first."""

import streamlit as st

from dashboard.components.session.links import link_row
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.markup import tag
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.sheets.subject import KINDS
from dashboard.selection.selection import Selection

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
    st.caption(escaped(words.text("In brackets: recorded projects.")))
