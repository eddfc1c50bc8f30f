"""Workbook cells: numbers as numbers, text never as a formula; and what describes a table."""

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.language.translation import Words
from dashboard.texts.changes import value_text
from loaders.package.schema import Field
from loaders.text.plain_text import clean

INTERNAL_TAB = "#B3261E"
"""The colour of the tab of a sheet that is the fund's own."""

LONGEST_CELL = 32_767
"""Characters that a cell can hold. Source: Microsoft, Excel specifications and limits."""

_EXACT = 15
"""Digits of a number that Excel keeps; a longer one is written as text, so that none is lost."""


@dataclass(frozen=True)
class Styles:
    """The formats of a workbook's cells.

    `quoted` shows a text as text whatever it starts with, also after it is edited.
    """

    heading: Format
    needed: Format
    text: Format
    quoted: Format
    wrapped: Format
    day: Format
    plain: Format

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> "Styles":
        """Make the formats for `book`."""
        top: dict[str, Any] = {"valign": "top"}
        # Quoted, so that a heading stays a text also where it is edited.
        head = {
            **top,
            "bold": True,
            "text_wrap": True,
            "bg_color": "#EEF1F5",
            "bottom": 1,
            "quote_prefix": True,
        }
        text = {**top, "num_format": "@"}
        return cls(
            heading=book.add_format(head),
            needed=book.add_format({**head, "bg_color": "#DCE6F2"}),
            text=book.add_format(text),
            quoted=book.add_format({**text, "quote_prefix": True, "text_wrap": True}),
            wrapped=book.add_format({**text, "text_wrap": True}),
            day=book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
            plain=book.add_format(top),
        )

    def of_type(self, kind: str) -> Format:
        """Return the format of a column by the type of its field."""
        return {"date": self.day, "integer": self.plain, "number": self.plain}.get(kind, self.text)


def write_text(sheet: Worksheet, row: int, column: int, text: str, styles: Styles) -> None:
    """Write `text` so that it is shown as it is and never computed."""
    style = styles.quoted if could_be_formula(text) else styles.wrapped
    sheet.write_string(row, column, text[:LONGEST_CELL], style)


def write_heading(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a heading as text, whatever it starts with."""
    sheet.write_string(row, column, clean(text)[:LONGEST_CELL], style)


def write_cell(
    sheet: Worksheet,
    row: int,
    column: int,
    text: str,
    field: Field,
    styles: Styles,
    words: Words,
    style: Format,
) -> None:
    """Write a value of the data package (text, as in its file) by the type of its field."""
    if not text:
        return
    exact = len(text.strip("-").replace(".", "")) <= _EXACT
    with suppress(ValueError):
        if field.type in ("integer", "number") and exact:
            sheet.write_number(row, column, float(text), styles.plain)
            return
        if field.type == "date":
            sheet.write_datetime(row, column, dt.datetime.fromisoformat(text), styles.day)
            return
    shown = value_text(text, field, words)
    quoted = styles.quoted if could_be_formula(shown) else style
    sheet.write_string(row, column, shown[:LONGEST_CELL], quoted)


_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What makes a program take a cell for a formula, the full-width forms included.
Source: OWASP, CSV injection."""


def could_be_formula(text: str) -> bool:
    """Return whether a spreadsheet program might compute `text`; blanks before it do not help."""
    return text.lstrip().startswith(_STARTS) or text[:1] in ("\t", "\r", "\n")


def as_shown(text: str) -> str:
    """Return `text` for a CSV file, with an apostrophe before what could be a formula."""
    return f"'{text}" if could_be_formula(text) else text


@dataclass(frozen=True)
class About:
    """The texts that travel with a table, each in the reader's language.

    `sentence` is the filter in words, `rule` how projects are counted, `coverage` what is shown
    and left out, `sources` the texts or addresses that the data is drawn from.
    """

    title: str
    sentence: str
    date: dt.date
    rule: str
    coverage: str
    sources: tuple[str, ...] = ()

    def lines(self, words: Words) -> list[tuple[str, str]]:
        """Return what there is to say as pairs of a label and a text; empty texts are left out."""
        said = [
            (words.text("Table"), self.title),
            (words.text("Filter in words"), self.sentence),
            (words.text("Date of the export"), words.date(self.date)),
            (words.text("Counting rule"), self.rule),
            (words.text("Shown and left out"), self.coverage),
            *((words.text("Source"), source) for source in self.sources),
        ]
        return [(label, text) for label, text in said if text]
