"""The coverage line of a figure: how many projects it shows, omits, and why."""

from collections.abc import Sequence

from dashboard.language.translation import Words
from dashboard.measures.measure import Coverage
from dashboard.selection.selection import Selection


def coverage_note(coverage: Coverage, words: Words) -> str:
    """Say what a measure covers: *27 of 29 projects; not shown: 2 (region not known)*."""
    parts = [
        words.text(
            "{shown} of {selected} shown",
            shown=words.number(coverage.shown),
            selected=words.plural("{count} project", "{count} projects", coverage.selected),
        )
    ]
    parts += [
        words.plural(
            "{count} project not shown: {reason}",
            "{count} projects not shown: {reason}",
            part.projects,
            reason=words.text(part.reason),
        )
        for part in coverage.left_out
    ]
    if coverage.mentions > coverage.shown:
        parts.append(
            words.text(
                "a project counts once in each row or cell it touches: {mentions} in all",
                mentions=words.number(coverage.mentions),
            )
        )
    return " · ".join(parts) + "."


def counted_without(selection: Selection, facets: Sequence[str], words: Words) -> str:
    """Say which of the chosen `facets` a figure sets aside; empty where none of them is chosen.

    A chart of a facet shows also what the visitor did not choose, dimmed (`Selection.without`):
    where its table is read alone, under the filter in words, the reader must be told.
    """
    chosen = [
        words.text("“{words}”", words=words.text(selection.index.facets[key].label))
        for key in facets
        if selection.choices.get(key)
    ]
    if not chosen:
        return ""
    return words.text(
        "Counted without the filter on {facets}, so that the other values stay in view.",
        facets=words.all_of(chosen),
    )


def joined_note(*parts: str) -> str:
    """Return the sentences of a note as one text; empty ones are left out."""
    return " ".join(part for part in parts if part)
