"""What is said where the filters keep no project: that there is none, and which filter to lift."""

from dashboard.language.grammar import in_place
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices
from dashboard.selection.facets import UNKNOWN
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import choices_sentence

MOST_WAYS = 3
"""Filters that are named with what is there without them."""


def nothing_selected(selection: Selection, words: Words) -> str:
    """Say of a region alone in how many others there is none either; else what to do or to lift."""
    choices = selection.choices
    regions = choices.get("region")
    if set(choices.values) == {"region"} and len(regions) == 1 and regions[0] != UNKNOWN:
        return _no_project_in(regions[0], selection, words)
    if set(choices.values) == {"q"}:
        return words.text("No project has these words: try another spelling, or fewer words.")
    said = words.text("No project has all that the filters ask for.")
    ways = sorted(
        ((selection.without(key).size, key) for key in choices.values), key=lambda way: -way[0]
    )
    lifted = [
        words.text(
            "Without “{filter}”: {projects}.",
            filter=choices_sentence(
                selection.index, Choices().having(key, choices.get(key)), words
            ),
            projects=words.plural("{count} project", "{count} projects", size),
        )
        for size, key in ways[:MOST_WAYS]
        if size and len(choices.values) > 1
    ]
    return " ".join([said, *(lifted or [words.text("Take a filter away.")])])


def _no_project_in(region: str, selection: Selection, words: Words) -> str:
    index = selection.index
    named = in_place("region", region, index.labels("region", words)[region], words)
    counts = selection.choice_counts("region")
    others = sum(
        not counts.get(code, 0) for code in index.labels("region", words) if code != region
    )
    said = (
        words.plural(
            "No project is recorded {there}, as in {count} other region.",
            "No project is recorded {there}, as in {count} other regions.",
            others,
            there=named,
        )
        if others
        else words.text("No project is recorded {there}.", there=named)
    )
    return f"{said} {words.text('Take a filter away.')}"
