"""Projects by the values of a facet, by two facets at once, and the values without projects."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.measure import Measure, coverage_of
from dashboard.selection.selection import Selection, once_for_selection


@once_for_selection
def projects_by(
    selection: Selection, key: str, words: Words, *, without_projects: bool = False
) -> Measure:
    """Count the selected projects under each value of the facet `key`.

    Columns `id`, `label`, `projects`, in the facet's own order; values without a project only
    when asked for. A project counts once in each value that it has. Where the values of a project
    have an order, as themes do, `projects_main` says how many of them have the value first.
    """
    facet, link, counts = selection.index.facets[key], selection.link(key), selection.counts(key)
    labels = selection.index.labels(key, words)
    rows = [(value, int(counts[link.code_of[value]])) for value in labels if value in link.code_of]
    if not without_projects:
        rows = [(value, count) for value, count in rows if count]
    columns: dict[str, object] = {
        "id": [value for value, _ in rows],
        "label": [labels[value] for value, _ in rows],
        "projects": np.array([count for _, count in rows], dtype=np.int64),
    }
    main = selection.index.main_link(key)
    if main is not None:
        first = dict(zip(main.values, main.counts(selection.mask).tolist(), strict=True))
        columns["projects_main"] = np.array([first[value] for value, _ in rows], dtype=np.int64)
    mentions = sum(count for _, count in rows)
    coverage = coverage_of(selection.size, mentions, (facet.unstated, counts[-1]))
    return Measure(pd.DataFrame(columns), coverage)


def ranked(measure: Measure) -> Measure:
    """Return `measure` with the largest rows first (equal ones in the facet's own order)."""
    order = np.argsort(-measure.frame["projects"].to_numpy(), kind="stable")
    return Measure(measure.frame.iloc[order].reset_index(drop=True), measure.coverage)


@once_for_selection
def projects_by_two(selection: Selection, first: str, second: str, words: Words) -> Measure:
    """Count the selected projects under each pair of values of two facets.

    Columns `first`, `first_label`, `second`, `second_label`, `projects`; pairs without a project
    are absent. Projects that lack either value are left out.
    """
    one, other = selection.link(first), selection.link(second)
    shape = (len(one.values), len(other.values))
    project, pair = selection.index.pairs(first, second)
    kept = np.flatnonzero(selection.mask.take(project))
    counts = np.bincount(pair.take(kept), minlength=shape[0] * shape[1])
    stated = counts.reshape(shape)[:-1, :-1]
    labels = [selection.index.labels(key, words) for key in (first, second)]
    rows, columns = np.nonzero(stated)
    firsts = [one.values[row] for row in rows]
    seconds = [other.values[column] for column in columns]
    frame = pd.DataFrame(
        {
            "first": firsts,
            "first_label": [labels[0][value] for value in firsts],
            "second": seconds,
            "second_label": [labels[1][value] for value in seconds],
            "projects": stated[rows, columns],
        }
    )
    facets = selection.index.facets
    lacking_first = selection.mask & one.unstated
    lacking_second = selection.mask & other.unstated & ~one.unstated
    coverage = coverage_of(
        selection.size,
        stated.sum(),
        (facets[first].unstated, np.count_nonzero(lacking_first)),
        (facets[second].unstated, np.count_nonzero(lacking_second)),
    )
    return Measure(frame, coverage)


COUNTED = {"themes": "theme", "regions": "region", "departements": "departement",
           "communes": "commune"}  # fmt: skip
"""What is counted beside projects, and the facet whose values are."""


def organisations(selection: Selection, key: str, words: Words) -> Measure:
    """List the landlords, networks or carriers (the facet `key`), those with most projects first.

    Columns `id`, `label`, `projects`, then how many different `themes`, `regions`,
    `departements` and `communes` its selected projects have, each also by name
    (`theme_names` and so on); missing where none is stated. Coverage as of `projects_by`.
    """
    measure = ranked(projects_by(selection, key, words))
    frame = measure.frame.copy()
    for column, facet in COUNTED.items():
        pairs = projects_by_two(selection, key, facet, words).frame
        of_each = pairs.groupby("first")["second_label"]
        frame[column] = of_each.size().reindex(frame["id"]).astype("Int64").array
        frame[f"{facet}_names"] = of_each.agg(", ".join).reindex(frame["id"]).array
    return Measure(frame, measure.coverage)


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
