"""Reads a list of projects, CSV or XLSX, in whatever form it was saved."""

import re
from collections.abc import Collection, Mapping, Sequence

from loaders.package.problems import Loss
from loaders.project_list.assembly import Assembly
from loaders.project_list.headings import (
    Headings,
    find_headings,
    first_wide,
    is_pivot,
    within_table,
)
from loaders.project_list.on_its_side import is_stacked, on_its_side, turned
from loaders.project_list.row_kinds import decision_columns
from loaders.project_list.sheet_rows import rows_of
from loaders.project_list.side_by_side import parted
from loaders.project_list.table import AS_FOUND, ListTable, Reading, SheetFound, Why
from loaders.project_list.text_file import TextFile, read_text
from loaders.spreadsheet.form import ZIP, UnusableError, refuse_other_forms, unusable
from loaders.spreadsheet.grid import Grid, read_grids
from loaders.spreadsheet.problems import AnyProblem, ImportProblem, ImportRule
from loaders.system.apart import TooHeavyError, read_apart
from loaders.text.folding import folded

MAX_ROWS = 10_000
"""The most rows that are read, thirty times what the fund has selected in ten years. New names are
compared with all others, so that ten times the rows would take a hundred times as long."""

_MAX_LINES = 2 * MAX_ROWS
"""The most lines of a sheet that are gone through, empty ones among them."""

TOO_HEAVY = ListTable(problems=(ImportProblem("", ImportRule.TOO_HEAVY, Loss.TABLE),))
"""What there is of a list that was given up."""

_NEARLY_AS_KNOWN = 0.6
"""The share of the columns known on the best sheet from which another is read with it: a sheet of
payments names a project and a date too."""

_WHOSE = frozenset({"landlords", "carriers", "communes", "amount_eur"})
"""What a sheet of projects says of them, and one of payments does not."""

_REJECTED = (
    "non retenu", "refuse", "rejete", "ecarte", "ajourne", "abandon", "candidat", "liste d attente",
    "archive", "brouillon", "non laureat", "rejected", "not selected", "draft",
)  # fmt: skip
"""What the name of a sheet holds, folded, whose projects were not selected."""


def read_list(content: bytes, reading: Reading = AS_FOUND) -> ListTable:
    """Return the list that a file holds, read as `reading` says.

    Of a workbook the sheets are read on which a column is known to hold titles, together; a
    hidden one is not, nor one whose name says that nothing on it was selected. Nothing is raised
    for what stands in the file.
    """
    try:
        if content.startswith(ZIP):
            grids = read_grids(content, max_rows=_MAX_LINES)
            return _assembled(grids.sheets, reading, grids.problems)
        refuse_other_forms(content)
        file = read_text(
            content, _MAX_LINES, separator=reading.separator, encoding=reading.encoding
        )
        return _assembled((file.grid,), reading, file.problems, file)
    except UnusableError as error:
        return ListTable(problems=(error.problem,))


def list_of(content: bytes, reading: Reading = AS_FOUND) -> ListTable:
    """Return what `read_list` does, read in another process; `TOO_HEAVY` where it is given up."""
    try:
        return read_apart(read_list, content, reading)
    except TooHeavyError:
        return TOO_HEAVY


