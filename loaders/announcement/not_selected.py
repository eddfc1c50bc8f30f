"""Projects of a text that are no laureates: refused, postponed, or backed in another year."""

import re

_PUT_OFF = re.compile(
    r"^[ ]*(?:[•*–-] )?(?:(?:les?|la|l'|deux|trois|une?) ?(?:autres? )?)?"
    r"(?:(?:dossiers|projets|candidatures|demandes)\b[^.\n«»]{0,60}(?:«[^«»\n]{2,110}»)?"
    r"|(?:(?:dossier|projet|candidature|demande)\b[^.\n«»]{0,60})?«[^«»\n]{2,110}»)"
    r"[^.«»]{0,90}?(?:n'(?:a|ont) pas (?:encore )?été (?:retenu|sélectionné|soutenu|choisi)"
    r"|(?:est|sont|a été|ont été) (?:ajourné|reporté|refusé|rejeté|écarté))"
    r"(?:(?!\n[ ]*(?:\n|[•*–«-])).)*"
    r"|(?<![^\s])En (?:19|20)\d\d, [^.\n«»]{2,60} (?:avait|avaient) déjà été"
    r" (?:primé|lauréat|récompensé|retenu|soutenu|distingué)[^.\n]*",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
"""A paragraph on what is no laureate: *« Titre » (bailleur) n'a pas été retenu.* Or a sentence:
*En 2019, Erilia avait déjà été primée.*"""

_DECIDED = re.compile(
    r"(?:^|[.!?–—:;|(\n]|\s-)\s*(?P<said>(?:avis|décision|dossier|projet)?(?: du (?:comité|jury))?"
    r"(?: réservé et)?[ :]*"
    r"(?:défavorable|ajourné|reporté|refusé|rejeté|écarté|non[ -](?:retenu|lauréat|sélectionné)"
    r"|pas retenu|classé sans suite|sans suite|irrecevable|hors cible|liste d'attente)e?s?)\b"
    r"(?! à l'unanimité par)",
    re.IGNORECASE,
)
"""A decision that stands at the head of its sentence: *Avis défavorable, hors cible.*"""

HEADING = re.compile(
    r"[ ]*(?:\*+|#+|[IVX]+\.|\d{1,2}[.)/])? ?(?:(?:les )?(?:projets?|dossiers?|candidatures?) "
    r"(?:non retenus|refusés?|ajournés?|reportés?|rejetés?|écartés?)"
    r"(?! ?: ?(?:aucune?|néant|0|-)\b)|liste d'attente|à (?:recaser|représenter|revoir)$)[ :]*",
    re.IGNORECASE,
)
"""How the line begins below which such projects stand, at the end of a text."""

_HEADED = re.compile(rf"^{HEADING.pattern}", re.IGNORECASE | re.MULTILINE)
_BLOCK = re.compile(r"[^\s](?:[^\n]|\n(?![ ]*(?:[•*–«-]|\n|$)))*")


def put_off(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where paragraphs of `text[start:end]` tell of projects that were not selected."""
    return [found.span() for found in _PUT_OFF.finditer(text, start, end)]


def decided_against(text: str, start: int, end: int) -> bool:
    """Say whether the item `text[start:end]` holds the decision that it is no laureate."""
    return bool(_DECIDED.search(text, start, end))


def below_heading(text: str, start: int) -> list[tuple[int, int]]:
    """Return the paragraphs behind and below a heading of what is no laureate, after `start`."""
    heading = _HEADED.search(text, start)
    return [block.span() for block in _BLOCK.finditer(text, heading.end())] if heading else []
