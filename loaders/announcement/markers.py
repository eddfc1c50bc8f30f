"""Common nouns that classify the following name: association, landlord, place."""

import re
from enum import StrEnum

from loaders.announcement.patterns import FUTURE, finite
from loaders.text.word_tables import words_beside


class Marked(StrEnum):
    """What the noun before a name says of it."""

    ASSOCIATION = "association"
    LANDLORD = "landlord"
    INSTITUTION = "institution"
    PLACE = "place"
    NOTHING = ""


_SAID = words_beside(__file__, "marker_nouns.csv")
_NOUNS = {marked: "|".join(_SAID[marked]) for marked in Marked if marked is not Marked.NOTHING}
"""The nouns that say of a name what it is, as regular expressions."""

_STOPS = "pour|afin|qui|que|dont|avec|dans|par|et|ou|à|au|aux|sur|en|entre|chez|se|est|sont|ont|a"
_OPEN = rf"(?!(?:{_STOPS}|{finite()}|{FUTURE})\b)[a-zà-ÿœ]+(?:['-][a-zà-ÿœ]+)*"
_OF_LANDLORDS = (
    r"soci(?:al|aux)|publics?|privés?|historiques?|majoritaires?|uniques?|princip(?:al|aux)|hlm"
    r"|loc(?:al|aux)|présents?|partenaires?|lauréats?|du (?:territoire|site|quartier|secteur)|de"
    r"|des|de la|du|d'|concernés?|premiers?|régional|engagés?|départemental|métropolitain"
    r"|coopérative|d'habitation|de l'habitat"
)
_LEADS = [
    (
        marked,
        re.compile(rf"\b(?:{nouns})(?=[ ,']|$)", re.IGNORECASE),
        re.compile(
            rf"(?: ?(?:{_OF_LANDLORDS if marked is Marked.LANDLORD else _OPEN})){{0,4}}(?: "
            rf"|(?<=')|(?:,| :) )",
            re.IGNORECASE,
        ),
    )
    for marked, nouns in _NOUNS.items()
    if marked is not Marked.PLACE
]
"""For each family: its nouns, and what may stand between noun and name."""

_PLACE_LEAD = re.compile(
    rf"(?<!régie de )(?<!maison de )(?<!conseil de )\b(?:{_NOUNS[Marked.PLACE]})(?: (?:classée?s?"
    rf"|prioritaires?|nord|sud|est|ouest"
    rf"|politique de la ville))?(?: classée?s? en qpv)?(?: (?:de la |du |des |de l'|de |d'|dits? "
    rf"|dites? |« ?)?|, (?:de la |du |des |de l'|d'))$",
    re.IGNORECASE,
)


_OWN_NOUNS = [
    (marked, re.compile(rf"(?:{'|'.join(_SAID[f'name of an {marked}'])})\b"))
    for marked in (Marked.ASSOCIATION, Marked.INSTITUTION)
]
"""What a name begins with that says so itself."""


def after_article(text: str, start: int) -> int:
    """Return where the name at `start` begins without an article with a capital."""
    article = re.compile(r"(?:(?:Le|La|Les) |L')(?=[A-ZÉÈ])").match(text, start)
    return article.end() if article else start


def self_marked(text: str, start: int) -> Marked:
    """Return what the first word of the name at `start` says of it (*Collectif*, *Ville*)."""
    return next(
        (marked for marked, noun in _OWN_NOUNS if noun.match(text, after_article(text, start))),
        Marked.NOTHING,
    )


def marker_before(text: str, start: int, floor: int) -> tuple[Marked, int]:
    """Return what the nouns before `start` say of the name there, and where they begin.

    Looks no further back than `floor`. The nearest noun wins.
    """
    left = text[max(floor, start - 70) : start]
    offset = start - len(left)
    place = _PLACE_LEAD.search(left)
    if place:
        return Marked.PLACE, offset + place.start()
    best: tuple[Marked, int] = (Marked.NOTHING, start)
    nearest = -1
    for marked, nouns, gap in _LEADS:
        for match in nouns.finditer(left):
            if match.start() > nearest and gap.fullmatch(left, match.end()):
                nearest = match.start()
                best = marked, offset + match.start()
    return best
