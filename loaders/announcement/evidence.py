"""The rules that tell who is landlord, carrier or partner: one line each, with an example.

A rule looks at the words before and after a row of names. In an example `{}` stands for a name.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from loaders.announcement.verbs import FUTURE, VERBS, Sense, finite


class Role(StrEnum):
    """What a name is in a project. `PASSING` takes away: named without taking part."""

    LANDLORD = "landlord"
    CARRIER = "carrier"
    PARTNER = "partner"
    PASSING = "passing"


@dataclass(frozen=True)
class Rule:
    """What is said of a name by the words before it (to the end) and after it (from the start).

    `weight` is how strongly; 3 is enough on its own. `opening` keeps a rule to the first two
    sentences of a project, where the landlord is introduced.
    """

    name: str
    role: Role
    weight: float
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    example: str
    opening: bool = False


_DET = r"(?:de l'|de la |l'|la |le |les |une |un |son |sa |ses |leurs? |d'une |d'un |des |du |d'|deux |cette |ce )?"
_ASSOCIATION = (
    r"(?:associations?|asso|collectifs?|compagnies?|cie|troupe|partenaires? associatifs?(?: loca(?:l|ux))?"
    r"|structures?|régie de quartiers?|centres? soci(?:al|aux)|fédération|union locale|mjc|réseau"
    r"|bureau associatif|entreprise d'insertion|chantier d'insertion|artistes (?:de l'association|du collectif)"
    r"|équipe (?:de l'association|du collectif)|coopérative|ong|opérateur|ressourcerie)"
)
_SMALL = r"(?:(?!pour\b|afin\b|qui\b|que\b|par\b|en\b)[a-zà-ÿœ'-]+ ){0,5}?"
_NAMED = rf"{_ASSOCIATION}(?: (?!et\b|pour\b|qui\b|à\b|dans\b)[a-zà-ÿœ'-]+){{0,4}}(?: : |, | |(?<='))(?:« ?)?"
_SIDE = r"(?: \([^()]{1,40}\))?"
_ASIDE = r"(?:,(?: (?!et\b)[^.;,]|[^.;, ]|(?<=\d),(?=\d)){2,130},)?"


def _left(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


def _right(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _asked_rules() -> list[Rule]:
    """Two rules for each verb of asking: near the name, and farther but with *l'association*."""
    rules = []
    for verb in VERBS:
        if verb.sense is not Sense.ASKS:
            continue
        stem = rf"\b(?:{verb.stem})[a-zéè]*"
        link = f"(?:{verb.link})" if verb.link else ""
        contracted = r"(?: aux?| du| des)? " if verb.link else " "
        to = (rf"(?: {link}(?: |(?<=')){_DET}|{contracted})" if link else f" {_DET}")
        lead = f"{verb.singular} {verb.link.split('|')[0].split('(')[0]}".strip()
        rules.append(
            Rule(
                f"{verb.singular}, association named", Role.CARRIER, 5,
                _left(rf"{stem}\b[^.;:]{{0,110}}?\b{_DET}{_NAMED}"), None,
                f"Le bailleur {lead} l'association {{}} pour animer le lieu.",
            )
        )  # fmt: skip
        if verb.singular not in ("demande", "propose", "accompagne", "invite", "choisit"):
            rules.append(
                Rule(
                    f"{verb.singular}, name alone", Role.CARRIER, 4,
                    _left(rf"{stem}(?: {_SMALL.rstrip('?')}?)?{to}{_SMALL if not link else ''}"), None,
                    f"L'esh {lead} {{}} pour animer le lieu.",
                )
            )  # fmt: skip
    return rules


