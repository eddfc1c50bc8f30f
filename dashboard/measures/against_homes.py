"""Projects by region relative to social homes, and what small counts allow to conclude."""

from typing import Literal

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.counts import departements_without, projects_by
from dashboard.measures.measure import Measure
from dashboard.selection.selection import Selection

Standing = Literal["gap", "open", "few", "counted"]

FEW = 5
"""Projects under which a rate is not ranked: one project more or less would change it by a fifth
at least."""

CHANCE = 3.0
"""Projects a region's homes must lead one to expect before having none says anything.

Where 3 are expected, chance alone leaves none in one case of twenty (Poisson, e⁻³ = 0.05); it is
the *rule of three* of epidemiology.
"""

PER = 100_000
"""Homes that rates are given for."""


def projects_against_homes(selection: Selection, words: Words) -> Measure:
    """Set the selected projects of each region against its social homes, most homes first.

    Columns `id`, `label`, `projects`, `homes`, `homes_year` (integers, missing where not stated),
    `homes_status` (label), `homes_note`, `homes_source_url`, `per_100k` (projects per 100,000
    homes), `expected` (projects, were all of them spread like the homes), `standing`, `qpv`
    (priority neighbourhoods of the 2015 list), `departements`, `without` (départements that have
    no project).

    `standing` is `gap` (none, where `CHANCE` or more are expected), `open` (none, which may be
    chance, or cannot be told for want of homes), `few` (under `FEW` projects), else `counted`.
    """
    counted = projects_by(selection, "region", words, without_projects=True)
    frame = counted.frame.merge(_stock(selection, words), on="id", how="left")
    frame["per_100k"] = frame["projects"] * PER / frame["homes"]
    # A region whose homes are not stated must not share what is expected of the others.
    placed = frame.loc[frame["homes"].notna(), "projects"].sum()
    frame["expected"] = frame["homes"] * float(placed) / (frame["homes"].sum() or pd.NA)
    frame["standing"] = [
        _standing(projects, expected)
        for projects, expected in zip(frame["projects"], frame["expected"], strict=True)
    ]
    gaps = departements_without(selection, words).frame.rename(columns={"region": "id"})
    frame = frame.merge(gaps.drop(columns="region_label"), on="id", how="left")
    frame = frame.sort_values(
        ["homes", "label"], ascending=[False, True], na_position="last", key=by_name
    )
    return Measure(frame.reset_index(drop=True), counted.coverage)


def _stock(selection: Selection, words: Words) -> pd.DataFrame:
    stock = selection.portfolio.tables["regional_stock"]
    field = selection.portfolio.schema.tables["regional_stock"].field("homes_status")
    labels = field.labels(words.language)
    told = {"region": "id", f"homes_note_{words.language}": "homes_note"}
    named = stock.rename(columns=told).astype({"id": "object", "homes": "Float64"})
    named["homes_status"] = [labels.get(code) for code in stock["homes_status"]]
    columns = ["homes", "homes_year", "homes_status", "homes_note", "homes_source_url", "qpv"]
    return named[["id", *columns]]


def _standing(projects: int, expected: float) -> Standing:
    if projects:
        return "few" if projects < FEW else "counted"
    return "gap" if pd.notna(expected) and expected >= CHANCE else "open"
