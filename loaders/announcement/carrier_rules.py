"""The rules that tell a carrier, and a partner: one line each, with an example."""

import re

from loaders.announcement.evidence import (
    ASIDE,
    ASSOCIATION,
    BY,
    DET,
    NAMED,
    SIDE,
    SMALL,
    Role,
    Rule,
    left_of,
    right_of,
)
from loaders.announcement.verbs import FUTURE, finite

_OBJECT = r"(?: (?!pour\b|afin\b|qui\b|que\b|par\b)[a-zà-ÿœ'-]+){0,8}?"
"""What is asked: *confie l'animation de ses jardins à…*."""


_ASKED = (
    ("sollicite", "sollicit", ""),
    ("fait appel à", r"(?:fai(?:t|re|sant)|font|fera|feront) (?:\w+ )?appel", "à"),
    ("confie à", "confi", "à"),
    ("mandate", "mandat", ""),
    ("s'associe à", "(?:s'|y )associ", "à|avec"),
    ("s'allie à", "(?:s'|y )alli", "à|avec"),
    ("s'appuie sur", "s'appu[iy]", "sur"),
)
"""What a landlord does to a carrier: the verb, its stem, what leads to its object (patterns)."""


def _asked(verb: str, stem: str, link: str) -> Rule:
    """Return the rule of a name that stands near a verb of asking."""
    to = rf"(?: (?:{link})(?: |(?<=')){DET}| (?:aux?|du|des)? )" if link else f" {DET}{SMALL}"
    return Rule(
        f"asked: {verb}", Role.CARRIER, 4,
        left_of(rf"\b(?:{stem})[a-zéè]*{_OBJECT}{to}"), None,
        f"L'esh {verb} {{}} pour animer le lieu.",
        needs=re.compile(rf"\b(?:{stem})", re.IGNORECASE),
    )  # fmt: skip


CARRIER_RULES: tuple[Rule, ...] = (
    *(_asked(*verb) for verb in _ASKED),
    Rule("asked, the association", Role.CARRIER, 5,
         left_of(rf"\bsollicit[a-zéè]*\b[^.;:]{{0,110}}?\b{DET}{NAMED}"), None,
         "Le bailleur sollicite, pour animer le lieu, l'association {}."),
    Rule("by the association", Role.CARRIER, 4.5, left_of(rf"\bpar {DET}{NAMED}"), None,
         "Un atelier est tenu par l'association {}."),
    Rule("done by", Role.CARRIER, 3.5,
         left_of(rf"\b{BY}(?: [a-zà-ÿ'-]+){{0,4}} par {DET}"), None,
         "Un jardin animé par {}."),
    Rule("the association does", Role.CARRIER, 3.5,
         left_of(rf"(?:^|[ '])l(?:'|es |a |e ){NAMED}"),
         right_of(rf"{SIDE}{ASIDE} (?:y |en |leur |lui |se |s'|, \w+, )?(?:{FUTURE}|{finite()})"),
         "L'association {} animera un lieu."),
    Rule("bears the project", Role.CARRIER, 6, None,
         right_of(rf"{SIDE},? (?:porteu(?:r|se)s? (?:du|de ce|de l')|cheffe? de file"
                  r"|qui (?:l[ae]|en) porte\b|qui porte (?:le|ce) projet|qui (?:le|la) pilote\b)"),
         "Le bailleur rencontre la mission locale et {}, porteuse du projet."),
    Rule("is going to", Role.CARRIER, 3, None,
         right_of(rf"{SIDE}{ASIDE} (?:y |en |leur |lui |se |s')?{FUTURE}\b"),
         "{} animera un lieu."),
    Rule("told an association after", Role.CARRIER, 4, None,
         right_of(rf"{SIDE},? (?:(?:une |l'|qui est une )?(?:jeune |petite "
                  rf"|grande )?(?:{ASSOCIATION})|(?:un |une |l')?[a-zà-ÿ]+ associati(?:f|ve))\b"),
         "{}, association locale, animera un lieu."),
    Rule("does it for them", Role.CARRIER, 3, None,
         right_of(rf"{SIDE}{ASIDE} (?:les |leur |l')(?:y )?(?:accompagn|aid|form|propos|apport"
                  rf"|initi|rencontr|reç)[a-zé]+\b"),
         "{} les accompagne dans cette démarche."),
    Rule("steps in", Role.CARRIER, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:y )?(?:intervien(?:t|nent|dra|dront)|œuvre(?:nt)?"
                  rf"|milite(?:nt)?)\b"),
         "{} intervient dans le quartier."),
    Rule("welcomed", Role.CARRIER, 2.5,
         left_of(rf"\b(?:accueill|invit|reç)[a-zé]+(?: [a-zà-ÿ'-]+){{0,2}} {DET}"), None,
         "Le bailleur accueille chaque mercredi {} dans un local."),
    Rule("it is they who", Role.CARRIER, 4,
         left_of(r"\b[Cc](?:e sera|'est)(?: désormais| ensuite)? (?:la |le |les |l')?"),
         right_of(rf"{SIDE} qui (?:(?:y |en |les |leur |l')?{FUTURE}\b|pren(?:d|dra) )"),
         "C'est {} qui choisira les locataires."),
    Rule("asked to do", Role.CARRIER, 4,
         left_of(r"\b(?:demand|propos)[a-zé]+ (?:à l'|à la |aux? "
                 r"|à )(?:équipe (?:de la |de l'|du |des |de |d'))?"),
         right_of(r"{SIDE} (?:de |d')(?:y |en |les |leur |l')?[a-zà-ÿ]+(?:er|ir|re)\b"
                  .replace("{SIDE}", SIDE)),
         "L'esh a demandé à {} de former des habitants."),
    Rule("has at its disposal", Role.CARRIER, 4,
         left_of(rf"\bà (?:la )?disposition (?:de la |de l'|du |des |de |d')(?:{NAMED})?"), None,
         "Le bailleur met un local à la disposition de {}."),
    Rule("with", Role.CARRIER, 2, left_of(rf"\bavec {DET}(?:[a-zà-ÿ'-]+ ){{0,2}}?"), None,
         "Le bailleur ouvre un lieu avec {}."),
    Rule("called an association", Role.CARRIER, 2, left_of(rf"{NAMED}"), None,
         "Depuis deux ans, l'association {} connaît le quartier."),
)  # fmt: skip


