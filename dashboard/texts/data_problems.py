"""Wording of data problems: where, what, what it costs, how to fix it."""

from dataclasses import dataclass

from dashboard.language.translation import N_, Words
from loaders.package.problems import Loss, Problem, Rule

_SET_RIGHT = N_("Nothing has to be done: the next change of this table sets it right.")

_SAID: dict[Rule, tuple[str, str]] = {
    Rule.DESCRIPTOR_MISSING: (
        N_("the file that describes the tables is missing"),
        N_("Copy datapackage.json from the shipped data into the folder."),
    ),
    Rule.DESCRIPTOR_INVALID: (
        N_("the file that describes the tables cannot be used ({reason})"),
        N_("Correct it, or copy datapackage.json from the shipped data."),
    ),
    Rule.TABLE_UNDECLARED: (
        N_("the description of the tables lacks this table or column"),
        N_("Add it to datapackage.json, or copy that file from the shipped data."),
    ),
    Rule.VERSION_EARLIER: (
        N_("the tables are of an earlier version than {current} and lack: {lacking}"),
        N_("Bring them up to date: on the Data page, or with laureats upgrade FOLDER."),
    ),
    Rule.VERSION_LATER: (
        N_("the tables are of a later version than {current}, the one of this program"),
        N_("Install the later version of the program; until then nothing is written."),
    ),
    Rule.FILE_OUTSIDE: (
        N_("the file lies outside the folder of the data"),
        N_("Move it into the folder and correct its path in datapackage.json."),
    ),
    Rule.FILE_MISSING: (
        N_("the file is missing"),
        N_("Put the file back, with at least its line of headings."),
    ),
    Rule.FILE_UNREADABLE: (
        N_("the file cannot be read ({reason})"),
        N_("Check that it is a CSV file, closed in other programs, that you may read."),
    ),
    Rule.FILE_TOO_LARGE: (
        N_("the file is larger than the dashboard opens ({size} bytes)"),
        N_("Keep it under {limit} bytes: split the data set or take out what is not needed."),
    ),
    Rule.FILE_EMPTY: (
        N_("the file is empty, without even its line of headings"),
        N_("Put the line of headings back; records below it are optional."),
    ),
    Rule.FILE_NO_TEXT: (
        N_("the file is no text that can be read: a workbook, or “Unicode text” of Excel"),
        N_("In Excel, save it as “CSV UTF-8”."),
    ),
    Rule.ENCODING: (
        N_("the file is not written in UTF-8; its accents were read as {encoding} writes them"),
        _SET_RIGHT,
    ),
    Rule.SEPARATOR: (
        N_("the columns are not separated by commas"),
        _SET_RIGHT,
    ),
    Rule.STRAY_MARK: (
        N_("an invisible mark of the beginning of a file stands inside it; it was not read"),
        _SET_RIGHT,
    ),
    Rule.DAMAGED: (
        N_("the file is damaged here: letters cannot be read"),
        N_("Write the text again, or restore a backup; until then nothing is written."),
    ),
    Rule.COLUMN_MISSING: (
        N_("the column is missing"),
        N_("Add the column; its cells may be empty unless they are required."),
    ),
    Rule.COLUMN_EXTRA: (
        N_("the description of the tables does not know this column"),
        N_("Delete or rename the column, or declare it in datapackage.json."),
    ),
    Rule.COLUMN_TWICE: (
        N_("the column stands there twice; the first one was read"),
        N_("Keep one of the two."),
    ),
    Rule.CELL_COUNT: (
        N_("the line has {found} cells where the headings are {expected}"),
        N_("Put texts that hold a comma or a line break between double quotes."),
    ),
    Rule.QUOTE: (
        N_("a quotation mark opens a text in this line and none closes it"),
        N_("Close the quotation mark, or write two of them where one belongs to the text."),
    ),
    Rule.CELLS_CUT: (
        N_("the line ends after {found} of {expected} cells; those behind were read as empty"),
        _SET_RIGHT,
    ),
    Rule.SPREADSHEET: (
        N_("a spreadsheet program has rewritten the value; read as {read}"),
        _SET_RIGHT,
    ),
    Rule.ERROR_VALUE: (
        N_("the cell shows the error of a spreadsheet program and no value"),
        N_("Type the value, or leave the cell empty if it is not known."),
    ),
    Rule.KEY_DUPLICATE: (
        N_("an earlier line has the same key"),
        N_("Delete the line that is too many, or give it a key of its own."),
    ),
    Rule.REQUIRED: (N_("the cell is empty and must not be"), N_("Fill it in.")),
    Rule.TYPE: (
        N_("the value is not written as {type}"),
        N_("Write it like {example}, or leave the cell empty if it is not known."),
    ),
    Rule.DECIMAL_COMMA: (
        N_("the comma may begin decimals or part thousands"),
        N_("Write {whole}, or with decimals {example}."),
    ),
    Rule.CATEGORY: (
        N_("the value is none of those allowed"),
        N_("Write one of: {allowed}."),
    ),
    Rule.MINIMUM: (N_("the value is below {limit}"), N_("Check the value.")),
    Rule.MAXIMUM: (N_("the value is above {limit}"), N_("Check the value.")),
    Rule.MAX_LENGTH: (
        N_("the text is longer than {limit} characters"),
        N_("Shorten it; until then the dashboard does without it."),
    ),
    Rule.PATTERN: (
        N_("the value is not written as this column asks"),
        N_("Write it so that it matches {pattern}."),
    ),
    Rule.ADDRESS: (
        N_("the value is not the address of a page"),
        N_("Write it whole, from https:// on, without spaces."),
    ),
    Rule.UNIQUE: (N_("an earlier line has the same value"), N_("Give each line its own value.")),
    Rule.REFERENCE: (
        N_("no line of the table “{table}” has this {reference}"),
        N_("Correct the value, or add the line to “{table}”."),
    ),
}

