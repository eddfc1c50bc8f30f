"""The line under a chart, an export or a slide: how many projects it shows, leaves out, and why."""

from dashboard.measures.measure import Coverage
from dashboard.words import Words


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
                "a project counts once in each row it touches: {mentions} mentions",
                mentions=words.number(coverage.mentions),
            )
        )
    return " · ".join(parts) + "."
