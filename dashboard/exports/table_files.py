"""A displayed table as a CSV file, or as a workbook with its description."""

import csv
import datetime as dt
import io
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.table_chart import table_chart
from dashboard.exports.workbook_cells import About, Styles, as_shown, write_heading, write_text
from dashboard.language.translation import Words
from loaders.text.plain_text import clean

_WIDEST = 60

_LINE, _HIGHEST = 15, 409
"""Points of a line of the usual font, and of the highest row (Microsoft, specifications)."""

_FILLED = 0.85
"""How full lines are on average, as words are not broken."""

_ABOUT = (26, 100)
"""How wide the columns are that explain."""

_A4 = 9
"""The number of this size of paper (ECMA-376 part 1, 18.3.1.63)."""

_LONGEST_HEADER = 200
"""Characters of a header, of the 255 that Excel allows with what commands."""


def table_csv(frame: pd.DataFrame, words: Words) -> bytes:
    """Return `frame` (readable headings, one row per row) as the reader's Excel opens it.

    UTF-8 with a byte-order mark; French: `;` and a decimal comma, English: `,` and a point. A
    missing value is an empty cell. Texts that could be formulas get an apostrophe before them.
    There is nothing in it but the table: what there is to say of it stands in the workbook.
    """
    buffer = io.StringIO(newline="")
    french = words.language == "fr"
    writer = csv.writer(buffer, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow([as_shown(str(name)) for name in frame.columns])
    for row in _rows(frame, words):
        writer.writerow([_csv_cell(value, words) for value in row])
    return "\ufeff".encode() + buffer.getvalue().encode()


def table_xlsx(frame: pd.DataFrame, about: About, words: Words, bars: Sequence[str] = ()) -> bytes:
    """Return `frame` as a workbook: the table on the first sheet, what it says on the second.

    Numbers are numbers, dates are dates, and no text is ever computed or made a link. The columns
    `bars` are drawn beside the table.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        styles = Styles.of(book)
        sheet = book.add_worksheet(words.text("Data"))
        widths = [_width(frame, column, words) for column in range(len(frame.columns))]
        write_table(sheet, frame, styles, words, widths)
        printed_in_landscape(sheet, about.sentence, words)
        if bars and len(frame):
            chart = table_chart(book, sheet.get_name(), frame, bars, about.title, words)
            sheet.insert_chart(1, len(frame.columns) + 1, chart)
        write_about(book.add_worksheet(words.text("About")), about.lines(words), styles)
        describe(book, about.title, about.sentence, about.date)
    return buffer.getvalue()


def write_table(
    sheet: Worksheet,
    frame: pd.DataFrame,
    styles: Styles,
    words: Words,
    widths: Sequence[int],
    whole: int | None = None,
) -> None:
    """Write the headings of `frame` and its rows, with a filter; the headings stay in view.

    A row is as high as the longest of its first `whole` cells needs, all where that is None: not
    every program finds that out by itself.
    """
    for column, name in enumerate(frame.columns):
        write_heading(sheet, 0, column, str(name), styles.heading)
        sheet.set_column(column, column, widths[column])
    sheet.set_row(0, _height([*frame.columns][:whole], widths))
    for number, row in enumerate(_rows(frame, words), start=1):
        sheet.set_row(number, _height(row[:whole], widths))
        for column, value in enumerate(row):
            _write(sheet, number, column, value, styles)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if len(frame.columns):
        sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)


def printed_in_landscape(sheet: Worksheet, said: str, words: Words) -> None:
    """Have a sheet printed across A4, all columns on a page.

    `said` stands above, the pages are numbered below.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(0)  # that is: shown, and printed
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    # An ampersand commands in a header; two are one (ECMA-376 part 1, 18.3.1.46).
    if said:
        sheet.set_header("&L" + clean(said).replace("&", "&&")[:_LONGEST_HEADER])
    sheet.set_footer("&R" + words.text("Page {page} of {pages}", page="&P", pages="&N"))


def describe(book: xlsxwriter.Workbook, title: str, subject: str, date: dt.date) -> None:
    """Write what a workbook says of itself, so that equal ones are alike."""
    book.set_properties(
        {
            "title": clean(title)[:_LONGEST_HEADER],
            "subject": clean(subject)[:_LONGEST_HEADER],
            "author": "Lauréats",
            "created": dt.datetime.combine(date, dt.time()),
        }
    )


def write_about(sheet: Worksheet, lines: list[tuple[str, str]], styles: Styles) -> None:
    """Write pairs of a label and a text below one another."""
    for column, width in enumerate(_ABOUT):
        sheet.set_column(column, column, width)
    for row, (label, text) in enumerate(lines):
        sheet.set_row(row, _height([label, text], _ABOUT))
        write_heading(sheet, row, 0, label, styles.heading)
        write_text(sheet, row, 1, text, styles)


def _height(cells: Sequence[Any], widths: Sequence[int]) -> float:
    """Return the points that a row needs, where a column is about so many letters wide."""
    texts = ["" if cell is None else str(cell) for cell in cells]
    lines = [
        sum(max(math.ceil(len(line) / (_FILLED * width)), 1) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    ]
    return min(_LINE * max(lines, default=1), _HIGHEST)


def _rows(frame: pd.DataFrame, words: Words) -> list[list[Any]]:
    """Return the cells as `_plain` has them, `None` where a value is missing."""
    filled = frame.astype("object").where(frame.notna(), None)
    rows = filled.itertuples(index=False, name=None)
    return [[None if cell is None else _plain(cell, words) for cell in row] for row in rows]


def _csv_cell(value: Any, words: Words) -> str:
    match value:
        case None:
            return ""
        case int() | float() as number:
            text = repr(number)
            return text.replace(".", ",") if words.language == "fr" else text
        case dt.date() as day:
            return day.isoformat()
        case text:
            return as_shown(text)


def _write(sheet: Worksheet, row: int, column: int, value: Any, styles: Styles) -> None:
    match value:
        case None:
            pass
        case int() | float() as number:
            sheet.write_number(row, column, number, styles.plain)
        case dt.date() as day:
            sheet.write_datetime(row, column, day, styles.day)
        case text:
            write_text(sheet, row, column, text, styles)


def _plain(value: Any, words: Words) -> int | float | dt.date | str | None:
    """Return a value as it is written: whole numbers without decimals, days without a time."""
    match value.item() if hasattr(value, "item") else value:
        case bool(known):
            return words.text("yes") if known else words.text("no")
        case float(number):
            whole = int(number) if number.is_integer() else number
            return whole if math.isfinite(number) else None
        case dt.datetime() as moment:
            return moment.date()
        case int() | dt.date() as own:
            return own
        case other:
            return str(other)


def _width(frame: pd.DataFrame, column: int, words: Words) -> int:
    texts = [str(frame.columns[column])]
    texts += [_csv_cell(row[column], words) for row in _rows(frame.iloc[:200], words)]
    return min(max(map(len, texts)) + 2, _WIDEST)
