"""The data keeper's worklist: missing laureates and incomplete records, by committee."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.committees import recording
from dashboard.selection.index import Index, once_for_data
from dashboard.selection.selection import Selection
from loaders.package.portfolio import Portfolio

_LINKED: Mapping[str, tuple[str, str]] = {
    "project_landlords": ("", N_("landlord")),
    "project_organisations": ("carrier", N_("lead organisation")),
    "project_themes": ("", N_("theme")),
    "project_places": ("", N_("place")),
}
"""The tables that a whole record has a line in, with the role where only that counts."""


@dataclass(frozen=True)
class Unfinished:
    """A record that was not read whole: id, readable title, and what it lacks, in words."""

    project: str
    title: str
    lacks: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """What is left to do of one announcement; `committee` is empty for those of no known one.

    `missing`: laureates announced and not recorded; None where no number was announced.
    """

    committee: str
    label: str
    announced: int | None
    missing: int | None
    unfinished: tuple[Unfinished, ...]
    source_url: str


def worklist(selection: Selection, words: Words) -> list[Task]:
    """Return the committees with something left to do, whatever is selected.

    Those with most laureates to record come first, of as many the latest; then those whose records
    alone are to be completed, and last the records of no known committee.
    """
    portfolio = selection.portfolio
    committee_of = portfolio.projects.set_index("id")["committee"].astype("object").fillna("")
    by_committee: dict[str, list[Unfinished]] = {}
    for record in _unfinished(portfolio, words):
        by_committee.setdefault(committee_of[record.project], []).append(record)
    tasks = [
        Task(
            row["id"],
            row["label"],
            None if pd.isna(row["announced"]) else int(row["announced"]),
            None
            if pd.isna(row["announced"])
            else max(0, int(row["announced"]) - int(row["recorded"])),
            tuple(by_committee.get(row["id"], ())),
            str(row["source_url"]),
        )
        for row in recording(selection, words).to_dict("records")[::-1]
    ]
    tasks = [task for task in tasks if task.missing or task.unfinished]
    tasks.sort(key=lambda task: -(task.missing or 0))  # of as many, the latest stays first
    if apart := by_committee.get(""):
        label = words.text("Committee not known")
        tasks.append(Task("", label, None, None, tuple(apart), ""))
    return tasks


@once_for_data
def missing_laureates(index: Index, words: Words) -> int:
    """Return how many laureates were announced and are not recorded, committee by committee."""
    return sum(task.missing or 0 for task in worklist(Selection(index), words))


@once_for_data
def awaited(index: Index, words: Words) -> tuple[int, str] | None:
    """Return how many laureates of the latest committee that lacks some are not recorded.

    With what that committee is called; None where all that were announced are recorded.
    """
    frame = recording(Selection(index), words)
    lacking = frame[(frame["announced"] > frame["recorded"]).fillna(value=False)]
    if lacking.empty:
        return None
    last = lacking.iloc[-1]
    return int(last["announced"]) - int(last["recorded"]), str(last["label"])


def _unfinished(portfolio: Portfolio, words: Words) -> list[Unfinished]:
    """Return the records that were not read whole, each with what it lacks."""
    projects = portfolio.projects
    partial = projects[(projects["record_status"] != "whole").fillna(True)]
    titles = portfolio.project_titles(words.language)
    having = {}
    for name, (role, _) in _LINKED.items():
        links = portfolio.tables[name]
        having[name] = set((links[links["role"] == role] if role else links)["project"])
    summary = f"summary_{words.language}"
    return [
        Unfinished(
            str(project),
            str(titles[project]),
            (
                *(words.text(said) for n, (_, said) in _LINKED.items() if project not in having[n]),
                *([words.text("summary")] if pd.isna(written) else []),
                *([words.text("duration")] if pd.isna(years) else []),
            ),
        )
        for project, written, years in zip(
            partial["id"], partial[summary], partial["duration_years"], strict=True
        )
    ]
