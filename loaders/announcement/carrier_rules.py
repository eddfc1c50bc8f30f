"""The rules that tell a carrier: one line each, with an example."""

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
from loaders.announcement.verbs import FUTURE, VERBS, Sense, finite

_OBJECT = r"(?: (?!pour\b|afin\b|qui\b|que\b|par\b)[a-zà-ÿœ'-]+){0,8}?"
"""What is asked: *confie l'animation de ses jardins à…*."""


def _asked_rules() -> list[Rule]:
    """Two rules for each verb of asking: near the name, and farther but with *l'association*."""
    rules = []
    for verb in VERBS:
        if verb.sense is not Sense.ASKS:
            continue
        stem = rf"\b(?:{verb.stem})[a-zéè]*"
        needs = re.compile(rf"\b(?:{verb.stem})", re.IGNORECASE)
        link = f"(?:{verb.link})" if verb.link else ""
        contracted = r"(?: aux?| du| des)? " if verb.link else " "
        to = rf"(?: {link}(?: |(?<=')){DET}|{contracted})" if link else f" {DET}"
        lead = f"{verb.singular} {verb.link.split('|')[0].split('(')[0]}".strip()
        rules.append(
            Rule(
                f"{verb.singular}, association named", Role.CARRIER, 5,
                left_of(rf"{stem}\b[^.;:]{{0,110}}?\b{DET}{NAMED}"), None,
                f"Le bailleur {lead} l'association {{}} pour animer le lieu.",
                needs=needs,
            )
        )  # fmt: skip
        if verb.singular not in ("demande", "propose", "accompagne", "invite", "choisit"):
            rules.append(
                Rule(
                    f"{verb.singular}, name alone", Role.CARRIER, 4,
                    left_of(rf"{stem}{_OBJECT}{to}{SMALL if not link else ''}"), None,
                    f"L'esh {lead} {{}} pour animer le lieu.",
                    needs=needs,
                )
            )  # fmt: skip
    return rules


CARRIER_RULES: tuple[Rule, ...] = (
    *_asked_rules(),
    Rule("beside the landlords", Role.CARRIER, 3.5, None,
         right_of(r",? et (?:les|ses|des|ces) (?:\w+ ){0,2}(?:bailleurs|esh|organismes)\b"),
         "{} et les 5 bailleurs déploient leur action."),
    Rule("by the association", Role.CARRIER, 4.5, left_of(rf"\bpar {DET}{NAMED}"), None,
         "Un atelier est tenu par l'association {}."),
    Rule("done by", Role.CARRIER, 3.5,
         left_of(rf"\b{BY}(?: [a-zà-ÿ'-]+){{0,4}} par {DET}"), None,
         "Un jardin animé par {}."),
    Rule("with the association", Role.CARRIER, 3.5,
         left_of(rf"\bavec (?:[a-zà-ÿ'é]+ ){{0,4}}?{DET}{NAMED}"), None,
         "Le bailleur ouvre un lieu avec l'association {}."),
    Rule("thanks to the association", Role.CARRIER, 3,
         left_of(rf"\b(?:grâce à|aux côtés de|via|et|dont|de|à) {DET}{NAMED}"), None,
         "Grâce à l'association {}, un lieu ouvre."),
    Rule("the association does", Role.CARRIER, 3.5,
         left_of(rf"(?:^|[ '])l(?:'|es |a |e ){NAMED}"),
         right_of(rf"{SIDE}{ASIDE} (?:y |en |leur |lui |se |s'|, \w+, )?(?:{FUTURE}|{finite()})"),
         "L'association {} animera un lieu."),
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
    Rule("whom the lead is given to", Role.CARRIER, 4,
         left_of(r"\bqu(?:e |')(?:y )?(?:anim|port|mèn|condui|pilot|assur|coordonn"
                 r"|encadr)\w* (?:la |le |les |l')?"), None,
         "Un atelier qu'animera {} ouvrira."),
    Rule("given over to", Role.CARRIER, 3.5,
         left_of(r"\b(?:dévolue?s?|prêtée?s?|attribuée?s?) (?:à la |à l'|aux? |à )"), None,
         "L'encadrement est dévolu à {}."),
    Rule("is about to", Role.CARRIER, 2, None,
         right_of(rf"{SIDE}{ASIDE} (?:va|vont|peut|pourra) \w+er\b"),
         "{} va former des habitants."),
    Rule("asked to do", Role.CARRIER, 4,
         left_of(r"\b(?:demand|propos)[a-zé]+ (?:à l'|à la |aux? "
                 r"|à )(?:équipe (?:de la |de l'|du |des |de |d'))?"),
         right_of(r"{SIDE} (?:de |d')(?:y |en |les |leur |l')?[a-zà-ÿ]+(?:er|ir|re)\b"
                  .replace("{SIDE}", SIDE)),
         "L'esh a demandé à {} de former des habitants."),
    Rule("has at its disposal", Role.CARRIER, 4,
         left_of(rf"\bà (?:la )?disposition (?:de la |de l'|du |des |de |d')(?:{NAMED})?"), None,
         "Le bailleur met un local à la disposition de {}."),
    Rule("gives its methods", Role.CARRIER, 3.5,
         left_of(rf"\b(?:savoir-faire|expertise|compétences?|expérience|services|méthode) (?:de la "
                 rf"|de l'|du |des |de |d')(?:{NAMED})?"), None,
         "L'esh compte sur le savoir-faire de {}."),
    Rule("done with", Role.CARRIER, 3.2,
         left_of(rf"\b{BY}(?: [a-zà-ÿ'-]+){{0,4}} avec {DET}"), None, "Une action menée avec {}."),
    Rule("with", Role.CARRIER, 2, left_of(rf"\bavec {DET}(?:[a-zà-ÿ'-]+ ){{0,2}}?"), None,
         "Le bailleur ouvre un lieu avec {}."),
    Rule("called an association", Role.CARRIER, 2, left_of(rf"{NAMED}"), None,
         "Depuis deux ans, l'association {} connaît le quartier."),
)  # fmt: skip
