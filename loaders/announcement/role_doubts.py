"""What is doubtful about the landlords and carriers of a project."""

from rapidfuzz import fuzz, process

from loaders.announcement.entities import Entity
from loaders.announcement.evidence import Role
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Doubt, DoubtCode
from loaders.announcement.segments import Segment
from loaders.announcement.view import View

ENOUGH = 3.0
"""Evidence from which a name is taken; see the weights of the rules."""

WEAK = 2.0
"""Evidence that is taken, with a doubt, when a project has nothing better."""

_CLOSE = 88  # of 100; below, rapidfuzz finds likenesses a person does not see


def role_doubts(
    view: View, segment: Segment, found: list[Entity], landlords: list[Entity],
    carriers: list[Entity], knowledge: Knowledge,
) -> list[Doubt]:  # fmt: skip
    """Return doubts: a role without a name, weak evidence, likeness to a known name."""
    whole = view.span(segment.start, segment.end)
    doubts = []
    if not landlords:
        doubts.append(Doubt(DoubtCode.LANDLORD_MISSING, whole))
    if not carriers:
        doubts.append(Doubt(DoubtCode.CARRIER_MISSING, whole))
    for entity, role, code in (
        *((e, Role.LANDLORD, DoubtCode.LANDLORD_WEAK) for e in landlords),
        *((e, Role.CARRIER, DoubtCode.CARRIER_WEAK) for e in carriers),
    ):
        params = {"name": entity.name}
        span = view.span(entity.start, entity.end)
        if entity.score(role) < ENOUGH:
            doubts.append(Doubt(code, span, params))
        known = knowledge.landlords if role is Role.LANDLORD else knowledge.organisations
        close = process.extractOne(entity.key, known.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if close and close[0] != entity.key:
            params = {**params, "known": known[close[0]][0]}
            doubts.append(Doubt(DoubtCode.NAME_CLOSE_TO_KNOWN, span, params))
    for entity in found:
        if entity.score(Role.PASSING) and entity not in carriers and entity not in landlords:
            span = view.span(entity.start, entity.end)
            doubts.append(Doubt(DoubtCode.EARLIER_PHASE, span, {"name": entity.name}))
    return doubts
