"""A list of projects as read: its sheets, columns and rows, and the rows left unread.

Every filled row of the file is in one place: a row of headings (`SheetFound.headings`), a row to
draft a project from (`ListTable.rows`), a row that cannot be read (`refused`) or one that is no
project (`listed`): `sum(sheet.rows for sheet in sheets) == rows + refused + listed`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.spreadsheet.problems import AnyProblem, ImportProblem, ImportRule


class Why(StrEnum):
    """Why a row of the file is not read as a project."""

    OTHER_SHEET = "other-sheet"  # on a sheet that was not chosen
    HIDDEN_SHEET = "hidden-sheet"
    REJECTED_SHEET = "rejected-sheet"  # on a sheet whose name says that nothing on it was selected
    NO_HEADINGS = "no-headings"  # on a sheet on which no column is known to hold a title
    ABOVE = "above"  # above the headings: a title, a note
    NOTE = "note"  # a text alone in its row
    TOTAL = "total"
    NUMBERS = "numbers"  # numbers and nothing else: a total without a word, a numbered empty line
    HEADINGS_AGAIN = "headings-again"
    GROUP = "group"  # a text alone in its row, over the rows that it holds for
    NOT_SELECTED = "not-selected"  # a column says that the project was refused, or given up
    TRIAL = "trial"  # its title says that it was written to try something out
    LINK = "link"  # its title is a link of the web page that the list was copied from
    CONTINUES = "continues"  # the ends of cells of the line above
    HIDDEN = "hidden"
    STRUCK = "struck"


@dataclass(frozen=True)
class Column:
    """A column of a list. `heading` names it and is unique in the list, also where none stands.

    `written`: the headings as they stand, from top to bottom, empty where the column has none.
    `letter`: what a spreadsheet calls it, in the first sheet that has it. `unit`: what the
    heading, or a line above the table, says that its numbers count (`k€`, `M€`, `€`, `mois`,
    `ans`, `%`), empty where neither does; `net` whether it says `HT`. `hidden`: not to be seen in
    the file. `filled` is the number of its rows with a value, `examples` are the first three that
    differ.
    """

    heading: str
    letter: str = ""
    written: tuple[str, ...] = ()
    unit: str = ""
    net: bool = False
    hidden: bool = False
    filled: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListRow:
    """A row of a list: its number in the file (in its sheet), from 1, and a text for each column.

    A cell says what is seen in the file. A number whose format shows a unit has it behind it
    (`12 k€`, `25 %`); a day is `2021-02-04`; a date whose format shows no day is `2021-02`, and
    without a month `2021`: a spreadsheet makes the first of a month of what somebody typed as
    *févr. 21*. A cell without a value that can be used (a formula that went wrong or was never
    computed, a text struck out) is empty, and `faults` says why, with its heading as `column`:
    it costs the cell, and nothing where the column is not read.

    `group` is the text of the group row above, such as `2019` or `Comité du 4 février 2021`.
    `carried` are the cells, from 0, that are merged with one above and say what that one says;
    `above` has what stands above those that say *idem*, whatever became of that line; `links` the
    addresses that cells lead to without showing them.
    """

    number: int
    cells: tuple[str, ...]
    sheet: str = ""
    faults: tuple[ImportProblem, ...] = ()
    group: str = ""
    carried: frozenset[int] = frozenset()
    above: Mapping[int, str] = field(default_factory=dict)
    links: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RefusedRow:
    """A row that gives no draft, as it stands, and why."""

    row: ListRow
    problems: tuple[AnyProblem, ...]

    @property
    def of_another(self) -> bool:
        """Whether another row tells of its project: it was added to that one, or gave way to it."""
        told = {ImportRule.ROW_ADDED, ImportRule.ROW_REPLACED}
        return any(problem.rule in told for problem in self.problems)


@dataclass(frozen=True)
class ListedRow:
    """A row that is not read, why, and what stands in it. `taken` in `Reading.rows` it is read."""

    sheet: str
    number: int
    why: Why
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The filled cells on one line."""
        return " · ".join(" ".join(cell.split()) for cell in self.cells if cell)


@dataclass(frozen=True)
class SheetFound:
    """A sheet of the file, in its order; a text file has one without a name.

    `rows` counts its filled rows without those of headings; `headings` are the numbers of these.
    `why` says why the sheet is not read, None where it is.
    """

    name: str
    rows: int
    headings: tuple[int, ...] = ()
    why: Why | None = None


@dataclass(frozen=True)
class Reading:
    """How a person wants a file to be read, beside what is found by itself.

    `sheets`: the names of those to read, None for all that hold projects. `hidden`, `struck`:
    whether hidden and struck rows are read, and with the hidden ones what nobody sees in a cell.
    `rows`: rows (sheet, number) that are read though they look like no project. `separator` and
    `encoding` of a text file, None for what fits best.
    """

    sheets: tuple[str, ...] | None = None
    hidden: bool = False
    struck: bool = False
    rows: frozenset[tuple[str, int]] = frozenset()
    separator: str | None = None
    encoding: str | None = None


AS_FOUND = Reading()


@dataclass(frozen=True)
class ListTable:
    """A list of projects as its file holds it.

    `problems` is what is wrong with the file as a whole or was done to all of it; where the file
    cannot be read at all, they say why and the rest is empty. `encoding` and `separator` are those
    that a text file was read with.
    """

    columns: tuple[Column, ...] = ()
    rows: tuple[ListRow, ...] = ()
    problems: tuple[AnyProblem, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    listed: tuple[ListedRow, ...] = ()
    sheets: tuple[SheetFound, ...] = ()
    encoding: str = ""
    separator: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.heading for column in self.columns)
