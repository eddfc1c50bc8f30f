"""The patterns by which an announcement is read, each with an example: the table `patterns.csv`.

Its column `of` says what they are for. `<NAMES>` in them stand for parts that several share.
"""

import re

from loaders.text.word_tables import rows_beside


def filled(pattern: str, **parts: str) -> str:
    """Return `pattern` with each of its `<NAMES>` replaced by the part of that name."""
    return re.sub(r"<([A-Z]+)>", lambda name: parts[name[1]], pattern)


def patterns(of: str, **parts: str) -> tuple[tuple[str, str, str], ...]:
    """Return name, pattern and example of each row for `of`, in the order of the table."""
    return tuple(
        (row["name"], filled(row["pattern"], **parts), row["example"])
        for row in rows_beside(__file__, "patterns.csv")
        if row["of"] == of
    )
