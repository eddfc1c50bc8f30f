"""Labels for what the columns of a project list can hold."""

from collections.abc import Sequence

from dashboard.language.names import names_of
from dashboard.language.translation import Words


def target_text(target: str, words: Words) -> str:
    """Return what a column holds that was mapped to `target`."""
    return words.text(names_of("column")[target])


def tie_text(headings: Sequence[str], target: str, words: Words) -> str:
    """Return that `headings` may hold `target`, for somebody to say whether, or which."""
    named, held = words.all_of([f"“{one}”" for one in headings]), target_text(target, words)
    if len(headings) == 1:
        return words.text(
            "{columns} may hold: {target}. If it does, say so.", columns=named, target=held
        )
    return words.text("{columns} could each hold: {target}. Say which.", columns=named, target=held)
