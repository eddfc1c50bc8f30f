"""What is new since a committee or a day: the projects, and what they are the first of."""

import datetime as dt

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.committees import recorded_of_all
from dashboard.measures.new_since import FIRST_TIMES, NewSince
from dashboard.selection.facets import committee_labels
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.coverage import coverage_note, recorded_text
from dashboard.texts.figures.figure_text import FigureScope, FigureText
from dashboard.texts.tables import projects_table


def new_projects_figure(selection: Selection, news: NewSince, words: Words) -> FigureText:
    """The selected projects that are new: `NewSince.projects`."""
    return FigureText(
        key="new-projects",
        subject=words.text("New projects"),
        headline=count_since(selection, news, words),
        note=coverage_note(news.coverage, words),
        rule=words.text("A project is new where it was selected later; it counts once."),
        frame=news.projects,
        table=lambda: projects_table(news.projects, words),
        scope=_scope(selection, news, words),
    )


def first_times_figure(selection: Selection, news: NewSince, words: Words) -> FigureText:
    """What comes up for the first time: `NewSince.first_times`."""
    frame, facets = news.first_times, selection.index.facets
    return FigureText(
        key="first-times",
        subject=words.text("What comes up for the first time"),
        headline=count_since(selection, news, words),
        note=recorded_since(selection, news, words),
        rule=words.text(
            "A name comes up for the first time where no project that is, or may be, as old "
            "has it, selected or not."
        ),
        frame=frame,
        table=lambda: pd.DataFrame(
            {
                words.text("What"): [words.text(facets[key].label) for key in frame["facet"]],
                words.text("Name"): frame["label"],
                words.text("New projects"): frame["projects"],
            }
        ),
        scope=_scope(selection, news, words),
    )


def _scope(selection: Selection, news: NewSince, words: Words) -> FigureScope:
    new = selection.portfolio.projects["id"].isin(news.projects["id"]).to_numpy()
    sentence = selection_sentence(selection, words)
    return FigureScope(f"{sentence} · {count_since(selection, news, words)}", new)


def first_values(news: NewSince) -> dict[str, list[tuple[str, str]]]:
    """Return id and name of what comes up for the first time, by its facet, in their order."""
    frame = news.first_times
    rows = list(zip(frame["facet"], frame["id"], frame["label"], strict=True))
    return {
        facet: [(key, label) for of, key, label in rows if of == facet] for facet in FIRST_TIMES
    }


def recorded_since(selection: Selection, news: NewSince, words: Words) -> str:
    """Say how much of what was announced since then is recorded, and what that means for firsts."""
    parts = []
    if told := recorded_text(news.recorded, words):
        parts.append(words.text("Announced since then: {recorded}.", recorded=told))
    if recorded_of_all(selection.index).partly:
        parts.append(
            words.text(
                "What is first here is the first in the data set; a project that is not recorded "
                "may have come before it."
            )
        )
    return " ".join(parts)


def count_since(selection: Selection, news: NewSince, words: Words) -> str:
    """Say how many projects are new, and since when."""
    count, portfolio = len(news.projects), selection.portfolio
    committees = portfolio.committees
    days = dict(zip(committees["id"], committees["date"].tolist(), strict=True))
    known = news.since in days
    day = days[news.since] if known else dt.date.fromisoformat(news.since)
    if pd.isna(day):
        season = committee_labels(portfolio, words)[news.since]
        if not count:
            return words.text("No new project since the {season}", season=season)
        return words.plural(
            "{count} new project since the {season}",
            "{count} new projects since the {season}",
            count,
            season=season,
        )
    if not count:
        return words.text("No new project since {when}", when=words.date(day))
    return words.plural(
        "{count} new project since {when}",
        "{count} new projects since {when}",
        count,
        when=words.date(day),
    )
