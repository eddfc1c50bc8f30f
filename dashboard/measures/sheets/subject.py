"""The subject of a sheet: one value of a facet, and the projects that have it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.measure import Measure
from dashboard.measures.records import project_list
from dashboard.selection.choices import Choices
from dashboard.selection.facets import facets_in_order
from dashboard.selection.index import Index, Mask
from dashboard.selection.selection import Selection
from dashboard.selection.selection_dates import known_days
from loaders.package.portfolio import Portfolio

KINDS = facets_in_order("sheet")
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


def history(selection: Selection, words: Words) -> pd.DataFrame:
    """Return the selected projects of which the year or the season is known, the earliest first.

    The columns of `project_list`, and `first`, `last`: the day of the committee twice, or the
    days between which it met where it is known less well.
    """
    projects = project_list(selection, words).iloc[::-1].reset_index(drop=True)
    days = known_days(selection.portfolio).reindex(projects["id"]).reset_index(drop=True)
    return pd.concat([projects, days], axis=1).dropna(subset=["first", "last"])


class OneProject(Selection):
    """The selection of one project alone, for the measures that a sheet of it needs."""

    def __init__(self, index: Index, project: str, words: Words) -> None:
        super().__init__(index)
        self._position = index.position_of(project)
        self.title = str(index.portfolio.project_titles(words.language)[project])

    def mask_without(self, *_keys: str) -> Mask:
        """Return the mask that has this project alone, whatever is left out."""
        mask = np.zeros(self.index.size, dtype=bool)
        mask[self._position] = True
        return mask


PERIOD = ["first_year", "last_year", "confidence", "source_url"]


@dataclass(frozen=True)
class LandlordRecord:
    """All that is known of one landlord beside its projects.

    `landlord`: its row. `networks`: `network` (id), `name`, `above` (ids of the networks that this
    one belongs to, nearest first), `first_year`, `last_year` (missing: not stated), `confidence`
    (code), `source_url`. `written`: how the announcements write it, each way once.
    """

    landlord: pd.Series
    networks: pd.DataFrame
    written: tuple[str, ...]


@dataclass(frozen=True)
class NetworkRecord:
    """All that is known of one network beside its projects.

    `network`: its row. `above`: ids of the networks it belongs to, nearest first. `inside`: ids of
    those that belong to it directly. `members`: `landlord` (id), `name`, `projects` (those it has
    in this network), `first_year`, `last_year`, `confidence`, `source_url`.
    """

    network: pd.Series
    above: tuple[str, ...]
    inside: tuple[str, ...]
    members: pd.DataFrame


def landlord_record(portfolio: Portfolio, landlord: str) -> LandlordRecord:
    """Gather what is known of `landlord`; raise `KeyError` where there is no such landlord."""
    row = row_of(portfolio.landlords, landlord)
    memberships = portfolio.tables["landlord_networks"]
    own = memberships[memberships["landlord"] == landlord].astype({"network": object})
    names = portfolio.networks.set_index("id")["name"]
    networks = own[["network", *PERIOD]].assign(
        name=own["network"].map(names),
        above=own["network"].map(lambda network: above(portfolio, network)),
    )
    took_part = portfolio.tables["project_landlords"]
    written = took_part.loc[took_part["landlord"] == landlord, "name_as_written"]
    return LandlordRecord(row, networks.reset_index(drop=True), tuple(dict.fromkeys(written)))


def network_record(about: Subject, words: Words) -> NetworkRecord:
    """Gather what is known of the network that `about` is."""
    portfolio = about.selection.portfolio
    networks = portfolio.networks
    memberships = portfolio.tables["landlord_networks"]
    own = memberships[memberships["network"] == about.id].astype({"landlord": object})
    counts = projects_by(about.selection, "landlord", words).frame.set_index("id")["projects"]
    members = own[["landlord", *PERIOD]].assign(
        name=own["landlord"].map(portfolio.landlords.set_index("id")["name"]),
        projects=counts.reindex(own["landlord"]).fillna(0).astype(int).to_numpy(),
    )
    return NetworkRecord(
        network=row_of(networks, about.id),
        above=above(portfolio, about.id),
        inside=tuple(networks.loc[networks["parent"] == about.id, "id"]),
        members=members.sort_values(["projects", "name"], ascending=[False, True], key=by_name),
    )


def row_of(table: pd.DataFrame, identifier: str) -> pd.Series:
    """Return the row of `table` with this id; raise `KeyError` where there is none."""
    rows = table[table["id"] == identifier]
    if rows.empty:
        raise KeyError(identifier)
    return rows.iloc[0]


def above(portfolio: Portfolio, network: str) -> tuple[str, ...]:
    """Return the networks that `network` belongs to, nearest first; a circle of them ends."""
    parents = portfolio.networks.set_index("id")["parent"]
    found: list[str] = []
    parent = parents[network]
    while pd.notna(parent) and parent not in (network, *found):
        found.append(str(parent))
        parent = parents[parent]
    return tuple(found)


def roles_of(portfolio: Portfolio, organisation: str) -> dict[str, int]:
    """Return how often an organisation has each of its roles in a project, most often first."""
    took_part = portfolio.tables["project_organisations"]
    own = took_part.loc[took_part["organisation"] == organisation, "role"].astype(str)
    return {str(role): int(count) for role, count in own.value_counts().items()}
