"""The rules that tell a landlord, a carrier and a partner: the table `role_rules.csv`.

Each row has the words before a name, or after it, and an example; `<NAMES>` in them stand for parts
that several share. `evidence.Rule` says what the other columns are.
"""

import re

from loaders.announcement.evidence import (
    ASIDE,
    ASSOCIATION,
    BY,
    DET,
    NAMED,
    SIDE,
    SMALL,
    Role,
    Rule,
    left_of,
)
from loaders.announcement.patterns import FUTURE, Sense, filled, finite
from loaders.text.word_tables import rows_beside

STOCK = r"(?:logements|patrimoine|parc|résidences?|locataires|immeubles?|programme|propriété)"
LANDLORD_NOUN = (
    r"(?:bailleurs?(?: soci(?:al|aux))?|esh|oph|office(?: public)?(?: de l'habitat)?|organisme"
    r"|coopérative|société|filiale|groupe)"
)
SOCIAL = (
    r"(?:bailleur|esh|oph|office|organisme|coopérative|entreprise sociale|société d'hlm|sa d'hlm"
    r"|propriétaire|gestionnaire)"
)

LANDLORD_SHAPE = re.compile(
    r"\b(?:habitat|logis|logements?|hlm|foyer|toit|toits|immobili[eè]re|opac|oph|office|habitation"
    r"|habitations|immo|accession|r[ée]sidences?|maisons|logem\w*|domo\w+|logi\w+|habit\w+"
    r"|construction)\b",
    re.IGNORECASE,
)
"""Words that names of social landlords are made of; never enough without a sentence."""

_OBJECT = r"(?: (?!pour\b|afin\b|qui\b|que\b|par\b)[a-zà-ÿœ'-]+){0,8}?"
"""What is asked: *confie l'animation de ses jardins à…*."""


_PARTS = {
    "SIDE": SIDE, "ASIDE": ASIDE, "DET": DET, "ORGANISATION": NAMED, "ASSOCIATION": ASSOCIATION,
    "BY": BY, "STOCK": STOCK, "LANDLORD": LANDLORD_NOUN, "SOCIAL": SOCIAL, "FUTURE": FUTURE,
    "DOES": finite(), "ASKS": finite(Sense.ASKS), "OWNS": finite(Sense.OWNS),
    "ACTS": finite(Sense.ACTS), "OBJECT": _OBJECT, "SMALL": SMALL,
}  # fmt: skip


RULES = tuple(
    Rule(
        row["name"],
        Role(row["role"]),
        float(row["weight"]),
        left_of(filled(row["before"], **_PARTS)) if row["before"] else None,
        re.compile(filled(row["after"], **_PARTS)) if row["after"] else None,
        row["example"],
        opening=bool(row["opening"]),
        needs=re.compile(row["needs"], re.IGNORECASE) if row["needs"] else None,
    )
    for row in rows_beside(__file__, "role_rules.csv")
)
