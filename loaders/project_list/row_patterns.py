"""The patterns by which rows, headings, names, states and payments are told, each with an example.

Column `of` of the table `row_patterns.csv` says what they are for; they fit folded texts.
"""

import re
from functools import cache

from loaders.text.word_tables import rows_beside


@cache
def pattern_of(of: str) -> re.Pattern[str]:
    """Return the pattern that fits what any row of the table for `of` does."""
    rows = rows_beside(__file__, "row_patterns.csv")
    return re.compile("|".join(row["pattern"] for row in rows if row["of"] == of))
