"""Who works with whom: landlords that back projects together, in their networks."""

from dataclasses import dataclass

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import N_, Words
from dashboard.measures.measure import Coverage, coverage_of
from dashboard.selection.selection import Selection, once_for_selection
from loaders.package.portfolio import Portfolio


@dataclass(frozen=True)
class Leader:
    """The network with a landlord in most of the joint projects: id, name, how many."""

    network: str
    label: str
    projects: int


@dataclass(frozen=True)
class Web:
    """Projects of several landlords, and who these are.

    `members`: one row per landlord of each such project, those of most landlords first and of one
    project in the order of networks and names: `project`, `title` (short), `landlord`, `label`,
    `network` (id of the widest that it belonged to when the project was selected; missing where
    none is stated), `network_label`, `network_kind`. `projects`: one row each, in the same order:
    `project`, `title`, `theme` (the main one, missing where not stated), `year` (in words, empty
    where not known), `landlords` (how many).
    """

    members: pd.DataFrame
    projects: pd.DataFrame
    coverage: Coverage

    @property
    def leader(self) -> Leader | None:
        """The network in most of the projects; None where several are level, or it has but one."""
        named = self.members.dropna(subset=["network"])
        counts = named.groupby("network")["project"].nunique().sort_values(ascending=False)
        if counts.empty or counts.iloc[0] < 2 or (counts == counts.iloc[0]).sum() > 1:
            return None
        network = str(counts.index[0])
        labels = named.drop_duplicates("network").set_index("network")["network_label"]
        return Leader(network, str(labels[network]), int(counts.iloc[0]))


@once_for_selection
def joint_web(selection: Selection, words: Words) -> Web:
    """Return the selected projects that several landlords back.

    Projects that one landlord backs alone relate nobody and are left out.
    """
    portfolio = selection.portfolio
    took_part = portfolio.tables["project_landlords"][["project", "landlord"]]
    kept = selection.rows(took_part).astype(object)
    counts = kept["project"].value_counts()
    joint = counts[counts > 1]
    members = _members(portfolio, kept[kept["project"].isin(joint.index)], joint, words)
    coverage = coverage_of(
        selection.size,
        len(joint),
        (N_("backed by one landlord alone"), len(counts) - len(joint)),
        (selection.index.facets["landlord"].unstated, selection.size - len(counts)),
    )
    return Web(members, _projects(portfolio, members, joint), coverage)


def _members(
    portfolio: Portfolio, kept: pd.DataFrame, joint: pd.Series, words: Words
) -> pd.DataFrame:
    related = portfolio.project_networks.dropna(subset=["network"]).astype(object)
    # Rows of a wider network come after those of the networks inside it.
    widest = related.drop_duplicates(["project", "landlord"], keep="last")
    networks = portfolio.networks.set_index("id")
    members = kept.merge(widest, on=["project", "landlord"], how="left")
    members["title"] = members["project"].map(portfolio.project_short_titles(words.language))
    members["label"] = members["landlord"].map(portfolio.landlords.set_index("id")["name"])
    members["network_label"] = members["network"].map(networks["name"])
    members["network_kind"] = members["network"].map(networks["kind"].astype(object))
    members["landlords"] = members["project"].map(joint)
    members = members.sort_values(
        ["landlords", "title", "project", "network_label", "label"],
        ascending=[False, True, True, True, True],
        key=by_name,
    )
    columns = ["project", "title", "landlord", "label", "network", "network_label", "network_kind"]
    return members[columns].reset_index(drop=True)


def _projects(portfolio: Portfolio, members: pd.DataFrame, joint: pd.Series) -> pd.DataFrame:
    frame = members.drop_duplicates("project")[["project", "title"]].reset_index(drop=True)
    keys = frame["project"]
    themes = portfolio.tables["project_themes"].query("rank == 1").astype({"project": object})
    frame["theme"] = keys.map(themes.set_index("project")["theme"].astype(object)).array
    years = portfolio.stated_years.set_axis(portfolio.projects["id"]).reindex(keys)
    frame["year"] = [
        "" if pd.isna(first) else str(first) if first == last else f"{first}-{last}"
        for first, last in years[["first", "last"]].itertuples(index=False)
    ]
    frame["landlords"] = keys.map(joint).array
    return frame
