"""A selection as a workbook: the list of projects, what explains it, and the tables."""

import datetime as dt
import io
from collections.abc import Mapping

import xlsxwriter

from dashboard.exports.projects_table import PROJECTS, add_projects_sheet
from dashboard.exports.selection_tables import selection_tables
from dashboard.exports.table_files import describe, printed_in_landscape, write_about
from dashboard.exports.template_xlsx import add_tables
from dashboard.exports.workbook_cells import Styles
from dashboard.language.translation import N_, Words
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.coverage import REACH
from loaders.package.schema import DESCRIPTOR

READ_ME = N_("Read me")
"""The sheet of a workbook that explains the others; it holds no table."""

COUNTED = (
    N_("A project counts once in any total."),
    N_(
        "By theme, territory, landlord, network or lead organisation, a project counts once in "
        "each it has."
    ),
    N_("An empty cell means unknown, never zero."),
    REACH,
    N_("A committee whose announcement is recorded in part says so."),
)
"""The counting rules of screen, exports and slides, as a reader of the tables needs them."""

MAIN_TABLES = ("committees", "projects", "landlords", "organisations", "places", "figures")
"""The tables whose number of rows is told."""


def selection_xlsx(
    selection: Selection, words: Words, today: dt.date, *, internal: bool = False
) -> bytes:
    """Return a workbook: the projects, a line each; what explains them; then each table.

    The sheets of the tables are those of the template, to be corrected and brought back. The list
    of projects, which is to be read, stays behind then. The fund's own tables are in it only where
    `internal`.
    """
    selection = selection.outgoing(internal=internal)
    schema = selection.portfolio.schema
    tables = selection_tables(selection)
    counts = {name: len(frame) for name, frame in tables.items()}
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        add_projects_sheet(book, selection, words)
        sheet = book.add_worksheet(words.text(READ_ME))
        lines = [*read_me(selection, counts, words, today), *_of_the_sheets(words)]
        write_about(sheet, lines, Styles.of(book))
        printed_in_landscape(sheet, "", words)
        add_tables(book, schema, words, tables)
        describe(book, schema.title[words.language], selection_sentence(selection, words), today)
    return buffer.getvalue()


def read_me(
    selection: Selection, counts: Mapping[str, int], words: Words, today: dt.date
) -> list[tuple[str, str]]:
    """Return what explains a selection's tables, as pairs of a label and a text.

    `counts` has the number of rows of each table; those of the main ones are told.
    """
    schema = selection.portfolio.schema
    descriptor = schema.descriptor
    lines = [
        (words.text("Data set"), schema.title[words.language]),
        (words.text("What it is"), schema.description[words.language]),
        (words.text("Filter in words"), selection_sentence(selection, words)),
        (words.text("Date of the export"), words.date(today)),
    ]
    if address := selection.choices.address():
        lines.append((words.text("Address of the filter"), f"?{address}"))
    lines += [
        (schema.tables[name].title[words.language], words.number(count))
        for name, count in counts.items()
        if name in MAIN_TABLES
    ]
    lines += [(words.text("Counting rule"), words.text(rule)) for rule in COUNTED]
    lines += [(words.text("Source"), named(one)) for one in descriptor.get("sources", ())]
    lines += [(words.text("Licence"), named(one)) for one in descriptor.get("licenses", ())]
    return lines


def _of_the_sheets(words: Words) -> list[tuple[str, str]]:
    meaning = words.text(
        "What each column means stands in the note on its heading, in {file} of the data package "
        "and on the page “Data” of the dashboard.",
        file=DESCRIPTOR,
    )
    correct = words.text(
        "Correct the sheets of the tables and bring the workbook back. The sheet “{sheet}” shows "
        "the same for reading and is not read back.",
        sheet=words.text(PROJECTS),
    )
    return [(words.text("Dictionary"), meaning), (words.text("To correct"), correct)]


def named(entry: Mapping[str, str]) -> str:
    """Return a source or a licence of the descriptor with its address."""
    parts = (entry.get("title", entry.get("name", "")), entry.get("path", ""))
    return " · ".join(part for part in parts if part)
