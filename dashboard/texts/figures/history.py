"""The projects of a selection in time, one by one where they are few enough."""

from dashboard.language.translation import N_, Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.measure import covered
from dashboard.measures.sheets.subject import history
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import RULES, coverage_note
from dashboard.texts.figures.figure_text import FigureText
from dashboard.texts.headlines import committees_headline
from dashboard.texts.tables import headed

DRAWN = 60
"""Projects that are drawn one by one in time; more are counted by committee."""


def history_figure(selection: Selection, words: Words) -> FigureText:
    """When the projects were selected: columns of `history`; of many, of the committees."""
    frame = history(selection, words)
    coverage = covered(selection.size, len(frame), N_("year not known"))
    many = len(frame) > DRAWN
    explained = (
        words.text("A column is a committee; the table names each project.")
        if many
        else words.text(
            "A square is a project, in its main theme's colour; a line through it is a season "
            "whose committee is not known."
        )
    )
    by_committee = projects_by_committee(selection, words).frame
    return FigureText(
        key="time",
        subject=words.text("In time"),
        headline=committees_headline(selection, words),
        note=f"{coverage_note(coverage, words)} {explained}",
        rule=words.text(RULES["committee"]),
        frame=by_committee.assign(announced=float("nan")) if many else frame,
        table=lambda: headed(frame, "history", words),
        rows=("projects", frame["id"]),
    )
