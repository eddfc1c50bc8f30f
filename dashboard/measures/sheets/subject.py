"""The subject of a sheet: one value of a facet, and the projects that have it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.measure import Measure
from dashboard.measures.records import project_list
from dashboard.selection.choices import Choices
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection

KINDS = {
    "theme": N_("Themes"),
    "region": N_("Regions"),
    "departement": N_("Départements"),
    "commune": N_("Communes"),
    "network": N_("Landlord networks"),
    "landlord": N_("Landlords"),
    "organisation": N_("Lead organisations and partners"),
}
"""The facets whose values have a sheet, with what all its values are called."""


@dataclass(frozen=True)
class Subject:
    """The value `id` of the facet `kind`, called `name`; `selection` has all its projects.

    Whatever a visitor has filtered: a sheet says the same under every address that names it.
    """

    kind: str
    id: str
    name: str
    selection: Selection


def subject(index: Index, kind: str, identifier: str, words: Words) -> Subject:
    """Return the subject of a sheet; raise `KeyError` where there is no such kind or value."""
    if kind not in KINDS:
        raise KeyError(kind)
    name = index.labels(kind, words)[identifier]
    choices = Choices().having(kind, [identifier])
    return Subject(kind, identifier, name, Selection(index, choices))


def others(about: Subject, key: str, words: Words) -> Measure:
    """Count the projects of a subject by another facet, most first, without the subject itself.

    Columns and coverage as of `projects_by`.
    """
    measure = ranked(projects_by(about.selection, key, words))
    if key != about.kind:
        return measure
    frame = measure.frame[measure.frame["id"] != about.id].reset_index(drop=True)
    return Measure(frame, measure.coverage)


def first_and_latest(about: Subject, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the projects of its first and of its latest committee, with `project_list`'s columns.

    Both are empty where it has no project. A season counts as the end of its first year.
    """
    projects = project_list(about.selection, words)
    if projects.empty:
        return projects, projects
    ends = projects["committee"].iloc[[-1, 0]]
    first, latest = (projects[projects["committee"] == committee] for committee in ends)
    return first, latest
