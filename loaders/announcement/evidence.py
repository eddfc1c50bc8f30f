"""The evidence for the roles of names: the shape of rules, what they share, what they said."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.announcement.french import is_capitals, without_article
from loaders.text.folding import folded
from loaders.text.word_tables import phrases


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


BY = (
    r"(?:portée?s?|animée?s?|menée?s?|pilotée?s?|coordonnée?s?|conduite?s?|assurée?s?|proposée?s?"
    r"|réalisée?s?|mise?s? en (?:place|œuvre|oeuvre)|encadrée?s?|tenue?s?|imaginée?s?|organisée?s?"
    r"|développée?s?|gérée?s?|suivie?s?|formée?s?|accompagnée?s?|créée?s?|recrutée?s?|conçue?s?"
    r"|opérée?s?|écrite?s?)"
)


_LEADING_NOUN = re.compile(r"^(?:l')?associations? (?=\S{2})|^asso ", re.IGNORECASE)
_MOST = 7.0  # evidence beyond which more says nothing more
_GENERIC = phrases(
    "habitat, logis, logement, foyer, toit, residences, maisons, collectif, compagnie"
)


@dataclass
class Entity:
    """One name of a project: where it was read, and how strongly the text gives it each role."""

    key: str
    name: str
    start: int
    end: int
    scores: dict[Role, float] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)
    marked_association: bool = False
    marked_institution: bool = False

    def add(self, role: Role, weight: float, rule: str) -> None:
        """Add evidence: the strongest counts whole, the rest a little."""
        self.rules.add(rule)
        now = self.scores.get(role, 0.0)
        self.scores[role] = min(max(now, weight) + 0.7 * min(now, weight), _MOST)

    def score(self, role: Role) -> float:
        """Return the evidence for `role`."""
        return self.scores.get(role, 0.0)

    def absorb(self, other: "Entity") -> None:
        """Take over the evidence of another mention of the same name."""
        for role, weight in other.scores.items():
            self.scores[role] = max(self.score(role), weight)
        self.rules |= other.rules
        self.marked_association |= other.marked_association
        self.marked_institution |= other.marked_institution
        if is_capitals(self.name) and not is_capitals(other.name) and self.key == other.key:
            self.name, self.start, self.end = other.name, other.start, other.end


def key_of(name: str) -> str:
    """Return what two spellings of a name have in common."""
    return without_article(folded(_LEADING_NOUN.sub("", name)))


def merged(entities: list[Entity]) -> list[Entity]:
    """Return one entity per name; a short form (*La Sablière*) goes to the one that holds it."""
    by_key: dict[str, Entity] = {}
    for entity in entities:
        if (first := by_key.setdefault(entity.key, entity)) is not entity:
            first.absorb(entity)
    out: list[Entity] = []
    for entity in sorted(by_key.values(), key=lambda e: -len(e.key)):
        holder = next((e for e in out if _holds(e.key, entity.key)), None)
        if holder is None:
            out.append(entity)
        else:
            holder.absorb(entity)
    return sorted(out, key=lambda e: e.start)


def _holds(whole: str, part: str) -> bool:
    if part in _GENERIC or len(part) < 3:
        return False
    return whole.startswith(part + " ") or whole.endswith(" " + part)
