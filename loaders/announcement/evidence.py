"""The shape of a role rule (landlord, carrier, partner), and the patterns rules share.

A rule looks at the words before and after a row of names. In an example `{}` stands for a name.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a name is in a project. `PASSING` takes away: named without taking part."""

    LANDLORD = "landlord"
    CARRIER = "carrier"
    PARTNER = "partner"
    PASSING = "passing"


@dataclass(frozen=True)
class Rule:
    """What is said of a name by the words before it (to the end) and after it (from the start).

    `weight` is how strongly; 3 is enough on its own. `opening` keeps a rule to the first two
    sentences of a project, where the landlord is introduced. `needs` is a word without which
    `before` cannot match: it is looked for first, being far quicker to find.
    """

    name: str
    role: Role
    weight: float
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str
    opening: bool = False
    needs: re.Pattern[str] | None = None


DET = (
    r"(?:de l'|de la |l'|la |le |les |une |un |son |sa |ses |leurs? |d'une |d'un |des |du |d'|deux "
    r"|cette |ce )?"
)
ASSOCIATION = (
    r"(?:associations?|asso|collectifs?|compagnies?|cie|troupe"
    r"|partenaires? associatifs?(?: loca(?:l|ux))?|structures?|régie de quartiers?"
    r"|centres? soci(?:al|aux)|fédération|union locale|mjc|réseau|bureau associatif"
    r"|entreprise d'insertion|chantier d'insertion|artistes (?:de l'association|du collectif)"
    r"|équipe (?:de l'association|du collectif)|coopérative|ong|opérateur|ressourcerie)"
)
SMALL = r"(?:(?!pour\b|afin\b|qui\b|que\b|par\b|en\b)[a-zà-ÿœ'-]+ ){0,5}?"
NAMED = (
    rf"{ASSOCIATION}(?: (?!et\b|pour\b|qui\b|à\b|dans\b)[a-zà-ÿœ'-]+){{0,4}}(?: : |, | "
    rf"|(?<='))(?:« ?)?"
)
SIDE = r"(?: \([^()]{1,40}\))?"
ASIDE = r"(?:,(?: (?!et\b)[^.;,]|[^.;, ]|(?<=\d),(?=\d)){2,130},)?"


_SMALL_LETTERS = re.compile(r"\[a-z[^\]]*\]")


def left_of(pattern: str) -> re.Pattern[str]:
    """Compile words that end where a name begins.

    They may begin a sentence, but what stands for any small word is never a name.
    """
    kept_small = _SMALL_LETTERS.sub(lambda match: f"(?-i:{match.group()})", pattern)
    return re.compile(rf"(?:{kept_small})$", re.IGNORECASE)


def right_of(pattern: str) -> re.Pattern[str]:
    """Compile words that begin where a name ends."""
    return re.compile(pattern)


BY = (
    r"(?:portée?s?|animée?s?|menée?s?|pilotée?s?|coordonnée?s?|conduite?s?|assurée?s?|proposée?s?"
    r"|réalisée?s?|mise?s? en (?:place|œuvre|oeuvre)|encadrée?s?|tenue?s?|imaginée?s?|organisée?s?"
    r"|développée?s?|gérée?s?|suivie?s?|formée?s?|accompagnée?s?|créée?s?|recrutée?s?|conçue?s?"
    r"|opérée?s?|écrite?s?)"
)
