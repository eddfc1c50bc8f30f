"""Combines the rows of several sheets and tables under common columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from loaders.package.problems import Loss
from loaders.project_list.sheet_rows import SheetRow, SheetRows, TableOfSheet
from loaders.project_list.table import (
    Column,
    ListedRow,
    ListRow,
    ListTable,
    RefusedRow,
    SheetFound,
    Why,
)
from loaders.project_list.targets import MONEY
from loaders.project_list.units import is_net, money_unit_above, unit_in, without_unit
from loaders.spreadsheet.grid import Grid, GridRow, letter
from loaders.spreadsheet.problems import AnyProblem, ImportProblem, ImportRule
from loaders.text.folding import folded

COLOURED = 20
"""Lines of another colour that are told by their number."""

_BARE = re.compile(r"[-+(]?[\d\s.,'’)]+")
"""A number that states no unit of its own."""

EXAMPLES = 3
"""Values of a column that are shown beside its heading."""

Key = tuple[str, str, int]


@dataclass
class _Gathered:
    """A column while the tables that have it are gathered."""

    column: Column
    hidden: bool
    headings: dict[str, None] = field(default_factory=dict)
    filled: int = 0
    faulty: bool = False
    examples: dict[str, None] = field(default_factory=dict)


_Placed = dict[int, tuple[_Gathered, str]]
"""By its place in a sheet: a column of the list, and the unit that its numbers have there."""


class Assembly:
    """What was read so far, sheet after sheet."""

    def __init__(self) -> None:
        self.count = 0
        self._columns: dict[Key, _Gathered] = {}
        self._rows: list[tuple[str, SheetRow, _Placed]] = []
        self._listed: list[ListedRow] = []
        self._problems: list[AnyProblem] = []

    def read(self, grid: Grid, found: SheetRows) -> None:
        """Take the rows of a sheet that is read."""
        self._problems += found.problems
        self._tell_colours(grid, [one.row for one in found.rows if one.why is None])
        unit = self._unit_above(grid, found)
        placed = {}
        for table in found.tables:
            members = [one.row for one in found.rows if one.table is table]
            placed[id(table)] = self._place(table, grid, members, unit)
        for one in found.rows:
            if one.why is not None:
                self._listed.append(ListedRow(grid.name, one.row.number, one.why, one.row.cells))
            elif one.table is not None:
                self._take(grid.name, one, placed[id(one.table)])

    def leave(self, grid: Grid, found: SheetRows, why: Why) -> None:
        """List the rows of a sheet that is not read."""
        self._listed += [
            ListedRow(grid.name, one.row.number, why, one.row.cells) for one in found.rows
        ]

    def table(
        self,
        problems: Sequence[AnyProblem],
        sheets: tuple[SheetFound, ...],
        *,
        encoding: str,
        separator: str,
    ) -> ListTable:
        """Return the list."""
        kept = [one for one in self._columns.values() if one.headings or one.filled or one.faulty]
        columns = _named(kept)
        places = {id(one): at for at, one in enumerate(kept)}
        read: list[ListRow] = []
        refused: list[RefusedRow] = []
        for sheet, one, placed in self._rows:
            to = {
                at: places[id(column)] for at, (column, _) in placed.items() if id(column) in places
            }
            row = _row(sheet, one, to, columns)
            if one.problem is None:
                read.append(row)
            else:
                refused.append(RefusedRow(row, (one.problem,)))
        return ListTable(
            columns,
            tuple(read),
            (*problems, *self._problems),
            tuple(refused),
            tuple(self._listed),
            sheets,
            encoding,
            separator,
        )

    def _take(self, sheet: str, one: SheetRow, placed: _Placed) -> None:
        """Take a row, its numbers with their unit where that is another than their column's."""
        self.count += 1
        cells = list(one.row.cells)
        for at, cell in enumerate(cells):
            column, unit = placed[at]
            if cell and unit != column.column.unit and _BARE.fullmatch(cell):
                cells[at] = f"{cell} {unit or '€'}"
            if cell:
                column.filled += 1
                if len(column.examples) < EXAMPLES:
                    column.examples[cells[at]] = None
        for at in one.row.faults:
            if at in placed:
                placed[at][0].faulty = True
        taken = replace(one, row=replace(one.row, cells=tuple(cells)))
        self._rows.append((sheet, taken, placed))

    def _tell_colours(self, grid: Grid, rows: Sequence[GridRow]) -> None:
        """Tell which lines have another colour than most; not of colours that take turns."""
        fills = [row.fill for row in rows]
        turns = len(set(fills)) == 2 and all(a != b for a, b in pairwise(fills))
        most = max(dict.fromkeys(fills), key=fills.count, default="")
        others = [str(row.number) for row in rows if row.fill != most]
        if others and not turns:
            lines = ", ".join(others[:COLOURED]) + (" …" if len(others) > COLOURED else "")
            self._problems.append(
                ImportProblem(grid.name, ImportRule.COLOURS, Loss.VALUE, details={"lines": lines})
            )

    def _unit_above(self, grid: Grid, found: SheetRows) -> str:
        """Return the unit of all amounts that state none themselves, and tell it.

        It is that of a line outside the tables, else that of the heading of the amount granted.
        """
        around: list[tuple[int | None, str]] = [
            (one.row.number, " ".join(filter(None, one.row.cells)))
            for one in found.rows
            if one.why in (Why.ABOVE, Why.NOTE)
        ]
        said = [(row, text, money_unit_above(text)) for row, text in around]
        for table in found.tables:
            headings = {
                at: " – ".join(parts) for at, parts in enumerate(table.headings.parts)
                if table.targets.get(at) in MONEY
            }  # fmt: skip
            if all(map(unit_in, headings.values())):
                continue
            granted = [one for at, one in headings.items() if table.targets[at] == "amount_eur"]
            said += [(None, heading, unit_in(heading)) for heading in granted]
        for row, text, unit in said:
            if unit in ("k€", "M€"):
                self._problems.append(
                    ImportProblem(grid.name, ImportRule.UNIT_ABOVE, Loss.NOTHING,
                                  row, value=text[:80], details={"unit": unit})
                )  # fmt: skip
                return unit
        return ""

    def _place(
        self, table: TableOfSheet, grid: Grid, rows: Sequence[GridRow], above: str
    ) -> _Placed:
        """Give each column of a table its place in the list: that of the same heading, or a new."""
        placed: _Placed = {}
        used: dict[tuple[str, str], int] = {}
        width = max([len(table.headings.parts), *(len(row.cells) for row in rows)])
        for at in range(width):
            parts = table.headings.parts[at] if at < len(table.headings.parts) else ()
            heading = " – ".join(parts)
            target = table.targets.get(at, "")
            unit = unit_in(heading)
            if target in MONEY and not unit:
                unit = above
            several = sum(other == target for other in table.targets.values()) > 1
            kind = ("", letter(at)) if not parts else _same(heading, "" if several else target)
            used[kind] = used.get(kind, 0) + 1
            key = (*kind, used[kind])
            hidden = at in grid.hidden_columns
            new = Column("", letter(at), parts, unit, net=is_net(heading))
            column = self._columns.setdefault(key, _Gathered(new, hidden))
            column.hidden = column.hidden and hidden
            if parts:
                column.headings.setdefault(heading)
            placed[at] = column, unit
        return placed


