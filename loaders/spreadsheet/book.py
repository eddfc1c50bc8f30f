"""The raw sheets of a workbook, before they are matched with tables."""

from dataclasses import dataclass

from loaders.package.problems import Loss
from loaders.spreadsheet.form import UnusableError
from loaders.spreadsheet.grid import Grid, custom_property, read_grids
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.spreadsheet.sheets import VERSION
from loaders.system.apart import TooHeavyError, read_apart


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook, the version that it carries, or what makes it unusable."""

    sheets: tuple[Grid, ...] = ()
    version: str = ""
    problem: ImportProblem | None = None


def read_book(content: bytes) -> Book:
    """Read what a workbook holds; nothing is raised for what stands in the file."""
    try:
        return Book(read_grids(content, shown=False).sheets, custom_property(content, VERSION))
    except UnusableError as error:
        return Book(problem=error.problem)


def book_apart(content: bytes) -> Book:
    """Return what `read_book` does, read in a process of its own."""
    try:
        return read_apart(read_book, content)
    except TooHeavyError:
        return Book(problem=ImportProblem("", ImportRule.TOO_HEAVY, Loss.TABLE))
