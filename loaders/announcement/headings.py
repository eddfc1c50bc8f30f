"""Names in the heading beside a title: `LANDLORD – LANDLORD / ASSOCIATION`."""

import re

from loaders.announcement.evidence import key_of
from loaders.announcement.french import trimmed
from loaders.announcement.knowledge import Knowledge
from loaders.text.folding import folded

_SLASH = re.compile(r"\s[/×x]\s|\s/|/\s")
_DASH = re.compile(r" & |\s[–-]\s|\s–|–\s|, | ET (?:LES? |LA |L')?(?=[A-Z])")
_ASSOCIATION = re.compile(r"\s*(?:(?:L')?ASSOCIATIONS?|ASSO)\s+", re.IGNORECASE)
_LONGEST_NAME = 12  # words
_AROUND = " \n–-:/,."


def heading_names(
    text: str, start: int, end: int, body: str, knowledge: Knowledge
) -> list[tuple[int, int, bool]]:
    """Return where the names in the heading `text[start:end]` stand; a subtitle holds none.

    With each goes whether it is a carrier's: it stands on the associations' side of the slash.

    `body` is the text under the heading: what stands without a slash, or after a dash, is a name
    only when that text bears it out.
    """
    line = text[start:end]
    slash = _SLASH.search(line)
    is_subtitle = line.strip().startswith(("–", "-", ":"))
    if slash and (not is_subtitle or _borne_out(line[: slash.start()], body)):
        left = _split(text, start, start + slash.start(), body, knowledge)
        right = _split(text, start + slash.end(), end, body, knowledge)
        sides = [(left, False), (right, True)]
    elif is_subtitle:
        return []
    else:
        parts = _split(text, start, end, body, knowledge)
        known = [p for p in parts if _borne_out(text[slice(*p)], body)]
        if len(known) != len(parts):
            return []
        sides = [([part], bool(_ASSOCIATION.match(text, part[0]))) for part in parts]
    return [
        (*_without_noun(text, *part), carrier)
        for side, carrier in sides
        for part in side
        if len(text[slice(*part)].split()) <= _LONGEST_NAME
    ]


def _split(
    text: str, start: int, end: int, body: str, knowledge: Knowledge
) -> list[tuple[int, int]]:
    """Split at dashes, but not inside a name that holds one."""
    cuts = [match.span() for match in _DASH.finditer(text, start, end)]
    parts = [
        trimmed(text, a, b, _AROUND, _AROUND)
        for a, b in zip(
            [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end], strict=True
        )
    ]
    parts = [part for part in parts if part[0] < part[1]]
    out: list[tuple[int, int]] = []
    for part in parts:
        if out and _is_one_name(text[out[-1][0] : part[1]], text[slice(*part)], body, knowledge):
            out[-1] = (out[-1][0], part[1])
        else:
            out.append(part)
    return out


def _is_one_name(whole: str, last: str, body: str, knowledge: Knowledge) -> bool:
    if knowledge.is_landlord(whole) or knowledge.organisation_ids(whole):
        return True
    if knowledge.landlord_ids(last):
        return False
    if whole.removesuffix(last).rstrip().endswith("&"):
        return True  # *Habitat & Humanisme*
    return f" {_plain(whole)} " in f" {_plain(body)} "


def _plain(text: str) -> str:
    """Fold accents and case, keeping dashes: they part names here."""
    return " – ".join(folded(part) for part in re.split(r"\s[–-]\s", text))


def _borne_out(name: str, body: str) -> bool:
    key = key_of(name.strip(" –-:/"))
    return len(key) > 2 and f" {key} " in f" {key_of(body)} "


def _without_noun(text: str, start: int, end: int) -> tuple[int, int]:
    noun = _ASSOCIATION.match(text, start, end)
    follows = noun and text[noun.end() : noun.end() + 2].lower() not in ("d'", "de", "du")
    return (noun.end(), end) if noun and follows and noun.end() < end else (start, end)
