"""A displayed table as a CSV file or a workbook, with its description."""

import csv
import datetime as dt
import io
import math
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.about import About
from dashboard.exports.formulas import as_shown
from dashboard.exports.workbook_cells import Styles, write_heading, write_text
from dashboard.language.translation import Words

_WIDEST = 60


def table_csv(frame: pd.DataFrame, about: About, words: Words) -> bytes:
    """Return `frame` (readable headings, one row per row) as the reader's Excel opens it.

    UTF-8 with a byte-order mark; French: `;` and a decimal comma, English: `,` and a point. A
    missing value is an empty cell. Texts that could be formulas get an apostrophe before them.

    What there is to say about the table stands below it, after an empty line, each line starting
    with `#`: so the first line is the heading for every program, Excel sorts and filters the
    table alone, since an empty line ends it, and `comment="#"` makes a reader skip the rest.
    """
    buffer = io.StringIO(newline="")
    french = words.language == "fr"
    writer = csv.writer(buffer, delimiter=";" if french else ",", lineterminator="\r\n")
    writer.writerow([as_shown(str(name)) for name in frame.columns])
    for row in _rows(frame):
        writer.writerow([_csv_cell(value, words) for value in row])
    writer.writerow([])
    for label, text in about.lines(words):
        writer.writerow([f"# {label}", as_shown(text)])
    return "\ufeff".encode() + buffer.getvalue().encode()


def table_xlsx(frame: pd.DataFrame, about: About, words: Words) -> bytes:
    """Return `frame` as a workbook: the table on the first sheet, what it says on the second.

    Numbers are numbers, dates are dates, and no text is ever computed or made a link.
    """
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        styles = Styles.of(book)
        sheet = book.add_worksheet(words.text("Data"))
        for column, name in enumerate(frame.columns):
            write_heading(sheet, 0, column, str(name), styles.heading)
            sheet.set_column(column, column, _width(frame, column, words))
        for number, row in enumerate(_rows(frame), start=1):
            for column, value in enumerate(row):
                _write(sheet, number, column, value, styles, words)
        sheet.freeze_panes(1, 0)
        if len(frame.columns):
            sheet.autofilter(0, 0, max(len(frame), 1), len(frame.columns) - 1)
        write_about(book.add_worksheet(words.text("About")), about.lines(words), styles)
    return buffer.getvalue()


def write_about(sheet: Worksheet, lines: list[tuple[str, str]], styles: Styles) -> None:
    """Write pairs of a label and a text below one another."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, (label, text) in enumerate(lines):
        write_heading(sheet, row, 0, label, styles.heading)
        write_text(sheet, row, 1, text, styles)


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    """Return the cells as Python has them, `None` where a value is missing."""
    columns = [
        [None if missing else value for value, missing in zip(cells, cells.isna(), strict=True)]
        for _, cells in frame.astype("object").items()
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _csv_cell(value: Any, words: Words) -> str:
    match _plain(value):
        case None:
            return ""
        case bool(known):
            return words.text("yes") if known else words.text("no")
        case int() | float() as number:
            text = repr(number)
            return text.replace(".", ",") if words.language == "fr" else text
        case dt.date() as day:
            return day.isoformat()
        case text:
            return as_shown(text)


def _write(
    sheet: Worksheet, row: int, column: int, value: Any, styles: Styles, words: Words
) -> None:
    match _plain(value):
        case None:
            pass
        case bool(known):
            write_text(sheet, row, column, words.text("yes") if known else words.text("no"), styles)
        case int() | float() as number:
            sheet.write_number(row, column, number, styles.plain)
        case dt.date() as day:
            sheet.write_datetime(row, column, day, styles.day)
        case text:
            write_text(sheet, row, column, text, styles)


def _plain(value: Any) -> Any:
    """Return a value as Python's own: whole numbers without decimals, days without a time."""
    if hasattr(value, "item"):
        value = value.item()
    match value:
        case None | bool() | int():
            return value
        case float():
            if not math.isfinite(value):
                return None
            return int(value) if value.is_integer() else value
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case _:
            return str(value)


def _width(frame: pd.DataFrame, column: int, words: Words) -> int:
    texts = [str(frame.columns[column])]
    texts += [_csv_cell(row[column], words) for row in _rows(frame.iloc[:200])]
    return min(max(map(len, texts)) + 2, _WIDEST)
