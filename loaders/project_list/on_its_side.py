"""Reads a list on its side: headings below each other, a column for each project."""

from collections.abc import Sequence

from loaders.package.problems import Loss
from loaders.project_list.column_guess import known_headings
from loaders.project_list.headings import Headings
from loaders.spreadsheet.grid import Grid, GridRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.spreadsheet.structure import Area
from loaders.text.folding import folded

_WITHIN = 200
"""Lines within which such a list has its headings."""

_ENOUGH = 2
"""Things that a row of headings may name as well."""


def on_its_side(rows: Sequence[GridRow], headings: Headings | None) -> bool:
    """Return whether the first column names more than any row does: it has the headings."""
    known = known_headings([(row.cells[0],) for row in rows[:_WITHIN] if row.cells[:1] != ("",)])
    most = len(headings.known) if headings else 0
    return "title" in known and len(known) > max(_ENOUGH, most)


def is_stacked(rows: Sequence[GridRow]) -> bool:
    """Return whether the first column names the same things again and again: one card a project."""
    named = [folded(row.cells[0]) for row in rows if row.cells and row.cells[0]]
    titles = [one for one in named if "title" in known_headings([(one,)])]
    return len(titles) > 1 and len(titles) > len(set(titles))


def turned(grid: Grid) -> Grid | None:
    """Return the sheet with its columns as lines, told as a problem; None where that is not sure.

    It is where each line from the first heading on has one, most of which are known, and no
    heading stands twice. What stands above, alone in its line, is told. The number of a line is
    then that of its column: 2 is `B`.
    """
    known = [bool(known_headings([row.cells[:1]])) for row in grid.rows]
    first = known.index(True)
    above, rows = grid.rows[:first], grid.rows[first:]
    named = [folded(row.cells[0]) for row in rows]
    alone = all(sum(map(bool, row.cells)) == 1 for row in above)
    if not (all(named) and len(named) == len(set(named)) and alone):
        return None
    if sum(known) * 2 < len(rows) or any(row.hidden for row in rows):
        return None
    width = max(len(row.cells) for row in rows)
    lines = {row.number: at for at, row in enumerate(rows)}
    told = " · ".join(cell for row in above for cell in row.cells if cell)
    problem = ImportProblem(grid.name, ImportRule.TURNED, Loss.NOTHING, value=told or None)
    return Grid(
        grid.name,
        tuple(
            GridRow(
                at + 1,
                tuple(row.cell(at) for row in rows),
                at in grid.hidden_columns,
                frozenset(n for n, row in enumerate(rows) if at in row.struck),
                {n: row.faults[at] for n, row in enumerate(rows) if at in row.faults},
                "",
                frozenset(n for n, row in enumerate(rows) if at in row.unseen),
                {n: row.links[at] for n, row in enumerate(rows) if at in row.links},
            )
            for at in range(width)
        ),
        grid.hidden,
        merged=tuple(
            Area(one.left + 1, lines[one.top], one.right + 1, lines[one.top])
            for one in grid.merged
            if one.top in lines and one.top == one.bottom
        ),
        problems=(*grid.problems, problem),
    )
