"""Turns a list of projects into draft rows of the data package.

Nothing is guessed in silence: what a row does not say stays empty, what can mean several things is
a doubt with what it can mean, and a value that cannot be read costs its cell and not its row.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from loaders.editing.changes import TableChanges
from loaders.geography.geography import read_communes
from loaders.lookup.new_rows import with_all_columns
from loaders.lookup.places import PlaceFinder
from loaders.package.load import SHIPPED, Tables, read_text_package
from loaders.package.problems import Loss
from loaders.package.schema import PackageSchema
from loaders.project_list.cell_reading import LACKING
from loaders.project_list.column_guess import ColumnMapping
from loaders.project_list.doubts import NO_ANSWERS, Answers, Doubt, Subject
from loaders.project_list.drafting import Drafting, RefusedRowError, line_of
from loaders.project_list.table import ListRow, ListTable, RefusedRow
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.system.apart import ReadingLimits, begin, read_apart, tell

_TOLD_EVERY = 200
"""Rows between two tellings of the progress: about a fifth of a second."""

_LIMITS = ReadingLimits(longest=300)
"""Its rows are counted already: what drafts them tells its progress."""


@dataclass(frozen=True)
class ListDrafts:
    """What a list gives: new rows by table, the rows refused, and what is uncertain.

    `lines` says which row each new project comes from, by its id; `followed` are the rows that
    state something of the fund's own of a recorded project, with its id. `changes` only adds, but
    to the fund's own tables; what the data set asks for and the row does not say (a source) is
    empty in it and has to be filled in before it can be written.
    """

    changes: Mapping[str, TableChanges]
    refused: tuple[RefusedRow, ...]
    doubts: tuple[Doubt, ...]
    lines: Mapping[str, ListRow]
    followed: tuple[tuple[ListRow, str], ...] = ()

    @property
    def followed_projects(self) -> int:
        """How many recorded projects the rows of `followed` are about."""
        return len({project for _, project in self.followed})


NO_DRAFTS = ListDrafts(MappingProxyType({}), (), (), MappingProxyType({}))
"""What a list gives that was given up."""


def drafts_apart(
    table: ListTable,
    mapping: ColumnMapping,
    directory: Path,
    answers: Answers = NO_ANSWERS,
    progress: Callable[[float], None] = lambda done: None,
) -> ListDrafts:
    """Return what `list_drafts` gives with the data in `directory`, drafted in another process.

    `progress` is told the share that is done. Raises `TooHeavyError` where it is given up.
    """
    if not table.rows:
        return replace(NO_DRAFTS, refused=table.refused)
    given = list(answers.given.items())
    return read_apart(
        drafts_of_folder, b"", table, mapping, directory, dict(answers.everywhere), given,
        limits=_LIMITS, progress=progress,
    )  # fmt: skip


def drafts_of_folder(
    _: bytes,
    table: ListTable,
    mapping: ColumnMapping,
    directory: Path,
    everywhere: dict[str, str],
    given: list[tuple[Subject, str]],
) -> ListDrafts:
    """Return what `drafts_apart` does, drafted here."""
    package = read_text_package(directory)
    communes = read_communes(SHIPPED / "geography" / "communes.parquet")
    answers = Answers(everywhere, dict(given))
    begin()
    return list_drafts(table, mapping, package.tables, package.schema, communes, answers=answers)


def _refused(
    drafting: Drafting, rows: Sequence[ListRow], replaced: Mapping[tuple[str, int], ListRow]
) -> Iterator[RefusedRow]:
    """Draft the rows that no other one replaces, and yield those that give nothing."""
    for done, row in enumerate(rows):
        if done % _TOLD_EVERY == 0:
            tell(done / len(rows))
        if by := replaced.get((row.sheet, row.number)):
            details = {"line": line_of(by, row.sheet)}
            yield RefusedRow(
                row,
                (ImportProblem(row.sheet, ImportRule.ROW_REPLACED, Loss.ROW, row.number,
                               details=details),),
            )  # fmt: skip
            continue
        try:
            drafting.take(row)
        except RefusedRowError as error:
            yield RefusedRow(row, tuple(error.problems))


def list_drafts(
    table: ListTable,
    mapping: ColumnMapping,
    tables: Tables,
    schema: PackageSchema,
    communes: pd.DataFrame,
    *,
    answers: Answers = NO_ANSWERS,
) -> ListDrafts:
    """Turn the rows of `table` into drafts, as `mapping` says what its columns hold.

    `tables` are those of the data set (text), in which names and ids are looked up; `communes`
    is what `loaders.geography.geography.read_communes` returns. `answers` is what a person has said
    where the rows say nothing or are in doubt.
    """
    replaced: dict[tuple[str, int], ListRow] = {}
    while True:
        drafting = Drafting(table, mapping, tables, PlaceFinder(tables, communes), answers)
        refused = [*table.refused, *_refused(drafting, table.rows, replaced)]
        if drafting.replaced.keys() <= replaced.keys():
            break
        replaced |= drafting.replaced  # a row before may have given names and places: begin anew
    sheets = {sheet.name: at for at, sheet in enumerate(table.sheets)}
    refused.sort(key=lambda one: (sheets.get(one.row.sheet, 0), one.row.number))
    for project in drafting.new.rows["projects"]:  # a list is the fund's own, and no public source
        drafting.follow_up.granted(project["id"], project.pop("amount_eur", ""))
    changes = {
        **{name: TableChanges(tuple(rows)) for name, rows in drafting.new.rows.items()},
        **drafting.follow_up.changes(),
    }
    doubts = drafting.doubts
    if drafting.followed and not drafting.lines:  # what a new project would have to say
        doubts = [doubt for doubt in doubts if doubt.rule not in LACKING]
    return ListDrafts(
        with_all_columns(changes, schema),
        tuple(refused),
        tuple(doubts),
        MappingProxyType(drafting.lines),
        tuple(drafting.followed),
    )
