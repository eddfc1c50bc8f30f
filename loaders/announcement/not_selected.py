"""Projects of a text that are no laureates: refused, postponed, or backed in another year."""

import re
from collections.abc import Iterable, Iterator

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import Doubt, DoubtCode, Span
from loaders.announcement.names import NameFinder
from loaders.announcement.view import View

_PUT_OFF = re.compile(
    r"^[ ]*(?:[•*–-] )?(?:(?:les?|la|l'|deux|trois|une?) ?(?:autres? |\w+(?:ième|nde?) )?)?"
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
    r"(?:^|[.!?–—:;|(\n]|\s-)\s*(?:(?:avis|décision|dossier|projet)?(?: du (?:comité|jury))?"
    r"(?: réservé et)?[ :]*"
    r"(?:défavorable|ajourné|reporté|refusé|rejeté|écarté|non[ -](?:retenu|lauréat|sélectionné)"
    r"|pas retenu|classé sans suite|sans suite|irrecevable|hors cible|liste d'attente)e?\b"
    r"|avis (?:réservé|négatif)\b)",
    re.IGNORECASE,
)
"""A decision that stands at the head of its sentence: *Avis défavorable, hors cible.*"""

_OUT = r"(?:refusé|ajourné|reporté|rejeté|écarté)e?"
_HEADING = re.compile(
    r"^[ ]*(?:\*+|#+|[IVX]+\.|\d{1,2}[.)/])? ?(?:les )?(?:autres )?(?:"
    rf"(?:(?:projets?|dossiers?|candidatures?) )?(?:n'ont pas été retenue?s|ne sont pas retenue?s"
    rf"|(?:ont été|sont) {_OUT}s)|(?:projets?|dossiers?|candidatures?) (?:non retenue?s|{_OUT}s?)"
    r"|(?:(?:deux|trois|quatre|cinq|\d+) )?(?:projets?|dossiers?|candidatures?) à"
    r" (?:revoir|reprendre|retravailler|représenter)(?= ?(?::|\(|\n|$))"
    rf"|(?:(?:non[ -]retenue?|{_OUT})s|liste d'attente|à (?:recaser|représenter|revoir))"
    r"(?= ?(?::|\(|\n|$)))(?! ?: ?(?:aucune?|néant|0|-)\b)[ :]*",
    re.IGNORECASE | re.MULTILINE,
)
"""How the line begins below which such projects stand."""

_SELECTED = re.compile(
    r"^[ ]*(?:\*+|#+|[IVX]+\.|\d{1,2}[.)/])? ?(?:les )?(?:(?:projets?|dossiers?|candidatures?) )?"
    r"(?:lauréats?|retenus|acceptés|soutenus|sélectionnés)\b[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
"""The heading that ends them, where the laureates stand below."""

_BLOCK = re.compile(r"[^\s](?:[^\n]|\n(?![ ]*(?:[•*–«-]|\n|$)))*")


def put_off(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where parts of `text[start:end]` tell of projects that were not selected."""
    return [
        *(found.span() for found in _PUT_OFF.finditer(text, start, end)),
        *((one.start(), stop) for one, stop in _headed(text, start, end)),
    ]


def left_out(text: str, start: int) -> list[tuple[int, int]]:
    """Return each project after `start` that the text, in a paragraph or below a heading, says was
    not selected.
    """
    headed = [
        block.span()
        for one, stop in _headed(text, start, len(text))
        for block in _BLOCK.finditer(text, one.end(), stop)
        if not _HEADING.match(block.group())
    ]
    told = (found.span() for found in _PUT_OFF.finditer(text, start))
    return headed + [one for one in told if not any(a <= one[0] < b for a, b in headed)]


def decided_against(text: str, start: int, end: int) -> bool:
    """Say whether the item `text[start:end]` holds the decision that it is no laureate."""
    return bool(_DECIDED.search(text, start, end))


def _headed(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    for one in _HEADING.finditer(text, start, end):
        again = _SELECTED.search(text, one.end(), end)
        yield one, again.start() if again else end


def outside(view: View, taken: Iterable[tuple[int, int]], knowledge: Knowledge) -> list[Doubt]:
    """Return a doubt that names the landlords of the data found in none of the parts `taken`."""
    finder = NameFinder(view.text, knowledge, lambda name, least: False)
    at, named = 0, dict[str, Span]()
    inside: set[str] = set()
    for start, end in (*sorted(taken), (len(view.text), len(view.text))):
        for stretch, names in (((at, start), named), ((max(at, start), end), None)):
            for one in finder.find(*stretch):
                name = view.written(one.start, one.end)
                ids = knowledge.landlord_ids(name)
                if names is None:
                    inside.update(ids)
                elif len(ids) == 1:
                    names.setdefault(ids[0], view.span(one.start, one.end))
        at = max(at, end)
    spans = sorted(span for key, span in named.items() if key not in inside)
    if not spans:
        return []
    names_said = ", ".join(" ".join(view.source[one.start : one.end].split()) for one in spans)
    return [Doubt(DoubtCode.NAMED_OUTSIDE, spans[0], {"names": names_said})]
