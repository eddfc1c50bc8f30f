"""Coverage and counting rules in words: of a figure, and how many announced are recorded."""

from collections.abc import Sequence

import pandas as pd

from dashboard.language.translation import N_, Words
from dashboard.measures.committees import (
    Recorded,
    projects_by_committee,
    recorded_of,
    recorded_of_all,
)
from dashboard.measures.measure import Coverage
from dashboard.selection.facets import facets_with
from dashboard.selection.index import Index, once_for_data
from dashboard.selection.selection import Selection


def recorded_text(found: Recorded, words: Words) -> str:
    """Say how many of the laureates announced are recorded; empty where nothing is counted."""
    said = recorded_share(found, words)
    if not found.beside:
        return said
    beside = words.plural(
        "{count} project more, of a committee that is not known or gives no number",
        "{count} projects more, of committees that are not known or give no number",
        found.beside,
    )
    return f"{said} · {beside}" if said else beside


def recorded_share(found: Recorded, words: Words) -> str:
    """Say how many of the laureates announced are recorded, and nothing of those beside them."""
    if not found.announced:
        return ""
    if found.recorded == found.announced:
        return words.plural(
            "the one winning project announced is recorded",
            "all {count} winning projects announced are recorded",
            found.announced,
        )
    return words.plural(
        "{count} recorded of {announced} winning projects announced",
        "{count} recorded of {announced} winning projects announced",
        found.recorded,
        announced=words.number(found.announced),
    )


@once_for_data
def all_recorded(index: Index, words: Words) -> str:
    """Say how many of all laureates ever announced are recorded, each counted once."""
    told = recorded_text(recorded_of_all(index), words)
    said = f"{told[:1].upper()}{told[1:]}." if told else ""
    every = projects_by_committee(Selection(index), words, without_projects=True).frame
    return joined_note(said, _again(every, words))


def announcements(index: Index, words: Words) -> str:
    """Name the announcements as a source, with how much of them is recorded."""
    told = recorded_text(recorded_of_all(index), words)
    if not told:
        return words.text("Source: the fund's announcements")
    return words.text("Source: the fund's announcements ({recorded})", recorded=told)


def committees_note(committees: pd.DataFrame, words: Words) -> str:
    """Say of rows of `projects_by_committee` what the outlines of their columns mean."""
    found = recorded_of(committees, int(committees["recorded"].sum()))
    parts = []
    if found.announced:
        parts.append(words.text(
            "The outline shows how many winning projects were announced: {recorded}.",
            recorded=recorded_text(found, words),
        ))  # fmt: skip
    if found.partly:
        parts.append(words.text("A low column is no sign of a small committee."))
    return joined_note(*parts, _again(committees, words))


def _again(committees: pd.DataFrame, words: Words) -> str:
    """Say that laureates whom a round-up repeats count once, where its number says how many."""
    counted = committees["announced"].notna().to_numpy()
    laureates = int(committees["again"].to_numpy()[counted].sum())
    if not laureates:
        return ""
    return words.plural(
        "{count} winning project that a season's round-up repeats counts once, at its committee.",
        "{count} winning projects that a season's round-up repeats count once, at their "
        "committees.",
        laureates,
    )


def may_have_had(index: Index, facet: str, older: int, words: Words) -> str:
    """Say that `older` projects, which do not state a facet, may have had what is first since."""
    if not older:
        return ""
    return words.plural(
        "{count} older project may have had it: {reason}",
        "{count} older projects may have had it: {reason}",
        older,
        reason=words.text(index.facets[facet].unstated),
    )


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


RULES = facets_with("rule")
"""The rule by which projects are counted along each facet that a figure is drawn of."""

PLACES = N_("Each row is a project at one place; in any total a project counts once.")
"""The rule of maps and of their tables."""

REACH = N_(
    "Figures add up only within one unit and the role “targeted”: homes and households are "
    "never added together, and a landlord's stock is never reach."
)
"""The rule of sums of what projects aim at."""
