"""Words and phrases: in CSV files beside the module that uses them, or written in it."""

import csv
from functools import cache
from pathlib import Path


@cache
def rows_beside(module: str, table: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a table in the folder of `module` (its `__file__`), by column."""
    with Path(module).with_name(table).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def words_beside(module: str, table: str) -> dict[str, list[str]]:
    """Return what stands in the second column of such a table, by what stands in the first."""
    found: dict[str, list[str]] = {}
    for row in rows_beside(module, table):
        kind, word = row.values()
        found.setdefault(kind, []).append(word)
    return found


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of `text`, which are parted by commas, each with single blanks."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))
