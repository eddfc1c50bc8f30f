"""Finds the headings of a list among titles and notes, and joins two-row headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from loaders.project_list.cells import one_line
from loaders.project_list.column_guess import known_headings
from loaders.project_list.units import without_unit
from loaders.spreadsheet.grid import GridRow
from loaders.spreadsheet.structure import Area
from loaders.text.folding import folded

_WITHIN = 30
"""The first filled rows in which headings are looked for: above them stand a title and notes."""

_MOST_LINES = 3
"""Rows that headings are joined from at most."""

_ENOUGH = 2
"""Columns that a row of headings names at least, where others stand above or below it."""

_NEARLY_AS_MANY = 0.6
"""The share of the columns named by a later table that the first one of a sheet names at least."""

_PIVOT = frozenset(
    {"etiquettes de lignes", "etiquettes de colonnes", "row labels", "column labels"}
)
_SUM_OF = re.compile(
    r"(?:somme|nombre|moyenne) de |total general|(?:sum|count|average) of |grand to"
)
"""What a pivot table calls its rows and columns, and what it reckons; folded."""

_SHORT = 20
"""Letters of a name of a column in a row that is known by nothing else to hold names."""

_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURES = re.compile(r"\d{3,}|\d+[.,]\d+|\d{1,2}/\d{1,2}")


@dataclass(frozen=True)
class Headings:
    """Where the headings stand among the filled rows, and the texts of each column.

    `first` and `last` are positions, `parts` has for each column its texts from top to bottom
    (none where it has no heading), and `known` the targets that they name. `area` is that of the
    table of the spreadsheet program whose headings they are, None where it is none: columns beside
    it have no heading.
    """

    first: int
    last: int
    parts: tuple[tuple[str, ...], ...]
    known: frozenset[str]
    area: Area | None = None

    def inside(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row, empty beside the table."""
        area = self.area
        if area is None:
            return tuple(cells)
        return tuple(cell if area.left <= at <= area.right else "" for at, cell in enumerate(cells))


def within_table(
    headings: Headings | None, rows: Sequence[GridRow], tables: Sequence[Area]
) -> Headings | None:
    """Return headings as those of the table, of `tables`, in whose first row they stand.

    Of tables side by side, of the one that names the most columns. Without one, as they are.
    """
    if headings is None:
        return None
    lines = {row.number for row in rows[headings.first : headings.last + 1]}
    found = []
    for area in tables:
        if area.top in lines:
            own = tuple(
                p if area.left <= at <= area.right else () for at, p in enumerate(headings.parts)
            )
            found.append(replace(headings, parts=own, known=known_headings(own), area=area))
    return max(found, key=lambda one: len(one.known), default=headings)


def find_headings(rows: Sequence[GridRow], merged: Sequence[Area]) -> Headings | None:
    """Return the headings that name the most columns that are known, two or more of them.

    Of headings that name as many, those that go on in further rows of names, else those in fewer
    rows, and the upper. None where no row names two columns, or where all that it names can also
    stand in a cell of data.
    """
    best: Headings | None = None
    for first in range(min(len(rows), _WITHIN)):
        for last in range(first, min(first + _MOST_LINES, len(rows))):
            if last > first and not _goes_on(rows[first:last], rows[last], merged):
                break
            found = _between(rows, first, last, merged)
            if len(found.known) >= _ENOUGH and _is_better(found, best, rows, merged):
                best = found
    return _first_of(rows, best, merged) if best else None


def _between(rows: Sequence[GridRow], first: int, last: int, merged: Sequence[Area]) -> Headings:
    parts = joined(rows[first : last + 1], merged)
    return Headings(first, last, parts, known_headings(parts))


def _first_of(rows: Sequence[GridRow], best: Headings, merged: Sequence[Area]) -> Headings:
    """Return the headings of the first table of a sheet, though a later one may name more."""
    before = find_headings(rows[: best.first], merged)
    if before and "title" in before.known and before.last + 1 < best.first:
        return before if len(before.known) >= _NEARLY_AS_MANY * len(best.known) else best
    return best


def is_pivot(rows: Sequence[GridRow]) -> bool:
    """Return whether a sheet is what a spreadsheet program reckons from another, its pivot table.

    It says so by the captions that such a program writes, French or English.
    """
    first = [folded(cell) for row in rows[:_WITHIN] for cell in row.cells if cell]
    return any(said in _PIVOT for said in first) and any(map(_SUM_OF.match, first))


def first_wide(rows: Sequence[GridRow]) -> Headings:
    """Return the first row with two texts as headings, or else with one: where none are known.

    One of `rows` has a text.
    """
    texts = [sum(map(bool, row.cells)) for row in rows]
    at = next(at for at, count in enumerate(texts) if count >= min(2, max(texts)))
    return Headings(at, at, joined([rows[at]], ()), frozenset())


def joined(lines: Sequence[GridRow], merged: Sequence[Area]) -> tuple[tuple[str, ...], ...]:
    """Return the texts over each column, a text over several columns for each of them.

    It stands over those that its cell is merged with; without a merged cell, over the empty ones
    to its right below which the next row has a heading.
    """
    width = max(len(row.cells) for row in lines)
    parts: list[list[str]] = [[] for _ in range(width)]
    for at, row in enumerate(lines):
        below = lines[at + 1].cells if at + 1 < len(lines) else ()
        over = ""
        reach = -1
        for column in range(width):
            text = one_line(row.cell(column))
            if text:
                area = _area(row.number, column, merged)
                over_others = column < len(below) and bool(below[column])
                over, reach = text, area.right if area else width if over_others else column
            elif column > reach or not (column < len(below) and below[column]):
                over = ""
            said = text or over
            if said and said not in parts[column]:
                parts[column].append(said)
    return tuple(tuple(texts) for texts in parts)


