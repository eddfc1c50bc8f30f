"""Descriptions of a change to the data, table by table."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.language.names import labels_of
from dashboard.language.translation import Words
from dashboard.texts.data_problems import tell
from loaders.editing.changes import Changes, Conflict, Key, Row, RowChange, TableChanges, key_of
from loaders.package.csv_table import ROW
from loaders.package.load import Tables
from loaders.package.problems import Problem
from loaders.package.schema import Field, PackageSchema, Table
from loaders.spreadsheet.problems import AnyProblem

_NAMED_BY = ("title", "name", "name_fr")
"""Columns that name a row for a person, where its table has one."""

_LONG = 40
"""Characters from which the words that differ are marked, instead of the whole value."""


def counts_text(changes: TableChanges, words: Words) -> str:
    """Return *2 added, 1 changed, 3 removed*, without what there is none of."""
    parts = [
        (words.plural("{count} added", "{count} added", len(changes.added)), changes.added),
        (words.plural("{count} changed", "{count} changed", len(changes.changed)), changes.changed),
        (words.plural("{count} removed", "{count} removed", len(changes.removed)), changes.removed),
    ]
    return ", ".join(said for said, rows in parts if rows)


def value_text(value: str, field: Field, words: Words) -> str:
    """Return a cell as it is shown: the label of a category, yes or no, else as it is written."""
    if value in field.categories:
        return field.categories[value][words.language]
    if field.type == "boolean" and value in ("true", "false"):
        return words.text("yes") if value == "true" else words.text("no")
    return value


def row_name(key: Key, row: Row | None, table: Table, words: Words) -> str:
    """Return what a person calls a row: its title or name, and its key in the words of the page."""
    named = next((row[column] for column in _NAMED_BY if row and row.get(column)), "")
    columns = table.primary_key or [field.name for field in table.fields]
    said = [
        value_text(value, table.field(column), words)
        for column, value in zip(columns, key, strict=False)
    ]
    return " · ".join(part for part in (named, *said) if part)


def rows_frame(rows: Sequence[Row], table: Table, words: Words) -> pd.DataFrame:
    """Return rows under the titles of their columns; columns that none of them fills are left out.

    Several columns of a table can have one title (*Source*): those carry their name as well.
    """
    filled = [field for field in table.fields if any(row[field.name] for row in rows)]
    return pd.DataFrame(
        {
            column_title(field, table, words): [
                value_text(row[field.name], field, words) for row in rows
            ]
            for field in filled
        },
        dtype="str",
    )


def row_texts(
    rows: Sequence[Row], table: Table, words: Words
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what each row is called, and its other cells: the title of the column, and the value.

    Empty cells, and those that name the row, are left out.
    """
    texts = []
    for row in rows:
        name = next((column for column in _NAMED_BY if row.get(column)), None)
        shown = [
            f for f in table.fields if row[f.name] and f.name not in (*table.primary_key, name)
        ]
        cells = [(column_title(f, table, words), value_text(row[f.name], f, words)) for f in shown]
        texts.append((row_name(key_of(row, table), row, table, words), cells))
    return texts


