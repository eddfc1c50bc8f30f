"""The regions of France until 2015, which people still name."""

import csv
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("former_regions.csv")
"""Source: law 2015-29 of 16 January 2015, article 1."""


@cache
def former_regions() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return by name the code of the region that took each in, and its départements."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: (row["region"], tuple(row["departements"].split(";")))
            for row in csv.DictReader(file)
        }
