"""The locations of the selected projects: one row per project and place, ready for a map."""

import pandas as pd

from dashboard.language.translation import N_
from dashboard.measures.measure import Coverage, Measure, left_out
from dashboard.selection.selection import Selection


def located(selection: Selection) -> Measure:
    """Return the places of the selected projects that have coordinates.

    Columns `project` (id), `place` (id), `name`, `kind`, `departement`, `region` (codes),
    `precision`, `basis`, `lon`, `lat`. A project with several places has several rows. Projects
    of which only a region is known, or no place at all, are left out.
    """
    every = selection.portfolio.project_territories
    codes = every["project"].cat.codes.to_numpy()
    places = every[selection.mask[codes]]
    pinned = places[places["lon"].notna() & places["lat"].notna()]
    shown = pinned["project"].nunique()
    regional = places["region"].notna() & ~places["project"].isin(pinned["project"])
    only_regional = places[regional]["project"].nunique()
    coverage = Coverage(
        selected=selection.size,
        mentions=int(shown),
        left_out=(
            *left_out(N_("only the region is known"), only_regional),
            *left_out(N_("place not known"), selection.size - shown - only_regional),
        ),
    )
    columns = ["project", "place", "name", "kind", "departement", "region"]
    columns += ["precision", "basis", "lon", "lat"]
    return Measure(pinned[columns].astype({"project": "object"}), coverage)


def owners(selection: Selection) -> pd.DataFrame:
    """Return who has the selected projects: `project`, `kind` (landlord, network), `id`, `name`."""
    portfolio = selection.portfolio
    related = portfolio.project_networks
    related = related[selection.mask[related["project"].cat.codes.to_numpy()]]
    parts = []
    for kind, table in (("network", portfolio.networks), ("landlord", portfolio.landlords)):
        pairs = related[["project", kind]].dropna().drop_duplicates().astype("object")
        pairs.columns = pd.Index(["project", "id"])
        parts.append(pairs.assign(kind=kind, name=pairs["id"].map(table.set_index("id")["name"])))
    return pd.concat(parts, ignore_index=True)