def column_title(field: Field, table: Table, words: Words) -> str:
    """Return what a column is called, with its name behind where another is called so too."""
    title = field.title[words.language]
    twice = sum(other.title[words.language] == title for other in table.fields) > 1
    return f"{title} [{field.name}]" if twice else title


Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether the other side lacks it."""


@dataclass(frozen=True)
class CellText:
    """A changed cell: what its row and its column are called, and what it says and said."""

    row: str
    column: str
    before: Pieces
    after: Pieces


def changed_cells(
    changed: Sequence[RowChange], frame: pd.DataFrame, table: Table, words: Words
) -> list[CellText]:
    """Return the cells of changed rows, in order; `frame` is the table that holds the rows."""
    names = _names(frame, table, {change.key for change in changed}, words)
    return [
        CellText(
            names.get(change.key, row_name(change.key, None, table, words)),
            column_title(table.field(cell.column), table, words),
            *_pieces(
                value_text(cell.before, table.field(cell.column), words),
                value_text(cell.after, table.field(cell.column), words),
            ),
        )
        for change in changed
        for cell in change.cells
    ]


def cells_frame(cells: Sequence[CellText], words: Words) -> pd.DataFrame:
    """Return changed cells as a table for a person."""
    return pd.DataFrame(
        {
            words.text("Line"): [cell.row for cell in cells],
            words.text("Column"): [cell.column for cell in cells],
            words.text("Before"): ["".join(text for text, _ in cell.before) for cell in cells],
            words.text("After"): ["".join(text for text, _ in cell.after) for cell in cells],
        },
        dtype="str",
    )


def _names(frame: pd.DataFrame, table: Table, wanted: set[Key], words: Words) -> Mapping[Key, str]:
    """Return what the rows with the keys `wanted` are called."""
    columns = [field.name for field in table.fields]
    found = {}
    keys = zip(*(frame[column] for column in table.primary_key or columns), strict=True)
    for position, key in enumerate(keys):
        if key in wanted and key not in found:
            cells = frame[columns].iloc[position]
            found[key] = row_name(key, dict(zip(columns, cells, strict=True)), table, words)
    return found


def _pieces(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Part two texts into what they share and what only one has, by whole words where long."""
    if max(len(before), len(after)) < _LONG:
        return _whole(before), _whole(after)
    one, other = (re.split(r"(?<=\s)(?=\S)", text) for text in (before, after))
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    steps = difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes()
    for step, start, end, from_, to in steps:
        left.append(("".join(one[start:end]), step != "equal"))
        right.append(("".join(other[from_:to]), step != "equal"))
    return tuple(p for p in left if p[0]), tuple(p for p in right if p[0])


def _whole(text: str) -> Pieces:
    return ((text, True),) if text else ()


def conflicts_frame(
    conflicts: Sequence[Conflict], schema: PackageSchema, words: Words
) -> pd.DataFrame:
    """Return conflicts as a table for a person: where, what was wanted, what stands there."""
    rows = []
    for one in conflicts:
        table = schema.tables[one.table]
        column = column_title(table.field(one.column), table, words) if one.column else ""
        both = (said or words.text("(nothing)") for said in (one.wanted, one.found))
        rows.append((table.title[words.language], " · ".join(one.key), column, *both))
    headings = labels_of("conflict-columns", words).values()
    return pd.DataFrame(rows, columns=list(headings), dtype="str")


def problems_frame(
    problems: Sequence[AnyProblem], tables: Tables, schema: PackageSchema, words: Words
) -> pd.DataFrame:
    """Return problems as a table for a person, each with the key of its row.

    `tables` are those that were checked, with `ROW`.
    """
    by_path = {table.path: table for table in schema.tables.values()}
    rows = []
    for problem in problems:
        told = tell(problem, words)
        table = by_path.get(problem.file)
        named, column = told.where, problem.column or ""
        if isinstance(problem, Problem) and table is not None:
            named = row_name_in(problem, tables[table.name], table, words) or told.where
            found = next((f for f in table.fields if f.name == problem.column), None)
            column = column_title(found, table, words) if found else column
        title = table.title[words.language] if table else problem.file
        rows.append((title, named, column, told.value, told.what, told.remedy))
    return problem_frame(words.text("Table"), rows, words)


def problem_frame(place: str, rows: Sequence[tuple[str, ...]], words: Words) -> pd.DataFrame:
    """Return problems as a table: where each is (`place` heads that column), and the other five."""
    headings = [place, *labels_of("problem-columns", words).values()]
    return pd.DataFrame(rows, columns=headings, dtype="str")


def row_name_in(problem: Problem, frame: pd.DataFrame, table: Table, words: Words) -> str:
    """Return what the row of a problem is called, by name and key; empty where there is none."""
    found = (frame[ROW].to_numpy() == problem.row).nonzero()[0]
    if not len(found):
        return ""
    row = {str(name): str(frame[name].array[found[0]]) for name in frame}
    return row_name(key_of(row, table), row, table, words)


def total_text(changes: Changes, words: Words) -> str:
    """Return how much a change does in all: *3 lines of 2 tables*."""
    lines = sum(len(t.added) + len(t.changed) + len(t.removed) for t in changes.values())
    return words.text(
        "{lines} in {tables}",
        lines=words.plural("{count} line", "{count} lines", lines),
        tables=words.plural("{count} table", "{count} tables", len(changes)),
    )


def readable_title(project: Row, words: Words) -> str:
    """Return the title of a row of the projects as its card has it, as `project_titles` does."""
    columns = (f"title_{words.language}", "title_fr", "title")
    return next((title for column in columns if (title := project.get(column))), "")
