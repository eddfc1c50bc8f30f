"""Problems found in a data package, as codes with parameters; the wording is elsewhere.

The sentence, in the reader's language, is made by whoever shows the problem.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MAX_REPORTED = 200
"""How often one rule is told of one column, or of one file's rows; the rest is counted."""


class Rule(StrEnum):
    """The rules of a data package that a file, a column, a row or a cell can break."""

    # The file as a whole
    DESCRIPTOR_MISSING = "descriptor-missing"
    DESCRIPTOR_INVALID = "descriptor-invalid"
    TABLE_UNDECLARED = "table-undeclared"
    VERSION_EARLIER = "version-earlier"
    VERSION_LATER = "version-later"
    FILE_OUTSIDE = "file-outside"
    FILE_MISSING = "file-missing"
    FILE_UNREADABLE = "file-unreadable"
    FILE_TOO_LARGE = "file-too-large"
    FILE_EMPTY = "file-empty"
    FILE_NO_TEXT = "file-no-text"
    ENCODING = "encoding"
    SEPARATOR = "separator"
    STRAY_MARK = "stray-mark"
    DAMAGED = "damaged"
    # A column
    COLUMN_MISSING = "column-missing"
    COLUMN_EXTRA = "column-extra"
    COLUMN_TWICE = "column-twice"
    # A row
    CELL_COUNT = "cell-count"
    QUOTE = "quote"
    CELLS_CUT = "cells-cut"
    KEY_DUPLICATE = "key-duplicate"
    # A cell
    SPREADSHEET = "spreadsheet"
    ERROR_VALUE = "error-value"
    REQUIRED = "required"
    TYPE = "type"
    DECIMAL_COMMA = "decimal-comma"
    CATEGORY = "category"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    MAX_LENGTH = "max-length"
    PATTERN = "pattern"
    ADDRESS = "address"
    UNIQUE = "unique"
    REFERENCE = "reference"


class Loss(StrEnum):
    """What the problem costs: what of the data is not shown because of it."""

    NOTHING = "nothing"
    VALUE = "value"
    ROW = "row"
    TABLE = "table"


REMARKS = frozenset(
    {Rule.ENCODING, Rule.SEPARATOR, Rule.STRAY_MARK, Rule.CELLS_CUT, Rule.SPREADSHEET}
)
"""What programs do to a file that is read all the same, surely and whole."""


@dataclass(frozen=True)
class Problem:
    """One broken rule, where it is broken, and what is left out because of it.

    `row` counts as a spreadsheet does: 1 is the heading, 2 the first record.
    `details` holds the rule's parameters (the allowed values, the limit, the table referred to).
    """

    file: str
    rule: Rule
    loss: Loss
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_remark(self) -> bool:
        """Whether it costs nothing: what is meant was read, and a write sets it right."""
        return self.rule in REMARKS and self.loss is Loss.NOTHING
