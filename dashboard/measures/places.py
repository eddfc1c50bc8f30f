"""The locations of the selected projects: one row per project and place, ready for a map."""

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import N_, Words
from dashboard.measures.cards import newest
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.measure import Measure, coverage_of, covered
from dashboard.selection.selection import Selection, once_for_selection


@once_for_selection
def located(selection: Selection) -> Measure:
    """Return the places of the selected projects that have coordinates.

    Columns `project` (id), `place` (id), `name`, `kind`, `departement`, `region` (codes),
    `precision`, `basis`, `lon`, `lat`. A project with several places has several rows. Projects
    of which only a region is known, or no place at all, are left out.
    """
    places = selection.rows(selection.portfolio.project_territories)
    pinned = places[places["lon"].notna() & places["lat"].notna()]
    shown = pinned["project"].nunique()
    regional = places["region"].notna() & ~places["project"].isin(pinned["project"])
    only_regional = places[regional]["project"].nunique()
    coverage = coverage_of(
        selection.size,
        shown,
        (N_("only the region is known"), only_regional),
        (N_("place not known"), selection.size - shown - only_regional),
    )
    columns = ["project", "place", "name", "kind", "departement", "region"]
    columns += ["precision", "basis", "lon", "lat"]
    return Measure(pinned[columns].astype({"project": "object"}), coverage)


@once_for_selection
def mapped(selection: Selection) -> Measure:
    """Return what a map shows: the places of `located`, and what is known by its region alone.

    Of the latter there is a row per project and region; its `precision` is `region`, `lon` and
    `lat` are missing.
    """
    pinned = located(selection)
    places = selection.rows(selection.portfolio.project_territories)
    vague = places[places["region"].notna() & ~places["project"].isin(pinned.frame["project"])]
    vague = vague.drop_duplicates(["project", "region"]).astype({"project": "object"})
    frame = pd.concat(
        [
            pinned.frame.astype({"precision": "object"}),
            vague[pinned.frame.columns].assign(precision="region"),
        ],
        ignore_index=True,
    )
    shown = int(frame["project"].nunique())
    coverage = covered(selection.size, shown, N_("region not known"))
    return Measure(frame, coverage)


def owners(selection: Selection) -> pd.DataFrame:
    """Return who has the selected projects: `project`, `kind` (landlord, network), `id`, `name`."""
    portfolio = selection.portfolio
    related = selection.rows(portfolio.project_networks)
    parts = []
    for kind, table in (("network", portfolio.networks), ("landlord", portfolio.landlords)):
        pairs = related[["project", kind]].dropna().drop_duplicates().astype("object")
        pairs.columns = pd.Index(["project", "id"])
        parts.append(pairs.assign(kind=kind, name=pairs["id"].map(table.set_index("id")["name"])))
    return pd.concat(parts, ignore_index=True)


def owners_apart(selection: Selection, spots: pd.DataFrame) -> pd.DataFrame:
    """Return who of `owners` stands on several spots of a map, a row for each project and spot.

    `spots` are where the map puts projects: `project`, `map_lon`, `map_lat`. The columns of both,
    and `owner` (`network:id` or `landlord:id`); networks first, by name.
    """
    placed = owners(selection).merge(spots.drop_duplicates(), on="project")
    placed["owner"] = placed["kind"] + ":" + placed["id"].astype("object")
    apart = placed.groupby("owner")[["map_lon", "map_lat"]].nunique().max(axis=1)
    several = placed[placed["owner"].isin(apart[apart > 1].index)]
    return several.sort_values(["kind", "name"], ascending=[False, True], key=by_name)


def by_region(selection: Selection, words: Words) -> list[tuple[str, str, list[str]]]:
    """Return the regions with selected projects, that with most first: code, name, project ids.

    A project stands in each region that it touches, the latest first.
    """
    frame = ranked(projects_by(selection, "region", words)).frame
    inside: dict[str, list[str]] = {code: [] for code in frame["id"]}
    ids, link = selection.portfolio.projects["id"].tolist(), selection.link("region")
    for position in newest(selection):
        for code in link.stated_at(position):
            inside[code].append(ids[position])
    return [(code, label, inside[code]) for code, label in frame[["id", "label"]].to_numpy()]


def without_region(selection: Selection) -> list[str]:
    """Return the ids of the selected projects of which no region is known, the latest first."""
    ids, unstated = selection.portfolio.projects["id"].tolist(), selection.link("region").unstated
    return [ids[position] for position in newest(selection) if unstated[position]]
