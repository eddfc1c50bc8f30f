"""Projects as records: the list of a selection, and all that is known of one project."""

from dataclasses import dataclass

import pandas as pd

from dashboard.facets import committee_labels, theme_labels
from dashboard.selection import Selection
from dashboard.words import Words
from loaders.portfolio import Portfolio


def project_list(selection: Selection, words: Words) -> pd.DataFrame:
    """Return one row per selected project, the latest committee first.

    Columns `id`, `title`, `committee` (label, or that it is not known), `themes` (labels, the
    primary first), `theme` (primary id, missing where not stated), `landlords`, `carriers`,
    `places` (names in one text).
    """
    portfolio = selection.portfolio
    projects = portfolio.projects[selection.mask]
    moments = portfolio.committee_moments.reindex(projects["committee"].astype("object"))
    projects = projects.iloc[moments.argsort(kind="stable").to_numpy()[::-1]]
    committees = committee_labels(portfolio, words)
    unknown = words.text("committee not known")
    kept = set(projects["id"])
    names = theme_labels(portfolio, words)
    themes = _related(portfolio, "project_themes", kept).sort_values("rank")
    carriers = _related(portfolio, "project_organisations", kept).query("role == 'carrier'")
    primary = themes.drop_duplicates("project").set_index("project")["theme"].astype("object")
    frame = pd.DataFrame(
        {
            "id": projects["id"].array,
            "title": projects["title"].array,
            "committee": [committees.get(key, unknown) for key in projects["committee"]],
        }
    )
    frame["theme"] = primary.reindex(frame["id"]).array
    for column, pairs, key in (
        ("themes", themes, "theme"),
        ("landlords", _related(portfolio, "project_landlords", kept), "landlord"),
        ("carriers", carriers, "organisation"),
        ("places", _related(portfolio, "project_places", kept), "place"),
    ):
        named = names if key == "theme" else portfolio.tables[f"{key}s"].set_index("id")["name"]
        texts = pairs.assign(name=pairs[key].astype("object").map(named))
        joined = texts.groupby("project")["name"].agg(", ".join)
        frame[column] = _texts(joined, frame["id"])
    return frame


def _texts(joined: pd.Series, keys: pd.Series) -> list[str]:
    known = joined.to_dict()
    return [str(known.get(key, "")) for key in keys]


def _related(portfolio: Portfolio, table: str, projects: set[str]) -> pd.DataFrame:
    pairs = portfolio.tables[table]
    pairs = pairs[pairs["project"].isin(projects)]
    return pairs.assign(project=pairs["project"].astype("object"))


@dataclass(frozen=True)
class ProjectRecord:
    """All that the data set says of one project: its own row, and its rows in other tables.

    `committee` is empty where it is not known. `themes` has `id`, `label`, `rank`; `landlords` the
    landlords' columns and `name_as_written`, `phase`, `networks` (names at the time, empty where
    not stated); `organisations` theirs and `role`; `places` theirs; `figures` and `lineage` their
    own columns, `followers` the lineage of projects that name this one as the earlier.
    """

    project: pd.Series
    committee: pd.Series
    themes: pd.DataFrame
    landlords: pd.DataFrame
    organisations: pd.DataFrame
    places: pd.DataFrame
    figures: pd.DataFrame
    lineage: pd.DataFrame
    followers: pd.DataFrame


def project_record(portfolio: Portfolio, project: str, words: Words) -> ProjectRecord:
    """Gather what is known of `project`; raise `KeyError` where there is no such project."""
    projects = portfolio.projects.set_index("id", drop=False)
    row = projects.loc[[project]].iloc[0]
    committees = portfolio.committees.set_index("id", drop=False)
    kept = {project}
    themes = _related(portfolio, "project_themes", kept).sort_values("rank")
    themes = themes.rename(columns={"theme": "id"})
    labels = theme_labels(portfolio, words)
    lineage = portfolio.tables["lineage"]
    landlords = _joined(portfolio, "project_landlords", "landlord", kept)
    networks = portfolio.project_networks
    networks = networks[networks["project"] == project].dropna(subset=["network"])
    names = networks["network"].astype("object").map(portfolio.networks.set_index("id")["name"])
    stated = names.groupby(networks["landlord"].astype("object")).agg(", ".join)
    return ProjectRecord(
        project=row,
        committee=committees.reindex([row["committee"]]).iloc[0],
        themes=themes.assign(label=themes["id"].astype("object").map(labels)),
        landlords=landlords.assign(networks=_texts(stated, landlords["id"])),
        organisations=_joined(portfolio, "project_organisations", "organisation", kept),
        places=_joined(portfolio, "project_places", "place", kept),
        figures=_related(portfolio, "figures", kept).sort_values("position"),
        lineage=lineage[lineage["project"] == project],
        followers=lineage[lineage["earlier_project"] == project],
    )


def _joined(portfolio: Portfolio, table: str, key: str, projects: set[str]) -> pd.DataFrame:
    pairs = _related(portfolio, table, projects).rename(columns={key: "id"})
    pairs["id"] = pairs["id"].astype("object")
    return pairs.merge(portfolio.tables[f"{key}s"], on="id", how="left")
