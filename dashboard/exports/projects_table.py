"""The projects of a selection as one readable table: a line each, in CSV and as a sheet."""

import pandas as pd
import xlsxwriter

from dashboard.exports.table_files import printed_in_landscape, table_csv, write_table
from dashboard.exports.workbook_cells import Styles
from dashboard.language.names import labels_of
from dashboard.language.translation import N_, Words
from dashboard.measures.project_rows import project_rows
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence

PROJECTS = N_("Project list")
"""The sheet of a workbook with a line for each project; it is none of the tables."""

_PRINTED = {
    "title": 30,
    "promise": 30,
    "committee": 16,
    "themes": 22,
    "landlords": 28,
    "carriers": 26,
    "places": 22,
    "regions": 18,
}
"""The columns that are printed, and how wide they are: together they fill the width of an A4."""

_WIDTH, _WIDE = 16, 50


OWN = ("state", "budget_eur", "start_date", "end_date", "people_reached", "evaluation_url")
"""What of the fund's own follow-up stands in a line of the table, where it may hold it."""


def projects_csv(selection: Selection, words: Words, *, internal: bool = False) -> bytes:
    """Return `projects_frame` as the reader's Excel opens it; see `table_csv`."""
    return table_csv(projects_frame(selection.outgoing(internal=internal), words), words)


def projects_frame(selection: Selection, words: Words) -> pd.DataFrame:
    """Return one row per selected project under readable headings, the latest first.

    First the columns that are printed, then what is looked up; see `project_rows`. Last come the
    amount, where any is known, and what the fund alone knows, where `selection` has it.
    """
    headings = _headings(selection, words)
    rows = project_rows(selection, words)
    frame = rows[[*headings]].rename(columns=headings)
    portfolio = selection.portfolio
    if portfolio.known_amounts:
        frame[words.text("Amount (€)")] = rows["id"].map(portfolio.known_amounts)
        source = portfolio.schema.tables["projects"].field("amount_source_url")
        stated = portfolio.projects.set_index("id")[source.name]
        if stated.notna().any():
            frame[source.title[words.language]] = rows["id"].map(stated)
    table = portfolio.schema.tables.get("follow_up")
    if table and not portfolio.tables["follow_up"].empty:
        own = portfolio.tables["follow_up"].set_index("project").astype("object")
        payments = portfolio.tables["payments"].astype({"project": "object"})
        paid = payments.groupby("project")["amount_eur"].sum()
        frame[words.text("Paid (€)")] = rows["id"].map(paid)
        for field in map(table.field, OWN):
            values = rows["id"].map(own[field.name])
            names = field.labels(words.language)
            frame[field.title[words.language]] = values.map(names) if names else values
    return frame


def add_projects_sheet(book: xlsxwriter.Workbook, selection: Selection, words: Words) -> None:
    """Add to `book` the sheet with `projects_frame`; its print has the columns to be read."""
    sheet = book.add_worksheet(words.text(PROJECTS))
    widths = [
        _PRINTED.get(name, _WIDE if name in ("summary", "source_url") else _WIDTH)
        for name in _headings(selection, words)
    ]
    frame = projects_frame(selection, words)
    widths += [_WIDTH] * (len(frame.columns) - len(widths))
    write_table(sheet, frame, Styles.of(book), words, widths, whole=len(_PRINTED))
    sheet.freeze_panes(1, 1)
    printed_in_landscape(sheet, selection_sentence(selection, words), words)
    sheet.print_area(0, 0, max(len(frame), 1), len(_PRINTED) - 1)


def _headings(selection: Selection, words: Words) -> dict[str, str]:
    """Return what each column of the table is called, in their order."""
    own = selection.portfolio.schema.tables["projects"]
    names = labels_of("project-columns", words)
    as_declared = ("duration_years", "record_status", "certainty", "source_url", "id")
    return {
        "title": names.pop("title"),
        "promise": own.field(f"promise_{words.language}").title[words.language],
        **names,
        **{name: own.field(name).title[words.language] for name in as_declared},
    }
