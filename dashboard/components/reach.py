"""What the projects aim at, in words: each unit with its total, and how many projects state it."""

import streamlit as st

from dashboard.components.figure import section
from dashboard.components.screen import Screen
from dashboard.markdown import escaped
from dashboard.measures.reach import reach
from dashboard.notes import coverage_note


def show_reach(screen: Screen) -> None:
    """Draw the totals of the selection, unit by unit."""
    words = screen.words
    measure = reach(screen.selection, words)
    section(words.text("What the projects aim at"))
    lines = []
    for row in measure.frame.to_dict("records"):
        total = ("≈ " if row["approximate"] else "") + words.number(row["total"])
        stating = words.plural(
            "stated by {count} project of {total}",
            "stated by {count} projects of {total}",
            row["projects_stating"],
            total=words.number(screen.selection.size),
        )
        lines.append(f"**{escaped(total)}** {escaped(row['label'])} — {escaped(stating)}")
    st.markdown("\n\n".join(lines))
    st.caption(
        escaped(
            coverage_note(measure.coverage, words)
            + " "
            + words.text(
                "Only figures that a source states as targeted are added up, unit by unit; what a "
                "landlord owns is context and does not count."
            )
        )
    )
