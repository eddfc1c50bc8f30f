"""Counts by theme in words: how many projects have it, and as their main theme."""

import pandas as pd

from dashboard.language.translation import Words


def theme_parts(words: Words) -> tuple[str, str]:
    """Return what the two parts of a theme's bar are called, the full one first."""
    return words.text("main theme"), words.text("further theme")


def several_themes(words: Words) -> str:
    """Say how bars by theme are to be read."""
    return words.text(
        "A project can have several themes and counts in each; the full part of a bar is the "
        "projects whose main theme it is."
    )


def main_part(said: str, main: int, words: Words) -> str:
    """Add to what is `said` of the projects of a theme of how many it is the main one."""
    return words.text("{said}, {main} as main theme", said=said, main=words.number(main))


def both_numbers(projects: int, main: int, words: Words) -> str:
    """Say how many projects have a theme, and of how many it is the main one."""
    said = words.plural("{count} project", "{count} projects", projects)
    return main_part(said, main, words)


def theme_pairs(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Add to rows of `compared_by` for themes what `pairs` writes of both numbers of each side.

    Columns `one_beside`, `one_told` (with the letter of the side), and so for `other`.
    """
    added: dict[str, list[str]] = {}
    for side, letter in (("one", "A"), ("other", "B")):
        counts = list(zip(frame[side].tolist(), frame[f"{side}_main"].tolist(), strict=True))
        added[f"{side}_beside"] = [_beside(*pair, words) for pair in counts]
        added[f"{side}_told"] = [
            words.text("{letter}: {side}", letter=letter, side=both_numbers(*pair, words))
            for pair in counts
        ]
    return frame.assign(**added)


def _beside(projects: int, main: int, words: Words) -> str:
    """Return both numbers as they stand at the end of a bar."""
    return words.text(
        "{projects} ({main} main)", projects=words.number(projects), main=words.number(main)
    )