_REQUIRED_TYPE = N_("Write it like {example}; this cell must not be empty.")

_CAUSES = {
    "left-out": (
        N_("the line of “{table}” that it names was itself left out"),
        N_("Correct that line first."),
    ),
    "no-table": (
        N_("the table “{table}” that it refers to is empty or could not be read"),
        N_("Correct that table first."),
    ),
}

_TYPES = {
    "integer": (N_("a whole number"), "1224"),
    "number": (N_("a number"), "12.5"),
    "boolean": (N_("yes or no"), "true"),
    "date": (N_("a date"), "2021-02-04"),
}

_ENCODINGS = {
    "cp1252": "Windows-1252",
    "iso8859_15": "ISO 8859-15",
    "mac_roman": "Mac OS",
    "cp850": "MS-DOS",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}

_LOST_LETTERS = N_("� stands for what is lost")

_LOSSES = {
    Loss.NOTHING: N_("nothing is left out"),
    Loss.VALUE: N_("the value is left out"),
    Loss.ROW: N_("the line is left out"),
    Loss.TABLE: N_("the whole table is left out"),
}


@dataclass(frozen=True)
class ProblemText:
    """A problem in a reader's language; `where` is file, line and column."""

    where: str
    value: str
    what: str
    loss: str
    remedy: str

    def line(self, words: Words) -> str:
        """Return the problem in one line, for a terminal."""
        return words.text(
            "{where}: {what}. {remedy} ({loss})",
            where=self.where,
            what=f"{self.what} [{self.value}]" if self.value else self.what,
            remedy=self.remedy,
            loss=self.loss,
        )


def tell(problem: Problem, words: Words) -> ProblemText:
    """Say `problem` in the language of `words`."""
    details = {"encoding": "", "read": "", **problem.details}
    if problem.rule is Rule.FILE_TOO_LARGE:
        details |= {key: words.number(int(details[key])) for key in ("size", "limit")}
    if "type" in details:
        name, example = _TYPES[details["type"]]
        details |= {"type": words.text(name), "example": example}
    if problem.rule is Rule.DECIMAL_COMMA and problem.value:
        details["example"] = problem.value.replace(",", ".")
        details["whole"] = problem.value.replace(",", "")
    if problem.rule is Rule.ENCODING:
        details["encoding"] = _ENCODINGS.get(details["encoding"], "")
    if problem.rule is Rule.SPREADSHEET:
        details["read"] = _short(details["read"])
    said = _CAUSES.get(details.get("cause", ""), _SAID[problem.rule])
    what = words.text(said[0], **details)
    if "more" in details:
        what += " " + words.plural(
            "(and {count} more like it)", "(and {count} more like them)", int(details["more"])
        )
    remedy = said[1]
    if problem.rule is Rule.TYPE and problem.loss is Loss.ROW:
        remedy = _REQUIRED_TYPE
    return ProblemText(
        where=_where(problem, words),
        value=_short(problem.value or ""),
        what=what,
        loss=words.text(_LOST_LETTERS if problem.rule is Rule.DAMAGED else _LOSSES[problem.loss]),
        remedy=words.text(remedy, **details),
    )


def _where(problem: Problem, words: Words) -> str:
    parts = [problem.file]
    if problem.row is not None:
        parts.append(words.text("line {row}", row=problem.row))
    if problem.column is not None:
        parts.append(words.text("column {column}", column=_short(problem.column)))
    return ", ".join(parts)


def _short(value: str) -> str:
    return value if len(value) <= 80 else value[:79] + "…"
