"""What the projects aim at, in words: each unit with its total, and how many projects state it."""

import pandas as pd
import streamlit as st

from dashboard.components.figures.export_menu import FigureText, export_menu
from dashboard.components.figures.figure import section
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.measure import Measure
from dashboard.measures.reach import reach
from dashboard.texts.counting_rules import REACH
from dashboard.texts.coverage import coverage_note, joined_note


def show_reach(screen: Screen) -> None:
    """Draw the totals of the selection, unit by unit."""
    words = screen.words
    measure = reach(screen.selection, words)
    subject = words.text("Stated targets")
    note = joined_note(
        coverage_note(measure.coverage, words),
        words.text(
            "Only figures that a source states as targeted are added up, unit by unit; what a "
            "landlord owns is context and does not count."
        ),
    )
    section(subject)
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
    st.caption(escaped(note))
    if not measure.frame.empty:
        export_menu(
            screen,
            "reach",
            lambda: reach_table(measure, words),
            FigureText(
                subject=subject,
                headline=subject,
                note=note,
                rule=words.text(REACH),
            ),
        )


def reach_table(measure: Measure, words: Words) -> pd.DataFrame:
    """Return the totals of `reach` as a reader sees them, a row for each unit."""
    frame = measure.frame
    return pd.DataFrame(
        {
            words.text("Unit"): frame["label"],
            words.text("Total"): frame["total"],
            words.text("Approximate"): frame["approximate"],
            words.text("Projects that state it"): frame["projects_stating"],
        }
    )
