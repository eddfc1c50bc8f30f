"""Parts a sheet on which two tables of projects stand side by side."""

from dataclasses import replace

from loaders.project_list.column_guess import known_headings
from loaders.spreadsheet.grid import Grid, GridRow, letter

_WITHIN = 30
"""The first filled rows in which the headings of both are looked for."""

_ENOUGH = 2
"""Things that both tables name: the title of a project, and another."""


def parted(grid: Grid) -> list[Grid]:
    """Return the sheet as one for each of its tables, named by their columns; mostly as it is.

    Tables stand side by side where a row has headings in several blocks, with empty columns
    between them, each of which names the title of a project and something else that the first
    block names too. A row of the file is a row of each table that has something in it.
    """
    blocks = next(filter(None, map(_blocks, grid.rows[:_WITHIN])), None)
    if blocks is None:
        return [grid]
    starts = [0, *(left for left, _ in blocks[1:])]
    ends = [*(start - 1 for start in starts[1:]), max(len(row.cells) for row in grid.rows) - 1]
    tables = [_between(grid, left, right) for left, right in zip(starts, ends, strict=True)]
    return [tables[0], *(replace(table, problems=()) for table in tables[1:])]


def _blocks(row: GridRow) -> list[tuple[int, int]] | None:
    """Return the first and last column of each block of headings, None where they are no tables."""
    filled = [at for at, cell in enumerate(row.cells) if cell]
    blocks: list[tuple[int, int]] = []
    for at in filled:
        if blocks and blocks[-1][1] == at - 1:
            blocks[-1] = blocks[-1][0], at
        else:
            blocks.append((at, at))
    known = [
        known_headings([(cell,) for cell in row.cells[left : right + 1]]) for left, right in blocks
    ]
    alike = all("title" in one and len(one & known[0]) >= _ENOUGH for one in known)
    return blocks if len(blocks) > 1 and alike else None


def _between(grid: Grid, left: int, right: int) -> Grid:
    rows = [_row_between(row, left, right) for row in grid.rows]
    return replace(
        grid,
        name=f"{grid.name} ({letter(left)}–{letter(right)})".strip(),
        rows=tuple(row for row in rows if any(row.cells) or row.faults),
        merged=tuple(area for area in grid.merged if left <= area.left <= right),
        tables=tuple(area for area in grid.tables if left <= area.left <= right),
    )


def _row_between(row: GridRow, left: int, right: int) -> GridRow:
    return replace(
        row,
        cells=tuple(cell if left <= at <= right else "" for at, cell in enumerate(row.cells)),
        struck=frozenset(at for at in row.struck if left <= at <= right),
        links={at: to for at, to in row.links.items() if left <= at <= right},
        faults={at: fault for at, fault in row.faults.items() if left <= at <= right},
    )
