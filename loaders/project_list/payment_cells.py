"""Reads the payments of a row: their amounts, their days, and whether they were made yet."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from loaders.project_list.cells import Cell, one_line
from loaders.project_list.numbers import NumberRead, read_number
from loaders.project_list.repeats import says_planned
from loaders.project_list.row import RowCells
from loaders.project_list.row_patterns import pattern_of
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import read_date, rest_of_date
from loaders.text.folding import folded

PAID, UNPAID = "paid", "unpaid"
"""The answers whether a payment was made."""

_NUMBER_BEHIND = re.compile(r"(\d{1,2})\D*$")
_SAYS_PAID = pattern_of("paid")
"""What says that something was paid, folded: in a heading, or where a day is expected."""

_YEAR = re.compile(r"\b20\d\d\b")
_REMARKS = ("state", "note_fr", "own_note")


class PaymentCells:
    """The columns of payments of a list, and those of their days."""

    def __init__(self, paid: Sequence[Cell], days: Sequence[Cell]) -> None:
        """`paid` and `days` are the columns, each as a cell without a text."""
        self._days = _days_beside(paid, days)
        self._dated = bool(days)

    def of(self, said: RowCells, numbers: Mapping[str, NumberRead]) -> list[tuple[str, str]]:
        """Return the payments of a row that were made, each with its day, empty where none is said.

        What may not be paid yet is asked about. A day that goes with no payment is told, and that
        payments are more than was granted.
        """
        days = {cell.at: cell for cell in said.of("paid_date")}
        found = [
            (cell, days.pop(self._days.get(cell.at, -1), None), amount)
            for cell in said.of("paid_eur")
            if (amount := _amount(said, cell))
        ]
        for cell, day, _ in found:
            if day is None and _YEAR.search(cell.heading):
                said.doubt(ImportRule.DATE_NO_DAY, cell, value=cell.heading, lost=True)
        open_ = _beyond_grant(said, [amount for *_, amount in found], numbers)
        paid = [
            (day_of(said, "paid_date", day) if day else "", amount)
            for cell, day, amount in found
            if self._is_made(said, cell, day, open_)
        ]
        if open_ and open_ > 0 and len(paid) == len(found):
            said.doubt(ImportRule.PAYMENTS_EXCEED, said.first("paid_eur"))
        for day in days.values():
            if read_date(day.text).day:
                said.doubt(ImportRule.PAYMENT_DAY, day, lost=True)
        return paid

    def _is_made(
        self, said: RowCells, cell: Cell, day: Cell | None, beyond: Decimal | None
    ) -> bool:
        """Return whether a payment was made, as answered; ask where the row does not show it.

        `beyond` is by how much payments and what is left are more than was granted: where that is
        nothing, those without a day were made too.
        """
        read = {c.at for key, cells in said.cells.items() if key not in _REMARKS for c in cells}
        beyond_read = [text for at, text in enumerate(said.row.cells) if at not in read]
        remarks = list(filter(says_planned, map(one_line, beyond_read)))
        told = [f"{one.heading} : {one.text}" for one in said.of("remaining_eur")]
        beside = next(iter([day.text] if day else [*remarks, *told]), "–")
        shown = bool(_SAYS_PAID.search(folded(cell.heading)))
        shown = shown or (beyond == 0 and bool(said.of("remaining_eur")))
        if says_planned(cell.text) or _is_later(cell.heading):
            planned = True
        elif day:
            planned = _is_to_come(day)
        else:
            over = beyond is not None and beyond > 0
            planned = not shown and (over or self._dated or bool(remarks))
        if planned:
            place = f"{said.row.sheet}\n{said.row.number}\n{cell.heading}"
            answer = said.doubt(
                ImportRule.PAYMENT_PLANNED, cell, about="paid", within=place, asks=True,
                choices=(PAID, UNPAID), lost=True, details={"beside": beside[:80]},
            )  # fmt: skip
            return answer == PAID
        if day or shown:
            return True
        answer = said.doubt(
            ImportRule.PAYMENTS_UNDATED, cell, value=cell.heading, about="paid", asks=True,
            taken=PAID, choices=(PAID, UNPAID),
        )  # fmt: skip
        return answer in (None, PAID)


def _days_beside(paid: Sequence[Cell], days: Sequence[Cell]) -> dict[int, int]:
    """Return for the columns of payments, by their places, those of their days.

    *Date 2* goes with *Versement 2*; without such numbers a day goes with the payment left of it,
    else the first with the first, where there are as many.
    """
    numbered = {_behind(day.heading): day.at for day in days}
    if len(numbered) == len(days) and any(numbered):
        return {p.at: numbered[n] for p in paid if (n := _behind(p.heading)) in numbered}
    ats = [day.at for day in days]
    beside = {one.at: one.at + 1 for one in paid if one.at + 1 in ats}
    return beside or (
        {one.at: at for one, at in zip(paid, ats, strict=True)} if len(paid) == len(ats) else {}
    )


def _beyond_grant(
    said: RowCells, amounts: Sequence[str], numbers: Mapping[str, NumberRead]
) -> Decimal | None:
    """Return by how much payments and what is left to pay are more than the amount granted."""
    granted = numbers.get("amount_eur", NumberRead()).value
    if not granted:
        return None
    left = said.first("remaining_eur")
    read = read_number(left.text, "amount", left.unit) if left else NumberRead()
    remaining = read.value or next(iter(read.choices), "0")
    return sum(map(Decimal, (*amounts, remaining)), -Decimal(granted))


def _is_to_come(day: Cell) -> bool:
    """Return whether what stands for the day of a payment is later than today, or says no date."""
    read = read_date(day.text)
    if read.day or read.period or read.several:
        return says_planned(day.text) or _is_later(day.text)
    return not _SAYS_PAID.search(folded(day.text))


def _is_later(text: str) -> bool:
    """Return whether a text names a day, a month or a year that is still to come."""
    read = read_date(text)
    first = read.day.isoformat() if read.day else read.period.text[:7] if read.period else ""
    return first > dt.datetime.now(tz=dt.UTC).date().isoformat()[: len(first)]


def day_of(said: RowCells, target: str, cell: Cell, *, month_first: bool = False) -> str:
    """Return the day of a cell, or as answered; ask where there is none: a month is no day.

    Ask too where another day of the row has its `month_first`, as this one may.
    """
    answer = said.answer(target, cell.text)
    read = read_date(cell.text if answer is None else answer)
    if month_first and answer is None and read.day and read.other:
        choices = read.day.isoformat(), read.other.isoformat()
        said.doubt(
            ImportRule.DATE_AMBIGUOUS, cell, about=target, choices=choices, asks=True, lost=True
        )
        return ""
    if read.month_first and read.day and answer is None:
        said.doubt(ImportRule.DATE_MONTH_FIRST, cell, details={"day": read.day.isoformat()})
    if read.day:
        if answer is None and (rest := rest_of_date(cell.text)):
            said.doubt(ImportRule.DATE_REST, cell, lost=True, details={"rest": rest})
        return read.day.isoformat()
    rule = ImportRule.DATE_NO_DAY if read.period else ImportRule.DATE_UNREADABLE
    said.doubt(rule, cell, about=target, asks=True, lost=True)
    return ""


def _amount(said: RowCells, cell: Cell) -> str:
    """Return what was paid; ask where the cell does not surely say it, as *60* may be thousands."""
    read = read_number(cell.text, "amount", cell.unit)
    answer = said.answer("paid_eur", cell.text, cell.unit)
    if answer is not None:
        return read_number(answer, "amount").value or (answer if answer in read.choices else "")
    for rule in read.rules:
        said.doubt(
            rule, cell, about="paid_eur", within=cell.unit, taken=read.value,
            choices=read.choices or tuple(filter(None, (read.value,))), asks=bool(read.choices),
            lost=not read.value, details={"rest": read.rest, "number": read.value},
        )  # fmt: skip
    return read.value


def _behind(heading: str) -> str:
    found = _NUMBER_BEHIND.search(heading)
    return found[1] if found else ""