PARTNER_RULES: tuple[Rule, ...] = (
    Rule("with the support of", Role.PARTNER, 4,
         left_of(rf"\b(?:soutien|appui|concours|aide|participation|contribution|parrainage"
                 rf"|complicité) (?:financier |technique )?(?:de l'|de la |du |des |de "
                 rf"|d')(?:{NAMED})?"), None,
         "Avec le soutien de {}, un lieu ouvre."),
    Rule("gives its support", Role.PARTNER, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:apporte(?:nt|ra|ront)?|contribue(?:nt|ra|ront)?) (?:son|leur"
                  rf"|à|au) ?(?:concours|soutien|appui|aide|financement|projet)?"),
         "{} apporte son concours."),
    Rule("backs the project", Role.PARTNER, 4.5, None,
         right_of(rf"{SIDE}{ASIDE} (?:soutien(?:t|nent|dra|dront)|(?:co)?financ(?:e|ent|era|eront)"
                  rf"|appui(?:e|ent)|accompagn(?:e|ent)|subventionn(?:e|ent)) (?:l'initiative"
                  rf"|le projet|l'action|la démarche|l'opération|cette |ce )"),
         "{} soutient le projet."),
    Rule("associated", Role.PARTNER, 4, None,
         right_of(rf"{SIDE}{ASIDE} (?:sont|seront|est|sera) (?:aussi |également )?(?:associée?s?"
                  rf"|partenaires?|partie prenante)"),
         "{} sera associé au projet."),
    Rule("supported by", Role.PARTNER, 4,
         left_of(rf"\b(?:appuyée?s?|soutenue?s?|cofinancée?s?|financée?s?|aidée?s?|suivie?s?"
                 rf"|subventionnée?s?|accompagnée?s?) (?:par|de) {DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "Le projet est soutenu par {}."),
    Rule("a field of its own", Role.PARTNER, 5,
         left_of(r"\bpartenaires?(?: (?:financiers?|associés?|locaux|du projet))? ?: "
                 r"(?:[^.;:]{0,80}, )?(?:la |le |les |l')?"), None,
         "Partenaires : {} et Toto."),
    Rule("at their side", Role.PARTNER, 3,
         left_of(rf"\baux côtés (?:de |du |des |d'){DET}(?:{NAMED})?"), None,
         "Aux côtés de {}, un lieu ouvre."),
    Rule("in partnership with", Role.PARTNER, 4,
         left_of(rf"\b(?:partenariat|lien|collaboration|concertation|coopération"
                 rf"|relation)(?: \w+)? avec {DET}(?:[a-zà-ÿ'-]+ ){{0,3}}?"),
         None, "L'équipe travaille en partenariat avec {}."),
    # --- named in passing
    Rule("earlier work", Role.PASSING, 5,
         left_of(r"\b(?:suite à|après|à la suite de|en (?:19|20)\d\d|lors d|précédent"
                 r"|première? (?:phase|édition|session|saison|expérience|étape)|réalisation|enquête"
                 r"|diagnostic|étude)\b[^.;]{0,110}?\b(?:par|avec|de) (?:l'|la |le "
                 r"|les )?(?:[a-zà-ÿ'-]+ ){0,3}"), None,
         "Une enquête menée en 2020 par l'association {} l'a montré."),
)  # fmt: skip
