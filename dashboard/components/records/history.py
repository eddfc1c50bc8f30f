"""The projects of a selection in time, one by one where they are few enough."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from dashboard.charts.committees import committee_columns
from dashboard.charts.figure import Figure
from dashboard.charts.timeline import timeline
from dashboard.components.figures.export_menu import FigureText
from dashboard.components.figures.figure import show_chart
from dashboard.components.session.links import with_project_sheets
from dashboard.components.session.screen import Screen
from dashboard.language.translation import N_
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.measure import Coverage, left_out
from dashboard.measures.sheets.history import history
from dashboard.style.scheme import Scheme
from dashboard.texts.counting_rules import RULES
from dashboard.texts.coverage import coverage_note
from dashboard.texts.headlines import committees_headline

DRAWN = 60
"""Projects that are drawn one by one in time; more are counted by committee."""


def show_history(screen: Screen) -> None:
    """Draw when the selected projects were selected."""
    words = screen.words
    frame = history(screen.selection, words)
    coverage = Coverage(
        selected=screen.selection.size,
        mentions=len(frame),
        left_out=left_out(N_("year not known"), screen.selection.size - len(frame)),
    )
    show_chart(
        screen,
        "time",
        partial(_drawing, screen, frame),
        lambda: with_project_sheets(screen, _table(screen, frame), frame["id"]),
        FigureText(
            subject=words.text("In time"),
            headline=committees_headline(screen.selection, words),
            note=f"{coverage_note(coverage, words)} {_explained(screen, frame)}",
            rule=words.text(RULES["committee"]),
        ),
    )


def _drawing(screen: Screen, frame: pd.DataFrame, scheme: Scheme) -> Figure:
    words = screen.words
    if len(frame) <= DRAWN:
        return timeline(frame, scheme, screen.looks, narrow=screen.narrow)
    counts = projects_by_committee(screen.selection, words).frame
    return committee_columns(
        counts.assign(announced=float("nan")),
        scheme,
        selected=words.text("projects"),
        announced=words.text("winning projects announced"),
        narrow=screen.narrow,
    )


def _explained(screen: Screen, frame: pd.DataFrame) -> str:
    words = screen.words
    if len(frame) > DRAWN:
        return words.text("A column is a committee; the table names each project.")
    return words.text(
        "A square is a project, in its main theme's colour; a line through it is a season whose "
        "committee is not known."
    )


def _table(screen: Screen, frame: pd.DataFrame) -> pd.DataFrame:
    words = screen.words
    headings = {
        "committee": words.text("Committee"),
        "title": words.text("Project"),
        "themes": words.text("Themes"),
        "landlords": words.text("Landlords"),
    }
    return frame[list(headings)].rename(columns=headings)


FIGURES: Mapping[str, Callable[[Screen], None]] = {
    "time": show_history,
}
"""The figure of the sheets that can stand alone, by the name in its address."""