def _row(sheet: str, one: SheetRow, to: Mapping[int, int], columns: Sequence[Column]) -> ListRow:
    """Return a row of a sheet as the list has it; `to` has the places of its columns there."""
    found = {to[at]: cell for at, cell in enumerate(one.row.cells) if at in to}
    return ListRow(
        one.row.number,
        tuple(found.get(at, "") for at in range(len(columns))),
        sheet,
        tuple(
            ImportProblem(
                sheet, fault.rule,
                Loss.NOTHING if fault.rule is ImportRule.CELL_JOINED else Loss.VALUE,
                one.row.number, columns[to[at]].heading, fault.value[:80],
            )
            for at, fault in one.row.faults.items()
            if at in to
        ),
        one.group,
        frozenset(to[at] for at in one.carried if at in to),
        {to[at]: text for at, text in one.above.items() if at in to},
        {to[at]: address for at, address in one.row.links.items() if at in to},
    )  # fmt: skip


def _same(heading: str, target: str) -> tuple[str, str]:
    """Return what tells a column from others: what it alone of its table holds, or its name.

    One year's list says *Titre*, the next *Intitulé du projet*.
    """
    if target:
        return "target", target
    return "heading", folded(without_unit(heading)) or heading


def _named(gathered: Sequence[_Gathered]) -> tuple[Column, ...]:
    """Name the columns; those without a heading, or with one that came before, by their letter."""
    taken: set[str] = set()
    columns = []
    for one in gathered:
        heading = " / ".join(one.headings) or f"({one.column.letter})"
        if heading in taken:
            heading = f"{heading} ({one.column.letter})"
        while heading in taken:
            heading += "'"
        taken.add(heading)
        examples = tuple(one.examples)
        columns.append(
            replace(
                one.column, heading=heading, hidden=one.hidden, filled=one.filled, examples=examples
            )
        )
    return tuple(columns)
