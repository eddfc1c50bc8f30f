"""The names of landlords that anybody in social housing knows, in `landlord_names.csv`.

They only help to tell a landlord in a text: they are no part of the data set and give no record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.announcement.french import without_article
from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class WellKnown:
    """A name as its bearer writes it; `sure` unless it means other things too (*Le Col*)."""

    name: str
    sure: bool

    def is_written(self, words: str) -> bool:
        """Say whether `words`, which fold like the name, have the capitals of a name."""
        return _capitals(words) >= min(_capitals(self.name), 2)


@cache
def well_known_landlords() -> Mapping[str, WellKnown]:
    """Return the table by folded names, leading articles left out."""
    table = rows_beside(__file__, "landlord_names.csv")
    rows = [WellKnown(row["name"], row["sure"] == "yes") for row in table]
    return {without_article(folded(row.name)): row for row in rows}


def _capitals(words: str) -> int:
    name = re.sub(r"^(?:L['’]|L[ea]s? )", "", words)
    return sum(1 for word in _WORD.findall(name) if word[0].isupper())
