"""What a line says of the fund's own follow-up of a project: amounts, payments, state, results.

A line that names a recorded project and says something of this adds it to that project; nothing
else of the line is read then. What somebody has entered of the same thing before is changed, which
the exact change shows before it is written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from loaders.editing.changes import CellChange, RowChange, TableChanges
from loaders.package.cell_text import boolean_text
from loaders.package.frame_rows import frame_cells, frame_rows
from loaders.package.load import Tables
from loaders.project_list.cells import ON_THE_WEB, Cell, first_text, one_line
from loaders.project_list.numbers import NumberRead
from loaders.project_list.payment_cells import PaymentCells, day_of
from loaders.project_list.row import RowCells
from loaders.project_list.state_cells import state_of
from loaders.spreadsheet.problems import ImportRule
from loaders.text.dates import read_date
from loaders.text.folding import folded
from loaders.text.siret import LENGTH, is_siret

_NUMBERS = {
    "amount_eur": "granted_eur",
    "budget_eur": "budget_eur",
    "people_reached": "people_reached",
}
_TEXTS = {"result": ("result",), "note": ("own_note", "note_fr")}
"""The columns of texts, and what holds each: a remark on a recorded project is the fund's own."""

_DAYS = ("start_date", "end_date")
_PAYMENTS = ("paid_eur", "paid_date")
_AGREEMENT = ("beneficiary_siret", "payment_terms", "eu_notified")
_OTHERS = ("result", "own_note", "state", "evaluation_url", "contact")
OWN = frozenset({*_NUMBERS, *_DAYS, *_PAYMENTS, *_AGREEMENT, *_OTHERS})
"""What a column can hold of the fund's own."""

_LONGEST_TERMS = 256
"""Characters of the terms of payment (SCDL subventions 2.1)."""


