"""Wording of problems with uploaded files, and of the reasons nothing was written."""

import datetime as dt

from dashboard.language.shortened import shortened
from dashboard.language.translation import N_, Words
from dashboard.texts.data_problems import ProblemText, tell
from dashboard.texts.list_doubts import DOUBTS
from dashboard.texts.list_reading import encoding_text
from loaders.editing.writing import Refusal, RefusedError
from loaders.package.problems import Loss, Problem
from loaders.spreadsheet.problems import AnyProblem, ImportProblem, ImportRule

_SAID: dict[ImportRule, tuple[str, str]] = {
    ImportRule.TOO_LARGE: (
        N_("the file is larger than is read ({size} bytes)"),
        N_("Keep it under {limit} bytes: split it, or take out pictures and sheets."),
    ),
    ImportRule.EXPANDS_TOO_FAR: (
        N_("unpacked, the workbook is larger than is read ({size} bytes)"),
        N_("Keep it under {limit} bytes: copy the cells into a new workbook."),
    ),
    ImportRule.NOT_A_WORKBOOK: (
        N_("the file is not a workbook that can be read"),
        N_("Save it as an Excel workbook (.xlsx), without a password."),
    ),
    ImportRule.ENTITIES: (
        N_("the workbook holds declarations that no spreadsheet program writes"),
        N_("Copy the cells into a new workbook and save that."),
    ),
    ImportRule.NOT_TEXT: (
        N_("the file is neither a workbook nor a table in text form"),
        N_("Save it as an Excel workbook (.xlsx) or as CSV."),
    ),
    ImportRule.TOO_HEAVY: (
        N_("reading the file takes too much time or memory; it was given up"),
        N_(
            "Copy the cells that count into a new workbook, as values only, and bring that one. "
            "A list of the fund's projects weighs a few hundred kilobytes."
        ),
    ),
    ImportRule.PASSWORD: (
        N_("the workbook is protected by a password"),
        N_("Open it in Excel, take the password out (File, Info, Protect), and save it."),
    ),
    ImportRule.OLD_EXCEL: (
        N_("this is a workbook of the old form (.xls)"),
        N_("Open it and save it as an Excel workbook (.xlsx)."),
    ),
    ImportRule.BINARY_EXCEL: (
        N_("this is a binary workbook (.xlsb)"),
        N_("Open it and save it as an Excel workbook (.xlsx)."),
    ),
    ImportRule.OPEN_DOCUMENT: (
        N_("this is a file of LibreOffice or OpenOffice (.ods)"),
        N_("Open it and save it as Excel 2007-365 (.xlsx)."),
    ),
    ImportRule.NUMBERS_FORM: (
        N_("this is a file of Apple Numbers"),
        N_("Open it and export it to Excel (File, Export To, Excel)."),
    ),
    ImportRule.MARKUP_FORM: (
        N_("this is a web page or XML under the name of a table"),
        N_("Open it in a spreadsheet program and save it as an Excel workbook (.xlsx)."),
    ),
    ImportRule.NO_TABLE_FORM: (
        N_("this is a text document, slides or a PDF, and no table"),
        N_("Copy the table into a spreadsheet and save it as an Excel workbook (.xlsx)."),
    ),
    ImportRule.ENCODING_GUESSED: (
        N_("the accents were read as those of {encoding}"),
        N_("If they look wrong in the examples, choose another encoding."),
    ),
    ImportRule.DAMAGED_TEXT: (
        N_("signs that cannot be read ({count} in the file)"),
        N_("Choose another encoding, or save the file anew as an Excel workbook (.xlsx)."),
    ),
    ImportRule.ACCENTS_MENDED: (
        N_("broken accents (like “Ã©” for “é”) are put right (lines: {count})"),
        N_("Check the names in the examples."),
    ),
    ImportRule.LETTERS_LOST: (
        N_("a question mark stands inside words, where letters are lost (lines: {count})"),
        N_("Write these words anew."),
    ),
    ImportRule.COLOURS: (
        N_("the colours of lines are not read; these have another than most: {lines}"),
        N_("Leave out those whose colour says that they were not selected."),
    ),
    ImportRule.COMMENTS: (
        N_("comments stand on cells ({count}: {cells}); they are not read"),
        N_("Write into the cells what counts."),
    ),
    ImportRule.TEXT_BOXES: (
        N_("text boxes lie over the cells ({count}); they are not read"),
        N_("Write into the cells what counts."),
    ),
    ImportRule.MERGED_CELLS: (
        N_("cells merged over several lines hold for each of these lines ({cells})"),
        N_("Check that it is meant so."),
    ),
    ImportRule.UNIT_ABOVE: (
        N_("amounts without a unit are read in {unit}, as this says"),
        N_("If that is wrong, write the unit into the heading of the column."),
    ),
    ImportRule.SHEET_UNKNOWN: (
        N_("no table has the name of this sheet"),
        N_("Give it the name of a table, or delete it if it is not needed."),
    ),
    ImportRule.SHEET_TWICE: (
        N_("an earlier sheet holds this table already"),
        N_("Keep one of the two."),
    ),
    ImportRule.TOO_MANY_ROWS: (
        N_("there are more lines than are read ({limit})"),
        N_("Split the file."),
    ),
    ImportRule.TOO_MANY_COLUMNS: (
        N_("there are more columns than are read ({limit})"),
        N_("Delete the columns that are not needed."),
    ),
    ImportRule.NO_HEADINGS: (
        N_("there is no line of headings that can be understood"),
        N_("Put the headings on the first line, as the template has them."),
    ),
    ImportRule.ON_ITS_SIDE: (
        N_("the headings stand below each other, and each project in a column of its own"),
        N_("Copy the table, then paste it with “Transpose” on an empty sheet and save that."),
    ),
    ImportRule.STACKED: (
        N_("each project is a card of several lines, one card below the other"),
        N_("Make one line of each card, with the headings in the first line, and save that."),
    ),
    ImportRule.PIVOT: (
        N_("this is a pivot table: it sums up projects that stand elsewhere"),
        N_("Bring the sheet that it sums up, or double-click its grand total to have it back."),
    ),
    ImportRule.FORMULA_WITHOUT_VALUE: (
        N_("the formula has never been computed"),
        N_("Open the file in a spreadsheet program and save it, or type the value."),
    ),
    ImportRule.ERROR_VALUE: (N_("the formula went wrong"), N_("Type the value instead.")),
    ImportRule.STRUCK_TEXT: (
        N_("this is struck out and was not read"),
        N_("Check that what is left is what is meant."),
    ),
    ImportRule.NO_TITLE_COLUMN: (
        N_("no column is read for the titles"),
        N_("Say which column has them."),
    ),
    ImportRule.NO_TITLE: (N_("the line has no title"), N_("Give the project a title.")),
    ImportRule.NO_COMMITTEE: (
        N_("the line does not say which committee selected the project"),
        N_("Give the date of the committee, or the season like {example}, if it is known."),
    ),
    ImportRule.SAME_TITLE: (
        N_("the committee already has a project of this title"),
        N_("Delete the line, or correct the project where it stands."),
    ),
    ImportRule.ROW_LEFT_OUT: (
        N_("left out as answered"),
        N_("Change the answer to bring it in."),
    ),
    ImportRule.ROW_ADDED: (
        N_("put together with line {line}, as one project"),
        N_("Change the answer if it is another project."),
    ),
    ImportRule.DATE_UNREADABLE: (
        N_("the date cannot be read"),
        N_("Write day, month and year: 04/02/2021."),
    ),
    ImportRule.DATE_NO_DAY: (
        N_("a month or a year is no day"),
        N_("Write day, month and year if they are known: 04/02/2021."),
    ),
    ImportRule.NUMBER_UNREADABLE: (
        N_("the number cannot be read"),
        N_("Write one number in figures, or leave the cell empty if it is not known."),
    ),
    ImportRule.THEME_UNKNOWN: (
        N_("there is no such theme"),
        N_("Choose one of the themes of the data set."),
    ),
    ImportRule.CELL_COUNT: (
        N_("the line has {found} cells where the headings are {expected}"),
        N_("Put texts that hold the separator or a line break between double quotes."),
    ),
    ImportRule.LINE_BROKEN: (
        N_("the line has {found} cells of {expected}, and the next one the others"),
        N_("A cell holds a line break: put its text between double quotes."),
    ),
    ImportRule.QUOTE: (
        N_("a double quote is never closed"),
        N_("Close it, or write a quote inside a text twice."),
    ),
    ImportRule.NEW_NAME: (N_("this name is new"), N_("Check how it is written.")),
    ImportRule.PLACE_UNKNOWN: (
        N_("no commune, département or region has this name"),
        N_("Choose the place that is meant, or check how it is written."),
    ),
    ImportRule.PLACE_AMBIGUOUS: (
        N_("several places have this name"),
        N_("Say which one is meant, or give the département as well."),
    ),
}

