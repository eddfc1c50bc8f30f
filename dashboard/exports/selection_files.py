"""A selection as a download: a data package, or a workbook with an explanatory sheet."""

import datetime as dt
import io
import json

import xlsxwriter

from dashboard.exports.package_zip import other_files, zipped
from dashboard.exports.selection_tables import restricted_descriptor, selection_tables
from dashboard.exports.table_files import write_about
from dashboard.exports.template_xlsx import add_tables
from dashboard.exports.workbook_cells import Styles
from dashboard.language.translation import N_, Words
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from dashboard.texts.counting_rules import REACH
from loaders.package.schema import DESCRIPTOR
from loaders.package.text_frame import csv_bytes

READ_ME = N_("Read me")
"""The sheet of a workbook that explains the others; it holds no table."""

COUNTED = (
    N_("A project counts once in any total."),
    N_("By theme, territory, landlord, network or carrier, a project counts once in each it has."),
    N_("An empty cell means unknown, never zero."),
    REACH,
    N_("A committee whose announcement is recorded in part says so."),
)
"""The counting rules of screen, exports and slides, as a reader of the tables needs them."""

MAIN_TABLES = ("committees", "projects", "landlords", "organisations", "places", "figures")
"""The tables whose number of rows the read-me sheet tells."""


def selection_package_zip(selection: Selection, *, internal: bool = False) -> bytes:
    """Return a data package with the selected projects and what they refer to, as one zip.

    The fund's own tables are in it only where `internal`.

    The same selection gives the same bytes. It loads like the whole package; the descriptor's
    `selection` says by which address it was chosen.
    """
    selection = selection.outgoing(internal=internal)
    schema = selection.portfolio.schema
    tables = selection_tables(selection)
    contents = {t.path: csv_bytes(tables[name], t) for name, t in schema.tables.items()}
    contents |= other_files(selection.portfolio.directory, schema)
    descriptor = restricted_descriptor(selection, set(contents))
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    return zipped({DESCRIPTOR: text.encode(), **contents})


def selection_xlsx(
    selection: Selection, words: Words, today: dt.date, *, internal: bool = False
) -> bytes:
    """Return a workbook: a sheet that explains, then each table with the selected projects.

    The fund's own tables are in it only where `internal`.

    The sheets are those of the template, so that it can be corrected and brought back.
    """
    selection = selection.outgoing(internal=internal)
    schema = selection.portfolio.schema
    tables = selection_tables(selection)
    counts = {name: len(tables[name]) for name in MAIN_TABLES if name in tables}
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet(words.text(READ_ME))
        write_about(sheet, read_me(selection, counts, words, today), Styles.of(book))
        add_tables(book, schema, words, tables)
    return buffer.getvalue()


def read_me(
    selection: Selection, counts: dict[str, int], words: Words, today: dt.date
) -> list[tuple[str, str]]:
    """Return what the sheet that explains says, as pairs of a label and a text.

    `counts` has the number of rows of each table worth telling.
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
    ]
    lines += [(words.text("Counting rule"), words.text(rule)) for rule in COUNTED]
    lines += [(words.text("Source"), _named(one)) for one in descriptor.get("sources", ())]
    lines += [(words.text("Licence"), _named(one)) for one in descriptor.get("licenses", ())]
    meaning = words.text(
        "What each column means stands in the note on its heading, in {file} of the data package "
        "and on the page “Data” of the dashboard.",
        file=DESCRIPTOR,
    )
    return [*lines, (words.text("Dictionary"), meaning)]


def _named(entry: dict[str, str]) -> str:
    """Return a source or a licence of the descriptor with its address."""
    parts = (entry.get("title", entry.get("name", "")), entry.get("path", ""))
    return " · ".join(part for part in parts if part)
