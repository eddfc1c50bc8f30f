"""The role of a number: a target of the project, a landlord's stock, a survey, background."""

import re
from dataclasses import dataclass

from loaders.announcement.model import NumberRole, Unit


@dataclass(frozen=True)
class Cue:
    """Words that give a figure of `units` its role, so many characters before or after it."""

    role: NumberRole
    words: str
    before: int
    after: int
    example: str
    units: tuple[Unit, ...] = tuple(Unit)


_PEOPLE = (Unit.TENANTS, Unit.PEOPLE, Unit.HOUSEHOLDS)
CUES: tuple[Cue, ...] = (
    Cue(NumberRole.TARGETED, r"^(?: \w+)? de (?:plus|moins) de \d+ ans \w+ront\b", 0, 60,
        "1.250 locataires de plus de 75 ans recevront une visite", _PEOPLE),
    Cue(NumberRole.SAMPLE, r"échantillon|interrog|sondage|questionnaire|enquête[^.]{0,40}auprès"
                           r"|répond",
        60, 30, "une enquête auprès de 300 seniors"),
    Cue(NumberRole.CONTEXT, r"^(?: \w+){0,2} (?:ont|avaient|est|sont) (?:plus|moins|entre|âgé)"
                            r"|^ (?:de|ayant|âgés de) (?:plus|moins) de \d"
                            r"|^[^.;,]{0,25}(?:avaient|ont) (?:emménagé|quitté|déménagé)"
                            r"|^[^.;,]{0,20} n(?:'|e )\w+ (?:pas|plus|ni)\b"
                            r"|^(?: sur [\d. ]+)? (?:sont|vivent) (?:en (?:retard|impayé|difficult)"
                            r"|isolé|seul|sans\b|au chômage)",
        0, 60, "4.300 ont plus de 65 ans", _PEOPLE),
    Cue(NumberRole.CONTEXT, r"(?:moitié|tiers|quart|majorité|%) (?:de |parmi )?(?:les |des |ses "
                            r"|leurs |ces )$|\b(?:constat|déplor|recens|estim)\w+ (?:que "
                            r"|à )?(?:près d[e'] ?|environ |plus d[e'] ?)?$",
        40, 0, "la moitié des 330 familles", _PEOPLE),
    Cue(NumberRole.STOCK, r"\bsur (?:les |ses |un total de )?$", 20, 0, "Sur 80.000 locataires",
        (Unit.HOMES, Unit.TENANTS, Unit.HOUSEHOLDS)),
    Cue(NumberRole.TARGETED,
        r"cibl|retenus?\b|volontaires|pilote|concern(?:e|ent|és)\b|réserv|accompagn|bénéfici"
        r"|particip|form(?:er|ée?s|era|eront)\b|suivi|reçu(?:s|es)|attendus?|visée?s?\b|quitteront"
        r"|resteront|relog|sensibilis|recevr|visit|équip|expériment|prêt|impliqu|au profit"
        r"|à destination|en faveur|auprès d|programme neuf|seront|prévue?s|ouvr|aider|proposer"
        r"|permettr|mobilis|toucher|création|créer|install|planter|rencontre|embauch|remettre"
        r"|désencombr|nettoyer|associent|au service",
        75, 70, "20 locataires volontaires seront suivis",
        (Unit.TENANTS, Unit.PEOPLE, Unit.HOUSEHOLDS, Unit.SITES, Unit.OTHER)),
    Cue(NumberRole.TARGETED,
        r"cibl|retenus|pilote|concerné|programme neuf|livr|relog|rénov|réhabilit|équiper|désencombr"
        r"|remettre en état|visités|seront|attribue|bénéfici|expériment|test|adapt|médiation|visit"
        r"|concern|réserv|aménag|transform|accompagn",
        60, 60, "les 56 logements ciblés", (Unit.HOMES,)),
    Cue(NumberRole.TARGETED, r"\w{3,}(?:ra|ront)\b", 40, 0, "la cuisine préparera 80 repas",
        (Unit.OTHER,)),
    Cue(NumberRole.STOCK, r"patrimoine|\bparc\b|poss[èé]d|g[èé]r(?:e|é|ant)|compt(?:e|ant)"
                          r"|propriétaire|loge(?:nt)?\b|lou(?:e|é|ant)|détien|dispose"
                          r"|accueill(?:ant|e)\b|gestion|regroup|composée? de|la composent?|abrit"
                          r"|héberg|dont \d[\d. ]* (?:situé|(?:en|dans|à)\b)|locataires du bailleur"
                          r"|représente",
        80, 45, "un patrimoine de 3.792 logements",
        (Unit.HOMES, Unit.HOUSEHOLDS, Unit.TENANTS, Unit.PEOPLE, Unit.SITES)),
    Cue(NumberRole.CONTEXT, r"\b(?:loca(?:l|ux)|espaces?|surface|terrain|garage"
                            r"|jardin)(?: \w+)? d[e'] ?$",
        30, 0, "un local de 300 m²", (Unit.OTHER,)),
)  # fmt: skip
_DEFAULT = {
    Unit.HOMES: NumberRole.STOCK, Unit.HOUSEHOLDS: NumberRole.TARGETED,
    Unit.TENANTS: NumberRole.TARGETED, Unit.PEOPLE: NumberRole.TARGETED,
    Unit.SITES: NumberRole.TARGETED, Unit.OTHER: NumberRole.CONTEXT,
}  # fmt: skip
_COMPILED = [(cue, re.compile(cue.words, re.IGNORECASE)) for cue in CUES]

_CLAUSE = re.compile(r"[;:](?!\d)|, (?:et|puis|mais|tandis que) ")


_SPREAD = re.compile(r", répartie?s (?:sur|dans|en|entre) [^,.;]{2,50},")
"""An aside that says where, and not what is done."""


def role_of(text: str, start: int, end: int, sentence: tuple[int, int], unit: Unit) -> NumberRole:
    """Return the role of the figure `text[start:end]`: that of the nearest cue of its sentence."""
    best: tuple[float, NumberRole] | None = None
    for order, (cue, pattern) in enumerate(_COMPILED):
        if unit not in cue.units:
            continue
        distance = _distance(text, pattern, cue, start, end, sentence)
        if distance is None:
            continue
        if order < 3:  # a survey and an age settle it
            return cue.role
        rank = distance + order * 0.1
        if best is None or rank < best[0]:
            best = rank, cue.role
    return best[1] if best else _DEFAULT[unit]


def _distance(
    text: str, pattern: re.Pattern[str], cue: Cue, start: int, end: int, sentence: tuple[int, int]
) -> float | None:
    left_start = max(sentence[0], start - cue.before)
    left = _CLAUSE.split(text[left_start:start])[-1]
    distances = [len(left) - match.end() for match in pattern.finditer(left)] if cue.before else []
    right = text[end : min(sentence[1], end + cue.after)]
    right = _SPREAD.sub("", right)
    comma = re.search(r"[;:](?!\d)|, (?=une? |l[ea'] |les |elle|il )", right)
    right = right[: comma.start()] if comma else right
    distances += [match.start() + 8 for match in pattern.finditer(right)]  # before counts more
    return min(distances, default=None)
