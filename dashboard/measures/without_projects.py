"""The values of a facet that no selected project has."""

from collections.abc import Collection

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Measure
from dashboard.selection.selection import Selection


def values_without(selection: Selection, key: str, words: Words) -> Measure:
    """List the values of the facet `key` that no selected project has, in the facet's own order.

    Columns `id`, `label`, `elsewhere` (projects of the whole data set, outside the selection, that
    have the value). The coverage is that of `projects_by`: a project it leaves out, because its
    value is not stated, may belong to one of these.
    """
    counted = projects_by(selection, key, words, without_projects=True)
    lacking = counted.frame[counted.frame["projects"] == 0]
    link = selection.link(key)
    elsewhere = pd.Series(link.counts(~selection.mask), index=link.values)
    frame = lacking[["id", "label"]].assign(
        elsewhere=elsewhere.reindex(lacking["id"]).fillna(0).astype(int).to_numpy()
    )
    return Measure(frame.reset_index(drop=True), counted.coverage)


def departements_without(selection: Selection, words: Words) -> Measure:
    """Count by region the départements that no selected project is known to be in.

    Columns `region`, `region_label`, `departements` (how many the region has), `without` (how many
    of them have no project). Coverage as of `values_without`.
    """
    measure = values_without(selection, "departement", words)
    departements = selection.portfolio.departements
    lacking = departements["code"].isin(set(measure.frame["id"]))
    counted = (
        departements.assign(without=lacking, region=departements["region"].astype("object"))
        .groupby("region")["without"]
        .agg(departements="size", without="sum")
    )
    regions = selection.portfolio.regions
    frame = pd.DataFrame({"region": regions["code"], "region_label": regions["name"]})
    for column in ("departements", "without"):
        frame[column] = counted[column].reindex(frame["region"]).fillna(0).astype(int).to_numpy()
    return Measure(frame, measure.coverage)


def departements_lacking(
    selection: Selection, words: Words, *, within: Collection[str] = ()
) -> Measure:
    """List the départements that no selected project is known to be in, region by region.

    Columns `id`, `label`, `region` (code), `region_label`, `elsewhere` (as in `values_without`).
    Where regions are named in `within`, only theirs. Coverage as of `values_without`.
    """
    measure = values_without(selection, "departement", words)
    departements = selection.portfolio.departements.astype({"region": "object"})
    region_of = departements.set_index("code")["region"]
    names = selection.portfolio.regions.set_index("code")["name"]
    frame = measure.frame.assign(region=region_of.reindex(measure.frame["id"]).array)
    frame["region_label"] = frame["region"].map(names)
    if within:
        frame = frame[frame["region"].isin(list(within))]
    frame = frame.sort_values(["region_label", "id"], na_position="first", key=by_name)
    columns = ["id", "label", "region", "region_label", "elsewhere"]
    return Measure(frame[columns].reset_index(drop=True), measure.coverage)


def landlords_lacking(selection: Selection, words: Words) -> Measure:
    """List the landlords without a selected project, those with most projects elsewhere first.

    Columns and coverage as of `values_without`.
    """
    measure = values_without(selection, "landlord", words)
    frame = measure.frame.sort_values(["elsewhere", "label"], ascending=[False, True], key=by_name)
    return Measure(frame.reset_index(drop=True), measure.coverage)
