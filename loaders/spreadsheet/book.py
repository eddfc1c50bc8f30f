"""The raw sheets of a workbook, before they are matched with tables."""

from loaders.package.problems import Loss
from loaders.spreadsheet.form import UnusableError
from loaders.spreadsheet.grid import Grids, read_grids
from loaders.spreadsheet.problems import ImportProblem, ImportRule
from loaders.system.apart import TooHeavyError, read_apart


def read_book(content: bytes) -> Grids:
    """Read what the cells of a workbook hold; nothing is raised for what stands in the file."""
    try:
        return read_grids(content, shown=False)
    except UnusableError as error:
        return Grids(problems=(error.problem,))


def book_apart(content: bytes) -> Grids:
    """Return what `read_book` does, read in a process of its own."""
    try:
        return read_apart(read_book, content)
    except TooHeavyError:
        return Grids(problems=(ImportProblem("", ImportRule.TOO_HEAVY, Loss.TABLE),))
