"""Tables of words that stand as CSV files beside the module that uses them."""

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
