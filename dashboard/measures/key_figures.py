"""The key figures of a selection, the targets that its projects state, and the overview of both."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.measure import Coverage, Measure, covered
from dashboard.selection.selection import Selection


@dataclass(frozen=True)
class KeyFigures:
    """How many of each there are behind the selected projects, each counted once.

    `landlord_participations` counts a landlord once for each project it takes part in.
    `committees` are those with a date; a season round-up is none.
    """

    projects: int
    landlords: int
    landlord_participations: int
    carriers: int
    committees: int
    regions: int
    departements: int


def key_figures(selection: Selection) -> KeyFigures:
    """Count what stands behind the selected projects."""
    landlords = _stated(selection, "landlord")
    dated = selection.portfolio.committees["date"].notna().to_numpy()
    return KeyFigures(
        projects=selection.size,
        landlords=int(np.count_nonzero(landlords)),
        landlord_participations=int(landlords.sum()),
        carriers=int(np.count_nonzero(_stated(selection, "carrier"))),
        committees=int(np.count_nonzero(_stated(selection, "committee")[dated])),
        regions=int(np.count_nonzero(_stated(selection, "region"))),
        departements=int(np.count_nonzero(_stated(selection, "departement"))),
    )


def _stated(selection: Selection, key: str) -> np.ndarray:
    """Return the counts of a facet's values without that of the unknown, which comes last."""
    return selection.counts(key)[:-1]


def reach(selection: Selection, words: Words) -> Measure:
    """Add up the targeted figures of the selected projects, unit by unit.

    Columns `unit`, `label`, `total`, `projects_stating`, `approximate` (true where a figure in
    the sum is). Units are never added together, and only figures with the role *targeted* count:
    a landlord's stock is context. Projects that state no such figure are left out.
    """
    targets = selection.index.targets
    kept = selection.mask[targets.project]
    totals = np.bincount(targets.unit, kept * targets.value, minlength=len(targets.units))
    approximate = targets.count_by_unit(kept & targets.approximate)
    stating = targets.count_by_unit(kept & targets.first_of_unit)
    labels = selection.portfolio.schema.tables["figures"].field("unit").labels(words.language)
    stated = np.flatnonzero(stating)
    frame = pd.DataFrame(
        {
            "unit": [targets.units[unit] for unit in stated],
            "label": [labels[targets.units[unit]] for unit in stated],
            "total": totals[stated],
            "projects_stating": stating[stated],
            "approximate": approximate[stated] > 0,
        }
    )
    projects = int(np.count_nonzero(kept & targets.first_of_project))
    coverage = covered(selection.size, projects, N_("no targeted figure stated"))
    return Measure(frame, coverage)


def overview(selection: Selection, words: Words) -> dict[str, Measure]:
    """Return every list of the overview by its name, largest rows first where order is free."""
    return {
        "by_theme": projects_by(selection, "theme", words),
        "by_region": ranked(projects_by(selection, "region", words)),
        "by_landlord": ranked(projects_by(selection, "landlord", words)),
        "by_network": ranked(projects_by(selection, "network", words)),
        "by_committee": projects_by_committee(selection, words),
        "reach": reach(selection, words),
    }


def summary(selection: Selection, words: Words) -> dict[str, Any]:
    """Return the overview as nested dicts and lists of texts and whole numbers.

    The integers of `KeyFigures`; the lists of `overview`, whose rows have `id`, `label` and
    `projects`, by theme also `projects_main` (those whose main theme it is; `reach`: `unit`,
    `label`, `total`, `projects_stating`, `approximate`); and `coverage`, which says
    for each list how many of the selected projects it shows and leaves out, and why.
    """
    lists = overview(selection, words)
    columns = {name: ["id", "label", "projects"] for name in lists}
    columns["by_theme"] = ["id", "label", "projects", "projects_main"]
    columns["reach"] = ["unit", "label", "total", "projects_stating", "approximate"]
    return {
        **asdict(key_figures(selection)),
        **{name: _rows(measure, columns[name]) for name, measure in lists.items()},
        "coverage": {name: _coverage(measure.coverage, words) for name, measure in lists.items()},
    }


def _rows(measure: Measure, columns: list[str]) -> list[dict[str, Any]]:
    rows = measure.frame[columns].to_dict("records")
    return [{str(key): _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    """Return a whole number as `int`, which JSON writes without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _coverage(coverage: Coverage, words: Words) -> dict[str, Any]:
    return {
        "projects": coverage.selected,
        "shown": coverage.shown,
        "left_out": coverage.selected - coverage.shown,
        "mentions": coverage.mentions,
        "reasons": [
            {"reason": words.text(part.reason), "projects": part.projects}
            for part in coverage.left_out
        ],
    }
