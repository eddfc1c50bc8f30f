"""The sheet of a theme."""

import streamlit as st

from dashboard.components.badge import look_badge
from dashboard.components.screen import Screen
from dashboard.components.sheets import parts
from dashboard.components.sheets.frame import trail
from dashboard.measures.sheets.members import row_of
from dashboard.measures.sheets.subject import Subject


def theme_sheet(screen: Screen, about: Subject) -> None:
    """Draw who works on a theme, where and since when."""
    words = screen.words
    trail(screen, "theme", [], about.name)
    look_badge(screen.looks[about.id])
    link = screen.selection.index.link("theme")
    primary = int(link.counts(about.selection.mask)[link.code_of[about.id]])
    facts = [
        words.plural(
            "primary theme of {count} project of {total}",
            "primary theme of {count} projects of {total}",
            primary,
            total=words.number(about.selection.size),
        )
    ]
    if row_of(screen.portfolio.themes, about.id)["asked_for"]:
        facts.append(words.text("one of the five themes that the fund asks for"))
    parts.opening(screen, about, facts)
    left, right = st.columns(2, gap="large")
    with left:
        parts.goes_with(screen, about, ["landlord", "network", "organisation"])
    with right:
        parts.goes_with(screen, about, ["theme", "region", "departement", "commune"])
    parts.figures(screen, about)