_OTHER_BACKUP = N_("Name another one, as “laureats restore DIR --list” says; nothing was changed.")

_REFUSED: dict[Refusal, tuple[str, str]] = {
    Refusal.SHIPPED: (
        N_("The data that comes with the dashboard is never changed."),
        N_("Copy it with “laureats init DIR” and start with “laureats --data DIR --edit”."),
    ),
    Refusal.NO_FOLDER: (
        N_("There is no folder {folder}."),
        N_("Make one with “laureats init DIR”."),
    ),
    Refusal.NOT_EMPTY: (
        N_("The folder {folder} is not empty."),
        N_("Choose a new or an empty folder."),
    ),
    Refusal.READ_ONLY: (
        N_("{place} cannot be written to."),
        N_("Ask for the right to write there, or choose another folder."),
    ),
    Refusal.DISK_FULL: (
        N_("The disk of {place} is full."),
        N_("Make room and try again; nothing was changed."),
    ),
    Refusal.BUSY: (
        N_("Somebody else is writing to {folder}."),
        N_("Wait a moment and try again; nothing was changed."),
    ),
    Refusal.CHANGED_MEANWHILE: (
        N_("The data in {folder} has changed since you opened it."),
        N_("Nothing was written and your work is kept: look at the changes anew, then try again."),
    ),
    Refusal.INVALID: (
        N_("What was to be written breaks rules of the data."),
        N_("Correct what is listed; nothing was changed."),
    ),
    Refusal.UNREADABLE: (
        N_("A part of the data in {folder} cannot be read and would be lost."),
        N_("Mend what is listed, or restore a backup; nothing was changed."),
    ),
    Refusal.HELD: (
        N_("{place} cannot be replaced ({detail})."),
        N_(
            "A file that is mounted on its own, a folder in its place or another program can be "
            "the reason; nothing was changed."
        ),
    ),
    Refusal.OUTSIDE: (
        N_("{place} is a link that leads out of the folder."),
        N_("Put the file itself there; nothing was changed."),
    ),
    Refusal.BACKUP_LIST: (
        N_("The list of a backup’s files cannot be read: {detail}."),
        _OTHER_BACKUP,
    ),
    Refusal.BACKUP_FILE_MISSING: (
        N_("The backup is not whole: {detail} is missing."),
        _OTHER_BACKUP,
    ),
    Refusal.BACKUP_FILE_CHANGED: (
        N_("The backup is not as it was made: {detail} was cut or changed since."),
        _OTHER_BACKUP,
    ),
    Refusal.BACKUP_FILE_EXTRA: (
        N_("The backup is not as it was made: {detail} was added."),
        N_("Take that file away, or name another backup; nothing was changed."),
    ),
    Refusal.BACKUP_LINK: (
        N_("The backup is not as it was made: {detail} is a link or no file."),
        _OTHER_BACKUP,
    ),
    Refusal.BACKUP_UNLISTED: (
        N_("The backup {detail} was made by an earlier version, without a list of its files."),
        N_("Name it to bring it back: it is then checked by all rules of the data."),
    ),
    Refusal.BACKUP_INVALID: (
        N_("What is in the backup breaks rules of the data."),
        _OTHER_BACKUP,
    ),
    Refusal.NO_BACKUP: (
        N_("There is no such backup in {folder}."),
        N_("The backups are the folders in {backups}."),
    ),
    Refusal.FAILED: (
        N_("Writing to {folder} failed ({detail})."),
        N_("Nothing was changed."),
    ),
}


