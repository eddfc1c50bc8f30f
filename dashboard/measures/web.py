"""Who works with whom: the web of landlords that carry projects together."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.collation import by_name
from dashboard.measures.measure import Coverage, left_out
from dashboard.selection import Selection
from dashboard.words import N_, Words


@dataclass(frozen=True)
class Web:
    """Landlords that share projects.

    `nodes`: `landlord`, `label`, `projects` (selected ones it takes part in), `network` (label of
    one of its networks, missing where not stated), sorted by id. `edges`: `one`, `other` (landlord
    ids), `one_label`, `other_label`, `projects` (how many they share), most first. `members`:
    `project` (id), `title`, `landlord`, one row for each landlord of each joint project.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    members: pd.DataFrame
    coverage: Coverage


def joint_web(selection: Selection, words: Words) -> Web:
    """Relate the landlords of the selected joint projects.

    Projects that one landlord backs alone relate nobody and are left out.
    """
    portfolio = selection.portfolio
    names = portfolio.landlords.set_index("id")["name"]
    took_part = portfolio.tables["project_landlords"][["project", "landlord"]]
    kept = took_part[selection.mask[took_part["project"].cat.codes.to_numpy()]]
    kept = kept.assign(landlord=kept["landlord"].astype(object), project=kept["project"].cat.codes)
    shared = kept.merge(kept, on="project", suffixes=("", "_other"))
    shared = shared[shared["landlord"] < shared["landlord_other"]]
    edges = (
        shared.groupby(["landlord", "landlord_other"])["project"]
        .nunique()
        .rename("projects")
        .reset_index()
        .set_axis(["one", "other", "projects"], axis=1)
    )
    edges.insert(2, "one_label", edges["one"].map(names))
    edges.insert(3, "other_label", edges["other"].map(names))
    edges = edges.sort_values(
        ["projects", "one_label", "other_label"], ascending=[False, True, True], key=by_name
    ).reset_index(drop=True)
    members = np.unique(edges[["one", "other"]].to_numpy(dtype=object).astype(str))
    counts = kept["landlord"].value_counts()
    nodes = pd.DataFrame(
        {
            "landlord": members,
            "label": names.reindex(members).array,
            "projects": counts.reindex(members).to_numpy(dtype=int),
            "network": _network_labels(selection).reindex(members).array,
        }
    )
    joint = int(shared["project"].nunique())
    backed = kept[kept["project"].isin(shared["project"])]
    titles = portfolio.project_titles(words.language).iloc[backed["project"]]
    related = pd.DataFrame(
        {
            "project": titles.index.array,
            "title": titles.array,
            "landlord": backed["landlord"].array,
        }
    )
    coverage = Coverage(
        selected=selection.size,
        mentions=joint,
        left_out=(
            *left_out(N_("backed by one landlord alone"), kept["project"].nunique() - joint),
            *left_out(
                selection.index.facets["landlord"].unstated,
                selection.size - kept["project"].nunique(),
            ),
        ),
    )
    return Web(nodes, edges, related, coverage)


def _network_labels(selection: Selection) -> pd.Series:
    """Return the name of the widest network of each landlord that has one."""
    related = selection.portfolio.project_networks.dropna(subset=["network"])
    # Rows of a wider network come after those of the networks inside it.
    widest = related.groupby("landlord", observed=True)["network"].last()
    names = selection.portfolio.networks.set_index("id")["name"]
    return widest.astype(object).map(names)
