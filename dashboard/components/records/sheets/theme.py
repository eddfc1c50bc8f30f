"""The sheet of a theme."""

import streamlit as st

from dashboard.components.records.sheets import parts
from dashboard.components.session.screen import Screen
from dashboard.measures.counts import projects_by
from dashboard.measures.sheets.members import row_of
from dashboard.measures.sheets.subject import Subject


def theme_sheet(screen: Screen, about: Subject) -> None:
    """Draw who works on a theme, where and since when."""
    words = screen.words
    every = projects_by(about.selection, "theme", words).frame.set_index("id")
    main = int(every["projects_main"].get(about.id, 0))
    facts = [
        words.plural(
            "main theme of {count} project of {total}",
            "main theme of {count} projects of {total}",
            main,
            total=words.number(about.selection.size),
        )
    ]
    if row_of(screen.portfolio.themes, about.id)["asked_for"]:
        facts.append(words.text("one of the five themes that the fund asks for"))
    parts.opening(screen, about, facts)
    left, right = st.columns(2)
    with left:
        parts.goes_with(screen, about, ["landlord", "network", "organisation"])
    with right:
        parts.goes_with(screen, about, ["theme", "region", "departement", "commune"])
    parts.figures(screen, about)
