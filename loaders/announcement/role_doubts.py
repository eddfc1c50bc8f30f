"""Doubts about the landlords, carriers and partners of a project, and how many landlords it has."""

import re

from rapidfuzz import fuzz, process

from loaders.announcement.evidence import Entity, Role
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Doubt, DoubtCode
from loaders.announcement.numbers import parse_number
from loaders.announcement.segments import Segment
from loaders.announcement.view import View

ENOUGH = 3.0
"""Evidence from which a name is taken; see the weights of the rules."""

WEAK = 2.0
"""Evidence that is taken, with a doubt, when a project has nothing better."""

SURE = 6.0
"""Evidence from which a name that the data know is believed to have the role too: all 163 right
landlords that were known reached it on the announcements of the tests, the three wrong ones not."""

_CLOSE = 88  # of 100; below, rapidfuzz finds likenesses a person does not see


def role_doubts(
    view: View, segment: Segment, found: list[Entity], landlords: list[Entity],
    carriers: list[Entity], partners: list[Entity], knowledge: Knowledge,
) -> list[Doubt]:  # fmt: skip
    """Return doubts: a role without a name, and for each name of which the reader is not sure one.

    A name is sure where the data, or the list of well-known landlords, have it and the text says
    its role clearly. Of any other name the reader knows neither where it ends nor what it is.
    """
    whole = view.span(segment.start, segment.end)
    doubts = []
    if not landlords:
        doubts.append(Doubt(DoubtCode.LANDLORD_MISSING, whole))
    if not carriers:
        doubts.append(Doubt(DoubtCode.CARRIER_MISSING, whole))
    for role, entities in (
        (Role.LANDLORD, landlords), (Role.CARRIER, carriers), (Role.PARTNER, partners)
    ):  # fmt: skip
        for entity in entities:
            doubts += _of_name(view, entity, role, knowledge)
    for entity in found:
        if entity.score(Role.PASSING) and entity not in carriers and entity not in landlords:
            span = view.span(entity.start, entity.end)
            doubts.append(Doubt(DoubtCode.EARLIER_PHASE, span, {"name": entity.name}))
    return doubts


def _of_name(view: View, entity: Entity, role: Role, knowledge: Knowledge) -> list[Doubt]:
    span, params = view.span(entity.start, entity.end), {"name": entity.name}
    landlord = role is Role.LANDLORD
    known = knowledge.landlords if landlord else knowledge.organisations
    is_known = knowledge.is_landlord(entity.name) if landlord else entity.key in known
    if "," in entity.name:  # *À Vannes, Golfe Habitat*: a known name, or a place and another name
        is_known = False
    doubts = []
    if role is not Role.PARTNER and entity.score(role) < (SURE if is_known else ENOUGH):
        weak = DoubtCode.LANDLORD_WEAK if landlord else DoubtCode.CARRIER_WEAK
        doubts.append(Doubt(weak, span, params))
    close = process.extractOne(entity.key, known.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if close and close[0] != entity.key:
        params = {**params, "known": known[close[0]][0]}
        doubts.append(Doubt(DoubtCode.NAME_CLOSE_TO_KNOWN, span, params))
    if not doubts and not is_known:
        doubts.append(Doubt(DoubtCode.NAME_NEW, span, params))
    return doubts


_N = r"(?P<n>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)"
_NOUN = r"(?:bailleurs?(?: sociaux)?|esh|oph|organismes|offices)"
_ALL = re.compile(rf"\b(?:les|ces|aux|des|nos) {_N} {_NOUN}\b", re.IGNORECASE)
_OTHERS = re.compile(rf"\b(?:les |des |à |par |avec )?{_N} autres {_NOUN}\b", re.IGNORECASE)


def count_doubts(view: View, part: Segment, found: int) -> list[Doubt]:
    """Return a doubt where the text counts other landlords than the `found` names."""
    text = view.text[part.body : part.end]
    whole = _counted(_ALL, text)
    others = _counted(_OTHERS, text)
    if others and whole:
        total, match = whole[0] + others[0], whole[1]
    elif others:
        total, match = others[0] + 1, others[1]
    elif whole:
        total, match = whole
    else:
        return []
    if total == found:
        return []
    code = DoubtCode.LANDLORDS_UNNAMED if total > found else DoubtCode.LANDLORD_COUNT_DIFFERS
    span = view.span(part.body + match.start(), part.body + match.end())
    return [Doubt(code, span, {"counted": str(total), "found": str(found)})]


def _counted(pattern: re.Pattern[str], text: str) -> tuple[int, re.Match[str]] | None:
    best: tuple[int, re.Match[str]] | None = None
    for match in pattern.finditer(text):
        value = parse_number(match["n"])
        if value and (best is None or value > best[0]):
            best = int(value), match
    return best
