"""How many examples a property is tried on: some at the desk, all of them in `.ci/run`."""

import os

ALL = os.environ.get("LAUREATS_TESTS") == "exhaustive"
"""Whether every example is wanted, as `.ci/run` asks."""


def examples(every: int) -> int:
    """Return how many of `every` examples are tried in this run: an eighth, of few two."""
    return every if ALL else max(1, min(every // 4, 2), every // 8)
