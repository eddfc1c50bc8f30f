"""Chooses the landlords, carriers and partners of a project from the evidence."""

import re

from loaders.announcement.evidence import Entity, Role
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.role_doubts import ENOUGH, WEAK
from loaders.announcement.role_rules import LANDLORD_SHAPE
from loaders.announcement.segments import Segment

_TAKEN_UP = re.compile(r"[Ll]'association (?:y |en |les? |la |leur )?[a-zà-ÿ]+(?<!locale) ")


def chosen_landlords(found: list[Entity], knowledge: Knowledge) -> list[Entity]:
    """Return the names that ask: all that are sure, or else the best there is."""

    def score(entity: Entity) -> float:
        known = knowledge.is_landlord(entity.name)
        if "heading" in entity.rules:
            return entity.score(Role.LANDLORD) - entity.score(Role.CARRIER)
        if (entity.marked_association or entity.marked_institution) and not known:
            return 0.0
        if knowledge.organisation_ids(entity.name) and not known:
            return 0.0
        rivals = max(entity.score(Role.CARRIER), entity.score(Role.PARTNER))
        own = entity.score(Role.LANDLORD)
        return own if known or own > rivals else 0.0

    sure = [e for e in found if score(e) >= ENOUGH]
    if sure:
        return sure
    best = max((score(e) for e in found), default=0.0)
    if best >= WEAK:
        return [e for e in found if score(e) == best]
    openers = [
        e for e in found
        if not e.marked_association and not e.marked_institution
        and e.score(Role.LANDLORD) >= WEAK and e.score(Role.PARTNER) < ENOUGH
    ]  # fmt: skip
    return openers[:1] or [
        e for e in found
        if LANDLORD_SHAPE.search(e.name) and not e.marked_association and not e.marked_institution
        and not e.key.startswith(("residence ", "maison ", "foyer de ", "foyer des "))
        and e.score(Role.CARRIER) < ENOUGH
    ]  # fmt: skip


def chosen_carriers(found: list[Entity], knowledge: Knowledge) -> list[Entity]:
    """Return the names that carry: the best, and those that come close to it."""

    def score(entity: Entity) -> float:
        own = entity.score(Role.CARRIER)
        if knowledge.is_landlord(entity.name):
            return 0.0
        if entity.score(Role.PARTNER) >= ENOUGH and own < 5:
            return 0.0
        if entity.marked_institution:
            own -= 2.0
        return own

    best = max((score(e) for e in found), default=0.0)
    if best < WEAK:
        earlier = [e for e in found if e.marked_association and e.score(Role.PASSING)]
        return earlier if len(earlier) == 1 else []
    return [e for e in found if score(e) >= min(best, ENOUGH) and score(e) >= best - 1.6]


def taken_up(text: str, segment: Segment, others: list[Entity]) -> list[Entity]:
    """Return the name that a later *l'association* takes up, where nothing else tells a carrier."""
    again = _TAKEN_UP.search(text, segment.body, segment.end)
    before = [
        e for e in others
        if again and e.start < again.start() and e.rules and not e.marked_institution
        and not e.score(Role.PASSING)
    ]  # fmt: skip
    return before[-1:]


def helpers(others: list[Entity]) -> list[Entity]:
    """Return the one name that helps, where nothing tells a carrier: a weak one, but the likely."""
    named = [e for e in others if e.score(Role.PARTNER) >= ENOUGH and not e.marked_institution]
    return named if len(named) == 1 and not named[0].score(Role.PASSING) else []


def is_partner(entity: Entity) -> bool:
    """Say whether a name that neither asks nor carries helps."""
    asked = entity.marked_institution and entity.score(Role.CARRIER) >= ENOUGH
    return asked or entity.score(Role.PARTNER) >= ENOUGH
