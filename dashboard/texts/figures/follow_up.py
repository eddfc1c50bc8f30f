"""What the fund follows up: the projects under way in time, and promised beside reached."""

import datetime as dt

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.follow_up import followed_up, promised_and_reached
from dashboard.measures.measure import covered
from dashboard.selection.selection import Selection
from dashboard.texts.coverage import coverage_note
from dashboard.texts.figures.figure_text import FigureText


def under_way_figure(selection: Selection, words: Words, today: dt.date) -> FigureText:
    """The projects that are not over, from start to end: `id`, `title`, `start`, `end`, `beside`.

    The one that ends first is on top; `beside` is its end in words.
    """
    found = followed_up(selection, today, words)
    going = found[~found["over"]]
    frame = going.dropna(subset=["start", "end"]).reset_index(drop=True)
    ends = [words.date(day.date(), short=True) for day in frame["end"]]
    short = selection.portfolio.project_short_titles(words.language)
    coverage = covered(len(going), len(frame), N_("start or end not known"))
    subject = words.text("Projects under way")
    headline = words.plural(
        "{count} project ends within six months",
        "{count} projects end within six months",
        int(frame["soon"].sum()),
    )
    table = {
        words.text("Project"): frame["title"],
        words.text("Start"): frame["start"],
        words.text("End"): frame["end"],
    }
    return FigureText(
        key="under-way",
        subject=subject,
        headline=headline,
        note=coverage_note(coverage, words),
        rule=words.text("A project is under way until it is entered as finished or abandoned."),
        frame=frame.assign(beside=ends, title=frame["id"].map(short)),
        table=lambda: pd.DataFrame(table),
        rows=("projects", frame["id"]),
        internal=words.text("start and end"),
    )


def reached_figure(selection: Selection, words: Words) -> FigureText:
    """People promised and reached, where both are known: `id`, `label`, `one`, `other`, in words.

    `one` is what was promised, `other` what was reached; `one_beside` and `other_beside` say them.
    """
    frame = promised_and_reached(selection, words)
    units = selection.portfolio.schema.tables["figures"].field("unit").labels(words.language)
    promised = [
        f"{'≈ ' if about else ''}{words.number(number)} {units[unit]}"
        for number, about, unit in frame[["promised", "approximate", "unit"]].itertuples(
            index=False
        )
    ]
    reached = [words.number(number) for number in frame["reached"]]
    kept = int((frame["reached"] >= frame["promised"]).sum())
    coverage = covered(selection.size, len(frame), N_("promised or reached not known"))
    table = {
        words.text("Project"): frame["title"],
        words.text("Unit"): [units[unit] for unit in frame["unit"]],
        words.text("Promised"): frame["promised"],
        words.text("Approximate"): frame["approximate"],
        words.text("People reached"): frame["reached"],
    }
    return FigureText(
        key="reached",
        subject=words.text("People promised, and reached"),
        headline=words.plural(
            "{kept} of {count} project reached what it promised",
            "{kept} of {count} projects reached what they promised",
            len(frame),
            kept=words.number(kept),
        ),
        note=coverage_note(coverage, words),
        rule=words.text(
            "Promised is what the sources state as targeted, in people or else in tenants; homes "
            "and households are not set against people."
        ),
        frame=frame.assign(
            label=frame["id"].map(selection.portfolio.project_short_titles(words.language)),
            one=frame["promised"].astype(float),
            other=frame["reached"].astype(float),
            one_beside=promised,
            other_beside=reached,
        ),
        table=lambda: pd.DataFrame(table),
        rows=("projects", frame["id"]),
        internal=words.text("people reached"),
    )
