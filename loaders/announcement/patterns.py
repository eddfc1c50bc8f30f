"""The patterns and the verbs by which an announcement is read.

The table `patterns.csv` has the patterns, each with an example; its column `of` says what they are
for, and `<NAMES>` in them stand for parts that several share. `verbs.csv` has the verbs that
distinguish a landlord from a carrier, with number agreement: `ASKS` is what a landlord does to an
association, `OWNS` what only a landlord does, `ACTS` what either may do.
"""

import re
from enum import StrEnum

from loaders.text.word_tables import rows_beside


class Sense(StrEnum):
    """What a verb says of its subject."""

    ASKS = "asks"
    OWNS = "owns"
    ACTS = "acts"


FUTURE = r"\w*(?:era|eront|ira|iront|ura|uront|[dtvr]ra|[dtvr]ront)"
"""The future tense: what the carrier is going to do."""

_BEFORE = (
    r"(?:(?:y|en|lui|leur|leurs|se|ne|a|ont|va|vont|peut|doit) )?(?:(?:donc|aussi|ainsi"
    r"|également|alors|déjà) )?"
)


def finite(sense: Sense | None = None, *, plural: bool | None = None) -> str:
    """Return a regex for the verbs of one sense (all if none), in one number or in both."""
    forms: list[str] = []
    for verb in rows_beside(__file__, "verbs.csv"):
        if sense in (None, verb["sense"]):
            one, several = [verb["singular"]], [verb["plural"]]
            if verb["sense"] == Sense.ASKS and verb["singular"].endswith("e"):
                one, several = [*one, one[0] + "ra"], [*several, one[0] + "ront"]
            forms += (one if plural is not True else []) + (several if plural is not False else [])
    forms.sort(key=len, reverse=True)
    return rf"{_BEFORE}(?:{'|'.join(forms)})\b"


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
