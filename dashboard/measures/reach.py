"""The targets that projects state: homes, households, tenants, people, sites."""

import numpy as np
import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.measure import Coverage, Measure, left_out
from dashboard.selection.selection import Selection


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
    categories = selection.portfolio.schema.tables["figures"].field("unit").categories
    stated = np.flatnonzero(stating)
    frame = pd.DataFrame(
        {
            "unit": [targets.units[unit] for unit in stated],
            "label": [categories[targets.units[unit]][words.language] for unit in stated],
            "total": totals[stated],
            "projects_stating": stating[stated],
            "approximate": approximate[stated] > 0,
        }
    )
    projects = int(np.count_nonzero(kept & targets.first_of_project))
    coverage = Coverage(
        selected=selection.size,
        mentions=projects,
        left_out=left_out(N_("no targeted figure stated"), selection.size - projects),
    )
    return Measure(frame, coverage)
