"""Two selections counted by the same facet, and which differences are meaningful."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.language.collation import by_name
from dashboard.language.translation import Words
from dashboard.measures.amounts import amounts_by
from dashboard.measures.counts import projects_by
from dashboard.measures.measure import Coverage
from dashboard.selection.comparison import Comparison
from dashboard.selection.facets import facets_in_order

LEAST = 5
"""Projects that state the facet, on each side, under which nothing is named."""

SPARE = 2
"""Projects that can be taken from the side that leads without its lead being lost."""

TIMES = 2
"""How many times as large the share must be on the side that leads."""

PERCENT_FROM = 100
"""Projects on each side from which a difference is also said in percent."""

Verdict = Literal["one", "other", "alike", "too-few"]

NAMED = facets_in_order("named")
"""Facets whose differences are put into words."""


@dataclass(frozen=True)
class Compared:
    """Both sides by one facet.

    `frame`: columns `id`, `label`, `one`, `other` (projects), a row for each value that either
    side has; by theme also `one_main` and `other_main`, as `projects_by` has them. `one` and
    `other`: the coverage of each side; its `shown` are the projects that state the facet, of which
    the counts are so many.
    """

    frame: pd.DataFrame
    one: Coverage
    other: Coverage


def compared_by(comparison: Comparison, key: str, words: Words) -> Compared:
    """Count both sides under each value of the facet `key`, in the facet's own order."""
    first = projects_by(comparison.one, key, words, without_projects=True)
    second = projects_by(comparison.other, key, words, without_projects=True)
    frame = first.frame.rename(columns={"projects": "one", "projects_main": "one_main"})
    frame["other"] = second.frame["projects"]
    if "one_main" in frame:
        frame["other_main"] = second.frame["projects_main"]
    frame = frame[(frame["one"] > 0) | (frame["other"] > 0)].reset_index(drop=True)
    return Compared(frame, first.coverage, second.coverage)


def amounts_compared(comparison: Comparison, key: str, words: Words) -> pd.DataFrame:
    """Add up the known amounts of both sides under each value of the facet `key`.

    Columns `id`, `label`, `one`, `other` (euros, missing where none is known), `one_projects` and
    `other_projects` (those with the value, of whatever amount), the largest sum first, but
    committees in their own order.
    """
    sides = [
        amounts_by(side, key, words, without_projects=True).frame
        for side in (comparison.one, comparison.other)
    ]
    frame = sides[0][["id", "label", "euros", "all_projects"]]
    frame = frame.merge(sides[1][["id", "euros", "all_projects"]], on="id")
    frame.columns = pd.Index(["id", "label", "one", "one_projects", "other", "other_projects"])
    frame = frame[frame["one_projects"] + frame["other_projects"] > 0]
    if key == "committee":
        every = compared_by(comparison, key, words).frame["id"]
        return frame.set_index("id").loc[every].reset_index()
    order = frame[["one", "other"]].sum(axis="columns").sort_values(ascending=False, kind="stable")
    return frame.loc[order.index].reset_index(drop=True)


def most_first(compared: Compared) -> Compared:
    """Return the rows with most projects on both sides together first, equal ones by label."""
    frame = compared.frame.assign(both=compared.frame["one"] + compared.frame["other"])
    frame = frame.sort_values(["both", "label"], ascending=[False, True], key=by_name)
    frame = frame.drop(columns="both").reset_index(drop=True)
    return Compared(frame, compared.one, compared.other)


def verdict(one: int, one_of: int, other: int, other_of: int) -> Verdict:
    """Say which side has the larger share, `alike` where the counts do not carry a difference.

    One rule for all: each side counts `LEAST` projects; the larger share is at least `TIMES` the
    smaller; and it is still larger with `SPARE` projects fewer, or with one of its projects on the
    other side instead. In whole numbers, so that no rounding decides.
    """
    if min(one_of, other_of) < LEAST:
        return "too-few"
    side: Verdict = "one"
    more, more_of, fewer, fewer_of = one, one_of, other, other_of
    if one * other_of < other * one_of:
        side, more, more_of, fewer, fewer_of = "other", other, other_of, one, one_of
    larger = more * fewer_of >= TIMES * fewer * more_of
    lasting = (more - SPARE) * fewer_of > fewer * more_of
    lasting = lasting and (more - 1) * fewer_of > (fewer + 1) * more_of
    return side if larger and lasting else "alike"


def differences(comparison: Comparison, words: Words) -> pd.DataFrame:
    """List the differences that the counts carry, the widest first.

    Columns `facet` (key), `id`, `label`, `one`, `one_of`, `other`, `other_of` (projects, and the
    projects of that side that state the facet), `leads` (`one` or `other`), `margin` (difference
    of the shares). Facets that the sides are chosen by are left out.
    """
    rows: list[tuple[object, ...]] = []
    for key in NAMED:
        if key in comparison.telling_apart or key not in comparison.one.index.facets:
            continue
        compared = compared_by(comparison, key, words)
        one_of, other_of = compared.one.shown, compared.other.shown
        counts = compared.frame[["id", "label", "one", "other"]]
        for value, label, one, other in counts.itertuples(index=False, name=None):
            leads = verdict(one, one_of, other, other_of)
            # What one side has more of says it all; that it has less of the contrary adds nothing.
            if leads in ("one", "other") and value != "no":
                margin = abs(one / one_of - other / other_of)
                rows.append((key, value, label, one, one_of, other, other_of, leads, margin))
    columns = ["facet", "id", "label", "one", "one_of", "other", "other_of", "leads", "margin"]
    frame = pd.DataFrame(rows, columns=columns)
    order = ["margin", "facet", "label"]
    frame = frame.sort_values(order, ascending=[False, True, True], key=by_name)
    return frame.reset_index(drop=True)
