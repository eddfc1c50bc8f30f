"""Reads the title of a row without what stands around it."""

import re
from collections.abc import Iterator

from loaders.project_list.cells import Cell, one_line
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


_Reading = tuple[ImportRule, str, str, dict[str, str]]
"""Why a title may mean another: that taken until somebody says, the other, what it is told by."""


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
    read = next(_readings(said, cell, title), None) if cell else None
    if read is None:
        return title
    rule, taken, other, details = read
    answer = said.doubt(
        rule, cell, value=title, about="title", within=place, taken=taken, choices=(taken, other),
        asks=rule is not ImportRule.TITLE_REST, details=details,
    )  # fmt: skip
    return taken if answer is None else answer


def _readings(said: RowCells, cell: Cell, title: str) -> Iterator[_Reading]:
    """Yield what a title may mean beside itself, the surest first."""
    above = one_line(said.row.above.get(cell.at, ""))
    if whole := goes_on(title, _unquoted(above)):
        yield ImportRule.TITLE_GOES_ON, whole, title, {"above": above}
    for remark in (*said.of("own_note"), *said.of("note_fr")):
        if other := _RENAMED.search(remark.text):
            yield ImportRule.DISAGREES, title, other[1], {"other": remark.text[:80]}
    if named := _NAMED.fullmatch(title):
        yield ImportRule.TITLE_REST, named[2], title, {"rest": named[1]}
    for sign in _SIGN.finditer(title):
        before, rest = title[: sign.start()].strip(), title[sign.end() :].strip(" .)]")
        bare = _unquoted(before)
        if not before or not rest:
            continue
        if names_prize(rest) or pattern_of("title-rest").fullmatch(folded(rest)):
            yield ImportRule.TITLE_REST, bare, title, {"rest": rest}
        elif bare != before:
            yield ImportRule.TITLE_REST, title, bare, {"rest": rest}


def _unquoted(title: str) -> str:
    quoted = _QUOTED.fullmatch(title)
    return next(filter(None, quoted.groups())) if quoted else title
