"""Units: the nouns that numbers count, and numbers that count nothing."""

import re

from loaders.announcement.model import Unit

UNIT_NOUNS: tuple[tuple[Unit, str, str], ...] = (
    (Unit.HOMES, r"logements?|appartements?|pavillons?|studios?|maisons individuelles|habitations",
     "36 logements"),
    (Unit.HOUSEHOLDS, r"ménages?|familles?|foyers?", "1.224 ménages"),
    (Unit.TENANTS, r"locataires?", "20 locataires"),
    (Unit.PEOPLE,
     r"personnes?|habitant(?:e?s)?|résident(?:e?s)?|jeunes|enfants?|adolescent(?:e?s)?|ados"
     r"|collégiens|lycéens|élèves|étudiants?|seniors?|séniors?|aînés|retraités|femmes|hommes|filles"
     r"|garçons|participant(?:e?s)?|bénéficiaires?|bénévoles?|usagers|adultes|parents|mères"
     r"|demandeurs d'emploi|salariés|stagiaires|ambassadeurs|ambassadrices|référents?|volontaires"
     r"|adhérents|voisins|gardiens|personnes âgées|allocataires|apprentis|médiateurs|agents"
     r"|professionnels|collaborateurs",
     "300 seniors"),
    (Unit.SITES, r"sites?|résidences?|quartiers?|qpv|ensembles immobiliers|secteurs"
                 r"|groupes immobiliers|cités|parcs? de logements", "9 sites"),
    (Unit.OTHER,
     r"associations|bâtiments|immeubles|tours|entrées|halls?|cages d'escaliers?|ateliers?|chantiers"
     r"|postes?|emplois|jardins?|parcelles|m²|m2|mètres carrés|hectares?|ha\b|communes|écoles"
     r"|places|ordinateurs|tablettes|vélos|véhicules|voitures|repas|composteurs|ruches|arbres"
     r"|toitures|visites|événements|animations|sorties|spectacles|séances|sessions|locaux|commerces"
     r"|échanges|bailleurs d'idées|partenaires|structures|cours d'immeubles|caves|épiceries|boîtes"
     r"|kits|tonnes|langues|nationalités|concerts|représentations|œuvres|fresques|films|jardinières"
     r"|bacs|balcons|équipements|services civiques",
     "10 bâtiments"),
)  # fmt: skip

NOT_FIGURES: tuple[tuple[str, str, str], ...] = (
    ("one in three", r"\b(?:sur) ", r"(?= (?:disai|déclar|avai|vi[vt]|est|a)\w*)"),
    ("age or years", r"", r"(?: (?:à|et|ou|/) ?\d+)? ?(?:ans|années?|anniversaire)\b"),
    ("time", r"", r" ?(?:mois|semaines?|jours?|heures?|minutes?|h\d{0,2}\b|trimestres?|fois"
                  r"|week-ends?|saisons?|siècles?|matinées?|soirs?)"),
    ("year", r"\b(?:en|depuis|dès|avant|après|fin|début|d'ici|jusqu'en|été|automne|hiver|printemps"
             r"|courant|à partir de|octobre|janvier|février|mars|avril|mai|juin|juillet|août"
             r"|septembre|novembre|décembre) ",
    r"(?= ?[^\d\w ]| (?!\w*(?:logement|ménage|locataire|habitant|personne|famille)))"),
    ("department in brackets", r"\(", r"\)"),
    ("speed or energy", r"", r" ?(?:km|kg|kWh|degrés|°|cm|mm|litres?)\b"),
    ("landlords", r"", r" (?:autres |des |de ces |principaux |grands )*(?:bailleurs?|esh|oph"
                       r"|coopératives|organismes|sociétés|offices)\b"),
    ("members", r"compos\w+ d[e'] ?", r" associations"),
    ("anaphora", r"\b(?:ces|ses|leurs|cette|les|des) ",
    r" (?:actions?|phases?|volets?|étapes?|axes?|structures?|associations?|partenaires?|projets?"
    r"|entités|générations)\b"),
)  # fmt: skip
"""Numbers that are no figures though a unit could be meant: name, what stands before, what follows.

Percentages, prices and dates need no line here: no noun of a unit follows them.
"""
_ADJECTIVES = (
    r"(?:nouve(?:aux|lles)|jeunes|autres?|anciens?|grande?s|petite?s|premi(?:ers|ères)|de ses"
    r"|de leurs|de ces|des|de|d'|ces|seuls?|principaux|futurs|vieux|mêmes|différent(?:e?s)?"
    r"|anciennes|mille)"
)
UNIT_AFTER = re.compile(
    rf"(?: ?(?:{_ADJECTIVES}(?: |(?<='))){{0,3}}| )?(?:"
    + "|".join(f"(?P<{unit.name}>(?:{nouns})(?![\\w-]))" for unit, nouns, _ in UNIT_NOUNS)
    + ")",
    re.IGNORECASE,
)
_NOT = [
    (re.compile(f"(?:{before})$", re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for _, before, after in NOT_FIGURES
]


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that follows position `at`, and where its noun ends."""
    match = UNIT_AFTER.match(text, at)
    return (Unit[match.lastgroup], match.end()) if match and match.lastgroup else None


def is_no_figure(text: str, start: int, end: int) -> bool:
    """Say whether the number `text[start:end]` is an age, a year, a price…"""
    left = text[max(0, start - 40) : start]
    return any(before.search(left) and after.match(text, end) for before, after in _NOT)
