"""Renders a cell as displayed: its value under its number format.

A person reads `12 k€`, `25 %` or `févr. 2021` where the file holds 12, 0.25 and the first of
February. Only what changes the meaning is taken from the format; digits are never rounded away.
"""

import datetime as dt
import functools
import re
from typing import Any

from loaders.package.cell_text import plain_text
from loaders.text.plain_text import clean, number_text

_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*)(?:;|$)')
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[([^\]]*)\]|_.|\*.|([0#?.,/ ]+)|(.)')
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_BESIDE_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What a format writes as it stands, and what it says in brackets."""
_PAPER = "rgb", "FFFFFF"
_WHITE = frozenset({_PAPER, ("theme", 0), ("indexed", 1), ("indexed", 9)})
"""The paper of a sheet, as a font or a fill names it. Source: ECMA-376, 18.8.27 and 20.1.6.2."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_THOUSANDTHS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_ONLY_ZEROS = re.compile(r"0{2,}")


def text_shown(text: str) -> str:
    """Return a text as it is shown: the file writes a carriage return as `_x000D_`.

    Source: ECMA-376, 22.9.2.19 (ST_Xstring).
    """
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return clean(text)


def is_seen(cell: Any) -> bool:
    """Return whether anything is seen of a cell of a workbook that is filled.

    It is not in the colour behind it, nor under a format that shows nothing.
    """
    if cell.value in (None, ""):
        return True
    ink, behind = cell.font.color, cell.fill.fgColor if cell.fill.fill_type else None
    same = ink is not None and _colour(ink) == (_colour(behind) if behind else _PAPER)
    return not same and _shows(cell.value, cell.number_format)


def _colour(colour: Any) -> tuple[str, Any]:
    """Return what tells a colour from others: white is that of the paper, however it is named."""
    said = colour.type, colour.value[-6:].upper() if colour.type == "rgb" else colour.value
    return _PAPER if said in _WHITE and not colour.tint else (f"{said[0]} {colour.tint}", said[1])


def _shows(value: object, number_format: str) -> bool:
    """Return whether a format shows anything of a value: `;;;` does not, `0;-0;;@` not of a zero.

    Source: ECMA-376, 18.8.31.
    """
    bare = _BESIDE_FORMAT.sub(lambda found: "" if found[0] == '""' else "x", number_format)
    sections = bare.split(";")
    if isinstance(value, str):
        return len(sections) < 4 or bool(sections[3])
    at = 0
    if isinstance(value, (int, float)) and value <= 0:
        at = 1 if value < 0 else 2
    return bool(sections[at] if at < len(sections) else sections[0])


def value_shown(value: object, number_format: str) -> str:
    """Return what the cell `value` shows under `number_format`, as `ListRow` says it."""
    match value:
        case None | "":
            return ""
        case str():
            return text_shown(value)
        case bool():
            return plain_text(value)
        case dt.datetime() | dt.date():
            return _date_shown(plain_text(value), number_format)
        case int() | float() if abs(value) < 1e15:
            return _number_shown(float(value), number_format)
    return plain_text(value)


def _decimal(value: float) -> str:
    """Write a number; thousandths with one digit more, so that nobody takes them for thousands.

    The cell holds 12.345 for a fact: it is not the *12.345* that people write for 12,345.
    """
    text = number_text(value)
    return f"{text}0" if _THOUSANDTHS.fullmatch(text) else text


def _date_shown(text: str, number_format: str) -> str:
    """Cut a date to what its format shows: no day, or no month either."""
    shows = _BESIDE_FORMAT.sub("", number_format.partition(";")[0]).lower()
    if "y" not in shows or "d" in shows:
        return text
    return text[:7] if "m" in shows else text[:4]


def _number_shown(value: float, number_format: str) -> str:
    if number_format == "General":
        return _decimal(value)
    before, digits, behind, percent, thousands = _layout(_section(value, number_format))
    if not digits:
        return _decimal(value)
    scaled = value * 100 if percent else value / 1000**thousands
    number = _decimal(float(f"{scaled:.15g}"))
    if _ONLY_ZEROS.fullmatch(digits) and number.isdecimal():
        number = number.zfill(len(digits))
    if before.endswith("-") and number.startswith("-"):
        before = before[:-1]
    return " ".join(" ".join([before, number, behind]).split())


@functools.lru_cache(maxsize=500)
def _sections(number_format: str) -> tuple[str, ...]:
    return tuple(match[1] for match in _SECTION.finditer(number_format))[:4]


def _section(value: float, number_format: str) -> str:
    """Return the part of a format that holds for `value`. Source: ECMA-376, 18.8.31."""
    sections = [part for part in _sections(number_format) if part] or [number_format]
    for part in sections:
        condition = _CONDITION.search("".join(re.findall(r"\[([^\]$]*)\]", part)))
        if condition and _holds(value, condition[1], float(condition[2])):
            return part
    if any(_CONDITION.search("".join(re.findall(r"\[([^\]$]*)\]", p))) for p in sections):
        return sections[-1]
    if value < 0 and len(sections) > 1 and re.search("[0#]", sections[1]):
        # The section of negative numbers has a sign, or brackets, of its own.
        return re.sub(r"^\(|\)$|-", "", sections[1].replace("\\", ""))
    return sections[0]


def _holds(value: float, sign: str, limit: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


@functools.lru_cache(maxsize=500)
def _layout(section: str) -> tuple[str, str, str, bool, int]:
    """Return the texts before and behind the digits, these, whether %, and thousands cut off."""
    texts = ["", ""]
    digits = ""
    percent = False
    for match in _TOKEN.finditer(section):
        quoted, escaped, currency, bracket, places, other = match.groups()
        if places is not None and re.search("[0#?]", places):
            digits += places
        elif bracket is None:
            said = quoted or escaped or currency or places or other or " "
            percent = percent or other == "%"
            texts[bool(digits)] += said
    scale = re.search(r",+\s*$", digits)
    bare = digits.strip().rstrip(",")
    if "/" in bare or "E" in section.replace("EUR", "").replace("€", ""):
        return "", "", "", False, 0
    return texts[0], bare, texts[1], percent, len(scale[0].strip()) if scale else 0
