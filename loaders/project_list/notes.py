"""What the notes and remarks around a value say of it: footnotes, amounts in a remark."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from loaders.project_list.numbers import PLAUSIBLE, read_number
from loaders.project_list.table import ListedRow, Why

_MARK = re.compile(r"(?<=\S)\s*(?P<mark>\*{1,4}|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\(\d{1,2}\)|\[\d{1,2}\])\s*$")
_OF_A_NOTE = re.compile(r"\s*(?P<mark>\*{1,4}|[†‡]|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|[(\[]?\d{1,2}[)\].:])\s*\S")
_SQUARED = re.compile(r"\b[mk]?m\s*[²³]$", re.IGNORECASE)
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_AMOUNT = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?(?:\s*(?:€|euros?\b|eur\b))?"
    r"|(?<![\w.,])\d+(?:[.,]\d+)?\s*(?:€|euros?\b|eur\b|k€|k\s?euros?\b|m€)",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(
    r"€|\beuros?\b|\beur\b|subvention|montant|aide|accord|vot[ée]|port[ée]e? à|ramen|financ"
    r"|dot[ée]",
    re.IGNORECASE,
)


def notes_of(listed: Iterable[ListedRow]) -> dict[tuple[str, str], str]:
    """Return the notes that stand outside a table, by sheet and mark (`1`, `*`)."""
    found: dict[tuple[str, str], str] = {}
    for row in listed:
        said = _OF_A_NOTE.match(row.text) if row.why in (Why.NOTE, Why.ABOVE, Why.GROUP) else None
        if said:
            found.setdefault((row.sheet, _plain(said["mark"])), row.text)
    return found


def without_mark(
    text: str, sheet: str, notes: Mapping[tuple[str, str], str]
) -> tuple[str, str, str]:
    """Return a text without the mark of a note at its end, the mark, and the note.

    A star, a dagger and a raised figure are marks by themselves, a figure in brackets only where
    there is a note of that number.
    """
    found = _MARK.search(text)
    if not found or _SQUARED.search(text):
        return text, "", ""
    mark = found["mark"]
    note = notes.get((sheet, _plain(mark)), "")
    if mark[0] in "([" and not note:
        return text, "", ""
    return text[: found.start()].rstrip(), mark, note


def amounts_in(remark: str) -> list[str]:
    """Return the amounts of a thousand euros and more that a remark names, in its order."""
    if not _OF_MONEY.search(remark):
        return []
    reads = [read_number(found[0], "amount").value for found in _AMOUNT.finditer(remark)]
    least = PLAUSIBLE["amount"][0]
    return list(dict.fromkeys(value for value in reads if value and Decimal(value) >= least))


def _plain(mark: str) -> str:
    return mark.strip("()[].: ").translate(_RAISED)
