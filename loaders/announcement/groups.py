"""Names that stand together (*A, B et C*), and names that hold an *et* of their own."""

import re
from dataclasses import replace
from itertools import pairwise

from loaders.announcement.markers import Marked
from loaders.announcement.names import Mention
from loaders.announcement.patterns import finite
from loaders.announcement.role_rules import LANDLORD_SHAPE

_JOIN = re.compile(
    r"(?:, ?(?:et |puis )?| et | & |,? ainsi que | – | - )(?:de |d'|avec |à |par |auprès de "
    r"|aux? )?"
    r"(?:(?:la|le|les) |l')?"
)
_AUTHORITY = re.compile(
    r"(?:Ville|Mairie|Métropole|Agglomération|Communauté|Région|Département|Conseil|Grand)\b"
)
_ARTICLE = r"(?:(?:la|le|les) |l')?"
_AND = re.compile(rf",? et {_ARTICLE}")
_LISTED = re.compile(rf"(?:, ?|,? et ){_ARTICLE}")
_ONE_ASSOCIATION = re.compile(r"^(?:association|asso|collectif|compagnie)\b")
_DASHES = (" – ", " - ")
_SINGULAR = re.compile(rf"(?:,[^,.;]{{2,90}},)? (?:{finite(plural=False)}|[a-zà-ÿ]{{2,}}ra\b)")
_PLURAL = re.compile(rf"(?:,[^.;]{{2,120}},)? (?:{finite(plural=True)}|[a-zà-ÿ]{{2,}}ront\b)")


Group = list[Mention]
"""Names in a row, of which the same is said."""


def groups_of(text: str, mentions: list[Mention]) -> list[Group]:
    """Return the names in rows; what is one name with *et* in it is one mention."""
    mentions = _joined(text, mentions)
    groups: list[Group] = []
    for mention in mentions:
        if groups and _continues(text, groups[-1], mention):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _continues(text: str, row: list[Mention], mention: Mention) -> bool:
    last = row[-1]
    own_noun = mention.marked not in (Marked.NOTHING, row[0].marked)
    helpers = (Marked.ASSOCIATION, Marked.INSTITUTION)
    own_noun = own_noun and not (mention.marked in helpers and row[0].marked in helpers)
    if own_noun and mention.marker_start >= last.end:
        return False
    if _is_authority(text, last) is not _is_authority(text, mention):
        return False
    if _ONE_ASSOCIATION.search(text[row[0].marker_start : row[0].start]) and text[last.end] == ",":
        return False
    if len(row) > 1 and text[last.end] == "," and _AND.match(text, row[-2].end):
        return False  # *A, B et C* is a whole row: what follows a comma is another matter
    between_end = mention.marker_start if mention.marker_start >= last.end else mention.start
    return bool(_JOIN.fullmatch(text, last.end, max(between_end, last.end))) or bool(
        _JOIN.fullmatch(text, last.end, mention.start)
    )


def _is_authority(text: str, mention: Mention) -> bool:
    """Say whether a name is an authority's: *Grand Lyon*, but not *Grand Lyon Habitat*."""
    name = text[mention.start : mention.end]
    return bool(_AUTHORITY.match(name)) and not LANDLORD_SHAPE.search(name)


def _joined(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join *X et Y* where the verb says that it is one name, there and wherever it recurs."""
    pairs = {
        text[a.start : b.end] for a, b in _pairs(text, mentions) if _is_one(text, mentions, a, b)
    }
    mentions = _chained(text, mentions)
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last and text[last.start : mention.end] in pairs:
            out[-1] = replace(last, end=mention.end)
        else:
            out.append(mention)
    return out


def _chained(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join *X et Y – Z* where a verb in the singular follows and nothing of it is known."""
    out: list[Mention] = []
    for at, mention in enumerate(mentions):
        after = mentions[at + 1 : at + 2]
        ends = not after or text[mention.end : after[0].start] not in _DASHES
        whole = mention
        if ends and _SINGULAR.match(text, mention.end):
            while out and _is_chained(text, out[-1], whole):
                whole = replace(out.pop(), end=whole.end)
        out.append(whole)
    return out


def _is_chained(text: str, before: Mention, after: Mention) -> bool:
    if before.known or after.known:
        return False
    between = text[before.end : after.start]
    return between in _DASHES or (between == " et " and "–" in text[before.end : after.end])


def _pairs(text: str, mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    return [(a, b) for a, b in pairwise(mentions) if text[a.end : b.start] in (" et ", " & ")]


def _is_one(text: str, mentions: list[Mention], a: Mention, b: Mention) -> bool:
    if a.known or b.known or a.marked is Marked.PLACE:
        return False
    at = mentions.index(a)
    before = mentions[at - 1] if at else None
    after = mentions[at + 2] if at + 2 < len(mentions) else None
    between = text[before.end : a.start] if before else ""
    if _AND.fullmatch(between) and text[a.end : b.start] == " et ":
        return True  # *A et Toit et Joie*: a row has one *et*, the other is the name's
    listed_before = bool(_LISTED.fullmatch(between))
    beyond = text[b.end : after.start] if after else ""
    listed_after = beyond in (", ", " et ", ", et ")
    if listed_after:  # *Pierres et Lumières, B et C*: only the last item of a row takes its *et*
        return not listed_before or beyond != " et "
    if listed_before:
        return False
    return bool(_SINGULAR.match(text, b.end)) and not _PLURAL.match(text, b.end)
