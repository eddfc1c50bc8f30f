"""Assigns the rows of one sheet to its tables, and tells which are projects."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.package.problems import Loss
from loaders.project_list.cells import INVISIBLE
from loaders.project_list.column_guess import proposed
from loaders.project_list.headings import Headings, new_headings, same_headings
from loaders.project_list.repeats import goes_on
from loaders.project_list.row_kinds import (
    NOTE,
    decision_columns,
    flag_columns,
    is_flagged,
    is_link,
    is_not_selected,
    is_total,
    is_trial,
    kind_of,
    stands_over_none,
    titles_stand_alone,
)
from loaders.project_list.table import Column, ListTable, Reading, Why
from loaders.project_list.text_file import TextFile
from loaders.spreadsheet.grid import Fault, Grid, GridRow, letter
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.text.folding import folded
from loaders.text.not_stated import is_ditto

_CURRENCY = frozenset({"currency", "devise", "monnaie"})
_TOLD = 8
"""Merged cells of a sheet that are told by their place."""

_NO_LINE = (Why.ABOVE, Why.HEADINGS_AGAIN, Why.NOTE, Why.GROUP, Why.TOTAL, Why.NUMBERS)
"""What stands between lines of projects without being one: *idem* does not refer to it."""

_EURO = frozenset({"eur", "euro", "euros"})


@dataclass
class TableOfSheet:
    """A table of a sheet: its headings, and which of its columns hold what by their headings."""

    headings: Headings
    targets: dict[int, str] = field(default_factory=dict)

    @property
    def title(self) -> int | None:
        """The column of the titles, from 0."""
        return next((at for at, key in self.targets.items() if key == "title"), None)


@dataclass
class SheetRow:
    """A filled row with the table that it belongs to and why it is no project, None where it is.

    `carried` are the cells that are merged with one above, whose value they were given; `above` has
    what stands above those that say *idem*.
    """

    row: GridRow
    table: TableOfSheet | None
    why: Why | None = None
    group: str = ""
    carried: frozenset[int] = frozenset()
    above: Mapping[int, str] = field(default_factory=dict)
    problem: ImportProblem | None = None


@dataclass
class SheetRows:
    """All rows of a sheet but those of headings, which are told by number."""

    rows: list[SheetRow]
    heading_rows: tuple[int, ...] = ()
    tables: tuple[TableOfSheet, ...] = ()
    problems: list[ImportProblem] = field(default_factory=list)


def rows_of(
    grid: Grid, headings: Headings | None, reading: Reading, file: TextFile | None
) -> SheetRows:
    """Say of each filled row of a sheet what it is; of a sheet without headings, nothing."""
    if headings is None:
        return SheetRows([SheetRow(row, None) for row in grid.rows])
    seen = [
        replace(row, cells=tuple(INVISIBLE.sub("", cell).strip() for cell in row.cells))
        for row in grid.rows
    ]
    found = _parted(seen, headings, grid)
    problems = _filled_down(found.rows, grid)
    for table in found.tables:
        if members := [one for one in found.rows if one.table is table and one.why is None]:
            _say_kinds(table, members, grid.name, reading)
    if file is not None:
        _check_widths(found.rows, file)
    _rejoin(found.rows)
    _group(found.rows, {number for name, number in reading.rows if name == grid.name})
    _look_up(found.rows)
    return replace(found, problems=problems)


def _parted(rows: Sequence[GridRow], first: Headings, grid: Grid) -> SheetRows:
    """Part a sheet into its tables: new headings begin one, the same headings go on with it."""
    table = TableOfSheet(first)
    tables = [table]
    found = [SheetRow(row, table, Why.ABOVE) for row in rows[: first.first]]
    numbers = [row.number for row in rows[first.first : first.last + 1]]
    at = first.last + 1
    while at < len(rows):
        row = rows[at]
        if same_headings(row, table.headings):
            found.append(SheetRow(row, table, Why.HEADINGS_AGAIN))
        elif further := new_headings(rows, at, table.headings, grid.merged):
            table = TableOfSheet(further)
            tables.append(table)
            numbers += [row.number for row in rows[at : further.last + 1]]
            at = further.last
        else:
            found.append(SheetRow(row, table))
        at += 1
    return SheetRows(found, tuple(numbers), tuple(tables))


def _filled_down(rows: Iterable[SheetRow], grid: Grid) -> list[ImportProblem]:
    """Give each row of a cell that is merged over several the value of the first; tell it."""
    down = sorted((a for a in grid.merged if a.bottom > a.top), key=lambda a: (a.top, a.left))
    by_number = {one.row.number: one for one in rows if one.why is None}
    merged = []
    for area in down:
        first = by_number.get(area.top)
        value = first.row.cell(area.left) if first else ""
        if not value:
            continue
        filled = False
        for number in range(area.top + 1, min(area.bottom, area.top + 20_000) + 1):
            one = by_number.get(number)
            if one is not None and any(one.row.cells):
                cells = [*one.row.cells, *[""] * (area.left + 1 - len(one.row.cells))]
                cells[area.left] = cells[area.left] or value
                one.row = replace(one.row, cells=tuple(cells))
                one.carried |= {area.left}
                filled = True
        if filled:
            merged.append(f"{letter(area.left)}{area.top}–{area.bottom}")
    if not merged:
        return []
    cells_told = ", ".join(merged[:_TOLD]) + (" …" if len(merged) > _TOLD else "")
    details = {"cells": cells_told}
    return [ImportProblem(grid.name, ImportRule.MERGED_CELLS, Loss.NOTHING, details=details)]


def _say_kinds(
    table: TableOfSheet, members: Sequence[SheetRow], sheet: str, reading: Reading
) -> None:
    """Say of the rows of one table which are no projects, and empty the cells struck out."""
    rows = [one.row for one in members]
    table.targets = _targets(table.headings, rows)
    headed = [bool(parts) for parts in table.headings.parts]
    alone = titles_stand_alone(rows, table.title)
    decisions = decision_columns(table.headings.parts)
    granted = [at for at, target in table.targets.items() if target == "amount_eur"]
    flags = flag_columns(table.headings.parts)
    for one in members:
        row = one.row
        if (sheet, row.number) not in reading.rows:
            if not reading.hidden and (row.hidden or _is_whole(row, row.unseen, table.title)):
                one.why = Why.HIDDEN
            elif not reading.struck and _is_whole(row, row.struck, table.title):
                one.why = Why.STRUCK
            else:
                cells = table.headings.inside(_with_faults(row))
                one.why = kind_of(cells, headed, table.title, alone_is_project=alone)
                if is_total([cell for at, cell in enumerate(cells) if at not in one.carried]):
                    one.why = Why.TOTAL
                if one.why is None and (
                    is_not_selected(
                        row.cells, decisions, table.title, granted=_is_granted(row, table)
                    )
                    or is_not_selected(row.cells, granted, None, granted=True)
                    or is_flagged(row.cells, flags)
                ):
                    one.why = Why.NOT_SELECTED
                if one.why is None and is_trial(row.cell(table.title)):
                    one.why = Why.TRIAL
                if one.why is None and is_link(row.cell(table.title)):
                    one.why = Why.LINK
        one.row = row = _in_currency(row, table)
        unseen = frozenset[int]() if reading.hidden else row.unseen
        for out, rule in ((row.struck, ImportRule.STRUCK_TEXT), (unseen, ImportRule.UNSEEN_TEXT)):
            if one.why is None and out and not _is_whole(row, out, table.title):
                one.row = _without(one.row, out, rule)


def _is_granted(row: GridRow, table: TableOfSheet) -> bool:
    """Return whether a row states what was granted or paid, and its state in a column of its own.

    What it was given up for is then told there.
    """
    given = (at for at, target in table.targets.items() if target in ("amount_eur", "paid_eur"))
    return "state" in table.targets.values() and any(
        sign in "123456789" for at in given for sign in row.cell(at)
    )


def _with_faults(row: GridRow) -> tuple[str, ...]:
    """Return the cells of a row, a number where one has no value that can be used: it is filled."""
    if not any(row.cells):
        return tuple("?" for _ in row.cells)
    return tuple("0" if at in row.faults and not c else c for at, c in enumerate(row.cells))


def _targets(headings: Headings, rows: Sequence[GridRow]) -> dict[int, str]:
    columns = []
    for at, parts in enumerate(headings.parts):
        values = dict.fromkeys(filter(None, (row.cell(at) for row in rows[:200])))
        if parts:
            columns.append(Column(str(at), written=parts, examples=tuple(values)[:3]))
    mapping = proposed(ListTable(tuple(columns))).mapping.columns
    return {int(heading): target for heading, target in mapping.items()}


def _in_currency(row: GridRow, table: TableOfSheet) -> GridRow:
    """Take out the amounts of a row that a column of its own says are in another currency."""
    stated = [
        row.cell(at)
        for at, parts in enumerate(table.headings.parts)
        if any(folded(text) in _CURRENCY for text in parts)
    ]
    other = [said for said in stated if said and folded(said) not in _EURO and said != "€"]
    if not other:
        return row
    faults = {
        at: Fault(ImportRule.NUMBER_UNREADABLE, f"{row.cells[at]} {other[0]}")
        for at, target in table.targets.items()
        if target == "amount_eur" and row.cell(at)
    }
    cells = tuple("" if at in faults else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=cells, faults={**row.faults, **faults})


def _is_whole(row: GridRow, cells: Collection[int], title: int | None) -> bool:
    """Return whether `cells`, struck out or unseen, are a whole row: its title, or all of it."""
    if row.cell(title):
        return title in cells
    return bool(cells) and all(at in cells for at, c in enumerate(row.cells) if c)


def _without(row: GridRow, out: Collection[int], rule: ImportRule) -> GridRow:
    faults = {at: Fault(rule, row.cell(at)) for at in out if row.cell(at)}
    cells = tuple("" if at in out else cell for at, cell in enumerate(row.cells))
    return replace(row, cells=cells, faults={**row.faults, **faults})


def _check_widths(rows: Sequence[SheetRow], file: TextFile) -> None:
    """Refuse the rows of a text file whose cells cannot be told apart: too many, or broken off."""
    for at, one in enumerate(rows):
        if one.table is None or one.why not in (None, Why.NOTE):
            continue
        width, cells = len(one.table.headings.parts), one.row.cells
        following = rows[at + 1].row if at + 1 < len(rows) else None
        over = sum(map(bool, cells)) == 1 and _stands_over(_only_text(one.row))
        if any(cells[width:]):
            one.problem = _of_line(one.row, ImportRule.CELL_COUNT, width)
        elif one.row.number in file.open_quotes and len(cells) != width:
            one.problem = _of_line(one.row, ImportRule.QUOTE, width)
        elif (
            following is not None
            and not over
            and following.number == one.row.number + 1
            and len(cells) < width
            and len(cells) + len(following.cells) == width + 1
            and width > 2
            and rows[at + 1].why in (None, Why.NOTE)
        ):
            one.problem = _of_line(one.row, ImportRule.LINE_BROKEN, width)
            rows[at + 1].problem = _of_line(following, ImportRule.LINE_BROKEN, width)
        if one.problem is not None:
            one.why = None


def _rejoin(rows: Sequence[SheetRow]) -> None:
    """Put the ends of cells that stand in the next line behind their beginnings, and tell it.

    They begin with small letters, in a line that has no title of its own or nothing else.
    """
    for before, one in pairwise(rows):
        filled = {at: cell for at, cell in enumerate(one.row.cells) if cell}
        alone = one.why is Why.NOTE or (one.table is not None and one.table.title not in filled)
        begun = all(map(before.row.cell, filled))
        if (
            one.table is not before.table or before.why is not None or one.problem is not None
            or one.why not in (None, Why.NOTE) or one.row.number != before.row.number + 1
            or not alone or not begun or not all(cell[0].islower() for cell in filled.values())
        ):  # fmt: skip
            continue
        cells = [f"{cell} {filled.get(at, '')}".strip() for at, cell in enumerate(before.row.cells)]
        ends = {at: Fault(ImportRule.CELL_JOINED, end) for at, end in filled.items()}
        before.row = replace(before.row, cells=tuple(cells), faults={**before.row.faults, **ends})
        one.why = Why.CONTINUES


def _of_line(row: GridRow, rule: ImportRule, width: int) -> ImportProblem:
    details = {"expected": str(width), "found": str(len(row.cells))}
    value = " · ".join(row.cells)[:200]
    return ImportProblem("", rule, Loss.ROW, row.number, value=value, details=details)


def _stands_over(text: str) -> bool:
    """Return whether a text alone says that it stands over others: *Ajournés*, *À revoir :*."""
    return text.endswith(":") or stands_over_none(text)


def _group(rows: Sequence[SheetRow], taken: Collection[int]) -> None:
    """Tell the texts that stand over projects from notes, and give them to these projects.

    The text above the first headings stands over its projects where others do over theirs. Those
    below *Projets refusés* are none, but those `taken` all the same.
    """
    group, before = _first_group(rows), rows[0].table if rows else None
    waiting: list[SheetRow] = []
    for one in rows:
        if one.table is not None and not any(one.table.headings.inside(one.row.cells)):
            continue  # it stands beside the table
        if one.why is Why.NOTE and one.problem is None and not NOTE.match(_only_text(one.row)):
            waiting.append(one)
            continue
        if one.why in (Why.ABOVE, Why.HEADINGS_AGAIN, Why.NOT_SELECTED, Why.TRIAL, Why.LINK,
                       Why.HIDDEN, Why.STRUCK):  # fmt: skip
            continue
        if one.why is None and waiting:
            for over in waiting:
                over.why = Why.GROUP
            group = " · ".join(_only_text(over.row) for over in waiting)
        elif one.why is Why.TOTAL or one.table is not before:
            group = ""
        waiting, before = [], one.table
        if one.why is None:
            one.group = group
            if stands_over_none(group) and one.row.number not in taken:
                one.why = Why.NOT_SELECTED


def _look_up(rows: Sequence[SheetRow]) -> None:
    """Give the cells that refer to the one above them what stands there, project or not.

    So too the titles that go on with it.
    """
    above: dict[int, str] = {}
    table = None
    for one in rows:
        if one.why in _NO_LINE:
            continue
        above, table = above if one.table is table else {}, one.table
        cells = one.row.cells
        title = table.title if table else None
        one.above = {
            at: above.get(at, "")
            for at, cell in enumerate(cells)
            if is_ditto(cell) or (at == title and goes_on(cell, "…"))
        }
        above = {at: one.above.get(at, cell) for at, cell in enumerate(cells)}


def _first_group(rows: Sequence[SheetRow]) -> str:
    above = [one.row for one in rows if one.why is Why.ABOVE]
    again = [at for at, one in enumerate(rows) if one.why is Why.HEADINGS_AGAIN]
    over = [rows[at - 1] for at in again if at and rows[at - 1].why is Why.NOTE]
    return _only_text(above[-1]) if above and over and sum(map(bool, above[-1].cells)) == 1 else ""


def _only_text(row: GridRow) -> str:
    return " · ".join(cell for cell in row.cells if cell)
