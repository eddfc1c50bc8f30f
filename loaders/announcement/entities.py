"""Groups the mentions of one name, however written, with their evidence."""

import re
from dataclasses import dataclass, field

from loaders.announcement.evidence import Role
from loaders.announcement.french import is_capitals, without_article
from loaders.text.folding import folded

_LEADING_NOUN = re.compile(r"^(?:l')?associations? (?=\S{2})|^asso ", re.IGNORECASE)
_MOST = 7.0  # evidence beyond which more says nothing more
_GENERIC = frozenset(
    [
        "habitat",
        "logis",
        "logement",
        "foyer",
        "toit",
        "residences",
        "maisons",
        "collectif",
        "compagnie",
    ]
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
        if rule in self.rules:
            return
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
        if entity.key in by_key:
            by_key[entity.key].absorb(entity)
        else:
            by_key[entity.key] = entity
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
