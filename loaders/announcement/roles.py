"""Assigns landlords, carriers and partners from names and evidence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.announcement.evidence import ASIDE, SIDE, Entity, Role, key_of, merged
from loaders.announcement.french import sentences
from loaders.announcement.groups import Group, groups_of
from loaders.announcement.headings import heading_names
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.labels import BESIDE, Field, names_in
from loaders.announcement.markers import Marked
from loaders.announcement.model import Doubt, Name
from loaders.announcement.names import Mention
from loaders.announcement.patterns import FUTURE, finite
from loaders.announcement.role_choice import (
    chosen_carriers,
    chosen_landlords,
    helpers,
    is_partner,
    taken_up,
)
from loaders.announcement.role_doubts import ENOUGH, WEAK, role_doubts
from loaders.announcement.role_rules import LANDLORD_SHAPE, RULES
from loaders.announcement.segments import Segment
from loaders.announcement.view import View

_WINDOW = 170
_LINKED = re.compile(r",? (?:avec|et|pour) (?:la |le |les |l')?")
_BESIDE = re.compile(r" et (?:l'|la |le |les )$")
_LOCATIVE = re.compile(r"(?:^|[ ,(])(?:à|au|aux|dans|sur|en) (?:la |le |les |l')?$", re.IGNORECASE)
_ACTS = re.compile(
    rf"{SIDE}{ASIDE}(?: et (?:l'|la |le |les )?[A-ZÉ][\w'-]*(?: [\w'-]+){{0,3}}?)?"
    rf" (?:y |en |leur |lui )?(?:{FUTURE}|{finite()}|particip\w+|prêt\w+|met\w*)\b"
)
_ACRONYM = re.compile(r" \([A-ZÉ][A-Z0-9É&'-]{1,9}\)")


@dataclass(frozen=True)
class Roles:
    """The names of one project by role; `taken` are the stretches that names occupy."""

    landlords: tuple[Name, ...]
    carriers: tuple[Name, ...]
    partners: tuple[Name, ...]
    doubts: tuple[Doubt, ...]
    taken: tuple[tuple[int, int], ...]


def read_roles(
    view: View, segment: Segment, mentions: list[Mention], knowledge: Knowledge
) -> Roles:
    """Give every name of a project its role, as far as the text tells."""
    text = view.text
    place_keys = {
        key_of(text[m.start : m.end]) for m in mentions if m.marked is Marked.PLACE and not m.known
    }
    named = [m for m in mentions if m.marked is not Marked.PLACE]
    groups = groups_of(text, [one for m in named for one in _parted(text, m, knowledge)])
    opening = [end for _, end in sentences(text, segment.body, segment.end)][:2]
    entities = [
        entity
        for group in groups
        for entity in _weighed(text, group, opening[-1] if opening else segment.end, knowledge)
    ]
    title = key_of(text[segment.title.start : segment.title.end]) if segment.title else ""
    entities = [
        *(e for e in entities if e.key not in place_keys and e.key != title),
        *_from_heading(text, segment, knowledge),
        *_from_fields(text, segment, knowledge),
    ]
    found = merged(entities)
    landlords = chosen_landlords(found, knowledge)
    others = [e for e in found if e not in landlords]
    carriers = (
        chosen_carriers(others, knowledge) or taken_up(text, segment, others) or helpers(others)
    )
    partners = [
        e for e in found
        if e not in landlords and e not in carriers and is_partner(e)
    ]  # fmt: skip
    doubts = role_doubts(view, segment, found, landlords, carriers, partners, knowledge)
    return Roles(
        tuple(_name(view, e, knowledge.landlord_ids(e.name)) for e in landlords),
        tuple(_name(view, e, knowledge.organisation_ids(e.name), acronym=True) for e in carriers),
        tuple(_name(view, e, knowledge.organisation_ids(e.name), acronym=True) for e in partners),
        tuple(doubts),
        tuple((m.start, m.end) for m in mentions if _kept(text, m, landlords, carriers, partners)),
    )


def _parted(text: str, mention: Mention, knowledge: Knowledge) -> list[Mention]:
    """Return a name without the known landlords behind it, and these: *X avec Y et Z*."""
    words = text[mention.start : mention.end]
    if knowledge.is_landlord(words) or knowledge.organisation_ids(words):
        return [mention]
    for link in _LINKED.finditer(words):
        if knowledge.is_landlord(words[link.end() :]):
            left = replace(mention, end=mention.start + link.start())
            right = replace(mention, start=mention.start + link.end(), marked=Marked.NOTHING)
            return [*_parted(text, left, knowledge), right]
    return [mention]


def _weighed(text: str, group: Group, opening: int, knowledge: Knowledge) -> list[Entity]:
    """Return the names of a row with what the rules say of them."""
    first, last = group[0], group[-1]
    left = text[max(first.sentence[0], first.start - _WINDOW) : first.start]
    right = text[last.end : min(last.sentence[1], last.end + _WINDOW)]
    is_where = bool(_LOCATIVE.search(left))  # *au Blosne, à Rennes, confie*: not who confides
    fired = [
        rule for rule in RULES
        if (rule.before or rule.after)
        and not (is_where and rule.role is Role.LANDLORD and rule.before is None)
        and (not rule.opening or first.start < opening)
        and (rule.needs is None or rule.needs.search(left))
        and (rule.before is None or rule.before.search(left))
        and (rule.after is None or rule.after.match(right))
    ]  # fmt: skip
    entities = []
    for mention in group:
        name = text[mention.start : mention.end]
        entity = Entity(key_of(name), name, mention.start, mention.end)
        entity.marked_association = mention.marked is Marked.ASSOCIATION
        entity.marked_institution = mention.marked is Marked.INSTITUTION
        passing = any(rule.role is Role.PASSING for rule in fired)
        for rule in fired:
            if not passing or rule.role is not Role.CARRIER:
                entity.add(rule.role, rule.weight, rule.name)
        if LANDLORD_SHAPE.search(name):
            entity.add(Role.LANDLORD, 1.5, "told by its shape")
        if knowledge.landlord_ids(name):
            entity.add(Role.LANDLORD, 3.5, "known landlord")
        elif found := knowledge.well_known_landlord(name):
            entity.add(Role.LANDLORD, 3.0 if found.sure else 1.5, "well-known landlord")
        if knowledge.organisation_ids(name):
            entity.add(Role.CARRIER, 1.0, "known organisation")
        for evidence in _of_kind(entity, acts=bool(_ACTS.match(right))):
            entity.add(*evidence)
        entities.append(entity)
    row = max((e.score(Role.LANDLORD) for e in entities), default=0.0)
    _tell_stranger(text, entities, knowledge)
    for entity in entities:
        if row >= ENOUGH and not entity.marked_association and not entity.marked_institution:
            entity.add(Role.LANDLORD, row, "in a row with a landlord")
    return entities


def _of_kind(entity: Entity, *, acts: bool) -> Iterator[tuple[Role, float, str]]:
    """Yield what an association or an institution is for standing behind *avec* or for acting."""
    beside = "with" in entity.rules
    if entity.marked_association:
        if beside:
            yield Role.CARRIER, 2.5, "an association, with"
        if acts:
            yield Role.CARRIER, 2.5, "an association, acts"
    if entity.marked_institution:
        if beside:
            yield Role.PARTNER, 3.5, "an institution, with"
        if acts:
            yield Role.PARTNER, 3.5, "an institution, acts"


def _tell_stranger(text: str, entities: list[Entity], knowledge: Knowledge) -> None:
    """Take the last name of two for an association where the first is that of a known landlord.

    *CPH Arcade-VYV et la Ferme de Gally*: its article is that of a common noun.
    """
    first, last = entities[0], entities[-1]
    known = knowledge.is_landlord(last.name) or LANDLORD_SHAPE.search(last.name)
    beside = len(entities) == len((first, last)) and _BESIDE.search(text[: last.start])
    if beside and not known and knowledge.is_landlord(first.name):
        last.marked_association = True
        last.add(Role.CARRIER, WEAK, "beside a landlord")


def heading_keys(text: str, segment: Segment, knowledge: Knowledge) -> frozenset[str]:
    """Return the keys of the names beside the title, by which the text is searched for them."""
    return frozenset(entity.key for entity in _from_heading(text, segment, knowledge))


def _from_heading(text: str, segment: Segment, knowledge: Knowledge) -> Iterator[Entity]:
    body = text[segment.body : segment.end]
    for start, end, carrier in heading_names(text, *segment.heading, body, knowledge):
        entity = Entity(key_of(text[start:end]), text[start:end], start, end)
        entity.add(Role.CARRIER if carrier else Role.LANDLORD, 6, "heading")
        yield entity


def _from_fields(text: str, segment: Segment, knowledge: Knowledge) -> Iterator[Entity]:
    for field in segment.fields:
        if field.field in (Field.TITLE, Field.PLACE):
            continue
        whole = text[slice(*field.value)]
        is_known = knowledge.landlord_ids(whole) or knowledge.organisation_ids(whole)
        for start, end in [field.value] if is_known else names_in(text, field):
            beside = BESIDE.match(text, start, end)
            name = beside.end() if beside else start
            entity = Entity(key_of(text[name:end]), text[name:end], name, end)
            entity.add(Role.PARTNER if beside else Role(field.field), 6, "heading")
            yield entity


def _name(view: View, entity: Entity, ids: tuple[str, ...], *, acronym: bool = False) -> Name:
    end = entity.end
    found = _ACRONYM.match(view.text, end) if acronym else None
    if found:
        end = found.end()
    span = view.span(entity.start, end)
    as_written = " ".join(view.source[span.start : span.end].split())
    known = ids[0] if len(ids) == 1 else ""
    return Name(view.written(entity.start, end), known, as_written, span)


def _kept(text: str, mention: Mention, *roles: list[Entity]) -> bool:
    key = key_of(text[mention.start : mention.end])
    return any(key == entity.key for role in roles for entity in role)