def tell_any(problem: AnyProblem, words: Words) -> ProblemText:
    """Say a problem of a package or of an imported file in the language of `words`."""
    return tell(problem, words) if isinstance(problem, Problem) else _tell(problem, words)


def _tell(problem: ImportProblem, words: Words) -> ProblemText:
    details = {"example": "2018-2019", **problem.details}
    for key in ("size", "limit"):
        if key in details:
            details[key] = words.number(int(details[key]))
    if "day" in details:
        details["day"] = words.date(dt.date.fromisoformat(details["day"]))
    if details.get("number"):
        details["number"] = words.number(float(details["number"]))
    if "encoding" in details:
        details["encoding"] = encoding_text(details["encoding"], words)
    what, remedy = _SAID[problem.rule] if problem.rule in _SAID else DOUBTS[problem.rule]
    where = [problem.file] if problem.file else []
    if problem.row is not None:
        where.append(words.text("line {row}", row=problem.row))
    if problem.column is not None:
        where.append(words.text("column {column}", column=problem.column))
    return ProblemText(
        where=", ".join(where),
        value=shortened(problem.value or "", 80),
        what=words.text(what, **details),
        loss=words.text(_LOSSES[problem.loss]),
        remedy=words.text(remedy, **details),
    )


_LOSSES = {
    Loss.NOTHING: N_("nothing is left out"),
    Loss.VALUE: N_("the value is left out"),
    Loss.ROW: N_("the line is left out"),
    Loss.TABLE: N_("the whole table is left out"),
}


def refusal_text(error: RefusedError, words: Words) -> str:
    """Say why nothing was written and what to do, in two sentences."""
    what, remedy = _REFUSED[error.refusal]
    values = {"folder": error.folder, "detail": error.detail, "backups": error.folder / "backups"}
    values["place"] = error.place
    return f"{words.text(what, **values)} {words.text(remedy, **values)}"