def _assembled(
    grids: Sequence[Grid],
    reading: Reading,
    problems: Sequence[AnyProblem],
    file: TextFile | None = None,
) -> ListTable:
    tables = [table for grid in grids if grid.rows for table in parted(grid)]
    grids = [table for table in tables if any(any(row.cells) for row in table.rows)]
    found = {g.name: _headings(g) for g in grids}
    other = {g.name: ImportRule.PIVOT for g in grids if is_pivot(g.rows)}
    on_their_side = set()
    for at, grid in enumerate(grids):
        if grid.name in other or not on_its_side(grid.rows, found[grid.name]):
            continue
        if is_stacked(grid.rows):
            other[grid.name] = ImportRule.STACKED
        elif (file and file.open_quotes) or (on_its_feet := turned(grid)) is None:
            other[grid.name] = ImportRule.ON_ITS_SIDE
        else:
            grids[at], found[grid.name] = on_its_feet, _headings(on_its_feet)
            on_their_side.add(grid.name)
    found |= dict.fromkeys(other)
    chosen = _chosen(grids, found, reading, other)
    assembly = Assembly()
    sheets = []
    for grid in grids:
        headings = found[grid.name]
        why = chosen[grid.name]
        if why is None:
            headings = headings or first_wide(grid.rows)
        titled = headings is not None and "title" in headings.known
        headed = headings if why is None or titled else None
        rows = rows_of(grid, headed, reading, None if grid.name in on_their_side else file)
        if why is None:
            assembly.read(grid, rows)
        else:
            assembly.leave(grid, rows, why)
        count = len(grid.rows) - len(rows.heading_rows)
        sheets.append(SheetFound(grid.name, count, rows.heading_rows, why))
    if assembly.count > MAX_ROWS:
        raise unusable(ImportRule.TOO_MANY_ROWS, limit=MAX_ROWS)
    read = {sheet.name for sheet in sheets if sheet.why is None}
    if any(p.loss is Loss.TABLE for g in grids if g.name in read for p in g.problems):
        raise unusable(ImportRule.TOO_MANY_ROWS, limit=MAX_ROWS)
    told = [*problems, *(p for g in grids if g.name in read for p in g.problems)]
    if not read:
        rule = next(iter(other.values()), ImportRule.NO_HEADINGS)
        told.append(ImportProblem("", rule, Loss.TABLE))
    return assembly.table(
        tuple(told),
        tuple(sheets),
        encoding=file.encoding if file else "",
        separator=file.separator if file else "",
    )


def _headings(grid: Grid) -> Headings | None:
    return within_table(find_headings(grid.rows, grid.merged), grid.rows, grid.tables)


def _chosen(
    grids: Sequence[Grid],
    found: Mapping[str, Headings | None],
    reading: Reading,
    other: Collection[str],
) -> dict[str, Why | None]:
    """Return why each sheet is not read, None for those that are; none of an `other` form is."""
    if reading.sheets is not None:
        return {g.name: None if g.name in reading.sheets else Why.OTHER_SHEET for g in grids}
    known = {name: h.known if h else frozenset[str]() for name, h in found.items()}
    whys = {
        grid.name: Why.HIDDEN_SHEET
        if grid.hidden
        else Why.NO_HEADINGS
        if "title" not in known[grid.name]
        else Why.REJECTED_SHEET
        if _is_rejected(grid.name)
        else None
        for grid in grids
    }
    read = {name: known[name] for name, why in whys.items() if why is None}
    whose = {name for name, named in read.items() if named & _WHOSE}
    for name, named in read.items():
        payments = whose and name not in whose and "paid_eur" in named
        if payments or len(named) < _NEARLY_AS_KNOWN * max(map(len, read.values())):
            whys[name] = Why.OTHER_SHEET
    told = [name for name, why in whys.items() if why is Why.REJECTED_SHEET]
    told = [name for name in told if (h := found[name]) and decision_columns(h.parts)]
    if not read and told:  # its lines say themselves which of them were selected
        return {**whys, **dict.fromkeys(told)}
    open_ones = [
        grid for grid in grids if whys[grid.name] is Why.NO_HEADINGS and grid.name not in other
    ]
    if not read and open_ones:
        # Somebody has to say which column holds the titles: on the sheet that is likeliest.
        best = max(open_ones, key=lambda grid: (len(known[grid.name]), len(grid.rows)))
        whys[best.name] = None
    return whys


def _is_rejected(name: str) -> bool:
    said = folded(name)
    selected = re.search(r"(?<!non )(?<!pas )(?:retenu|laureat)", said)
    return not selected and any(word in said for word in _REJECTED)
