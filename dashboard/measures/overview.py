"""The overview of a selection as plain data: what `laureats summary` prints."""

from dataclasses import asdict
from typing import Any

from dashboard.language.translation import Words
from dashboard.measures.committees import projects_by_committee
from dashboard.measures.counts import projects_by, ranked
from dashboard.measures.key_figures import key_figures
from dashboard.measures.measure import Coverage, Measure
from dashboard.measures.reach import reach
from dashboard.selection.selection import Selection


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
