"""Combines the rows of several sheets and tables under common columns."""

import re
from collections.abc import Sequence
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

    parts: tuple[str, ...]
    letter: str
    unit: str
    net: bool
    hidden: bool
    headings: dict[str, None] = field(default_factory=dict)
    filled: int = 0
    examples: dict[str, None] = field(default_factory=dict)


@dataclass
class _Placed:
    """Where a column of a table stands in the list, and the unit of its own numbers."""

    at: int
    unit: str


class Assembly:
    """What was read so far, sheet after sheet."""

    def __init__(self) -> None:
        self.count = 0
        self._columns: dict[Key, _Gathered] = {}
        self._rows: list[tuple[ListRow, SheetRow, dict[int, _Placed]]] = []
        self._listed: list[ListedRow] = []
        self._problems: list[AnyProblem] = []
        self._placed: dict[int, dict[int, _Placed]] = {}

    def read(self, grid: Grid, found: SheetRows) -> None:
        """Take the rows of a sheet that is read."""
        self._problems += found.problems
        self._tell_colours(grid, [one.row for one in found.rows if one.why is None])
        unit = self._unit_above(grid, found)
        for table in found.tables:
            members = [one.row for one in found.rows if one.table is table]
            self._placed[id(table)] = self._place(table, grid, members, unit)
        for one in found.rows:
            if one.why is not None:
                self._listed.append(ListedRow(grid.name, one.row.number, one.why, one.row.cells))
            elif one.table is not None:
                row = ListRow(one.row.number, (), grid.name, group=one.group)
                self._rows.append((row, one, self._placed[id(one.table)]))
                self.count += 1

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
        width = len(self._columns)
        rows = [self._aligned(row, one, placed, width) for row, one, placed in self._rows]
        gathered = list(self._columns.values())
        for row, _ in rows:
            for column, cell in zip(gathered, row.cells, strict=True):
                if cell:
                    column.filled += 1
                    if len(column.examples) < EXAMPLES:
                        column.examples[cell] = None
        faulty = {fault.details["at"] for row, _ in rows for fault in row.faults}
        kept = [
            at
            for at, column in enumerate(gathered)
            if column.headings or column.filled or str(at) in faulty
        ]
        columns = _named([gathered[at] for at in kept])
        names = {str(at): column.heading for at, column in zip(kept, columns, strict=True)}
        read: list[ListRow] = []
        refused: list[RefusedRow] = []
        for row, problem in rows:
            cut = replace(
                row,
                cells=tuple(row.cells[at] for at in kept),
                carried=frozenset(at for at, was in enumerate(kept) if was in row.carried),
                above={at: row.above[was] for at, was in enumerate(kept) if was in row.above},
                links={at: row.links[was] for at, was in enumerate(kept) if was in row.links},
                faults=tuple(
                    replace(fault, column=names[fault.details["at"]], details={})
                    for fault in row.faults
                ),
            )
            if problem is None:
                read.append(cut)
            else:
                refused.append(RefusedRow(cut, (problem,)))
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
    ) -> dict[int, _Placed]:
        """Give each column of a table its place in the list: that of the same heading, or a new."""
        placed: dict[int, _Placed] = {}
        used: dict[tuple[str, str], int] = {}
        width = max([len(table.headings.parts), *(len(row.cells) for row in rows)])
        for at in range(width):
            parts = table.headings.parts[at] if at < len(table.headings.parts) else ()
            heading = " – ".join(parts)
            target = table.targets.get(at, "")
            unit, net = unit_in(heading), is_net(heading)
            if target in MONEY and not unit:
                unit = above
            several = sum(other == target for other in table.targets.values()) > 1
            kind = ("", letter(at)) if not parts else _same(heading, "" if several else target)
            used[kind] = used.get(kind, 0) + 1
            key = (*kind, used[kind])
            hidden = at in grid.hidden_columns
            if key not in self._columns:
                self._columns[key] = _Gathered(parts, letter(at), unit, net, hidden)
            column = self._columns[key]
            column.hidden = column.hidden and hidden
            if parts:
                column.headings.setdefault(heading)
            placed[at] = _Placed(list(self._columns).index(key), unit)
        return placed

    def _aligned(
        self, row: ListRow, one: SheetRow, placed: dict[int, _Placed], width: int
    ) -> tuple[ListRow, ImportProblem | None]:
        gathered = list(self._columns.values())
        cells = [""] * width
        for at, cell in enumerate(one.row.cells):
            if not cell:
                continue
            place = placed[at]
            own = place.unit != gathered[place.at].unit and _BARE.fullmatch(cell)
            cells[place.at] = f"{cell} {place.unit or '€'}" if own else cell
        faults = tuple(
            ImportProblem(row.sheet, fault.rule, Loss.VALUE, row.number, letter(at),
                          fault.value[:80], {"at": str(placed[at].at)})
            for at, fault in one.row.faults.items()
            if at in placed
        )  # fmt: skip
        carried = frozenset(placed[at].at for at in one.carried)
        above = {placed[at].at: text for at, text in one.above.items()}
        links = {placed[at].at: to for at, to in one.row.links.items() if at in placed}
        row = replace(
            row, cells=tuple(cells), faults=faults, carried=carried, above=above, links=links
        )
        return row, one.problem


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
        heading = " / ".join(one.headings) or f"({one.letter})"
        if heading in taken:
            heading = f"{heading} ({one.letter})"
        while heading in taken:
            heading += "'"
        taken.add(heading)
        columns.append(
            Column(
                heading,
                one.letter,
                one.parts,
                one.unit,
                one.net,
                one.hidden,
                one.filled,
                tuple(one.examples),
            )
        )
    return tuple(columns)