def same_headings(row: GridRow, headings: Headings) -> bool:
    """Return whether a row repeats the headings: nearly all that it says stands there too."""
    said = [(column, folded(text)) for column, text in enumerate(row.cells) if text]
    if len(said) < _ENOUGH:
        return False
    same = sum(
        column < len(headings.parts) and text in map(folded, headings.parts[column])
        for column, text in said
    )
    return same >= _ENOUGH and same >= 0.75 * len(said)


def new_headings(
    rows: Sequence[GridRow], at: int, before: Headings, merged: Sequence[Area]
) -> Headings | None:
    """Return the headings of a further table that begin at row `at`; None where none do.

    They name a title and at least three columns, nearly as many as those before, or next to nothing
    else; and hold no figures.
    """
    if not _can_be_headings(rows[at]) or not _several(rows[at]):
        return None
    found = None
    for last in range(at, min(at + 2, len(rows))):
        line = rows[last]
        if last > at and not (
            _goes_on(rows[at:last], line, merged)
            and (_names_columns(line) or _names_below(rows[at], line, merged))
        ):
            break
        further = _between(rows, at, last, merged)
        enough = "title" in further.known and (
            len(further.known) >= max(3, len(before.known) - 1)
            or all(_names_columns(row, _SHORT) for row in rows[at : last + 1])
        )
        if enough and _is_better(further, found, rows, merged):
            found = further
    return found


def _is_better(
    new: Headings, best: Headings | None, rows: Sequence[GridRow], merged: Sequence[Area]
) -> bool:
    """Return whether headings are rather those of a table: by the columns known, the rows that are
    names by themselves, the fewest.
    """

    def rank(headings: Headings) -> tuple[int, int, int]:
        lines = rows[headings.first : headings.last + 1]
        names = [
            _names_columns(line) or (at > 0 and _names_below(lines[at - 1], line, merged))
            for at, line in enumerate(lines)
        ]
        return len(headings.known), len(lines) if all(names) else int(names[0]), -len(lines)

    return best is None or rank(new) > rank(best)


def _names_below(above: GridRow, line: GridRow, merged: Sequence[Area]) -> bool:
    """Return whether a row goes on with the headings above it: cells of theirs reach down into it,
    or all it says stands under a text that is over several columns, because its cell is merged or
    because those beside it are empty.
    """
    if any(area.top <= above.number < line.number <= area.bottom for area in merged):
        return True
    filled = [at for at, cell in enumerate(line.cells) if folded(without_unit(cell))]
    heads = [at for at, cell in enumerate(above.cells) if cell]
    over = _under_several(above, merged)
    if len(filled) < _ENOUGH or not heads:
        return False
    if not all(at in over or _LETTER.search(line.cells[at]) for at in filled):
        return False  # *59* is a name of a column where its cell is under a merged one
    for head, following in zip(heads, [*heads[1:], len(line.cells)], strict=True):
        if following > head + 1 and "title" not in known_headings([(above.cells[head],)]):
            over.update(range(head, following))
    return all(at in over for at in filled)


def _under_several(above: GridRow, merged: Sequence[Area]) -> set[int]:
    """Return the columns below the cells of a row that are merged over several."""
    return {
        at
        for area in merged
        if area.top <= above.number <= area.bottom and area.right > area.left
        for at in range(area.left, area.right + 1)
    }


def _names_columns(row: GridRow, longest: float = inf) -> bool:
    """Return whether half of what a row says, two cells at least, are names of columns."""
    said = [cell for cell in row.cells if cell]
    known = sum(len(cell) <= longest and bool(known_headings([(cell,)])) for cell in said)
    return known >= _ENOUGH and known * 2 >= len(said)


def _several(row: GridRow) -> bool:
    """Return whether a row names more than one column: a title above a table names none."""
    return sum(map(bool, row.cells)) > 1


def _goes_on(above: Sequence[GridRow], row: GridRow, merged: Sequence[Area]) -> bool:
    """Return whether headings can go on in `row`: it names columns, and others than those above.

    A year names one under a text that is over several: *2023* and *2024* under *Aides*.
    """
    said = {cell for line in above for cell in line.cells}
    again = sum(bool(cell) and cell in said for cell in row.cells)
    over = _under_several(above[-1], merged)
    cells = [
        "" if at in over and _YEAR.fullmatch(cell) else cell for at, cell in enumerate(row.cells)
    ]
    return (
        all(map(_can_be_headings, (*above, replace(row, cells=tuple(cells)))))
        and _several(above[0])
        and again * 2 <= sum(map(bool, row.cells))
    )


def _can_be_headings(row: GridRow) -> bool:
    return not row.faults and not any(map(_FIGURES.search, row.cells))


def _area(number: int, column: int, merged: Sequence[Area]) -> Area | None:
    found = (a for a in merged if a.top <= number <= a.bottom and a.left == column)
    return next(found, None)
