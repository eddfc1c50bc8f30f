"""Small workbooks made for a test, as people keep their lists."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("Titre du projet", "Date du comité", "Bailleur", "Commune", "Montant")


def project(number: int) -> list[Any]:
    """Return a line of a list, under `HEADINGS`."""
    return [f"Projet {number} du quartier", "04/02/2021", "Vilogia", "Bobigny", 1_000 + number]


def workbook(**sheets: Sequence[Sequence[Any]]) -> openpyxl.Workbook:
    """Return a workbook with these rows on sheets of these names."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the file of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def content(*rows: Sequence[Any], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """Return the file of a workbook with one sheet of these rows, after `change`."""
    book = workbook(Liste=rows)
    if change:
        change(book.active)
    return saved(book)


def strike(sheet: Worksheet, row: int) -> None:
    """Strike out all that stands in a row."""
    for cell in sheet[row]:
        cell.font = Font(strike=True)
