"""Reads the title of a row without what stands around it."""

import re

from loaders.project_list.cells import one_line
from loaders.project_list.repeats import goes_on, names_prize
from loaders.project_list.row import RowCells
from loaders.project_list.row_kinds import names_several
from loaders.project_list.row_patterns import pattern_of
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded

_QUOTED = re.compile(
    r"(?:(?:projet|dossier|action)\s+)?(?:«\s*([^«»]+?)\s*»|“([^“”]+)”|\"([^\"]+)\")",
    re.IGNORECASE,
)
"""A title between guillemets, which are none of it: *Projet « Sors ton vélo »*."""
_NAMED = re.compile(
    r"([^«»“”\"]{0,80}\b(?:s['’]appelle|s['’]intitule|intitulée?|nommée?|dénommée?|baptisée?"
    r"|appelée?|(?:notre|le|mon|our|the) (?:projet|action|project)|called|named)\s*:?)"
    r"\s*[«“\"]\s*([^«»“”\"]+?)\s*[»”\"][.\s]*",
    re.IGNORECASE,
)
"""A sentence that ends with the title: *Notre projet s’appelle « Bricothèque »*."""
_RENAMED = re.compile(
    r"\b(?:titre|nom|intitulé|renommée?|rebaptisée?|renamed|title)\b[^«“\"]{0,40}"
    r"[«“\"]\s*([^«»“”\"]{3,}?)\s*[»”\"]",
    re.IGNORECASE,
)
"""Another title in a remark: *titre changé en « Mobilis’ »*."""
_OF_MAIL = re.compile(r"^(?:(?:re|tr|fw|fwd|rép|réf)\s*:\s*)+", re.IGNORECASE)
_SIGN = re.compile(r"\s+[-–—:|]\s+|\s*[,;]\s+|\s*[(\[]\s*|(?<=[»”])\s*[-–—:,]?\s*(?=\S)")
"""What parts a title from what stands behind it."""
_BESIDE = ("landlords", "carriers", "communes", "amount_eur", "date")


def title_of(said: RowCells, place: str) -> str:
    """Return the title of a row at `place`, empty where it states none.

    A prize or a word on the line itself is no part of it (*Un four – Prix coup de cœur*, *Un four
    (v2)*); whether what stands behind guillemets is one can be said.
    """
    cell = said.first("title") or said.first("title_en")
    title = cell.text if cell else said.answer("title", "", place) or ""
    if names_several(title, (one.text for key in _BESIDE for one in said.of(key))):
        said.doubt(ImportRule.TITLE_SEVERAL, cell)
    title = _unquoted(_OF_MAIL.sub("", one_line(title)))
    above = one_line(said.row.above.get(cell.at, "")) if cell else ""
    if whole := goes_on(title, _unquoted(above)):
        answer = said.answer("title", title, place)
        if answer is None:
            said.doubt(
                ImportRule.TITLE_GOES_ON, cell, value=title, about="title", within=place,
                taken=whole, choices=(whole, title), asks=True, details={"above": above},
            )  # fmt: skip
        return whole if answer is None else answer
    remarks = [*said.of("own_note"), *said.of("note_fr")]
    renamed = [(one, found[1]) for one in remarks if (found := _RENAMED.search(one.text))]
    for remark, other in renamed[:1] if cell else ():
        answer = said.answer("title", title, place)
        if answer is not None:
            return answer
        said.doubt(
            ImportRule.DISAGREES, cell, value=title, about="title", within=place, taken=title,
            choices=(title, other), asks=True, details={"other": remark.text[:80]},
        )  # fmt: skip
    if named := _NAMED.fullmatch(title):
        answer = said.answer("title", title, place)
        if answer is None:
            said.doubt(
                ImportRule.TITLE_REST, cell, value=title, about="title", within=place,
                taken=named[2], choices=(named[2], title), details={"rest": named[1]},
            )  # fmt: skip
        return named[2] if answer is None else answer
    for sign in _SIGN.finditer(title):
        before, rest = title[: sign.start()].strip(), title[sign.end() :].strip(" .)]")
        bare = _unquoted(before)
        aside = names_prize(rest) or bool(pattern_of("title-rest").fullmatch(folded(rest)))
        if not before or not rest or not (aside or bare != before):
            continue
        taken = bare if aside else title
        answer = said.answer("title", title, place)
        if answer is None:
            said.doubt(
                ImportRule.TITLE_REST, cell, value=title, about="title", within=place, taken=taken,
                choices=(bare, title), details={"rest": rest},
            )  # fmt: skip
        return taken if answer is None else answer
    return title


def _unquoted(title: str) -> str:
    quoted = _QUOTED.fullmatch(title)
    return next(filter(None, quoted.groups())) if quoted else title