_BY = r"(?:portée?s?|animée?s?|menée?s?|pilotée?s?|coordonnée?s?|conduite?s?|assurée?s?|proposée?s?|réalisée?s?|mise?s? en (?:place|œuvre|oeuvre)|encadrée?s?|tenue?s?|imaginée?s?|organisée?s?|développée?s?|gérée?s?|suivie?s?|formée?s?|accompagnée?s?|créée?s?)"  # noqa: E501
_STOCK = r"(?:logements|patrimoine|parc|résidences?|locataires|immeubles?|programme|propriété)"
_LANDLORD_NOUN = r"(?:bailleurs?(?: soci(?:al|aux))?|esh|oph|office(?: public)?(?: de l'habitat)?|organisme|coopérative|société|filiale|groupe)"  # noqa: E501
_SOCIAL = r"(?:bailleur|esh|oph|office|organisme|coopérative|entreprise sociale|société d'hlm|sa d'hlm|propriétaire|gestionnaire)"  # noqa: E501

RULES: tuple[Rule, ...] = (
    # --- landlords
    Rule("asks somebody", Role.LANDLORD, 4, None,
         _right(rf"{_SIDE}{_ASIDE} (?:\w+ )?{finite(Sense.ASKS)}"),
         "{} sollicite une association."),
    Rule("wants to ask somebody", Role.LANDLORD, 4, None,
         _right(rf"{_SIDE}{_ASIDE} (?:a|ont|souhaitent?|va|vont|veut|veulent|décident?|choisi\w+)(?: \w+)?"
                r" (?:de |d')?(?:sollicit|fai(?:re|t) appel|confi|mandat|missionn|s'associ|s'appuyer|retenu)"),
         "{} souhaite confier la suite à une association."),
    Rule("owns homes", Role.LANDLORD, 4, None, _right(rf"{_SIDE}{_ASIDE} (?:{finite(Sense.OWNS)}|(?:va|vont) (?:livrer|construire|réhabiliter|démolir|rénover)\b)"),
         "{} gère 300 logements."),
    Rule("who owns homes", Role.LANDLORD, 4, None,
         _right(rf"{_SIDE},? qui (?:{finite(Sense.OWNS)}|conduit la|y |mène la)"),
         "{}, qui gère 300 logements, ouvre un lieu."),
    Rule("has a stock", Role.LANDLORD, 4, None,
         _right(rf"{_SIDE}{_ASIDE} (?:y )?(?:compt|recens|accueill|propos|lou|possé|disp|administr)\w+"
                r"[^.;]{0,50}?(?:logements|locataires|patrimoine|appartements|ménages)"),
         "{} compte près de 300 logements."),
    Rule("told by a noun after", Role.LANDLORD, 4, None,
         _right(rf"{_SIDE}(?:, | – | \()(?:un |une |l'|la |le |premier |unique |principal |grand )*{_SOCIAL}s?\b"
                rf"(?! (?:{finite()}|{FUTURE}|a |y |s'|se ))"),
         "{}, bailleur du quartier, ouvre un lieu."),
    Rule("and so many landlords", Role.LANDLORD, 4.5, None,
         _right(r",? et (?:les )?(?:\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:autres )?(?:bailleurs|esh|oph|organismes|ESH|OPH)\b(?! (?:à l'origine|du projet))"),
         "{} et 4 autres bailleurs ouvrent un lieu."),
    Rule("listed in brackets", Role.LANDLORD, 4.5,
         _left(r"\b(?:bailleurs?|esh|oph|organismes)(?: [a-zà-ÿ'-]+){0,4} ?\((?:dont |: )?"), None,
         "Tata et 3 autres ESH ({}, Titi et Toto) ouvrent un lieu."),
    Rule("association at its side", Role.LANDLORD, 4, None,
         _right(r",? et (?:avec )?(?:l'|les |des |leur |son )(?:association|partenaire associatif)"),
         "{} et l'association Toto invitent les habitants.", opening=True),
    Rule("with an association", Role.LANDLORD, 4, None,
         _right(rf",? (?:{finite()} )?(?:s'associ\w+|en lien|en partenariat)?,? ?avec l'association"),
         "{}, avec l'association Toto, ouvre un lieu.", opening=True),
    Rule("told by a noun before", Role.LANDLORD, 3.5,
         _left(rf"\b{_LANDLORD_NOUN}s?(?: (?:social|sociaux|public|publics|présents?|du territoire|lauréats?))?"
               r"(?: |, | : |, dont )"),
         None, "Le bailleur {} ouvre un lieu."),
    Rule("homes are run by", Role.LANDLORD, 4,
         _left(rf"\b(?:gérée?s?|détenue?s?|possédée?s?|louée?s?|construite?s?|logée?s?|administrée?s?) par {_DET}"),
         None, "219 logements gérés par {}."),
    Rule("homes that it runs", Role.LANDLORD, 4,
         _left(rf"\bqu(?:e |')(?:y )?(?:gèr|possèd|dét|lou|compt|administr)\w* {_DET}"), None,
         "Sur les 300 logements que gère {}, peu sont vides."),
    Rule("stock of", Role.LANDLORD, 3,
         _left(rf"\b{_STOCK}(?: soci\w+)? (?:de la |du |de l'|de |d'|des )"), None,
         "Les locataires de {} sont invités."),
    Rule("counted landlords", Role.LANDLORD, 4,
         _left(r"\b(?:bailleurs|esh|oph|organismes)\b(?: (?:[a-zà-ÿ'-]+|\d)){0,8}(?:, | : |,? dont )"
               r"(?:\d+ (?:esh|oph|coopératives?)(?:,| et) ?)*(?:\d+ (?:esh|oph), )?"),
         None, "Les 3 bailleurs du site, {}, Tata et Titi ouvrent un lieu."),
    Rule("told by its shape", Role.LANDLORD, 1.5, None, None, "Habitat Truc."),
    Rule("acts, at the opening", Role.LANDLORD, 2, None, _right(rf"{_SIDE}{_ASIDE} {finite(Sense.ACTS)}"),
         "{} souhaite ouvrir un lieu.", opening=True),
    Rule("subject of the opening", Role.LANDLORD, 2, None,
         _right(rf"{_SIDE}{_ASIDE} (?:{FUTURE}|(?:va|vont|vient|viennent|a|ont|est|sont|se|s'est|fait|font) ?\w+)"),
         "{} va livrer un immeuble.", opening=True),
    Rule("aided by", Role.LANDLORD, 2, _left(r"\b(?:à l'initiative|à la demande|pour le compte) (?:de la |de l'|du |de |d')"),
         None, "À l'initiative de {}, un lieu ouvre."),
    # --- carriers
    *_asked_rules(),
    Rule("beside the landlords", Role.CARRIER, 3.5, None,
         _right(r",? et (?:les|ses|des|ces) (?:\w+ ){0,2}(?:bailleurs|esh|organismes)\b"),
         "{} et les 5 bailleurs déploient leur action."),
    Rule("by the association", Role.CARRIER, 4.5, _left(rf"\bpar {_DET}{_NAMED}"), None,
         "Un atelier est tenu par l'association {}."),
    Rule("done by", Role.CARRIER, 3.5,
         _left(rf"\b{_BY}(?: [a-zà-ÿ'-]+){{0,4}} par {_DET}"), None,
         "Un jardin animé par {}."),
    Rule("with the association", Role.CARRIER, 3.5,
         _left(rf"\bavec (?:[a-zà-ÿ'é]+ ){{0,4}}?{_DET}{_NAMED}"), None,
         "Le bailleur ouvre un lieu avec l'association {}."),
    Rule("thanks to the association", Role.CARRIER, 3,
         _left(rf"\b(?:grâce à|aux côtés de|via|et|dont|de|à) {_DET}{_NAMED}"), None,
         "Grâce à l'association {}, un lieu ouvre."),
    Rule("the association does", Role.CARRIER, 3.5,
         _left(rf"(?:^|[ '])l(?:'|es |a |e ){_NAMED}"),
         _right(rf"{_SIDE}{_ASIDE} (?:y |en |leur |lui |se |s'|, \w+, )?(?:{FUTURE}|{finite()})"),
         "L'association {} animera un lieu."),
    Rule("is going to", Role.CARRIER, 3, None, _right(rf"{_SIDE}{_ASIDE} (?:y |en |leur |lui |se |s')?{FUTURE}\b"),
         "{} animera un lieu."),
    Rule("told an association after", Role.CARRIER, 4, None,
         _right(rf"{_SIDE},? (?:une |l'|qui est une )?(?:{_ASSOCIATION})\b"),
         "{}, association locale, animera un lieu."),
    Rule("is about to", Role.CARRIER, 2, None, _right(rf"{_SIDE}{_ASIDE} (?:va|vont|peut|pourra) \w+er\b"),
         "{} va former des habitants."),
    Rule("done with", Role.CARRIER, 3.2,
         _left(rf"\b{_BY}(?: [a-zà-ÿ'-]+){{0,4}} avec {_DET}"), None, "Une action menée avec {}."),
    Rule("with", Role.CARRIER, 2, _left(rf"\bavec {_DET}(?:[a-zà-ÿ'-]+ ){{0,2}}?"), None,
         "Le bailleur ouvre un lieu avec {}."),
    Rule("called an association", Role.CARRIER, 2, _left(rf"{_NAMED}"), None,
         "Depuis deux ans, l'association {} connaît le quartier."),
    # --- partners
    Rule("with the support of", Role.PARTNER, 4,
         _left(r"\b(?:soutien|appui|concours|aide|participation|contribution|parrainage|complicité)"
               rf" (?:financier |technique )?(?:de l'|de la |du |des |de |d')(?:{_NAMED})?"), None,
         "Avec le soutien de {}, un lieu ouvre."),
    Rule("in partnership with", Role.PARTNER, 4,
         _left(rf"\b(?:partenariat|lien|collaboration|concertation|coopération|relation)(?: \w+)? avec {_DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "L'équipe travaille en partenariat avec {}."),
    Rule("one of its own", Role.PARTNER, 4, _left(r"\b(?:sa|son|ses) "), None,
         "Sa {} fournira des meubles."),
    Rule("works with the carrier", Role.PARTNER, 5,
         _left(rf"\bqui (?:travaill|collabor|s'associ|s'appui)\w* [^.;]{{0,30}}?(?:avec|à|sur) {_DET}"), None,
         "Toto, qui travaille avec {}, animera un lieu."),
    Rule("supported by", Role.PARTNER, 4,
         _left(rf"\b(?:appuyée?s?|soutenue?s?|cofinancée?s?|financée?s?|aidée?s?|suivie?s?|subventionnée?s?|accompagnée?s?) (?:par|de) {_DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "Le projet est soutenu par {}."),
    # --- named in passing
    Rule("earlier work", Role.PASSING, 5,
         _left(r"\b(?:suite à|après|à la suite de|en (?:19|20)\d\d|lors d|précédent|première? (?:phase|édition|session|saison|expérience|étape)"
               r"|réalisation|enquête|diagnostic|étude)\b[^.;]{0,110}?\b(?:par|avec|de) (?:l'|la |le |les )?(?:[a-zà-ÿ'-]+ ){0,3}"), None,
         "Une enquête menée en 2020 par l'association {} l'a montré."),
    Rule("had done before", Role.PASSING, 5, None,
         _right(rf"{_SIDE}{_ASIDE} (?:avait|avaient|a déjà|ont déjà|a mené|a conduit|a réalisé|était)\b"),
         "{} avait ouvert un lieu en 2016."),
)  # fmt: skip

LANDLORD_SHAPE = re.compile(
    r"\b(?:habitat|logis|logements?|hlm|foyer|toit|toits|immobili[eè]re|opac|oph|office|habitation"
    r"|habitations|immo|accession|r[ée]sidences|maisons|logem\w*|domo\w+|logi\w+|habit\w+|construction)\b",
    re.IGNORECASE,
)
"""Words that names of social landlords are made of; never enough without a sentence."""