class FollowUp:
    """The rows of the fund's own tables that the lines of a list give."""

    def __init__(self, tables: Tables, paid: PaymentCells) -> None:
        self._tables = tables
        self._paid = paid
        self._rows: dict[str, dict[str, str]] = {}
        self._payments: dict[str, list[tuple[str, str]]] = {}
        self._contacts: dict[str, str] = {}
        projects = tables["projects"]
        self._when = dict(frame_cells(projects, ("id", "committee")))
        self._named: dict[str, set[str]] = {}
        for column in ("id", "title", "title_fr", "title_en", "short_title_fr", "short_title_en"):
            for project, name in frame_cells(projects, ("id", column)):
                if folded(name):
                    self._named.setdefault(folded(name), set()).add(project)

    def recorded(self, said: RowCells, title: str, committee: str) -> str:
        """Return the recorded project that a line tells the follow-up of; empty where none.

        It says something of the fund's own, has one of the titles of that project alone, and names
        no other committee.
        """
        if not OWN & {*said.cells}:
            return ""
        named = self._named.get(folded(title), set())
        fit = [one for one in named if not committee or self._when[one] in ("", committee)]
        return fit[0] if len(fit) == 1 else ""

    def take(self, said: RowCells, project: str, numbers: Mapping[str, NumberRead]) -> None:
        """Take what a line says of `project`; tell where an earlier line said otherwise."""
        for target, column in _NUMBERS.items():
            if target in numbers:
                self._state(said, target, project, column, numbers[target].value)
        for column, targets in _TEXTS.items():
            filled = next(filter(said.of, targets), targets[0])
            self._state(said, filled, project, column, one_line(first_text(said.of(filled))))
        if cell := said.first("state"):
            self._state(said, "state", project, "state", state_of(said, cell))
        month_first = any(read_date(c.text).month_first for t in _DAYS for c in said.of(t))
        days = {
            t: day_of(said, t, cell, month_first=month_first)
            for t in _DAYS if (cell := said.first(t))
        }  # fmt: skip
        if all(map(days.get, _DAYS)) and days["end_date"] < days["start_date"]:
            said.disagree("end_date", "start_date")
        for target, day in days.items():
            self._state(said, target, project, target, day)
        for target in _AGREEMENT:
            if cell := said.first(target):
                self._state(said, target, project, target, _of_agreement(said, target, cell))
        if cell := said.first("evaluation_url"):
            found = ON_THE_WEB.findall(cell.text)
            if not found:
                said.doubt(ImportRule.NO_ADDRESS, cell, lost=True)
            self._state(said, "evaluation_url", project, "evaluation_url", "".join(found[:1]))
        if contact := one_line(first_text(said.of("contact"))):
            self._contacts.setdefault(project, contact)
        self._payments.setdefault(project, []).extend(self._paid.of(said, numbers))

    def granted(self, project: str, amount: str) -> None:
        """Take the amount of a new project, which may be the sum of several lines."""
        self._rows.setdefault(project, {})["granted_eur"] = amount

    def changes(self) -> dict[str, TableChanges]:
        """Return what the lines add to the fund's own tables and change in them, by table."""
        rows = {project: cells for project, cells in self._rows.items() if any(cells.values())}
        contacts = {project: {"contact": one} for project, one in self._contacts.items()}
        return {
            "follow_up": _merged(self._tables, "follow_up", rows),
            "payments": TableChanges(added=tuple(self._new_payments())),
            "contacts": _merged(self._tables, "contacts", contacts),
        }

    def _state(self, said: RowCells, target: str, project: str, column: str, value: str) -> None:
        if not value:
            return
        first = self._rows.setdefault(project, {}).setdefault(column, value)
        if first != value:
            cell = said.first(target)
            said.doubt(ImportRule.OWN_DIFFERS, cell, lost=True, details={"first": first})

    def _new_payments(self) -> Iterable[dict[str, str]]:
        """Yield the payments that are not recorded yet, numbered behind those that are."""
        known = self._tables["payments"]
        for project, paid in self._payments.items():
            if not paid:
                continue
            own = known[known["project"] == project]
            there = Counter(frame_cells(own, ("date", "amount_eur")))
            position = max((int(one) for one in own["position"] if one.isdigit()), default=0)
            for day, amount in paid:
                if there[day, amount]:
                    there[day, amount] -= 1
                    continue
                position += 1
                place = str(position)
                yield {"project": project, "position": place, "date": day, "amount_eur": amount}


def _merged(tables: Tables, name: str, rows: Mapping[str, Mapping[str, str]]) -> TableChanges:
    """Return what makes the rows of a table, one per project, say what `rows` says too."""
    known = {row["project"]: row for row in frame_rows(tables[name])}
    added = tuple({"project": p, **cells} for p, cells in rows.items() if p not in known)
    changed = []
    for project, cells in rows.items():
        before = known.get(project, {})
        differing = tuple(
            CellChange(column, str(before[column]), value)
            for column, value in cells.items()
            if project in known and value and before[column] != value
        )
        if differing:
            changed.append(RowChange((project,), differing))
    return TableChanges(added, tuple(changed))


def _of_agreement(said: RowCells, target: str, cell: Cell) -> str:
    """Return what a cell says of the agreement, as a list by SCDL has it; empty where it does not.

    A spreadsheet program takes a SIRET for a number: it may have lost its first zero.
    """
    text = one_line(cell.text)
    if target == "beneficiary_siret":
        digits = re.sub(r"\s", "", text).removesuffix(".0")
        whole = digits.zfill(LENGTH) if len(digits) == LENGTH - 1 else digits
        value = whole if is_siret(whole) else ""
    elif target == "eu_notified":
        value = boolean_text(text) if boolean_text(text) in ("true", "false") else ""
    else:
        value = text if len(text) <= _LONGEST_TERMS else ""
    if not value:
        said.doubt(ImportRule.AGREEMENT_UNREADABLE, cell, lost=True)
    return value
