"""Describes how a list was read: sheets, omitted rows, text files."""

from dashboard.language.translation import N_, Words
from loaders.project_list.table import Column, Why

_WHYS: dict[Why, str] = {
    Why.OTHER_SHEET: N_("on a sheet that is not read"),
    Why.HIDDEN_SHEET: N_("on a hidden sheet"),
    Why.REJECTED_SHEET: N_("on a sheet whose name says that its projects were not selected"),
    Why.NO_HEADINGS: N_("on a sheet without headings that are known"),
    Why.ABOVE: N_("above the headings"),
    Why.NOTE: N_("a text alone in its line"),
    Why.TOTAL: N_("a total"),
    Why.NUMBERS: N_("numbers and nothing else"),
    Why.HEADINGS_AGAIN: N_("the headings again"),
    Why.GROUP: N_("a heading over the lines below"),
    Why.NOT_SELECTED: N_("the line says that the project was not selected, or not yet"),
    Why.TRIAL: N_("its title is that of a line written as a test"),
    Why.HIDDEN: N_("a hidden line"),
    Why.STRUCK: N_("a line struck out"),
}

_SHEETS: dict[Why, str] = {
    Why.OTHER_SHEET: N_("not chosen"),
    Why.HIDDEN_SHEET: N_("hidden in the file"),
    Why.REJECTED_SHEET: N_("its name says that its projects were not selected"),
    Why.NO_HEADINGS: N_("no headings that are known"),
}

_ENCODINGS = {
    "utf-8": N_("UTF-8"),
    "utf-16": N_("Unicode (UTF-16)"),
    "utf-16-le": N_("Unicode (UTF-16)"),
    "utf-16-be": N_("Unicode (UTF-16)"),
    "cp1252": N_("Windows (CSV of Excel)"),
    "iso8859_15": N_("ISO 8859-15 (older Unix)"),
    "mac_roman": N_("Mac (CSV Macintosh of Excel)"),
    "cp850": N_("MS-DOS (CSV MS-DOS of Excel)"),
}

_SEPARATORS = {
    ";": N_("semicolon ( ; )"),
    ",": N_("comma ( , )"),
    "\t": N_("tabulator"),
    "|": N_("bar ( | )"),
}


def why_text(why: Why, words: Words) -> str:
    """Return why a row is not read."""
    return words.text(_WHYS[why])


def sheet_text(why: Why, words: Words) -> str:
    """Return why a sheet is not read."""
    return words.text(_SHEETS[why])


def encoding_text(encoding: str, words: Words) -> str:
    """Return how an encoding is called where one saves a file."""
    return words.text(_ENCODINGS[encoding]) if encoding in _ENCODINGS else encoding


def separator_text(separator: str, words: Words) -> str:
    """Return what a separator is called."""
    return words.text(_SEPARATORS[separator])


def column_text(column: Column, words: Words) -> str:
    """Return how a column is called: by its heading, without one by its letter."""
    if not column.written:
        return words.text("Column {letter}, without a heading", letter=column.letter)
    return column.heading
