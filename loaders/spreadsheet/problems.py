"""Problems found in an uploaded file, as codes with parameters; the wording is elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from loaders.package.problems import Loss, Problem


class ImportRule(StrEnum):
    """What a workbook or a flat table can break, beside the rules of a data package."""

    # The file as a whole
    TOO_LARGE = "too-large"
    EXPANDS_TOO_FAR = "expands-too-far"
    NOT_A_WORKBOOK = "not-a-workbook"
    ENTITIES = "entities"
    NOT_TEXT = "not-text"
    TOO_HEAVY = "too-heavy"
    # A form of file that is known and not read
    PASSWORD = "password"  # noqa: S105, no password but the reason
    OLD_EXCEL = "old-excel"
    BINARY_EXCEL = "binary-excel"
    OPEN_DOCUMENT = "open-document"
    NUMBERS_FORM = "numbers-form"
    MARKUP_FORM = "markup-form"
    NO_TABLE_FORM = "no-table-form"
    # A file that was read, and what a person should know of it
    ENCODING_GUESSED = "encoding-guessed"
    DAMAGED_TEXT = "damaged-text"
    ACCENTS_MENDED = "accents-mended"
    LETTERS_LOST = "letters-lost"
    COLOURS = "colours"
    COMMENTS = "comments"
    LINKS = "links"
    TEXT_BOXES = "text-boxes"
    MERGED_CELLS = "merged-cells"
    UNIT_ABOVE = "unit-above"
    # A sheet
    SHEET_UNKNOWN = "sheet-unknown"
    SHEET_TWICE = "sheet-twice"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    NO_HEADINGS = "no-headings"
    STACKED = "stacked"
    ON_ITS_SIDE = "on-its-side"
    TURNED = "turned"
    PIVOT = "pivot"
    # A cell
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    ERROR_VALUE = "error-value"
    STRUCK_TEXT = "struck-text"
    UNSEEN_TEXT = "unseen-text"
    # A row of a flat table
    NO_TITLE = "no-title"
    NO_TITLE_COLUMN = "no-title-column"
    NO_COMMITTEE = "no-committee"
    SAME_TITLE = "same-title"
    ROW_LEFT_OUT = "row-left-out"
    ROW_ADDED = "row-added"
    ROW_REPLACED = "row-replaced"
    DATE_UNREADABLE = "date-unreadable"
    DATE_NO_DAY = "date-no-day"
    NUMBER_UNREADABLE = "number-unreadable"
    NUMBER_IDENTIFIER = "number-identifier"
    NUMBER_SEVERAL = "number-several"
    NUMBER_REST = "number-rest"
    NUMBER_FAR = "number-far"
    NUMBER_ZERO = "number-zero"
    AMOUNT_NET = "amount-net"
    AMOUNT_CURRENCY = "amount-currency"
    AMOUNT_YEARLY = "amount-yearly"
    AMOUNT_APPROXIMATE = "amount-approximate"
    THEMES_CROSSED = "themes-crossed"
    THEME_UNKNOWN = "theme-unknown"
    CELL_COUNT = "cell-count"
    LINE_BROKEN = "line-broken"
    QUOTE = "quote"
    # What is uncertain in a draft
    SIMILAR_NAME = "similar-name"
    NEW_NAME = "new-name"
    NEAR_NAME = "near-name"
    PLACE_UNKNOWN = "place-unknown"
    PLACE_AMBIGUOUS = "place-ambiguous"
    PLACE_ELSEWHERE = "place-elsewhere"
    PLACE_FORMER = "place-former"
    PLACE_PARTED = "place-parted"
    PLACE_REST = "place-rest"
    PLACE_VAGUE = "place-vague"
    REGION_FORMER = "region-former"
    NOT_STATED = "not-stated"
    DITTO = "ditto"
    LEFT_BLANK = "left-blank"
    NO_NAME = "no-name"
    NAME_FORM = "name-form"
    NAMES_PARTED = "names-parted"
    ROLE_UNKNOWN = "role-unknown"
    ROLE_TWICE = "role-twice"
    DATE_SEVERAL = "date-several"
    DATE_AMBIGUOUS = "date-ambiguous"
    DATE_MONTH_FIRST = "date-month-first"
    DATE_PERIOD = "date-period"
    DATE_REST = "date-rest"
    DATE_SERIAL = "date-serial"
    YEAR_MISSING = "year-missing"
    DATE_FAR = "date-far"
    OF_GROUP = "of-group"
    NO_ADDRESS = "no-address"
    LINK_TAKEN = "link-taken"
    UNIT_OF_CELL = "unit-of-cell"
    TITLE_NEAR = "title-near"
    TITLE_SEVERAL = "title-several"
    TITLE_REST = "title-rest"
    TITLE_GOES_ON = "title-goes-on"
    TITLE_LONG = "title-long"
    DISAGREES = "disagrees"
    ROW_FOLLOWS = "row-follows"
    OWN_DIFFERS = "own-differs"
    STATE_UNKNOWN = "state-unknown"
    STATE_REST = "state-rest"
    AGREEMENT_UNREADABLE = "agreement-unreadable"
    ROW_AGAIN = "row-again"
    ROW_GOES_ON = "row-goes-on"
    ROW_PAYMENT = "row-payment"
    ROW_PART = "row-part"
    ROW_BARE = "row-bare"
    ROW_PRIZE = "row-prize"
    ROW_REJECTED = "row-rejected"
    PAYMENT_PART = "payment-part"
    PAYMENT_DAY = "payment-day"
    PAYMENT_PLANNED = "payment-planned"
    PAYMENTS_UNDATED = "payments-undated"
    PAYMENTS_EXCEED = "payments-exceed"
    COLUMN_UNREAD = "column-unread"
    COLUMN_REQUESTED = "column-requested"
    NO_LANDLORD_COLUMN = "no-landlord-column"
    NO_FIRST_LANDLORD = "no-first-landlord"
    NO_CARRIER_COLUMN = "no-carrier-column"
    NO_AMOUNT_COLUMN = "no-amount-column"
    NO_PLACE_COLUMN = "no-place-column"
    AMOUNT_IN_REMARK = "amount-in-remark"
    UNIT_UNKNOWN = "unit-unknown"
    NAME_DOUBTFUL = "name-doubtful"
    NAME_UNSURE = "name-unsure"
    NAME_LANDLORD = "name-landlord"
    NAME_ORGANISATION = "name-organisation"
    NAME_CONTACT = "name-contact"
    FOOTNOTE = "footnote"
    CELL_PARTED = "cell-parted"
    CELL_JOINED = "cell-joined"
    HEADING_OF_SEVERAL = "heading-of-several"


@dataclass(frozen=True)
class ImportProblem:
    """One broken rule, where it is broken, and what is left out because of it.

    `file` is the name of the sheet, empty where the whole file is meant; `row` counts as the
    spreadsheet does, from 1.
    """

    file: str
    rule: ImportRule
    loss: Loss
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


AnyProblem = Problem | ImportProblem
