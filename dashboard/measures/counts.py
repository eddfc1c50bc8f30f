"""Projects by the values of a facet, and by two facets at once."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.index import Link, Mask
from dashboard.measures.measure import Coverage, Measure, left_out
from dashboard.selection import Selection
from dashboard.words import Words


def projects_by(
    selection: Selection, key: str, words: Words, *, without_projects: bool = False
) -> Measure:
    """Count the selected projects under each value of the facet `key`.

    Columns `id`, `label`, `projects`, in the facet's own order; values without a project only
    when asked for. A project counts once in each value that it has.
    """
    facet = selection.index.facets[key]
    counts = dict(zip(selection.link(key).values, selection.counts(key).tolist(), strict=True))
    labels = facet.labels(selection.portfolio, words)
    frame = pd.DataFrame(
        [(value, label, counts.get(value, 0)) for value, label in labels.items()],
        columns=["id", "label", "projects"],
    )
    if not without_projects:
        frame = frame[frame["projects"] > 0].reset_index(drop=True)
    unknown = selection.counts(key)[-1]
    coverage = Coverage(
        selected=selection.size,
        mentions=int(frame["projects"].sum()),
        left_out=left_out(facet.unstated, int(unknown)),
    )
    return Measure(frame, coverage)


def ranked(measure: Measure, *, most: int | None = None) -> Measure:
    """Return `measure` with the largest rows first (equal ones by label), at `most` so many."""
    frame = measure.frame.sort_values(["projects", "label"], ascending=[False, True])
    return Measure(frame.head(most).reset_index(drop=True), measure.coverage)


def projects_by_two(selection: Selection, first: str, second: str, words: Words) -> Measure:
    """Count the selected projects under each pair of values of two facets.

    Columns `first`, `first_label`, `second`, `second_label`, `projects`; pairs without a project
    are absent. Projects that lack either value are left out.
    """
    one, other = selection.link(first), selection.link(second)
    pairs, projects = _crossed(one, other, selection.mask)
    width = len(other.values)
    known = (pairs // width < len(one.values) - 1) & (pairs % width < width - 1)
    lacking = selection.mask.copy()
    lacking[projects[known]] = False
    counts = np.bincount(pairs[known], minlength=len(one.values) * width)
    labels = [
        selection.index.facets[key].labels(selection.portfolio, words) for key in (first, second)
    ]
    cells = np.flatnonzero(counts)
    frame = pd.DataFrame(
        {
            "first": [one.values[cell // width] for cell in cells],
            "second": [other.values[cell % width] for cell in cells],
            "projects": counts[cells],
        }
    )
    frame.insert(1, "first_label", frame["first"].map(labels[0]))
    frame.insert(3, "second_label", frame["second"].map(labels[1]))
    facets = selection.index.facets
    missing_one = lacking & ~one.having(np.arange(len(one.values)) < len(one.values) - 1)
    coverage = Coverage(
        selected=selection.size,
        mentions=int(counts.sum()),
        left_out=(
            *left_out(facets[first].unstated, int(missing_one.sum())),
            *left_out(facets[second].unstated, int((lacking & ~missing_one).sum())),
        ),
    )
    return Measure(frame, coverage)


def _crossed(
    one: Link, other: Link, mask: Mask
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
    """Return every pair of codes that a project of `mask` has, as one number, and the project."""
    kept = mask[other.project]
    project, code = other.project[kept], other.code[kept]
    if one.single:
        return one.code[project].astype(np.int64) * len(other.values) + code, project
    starts = np.searchsorted(one.project, np.arange(one.projects + 1))
    repeats = (starts[1:] - starts[:-1])[project]
    first_rows = np.repeat(starts[:-1][project], repeats)
    within = np.arange(len(first_rows)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    first_codes = one.code[first_rows + within].astype(np.int64)
    return first_codes * len(other.values) + np.repeat(code, repeats), np.repeat(project, repeats)
