"""Fields with their label (*Bailleur : Habitat du Lac*), in an announcement set as a form."""

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.announcement.patterns import patterns
from loaders.text.not_stated import says_nothing


class Field(StrEnum):
    """What a label says of the words after it."""

    TITLE = "title"
    LANDLORD = "landlord"
    CARRIER = "carrier"
    PARTNER = "partner"
    PLACE = "place"


LABELS = tuple((Field(field), label, example) for field, label, example in patterns("label"))
"""Each field with what its label can be, and an example of one."""

_ANY = "|".join(f"(?P<{field}>{label})" for field, label, _ in LABELS)
_LINE = re.compile(
    rf"^[ ]*(?:[•·▪●*–-]+ *|\d{{1,2}}[.)] +)?(?:{_ANY})"
    r"(?: (?:n° ?)?\d{1,2})? ?[:?] *(?P<value>[^\s][^\n]*?)[ .;]*(?=$| [|·] ?[^\n|:]{2,30} ?: )",
    re.IGNORECASE | re.MULTILINE,
)
WITHIN_LINE = re.compile(
    rf"[ ](?:[–—|-]|·) *(?:{_ANY})"
    r" ?: *(?P<value>[^\s–—|·\n][^\n]*?)[ .;]*(?=[ ](?:[–—|-]|·) |$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A label within a line: *Radio Escalier – bailleur : Néolia – association : …*."""
_BETWEEN = re.compile(r" ?[,;/+&] ?| et (?:de )?| (?=en (?:lien|partenariat|collaboration) avec )")
BESIDE = re.compile(
    r"(?:en (?:lien|partenariat|collaboration)|avec (?:le (?:soutien|concours)|l'(?:appui|aide)))"
    r" (?:avec|de|du|des) ?(?:la |le |les |l')?"
)
"""What stands in the field of an association before a partner: *Ressort, en lien avec le CCAS*."""
_LONGEST_TITLE = 130
_ABOVE = re.compile(
    r"\n[ ]*\n[ ]*(?:(?:[A-Z]\)|\d{1,2}[.)/]|[•–-]) +)?(?!(?:les )?(?:projets?|lauréats?|comité)\b)"
    r"«? ?(?P<title>[^\n«»]{2,}[^\n«».:;, ])(?: ?»)?[ ]*\n(?:[ ]*\n)?$",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?:l'|une )?association [^,;/+&]+ et (?!l'|de l'|une |association)[^,;/+&]+$", re.IGNORECASE
)
"""One association with *et* in its name: where there are two, they are *associations*."""
_PERSON = re.compile(r"(?:M\.|Mr\.?|Mmes?|MM\.|Mlle|Monsieur|Madame|Dr)\s+\S")
_LEAD = re.compile(
    r"(?:(?:l'|une? )?(?:association|bailleur|esh|oph) )?(?:la |le |les |l')?"
    r"(?=[A-ZÀ-Ý0-9«])"
)


@dataclass(frozen=True)
class Labelled:
    """A line with a label: where it begins and ends, and where its value does."""

    field: Field
    start: int
    end: int
    value: tuple[int, int]


def labelled(text: str, start: int, end: int, pattern: re.Pattern[str] = _LINE) -> list[Labelled]:
    """Return the lines of `text[start:end]` that open with a label, or those `WITHIN_LINE`."""
    return [
        Labelled(field, line.start(), line.end(), line.span("value"))
        for line in pattern.finditer(text, start, end)
        for field in Field
        if line[field]
    ]


def is_label(words: str) -> bool:
    """Say whether `words` are what a field of a form is called."""
    return bool(_LINE.fullmatch(f"{words} : …"))


def openers(text: str, fields: list[Labelled], announced: int | None) -> list[Labelled]:
    """Return the fields that each open a project: the titles, or the landlords of `text` that stand
    below an empty line.

    None where there is one alone, unless one project was announced.
    """
    for kind in (Field.TITLE, Field.LANDLORD):
        found = [each for each in fields if each.field is kind]
        if kind is Field.LANDLORD:
            found = [
                each
                for each in found
                if text[: each.start].rstrip(" ").endswith("\n\n") or title_above(text, each)
            ]
        if len(found) > 1 or (found and len(found) == announced):
            return found
    return []


def title_above(text: str, first: Labelled) -> tuple[int, int] | None:
    """Return where a title stands alone above the first field of a project, below an empty line."""
    found = _ABOVE.search(text, max(0, first.start - _LONGEST_TITLE), first.start)
    return None if found is None or _LINE.match(found[0].strip()) else found.span("title")


def names_in(text: str, field: Labelled) -> list[tuple[int, int]]:
    """Return where the names of a field stand: between commas, slashes, *et*."""
    at, end = field.value
    cuts = [cut.span() for cut in _BETWEEN.finditer(text, at, end)]
    if _ONE.match(text, at, end):
        cuts = []
    starts, ends = [at, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    spans = []
    for first, last in zip(starts, ends, strict=True):
        lead = _LEAD.match(text, first, last)
        begins = lead.end() if lead else first
        if text[begins:last].strip() and not names_nobody(text[begins:last]):
            spans.append((begins, last))
    return spans


def names_nobody(words: str) -> bool:
    """Say whether the value of a field names no organisation: it is not stated, or a person."""
    bare = words.strip(" .()[]")
    return says_nothing(bare) or bool(_PERSON.match(bare))
