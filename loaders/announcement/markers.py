"""Common nouns that classify the following name: association, landlord, place."""

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.announcement.verbs import FUTURE, finite


class Marked(StrEnum):
    """What the noun before a name says of it."""

    ASSOCIATION = "association"
    LANDLORD = "landlord"
    INSTITUTION = "institution"
    PLACE = "place"
    NOTHING = ""


@dataclass(frozen=True)
class Marker:
    """A family of nouns. `nouns` is a regex; `example` ends where the name begins."""

    marked: Marked
    nouns: str
    example: str


MARKERS = (
    Marker(
        Marked.ASSOCIATION,
        r"associations?|asso|partenaires? associatifs?|collectifs?|compagnies?|cie|troupe"
        r"|structures?|fédération|union locale|régie de quartiers?|centres? soci(?:al|aux)|mjc|ong"
        r"|ressourcerie|recyclerie|entreprise d'insertion|chantier d'insertion|maison de quartier"
        r"|opérateur|réseau|coopérative d'activité|scic|bureau associatif|tiers-lieu"
        r"|acteur associatif|porteur(?: de projet)?|prestataire|équipe|artistes|médiateurs"
        r"|bénévoles|conteurs",
        "sollicite l'association locale ",
    ),
    Marker(
        Marked.LANDLORD,
        r"bailleurs?|esh|oph|offices?(?: publics?(?: de l'habitat)?)?|organismes?(?: hlm)?|opac"
        r"|sociétés?(?: d'hlm)?|sa d'hlm|groupes?|coopératives?(?: d'hlm| hlm)?|filiales?"
        r"|patrimoine|parc|locataires|propriétaire",
        "souhait du bailleur social ",
    ),
    Marker(
        Marked.INSTITUTION,
        r"villes?|mairie|municipalité|ccas|caf|conseil (?:départemental|régional|général)"
        r"|préfecture|universités?|laboratoires?|cabinet|bureau d'études|fondations?|cinéma|théâtre"
        r"|médiathèque|bibliothèque|musée|école|lycée|collège|clubs? de prévention|amicale"
        r"|mission locale|hôpital|archives|communauté urbaine|agence",
        "avec le soutien de la ville de ",
    ),
    Marker(
        Marked.PLACE,
        r"quartiers?|qpv|résidences?|cités?|tours?|rues?|avenue|boulevard|place|square|allée"
        r"|impasse|ensembles?|secteurs?|sites?|immeubles?|barre|communes?|agglomération|métropole"
        r"|arrondissement|départements?|régions?|bassin|zup|zac|plateau|hameau|villages?|dalle"
        r"|grand ensemble|îlot|chemin|route|quai|parc|lotissement",
        "au cœur du quartier de ",
    ),
)
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
        marker.marked,
        re.compile(rf"\b(?:{marker.nouns})(?=[ ,']|$)", re.IGNORECASE),
        re.compile(
            rf"(?: ?(?:{_OF_LANDLORDS if marker.marked is Marked.LANDLORD else _OPEN})){{0,4}}(?: "
            rf"|(?<=')|(?:,| :) )",
            re.IGNORECASE,
        ),
    )
    for marker in MARKERS
    if marker.marked is not Marked.PLACE
]
"""For each family: its nouns, and what may stand between noun and name."""

_PLACE_LEAD = re.compile(
    rf"(?<!régie de )(?<!maison de )(?<!conseil de )\b(?:{MARKERS[3].nouns})(?: (?:classée?s?"
    rf"|prioritaires?|nord|sud|est|ouest"
    rf"|politique de la ville))?(?: classée?s? en qpv)?(?: (?:de la |du |des |de l'|de |d'|dits? "
    rf"|dites? |« ?)?|, (?:de la |du |des |de l'|d'))$",
    re.IGNORECASE,
)


_OWN_NOUNS = (
    (Marked.ASSOCIATION, re.compile(
        r"(?:Association|Asso|Collectif|Compagnie|Cie|Compagnons|Les Compagnons|MJC"
        r"|Centre [Ss]ocial|Régie de [Qq]uartier|Amicale|Fédération|Union Locale"
        r"|Maison de [Qq]uartier|Secours|Emmaüs|Habitat (?:et|&) Humanisme|Ligue|Sauvegarde"
        r"|Les Restos|Restos du|Les Francas|Francas|Pimms|PIMMS|UDAF|SOLIHA|Soliha)\b")),
    (Marked.INSTITUTION, re.compile(
        r"(?:Ville|Mairie|Commune|Conseil|Métropole|Région|Département|Préfecture|CCAS|CAF|Caf|État"
        r"|Université|Mission Locale|Club de|Laboratoire|Banque des|Fondation|Théâtre"
        r"|Pôle [Ee]mploi|France Travail|Agence|Archives|Communauté|Éducation Nationale"
        r"|Centre de Recherche)\b")),
)  # fmt: skip


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
