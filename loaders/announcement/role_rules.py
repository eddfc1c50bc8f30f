"""The rules that tell a landlord, a carrier and a partner: the table `role_rules.csv`.

Each row has the words before a name, or after it, and an example; `<NAMES>` in them stand for parts
that several share.
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
    right_of,
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


_ASKED = (
    ("sollicite", "sollicit", ""),
    ("fait appel à", r"(?:fai(?:t|re|sant)|font|fera|feront) (?:\w+ )?appel", "à"),
    ("confie à", "confi", "à"),
    ("mandate", "mandat", ""),
    ("s'associe à", "(?:s'|y )associ", "à|avec"),
    ("s'allie à", "(?:s'|y )alli", "à|avec"),
    ("s'appuie sur", "s'appu[iy]", "sur"),
)
"""What a landlord does to a carrier: the verb, its stem, what leads to its object (patterns)."""


def _asked(verb: str, stem: str, link: str) -> Rule:
    """Return the rule of a name that stands near a verb of asking."""
    to = rf"(?: (?:{link})(?: |(?<=')){DET}| (?:aux?|du|des)? )" if link else f" {DET}{SMALL}"
    return Rule(
        f"asked: {verb}", Role.CARRIER, 4,
        left_of(rf"\b(?:{stem})[a-zéè]*{_OBJECT}{to}"), None,
        f"L'esh {verb} {{}} pour animer le lieu.",
        needs=re.compile(rf"\b(?:{stem})", re.IGNORECASE),
    )  # fmt: skip


_PARTS = {
    "SIDE": SIDE, "ASIDE": ASIDE, "DET": DET, "ORGANISATION": NAMED, "ASSOCIATION": ASSOCIATION,
    "BY": BY, "STOCK": STOCK, "LANDLORD": LANDLORD_NOUN, "SOCIAL": SOCIAL, "FUTURE": FUTURE,
    "DOES": finite(), "ASKS": finite(Sense.ASKS), "OWNS": finite(Sense.OWNS),
    "ACTS": finite(Sense.ACTS),
}  # fmt: skip


def _rules(*roles: Role) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            row["name"],
            Role(row["role"]),
            float(row["weight"]),
            left_of(filled(row["before"], **_PARTS)) if row["before"] else None,
            right_of(filled(row["after"], **_PARTS)) if row["after"] else None,
            row["example"],
            opening=bool(row["opening"]),
        )
        for row in rows_beside(__file__, "role_rules.csv")
        if row["role"] in roles
    )


RULES = (
    *_rules(Role.LANDLORD),
    *(_asked(*verb) for verb in _ASKED),
    *_rules(Role.CARRIER),
    *_rules(Role.PARTNER, Role.PASSING),
)
