"""Placeholders for "not stated": signs, *NC*, *à préciser*, a formula's error."""

import re

from loaders.text.folding import folded
from loaders.text.phrases import phrases

_SIGNS_ONLY = re.compile(r"[\W_]*")
_ERROR = re.compile(r"#(?:[A-ZÉÈÀ/0]+[!?]?|#+)|Err(?:eur|or)?\s?:\s?\d{3}|#N/[AD]", re.IGNORECASE)
"""What a spreadsheet shows for a formula that went wrong, in its French and English words.
Sources: ECMA-376, 18.17.3; LibreOffice's error codes."""

_NOTHING = phrases("""
    nc, na, nd, nr, ns, so, nsp, ras, sans objet, sans, vide, neant, nul, null, none, nan, nil,
    aucun, aucune, aucuns, aucunes, rien, x, xx, xxx, tbd, tba, tbc, unknown, not stated, not known,
    not available, not applicable, to be confirmed, to be defined, inconnu, inconnue, inconnus,
    inconnu a ce jour, non connu, non connue, non renseigne, non renseignee, non communique,
    non communiquee, non precise, non precisee, non defini, non definie, non determine,
    non determinee, non applicable, non concerne, non indique, non indiquee, non disponible,
    pas d information, pas de bailleur, pas de porteur, sans bailleur, sans porteur, en attente,
    en cours, en cours de definition, en cours d identification, a preciser, a definir,
    a determiner, a confirmer, a completer, a renseigner, a venir, a identifier, a saisir, a voir,
    indetermine, indeterminee, information manquante, donnee manquante, manquant, manquante,
    ne sait pas, je ne sais pas, je ne sais pas encore, untitled, sans titre
    """)
"""Texts as `folded` writes them, that stand for an empty cell whatever the column."""

_NOT_YET = re.compile(
    r"(?:non|pas(?: encore)?) (?:connue?|fournie?|renseignee?|communiquee?|precisee?|definie?"
    r"|determinee?|identifiee?|arretee?)s?(?: (?:a|au|en|pour|par) (?:\w+ ?){1,4})?"
)
"""Such a text with what people put behind it: *non connu à ce jour*."""

_SPACED = re.compile(r"[a-z](?: [a-z]){1,2}")
"""An abbreviation as `folded` leaves it: *n.c.* becomes *n c*."""

_DITTO = phrases("""
    idem, id, ibid, ibidem, ditto, same, meme, le meme, la meme, les memes, voir ci dessus,
    cf ci dessus, ci dessus, idem ci dessus, voir plus haut, cf supra, supra, as above, see above
    """)
_DITTO_SIGNS = re.compile(r"\s*(?:[-–—]\s*)?(?:[\"″〃”“»]|''|,,|//|↑)(?:\s*[-–—])?\s*")


def says_nothing(text: str) -> bool:
    """Return whether a text stands for an empty cell: *not stated*, in whatever way."""
    bare = text.strip().strip("()[]").strip()
    if _SIGNS_ONLY.fullmatch(bare) or _ERROR.fullmatch(bare):
        return True
    said = folded(bare)
    if _NOT_YET.fullmatch(said):
        return True
    return said in _NOTHING or bool(_SPACED.fullmatch(said) and said.replace(" ", "") in _NOTHING)


def is_error(text: str) -> bool:
    """Return whether a text is what a spreadsheet shows for a formula that went wrong."""
    return bool(_ERROR.fullmatch(text.strip()))


def is_ditto(text: str) -> bool:
    """Return whether a text refers to what stands in the line above (*idem*, `"`)."""
    return bool(_DITTO_SIGNS.fullmatch(text)) or folded(text.rstrip(" .")) in _DITTO
