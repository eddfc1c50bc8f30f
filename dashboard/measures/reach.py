"""What the selected projects say they aim at: homes, households, tenants, people, sites."""

from dashboard.measures.measure import Coverage, Measure, left_out
from dashboard.selection import Selection
from dashboard.words import N_, Words

NOT_REACH = frozenset({"other"})
"""Units that are no reach: square metres or jobs say nothing of whom a project is for."""


def reach(selection: Selection, words: Words) -> Measure:
    """Add up the targeted figures of the selected projects, unit by unit.

    Columns `unit`, `label`, `total`, `projects_stating`, `approximate` (true where a figure in
    the sum is). Units are never added together, and only figures with the role *targeted* count:
    a landlord's stock is context. Projects that state no such figure are left out.
    """
    targets = selection.index.targets
    kept = targets[selection.mask[targets["project"].to_numpy()]]
    kept = kept[~kept["unit"].isin(NOT_REACH)]
    frame = (
        kept.groupby("unit", observed=True)
        .agg(
            total=("value", "sum"),
            projects_stating=("project", "nunique"),
            approximate=("approximate", "any"),
        )
        .reset_index()
    )
    categories = selection.portfolio.schema.tables["figures"].field("unit").categories
    frame["unit"] = frame["unit"].astype(object)
    frame.insert(1, "label", [categories[unit][words.language] for unit in frame["unit"]])
    stating = int(kept["project"].nunique())
    coverage = Coverage(
        selected=selection.size,
        mentions=stating,
        left_out=left_out(N_("no targeted figure stated"), selection.size - stating),
    )
    return Measure(frame, coverage)
