"""Units: the nouns that numbers count, and numbers that count nothing."""

import re

from loaders.announcement.model import Unit
from loaders.text.word_tables import words_beside

_NOUNS = {
    Unit(unit): "|".join(nouns) for unit, nouns in words_beside(__file__, "unit_nouns.csv").items()
}
"""The nouns that stand for each unit, as regular expressions."""

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
    + "|".join(f"(?P<{unit.name}>(?:{nouns})(?![\\w-]))" for unit, nouns in _NOUNS.items())
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
