"""Converts a spreadsheet cell to the form that the data package uses.

A spreadsheet turns texts into dates, numbers and booleans of its own, and people write numbers and
dates as their country does. What cannot be understood stays as it is, for the rules to report.
"""

import datetime as dt
import re

from loaders.package.schema import Field
from loaders.text.dates import read_date, rest_of_date
from loaders.text.folding import folded
from loaders.text.plain_text import clean, number_text

_BLANKS = re.compile(r"[\s\u00a0\u202f'’]")
_TORN = re.compile(r"\d[\s\u00a0\u202f'’]+(?!\d{3}(?!\d))\d")
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")

ERRORS = frozenset(
    f"#{name}"
    for name in (
        *("REF!", "N/A", "NAME?", "DIV/0!", "VALUE!", "NULL!", "NUM!", "SPILL!", "CALC!"),
        *("NOM?", "VALEUR!", "NUL!", "NOMBRE!", "N/D", "PROPAGATION!", "CALCUL!"),
    )
)
"""What a cell shows whose formula went wrong, in English and in French. Source: ECMA-376, 18.17.3,
and Microsoft's list of the French names."""

_TRUE = frozenset({"true", "vrai", "oui", "yes", "1", "x"})
_FALSE = frozenset({"false", "faux", "non", "no", "0"})


def cell_text(value: object, field: Field, key: Field | None = None) -> str:
    """Return what the cell `value` (as openpyxl reads it) says in the column `field`.

    `key` is the column that a foreign key of `field` names: its pattern tells whether a
    spreadsheet has taken the leading zero of a code.
    """
    text = plain_text(value)
    if not text:
        return ""
    match field.type:
        case "boolean":
            return boolean_text(text)
        case "date":
            return date_text(text)
        case "integer" | "number":
            return decimal_text(text, whole=field.type == "integer")
    if field.categories:
        return _category(text, field)
    pattern = field.pattern or (key.pattern if key else None)
    return _of_pattern(text, pattern) if pattern else text


def plain_text(value: object) -> str:
    """Return a cell as text, whatever its type: dates as `2021-02-04`, numbers without `.0`."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case dt.datetime():
            midnight = value.time() == dt.time()
            return f"{value:%Y-%m-%d}" if midnight else value.isoformat(sep=" ")
        case int() | float():
            return number_text(value) if abs(value) < float("inf") else str(value)
    return clean(str(value))


def boolean_text(text: str) -> str:
    """Return `true` or `false` for what either language calls so."""
    said = folded(text)
    return "true" if said in _TRUE else "false" if said in _FALSE else text


def date_text(text: str) -> str:
    """Return `2021-02-04` for what `loaders.text.dates` reads as one day and nothing else."""
    read = read_date(text)
    return text if read.day is None or rest_of_date(text) else read.day.isoformat()


def decimal_text(text: str, *, whole: bool) -> str:
    """Return a number with a decimal point and without blanks: `12,5` as `12.5`, `1 224` as `1224`.

    A dot before three digits parts thousands where the column holds whole numbers only. Blanks
    part thousands or stand for nothing: `1 2` stays as it is.
    """
    if _TORN.search(text.strip()):
        return text
    bare = _BLANKS.sub("", text).removesuffix("€")
    if whole and _GROUPED.fullmatch(bare):
        return bare.replace(".", "")
    if bare.count(",") == 1:
        parted = bare.replace(".", "") if bare.find(".") < bare.find(",") else bare
        return parted.replace(",", ".")
    return bare


def _category(text: str, field: Field) -> str:
    """Return the value whose label, in either language, the cell shows."""
    if text in field.categories:
        return text
    for value, label in field.categories.items():
        if folded(text) in (folded(value), folded(label.fr), folded(label.en)):
            return value
    return text


def _of_pattern(text: str, pattern: str) -> str:
    """Give a code its leading zero back, and a day its form, where only then it is one.

    So `1004` becomes `01004`, and a committee's id `04/02/2021` becomes `2021-02-04`.
    """
    if re.fullmatch(pattern, text):
        return text
    meant = [date_text(text), *([f"0{text}"] if text.isdecimal() else [])]
    return next((one for one in meant if re.fullmatch(pattern, one)), text)
