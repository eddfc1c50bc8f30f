"""The patterns and the verbs by which an announcement is read.

The table `patterns.csv` has the patterns, each with an example; its column `of` says what they are
for, and `<NAMES>` in them stand for parts that several share. `verbs.csv` has the verbs that
distinguish a landlord from a carrier, with number agreement: `ASKS` is what a landlord does to an
association, `OWNS` what only a landlord does, `ACTS` what either may do.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from loaders.text.word_tables import rows_beside


class Sense(StrEnum):
    """What a verb says of its subject."""

    ASKS = "asks"
    OWNS = "owns"
    ACTS = "acts"


@dataclass(frozen=True)
class Verb:
    """A verb in the third person, and what it says of its subject."""

    sense: Sense
    singular: str
    plural: str


@cache
def verbs() -> tuple[Verb, ...]:
    """Return the verbs that the rules know."""
    rows = rows_beside(__file__, "verbs.csv")
    return tuple(Verb(Sense(row["sense"]), row["singular"], row["plural"]) for row in rows)


FUTURE = r"\w*(?:era|eront|ira|iront|ura|uront|[dtvr]ra|[dtvr]ront)"
"""The future tense: what the carrier is going to do."""

_BEFORE = (
    r"(?:(?:y|en|lui|leur|leurs|se|ne|a|ont|va|vont|peut|doit) )?(?:(?:donc|aussi|ainsi"
    r"|également|alors|déjà) )?"
)


def finite(sense: Sense | None = None, *, plural: bool | None = None) -> str:
    """Return a regex for the verbs of one sense (all if none), in one number or in both."""
    forms: list[str] = []
    for verb in verbs():
        if sense is None or verb.sense is sense:
            forms += [verb.singular] if plural is not True else []
            forms += [verb.plural] if plural is not False else []
            if verb.sense is Sense.ASKS and verb.singular.endswith("e"):
                forms += [verb.singular + "ra"] if plural is not True else []
                forms += [verb.singular + "ront"] if plural is not False else []
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
