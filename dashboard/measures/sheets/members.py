"""Landlords and their networks, with periods and sources."""

from dataclasses import dataclass

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by
from dashboard.measures.sheets.subject import Subject
from loaders.package.portfolio import Portfolio

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
