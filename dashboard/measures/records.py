"""Project records: the list of a selection, and all that is known of one project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.cards import newest
from dashboard.selection.facets import theme_labels
from dashboard.selection.selection import Selection, once_for_selection
from dashboard.selection.selection_dates import selected_texts
from loaders.package.frame_rows import frame_rows
from loaders.package.portfolio import Portfolio

Row = Mapping[Any, Any]


@once_for_selection
def project_list(selection: Selection, words: Words, between: str = ", ") -> pd.DataFrame:
    """Return one row per selected project, the latest first, those of unknown year last.

    Columns `id`, `title` (readable), `promise` (in one line; else the first sentence of the
    summary, empty where there is none), `committee` (when it was selected, in words), `themes`
    (labels, the primary first), `theme` (primary id, missing where not stated), `landlords`,
    `carriers`, `places` (names in one text, with `between` them).
    """
    portfolio = selection.portfolio
    projects = portfolio.projects.iloc[newest(selection)]
    kept = set(projects["id"])
    names = theme_labels(portfolio, words)
    themes = _related(portfolio, "project_themes", kept).sort_values("rank")
    primary = themes.drop_duplicates("project").set_index("project")["theme"].astype("object")
    frame = pd.DataFrame(
        {
            "id": projects["id"].array,
            "title": portfolio.project_titles(words.language).reindex(projects["id"]).array,
            "promise": _promises(projects, words).array,
            "committee": selected_texts(portfolio, words).reindex(projects["id"]).array,
        }
    )
    frame["theme"] = primary.reindex(frame["id"]).array
    for column, pairs, key in (
        ("themes", themes, "theme"),
        ("landlords", _related(portfolio, "project_landlords", kept), "landlord"),
        ("places", _related(portfolio, "project_places", kept), "place"),
    ):
        named = names if key == "theme" else portfolio.tables[f"{key}s"].set_index("id")["name"]
        frame[column] = _texts(pairs["project"], pairs[key], named, frame["id"], between)
    frame["carriers"] = organisations_of(selection, frame["id"], "carrier", between)
    return frame


def organisations_of(
    selection: Selection, projects: pd.Series, role: str, between: str
) -> list[str]:
    """Return the names of those who have a `role` in each of `projects` (ids), in one text."""
    pairs = _related(selection.portfolio, "project_organisations", set(projects))
    pairs = pairs[pairs["role"] == role]
    names = selection.portfolio.organisations.set_index("id")["name"]
    return _texts(pairs["project"], pairs["organisation"], names, projects, between)


def _promises(projects: pd.DataFrame, words: Words) -> pd.Series:
    summaries = projects[f"summary_{words.language}"]
    sentences = summaries.str.extract(r"^(.*?[.!?…])(?:\s|$)", expand=False).fillna(summaries)
    return projects[f"promise_{words.language}"].fillna(sentences).fillna("")


def _texts(
    projects: pd.Series,
    values: pd.Series,
    names: Mapping[str, str] | pd.Series,
    wanted: pd.Series,
    between: str,
) -> list[str]:
    """Return the names of what each of the `wanted` projects has, in one text.

    Row by row: pandas makes a series of each project, which takes ten times as long.
    """
    known = dict(names)
    found: dict[str, list[str]] = {project: [] for project in wanted}
    for project, value in zip(projects.tolist(), values.tolist(), strict=True):
        found[project].append(known[value])
    return [between.join(found[project]) for project in wanted]


def _related(portfolio: Portfolio, table: str, projects: set[str]) -> pd.DataFrame:
    pairs = portfolio.tables[table]
    pairs = pairs[pairs["project"].isin(projects)]
    return pairs.assign(project=pairs["project"].astype("object"))


def earlier_titles(lineage: pd.DataFrame, words: Words) -> pd.Series:
    """Return what each row of `lineage` calls the earlier project.

    That is its title in the source, or, where the source names none, what the record calls it in
    the reader's language.
    """
    titles = lineage["earlier_title"]
    return titles if words.language == "fr" else lineage["earlier_title_en"].fillna(titles)


@dataclass(frozen=True)
class ProjectRecord:
    """All that the data set says of one project: its own row, and its rows in other tables.

    `title` and `subtitle` (empty where there is none) are the readable ones; those of the source
    stand in `project`. `selected` says when, in words. `committee` is empty where it is not known.
    `themes` has `id`, `label`, `rank`; `landlords` the landlords' columns and `name_as_written`,
    `phase`, `networks` (names at the time, empty where not stated); `organisations` theirs and
    `role`; `places` theirs; `figures` theirs and `site`, that of another page than the main
    source, else empty; `lineage` its own columns, with `earlier_title` in the reader's language;
    `followers` the lineage of projects that name this one as the earlier; `sources` the pages
    beside the main one, with their own columns.
    """

    project: Row
    title: str
    subtitle: str
    selected: str
    committee: Row
    themes: Sequence[Row]
    landlords: Sequence[Row]
    organisations: Sequence[Row]
    places: Sequence[Row]
    figures: Sequence[Row]
    lineage: Sequence[Row]
    followers: Sequence[Row]
    sources: Sequence[Row]

    def having(self, role: str) -> list[str]:
        """Return the names of the organisations that have a role in it."""
        return [row["name"] for row in self.organisations if row["role"] == role]


def known(value: object) -> bool:
    """Return whether a cell of a row holds something."""
    return not pd.isna(value)  # type: ignore[call-overload]


def project_record(portfolio: Portfolio, project: str, words: Words) -> ProjectRecord:
    """Gather what is known of `project`; raise `KeyError` where there is no such project."""
    return next(project_records(portfolio, [project], words))


def project_records(
    portfolio: Portfolio, projects: Sequence[str], words: Words
) -> Iterator[ProjectRecord]:
    """Yield the record of each of `projects`, in their order; the tables are read once for all.

    Raises `KeyError` where there is no such project.
    """
    kept = set(projects)
    rows = {
        row["id"]: row
        for row in frame_rows(portfolio.projects[portfolio.projects["id"].isin(kept)])
    }
    committees = {row["id"]: row for row in frame_rows(portfolio.committees)}
    lineage = portfolio.tables["lineage"]
    lineage = lineage.assign(earlier_title=earlier_titles(lineage, words))
    themes = _related(portfolio, "project_themes", kept).sort_values("rank", kind="stable")
    themes = themes.rename(columns={"theme": "id"})
    labels = theme_labels(portfolio, words)
    figures = _related(portfolio, "figures", kept).sort_values("position", kind="stable")
    figures = figures.assign(site=[_site(address) for address in figures["source_url"]])
    sources = _related(portfolio, "project_sources", kept).sort_values("position", kind="stable")
    titles = portfolio.project_titles(words.language)
    subtitles = portfolio.project_subtitles(words.language).fillna("")
    selected = selected_texts(portfolio, words)
    parts = {
        "themes": _parts(themes.assign(label=themes["id"].astype("object").map(labels))),
        "landlords": _parts(_landlords(portfolio, kept)),
        "organisations": _parts(_joined(portfolio, "project_organisations", "organisation", kept)),
        "places": _parts(_joined(portfolio, "project_places", "place", kept)),
        "figures": _parts(figures),
        "lineage": _parts(lineage),
        "followers": _parts(lineage, "earlier_project"),
        "sources": _parts(sources),
    }
    for project in projects:
        yield ProjectRecord(
            project=rows[project],
            title=str(titles[project]),
            subtitle=str(subtitles[project]),
            selected=str(selected[project]),
            committee=committees.get(rows[project]["committee"], {}),
            **{name: rows_of.get(project, ()) for name, rows_of in parts.items()},
        )


def _site(address: object) -> str:
    return urlsplit(address).netloc.removeprefix("www.") if isinstance(address, str) else ""


def _parts(table: pd.DataFrame, key: str = "project") -> dict[str, list[Row]]:
    """Return the rows of each project that has some, in the order of the table."""
    rows: dict[str, list[Row]] = {}
    for row in frame_rows(table):
        rows.setdefault(row[key], []).append(row)
    return rows


def _landlords(portfolio: Portfolio, projects: set[str]) -> pd.DataFrame:
    landlords = _joined(portfolio, "project_landlords", "landlord", projects)
    networks = portfolio.project_networks
    networks = networks[networks["project"].isin(projects)].dropna(subset=["network"])
    names = networks["network"].astype("object").map(portfolio.networks.set_index("id")["name"])
    pairs = [networks[column].astype("object") for column in ("project", "landlord")]
    stated = names.groupby(pairs).agg(", ".join).to_dict()
    both = zip(landlords["project"], landlords["id"], strict=True)
    return landlords.assign(networks=[str(stated.get(pair, "")) for pair in both])


def _joined(portfolio: Portfolio, table: str, key: str, projects: set[str]) -> pd.DataFrame:
    pairs = _related(portfolio, table, projects).rename(columns={key: "id"})
    pairs["id"] = pairs["id"].astype("object")
    return pairs.merge(portfolio.tables[f"{key}s"], on="id", how="left")
