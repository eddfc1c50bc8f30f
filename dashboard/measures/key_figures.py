"""The key figures of a selection."""

from dataclasses import dataclass

import numpy as np

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
