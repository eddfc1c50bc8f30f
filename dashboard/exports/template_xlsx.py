"""A template workbook, generated from the descriptions of the tables.

One sheet per table, with what each column means as a note on its heading, lists to choose from
where only some values are allowed, and the heading that stays in view.
"""

import io
from collections.abc import Mapping, Sequence

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.table_files import printed_in_landscape
from dashboard.exports.workbook_cells import (
    INTERNAL_TAB,
    Styles,
    write_cell,
    write_heading,
    write_text,
)
from dashboard.language.translation import N_, Words
from loaders.package.internal import outgoing_schema
from loaders.package.schema import Field, PackageSchema, Table
from loaders.spreadsheet.sheets import VERSION, heading, names_of_sheets

LISTS = N_("Lists")
"""The hidden sheet that the lists to choose from stand on."""

INTERNAL = N_("Internal: it stays in the fund’s own folder unless asked for.")
"""What marks a column of the fund's own tables."""

LAST_ROW = 5_000
"""The row to which lists and formats reach: ten times the longest shipped table, and cheap."""

_WIDTHS = {"boolean": 12, "integer": 12, "number": 12, "date": 13}
_LONG = 60
"""Characters from which a text wraps in a wide column."""

Frames = Mapping[str, pd.DataFrame]


def template_xlsx(
    schema: PackageSchema, words: Words, tables: Frames | None = None, version: str = ""
) -> bytes:
    """Return a workbook with a sheet for each table of `schema`, named in the reader's language.

    It is empty, or filled with `tables`: frames of text with the declared columns. `version` is
    that of the data set when they are all of it: what is missing when the workbook comes back was
    then taken out, and what differs was changed by the person. Filled, it has no sheet of persons:
    what it does not have stays as it is.
    """
    if tables is not None:
        schema = outgoing_schema(schema, internal=True)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        add_tables(book, schema, words, tables or {})
        if version:
            book.set_custom_property(VERSION, version)
    return buffer.getvalue()


def add_tables(
    book: xlsxwriter.Workbook, schema: PackageSchema, words: Words, tables: Frames
) -> None:
    """Add the sheet of each table to `book`, and the hidden one with the lists."""
    styles = Styles.of(book)
    names = names_of_sheets(tuple(schema.tables.values()), words.language)
    sheets = {name: book.add_worksheet(names[name]) for name in schema.tables}
    lists = _Lists(book.add_worksheet(words.text(LISTS)), styles)
    for name, table in schema.tables.items():
        if table.internal:
            sheets[name].set_tab_color(INTERNAL_TAB)
        frame = tables.get(name, pd.DataFrame(columns=[field.name for field in table.fields]))
        _fill(sheets[name], table, frame, styles, words)
        for position, field in enumerate(table.fields):
            keys = _keys(field, table, schema, names)
            _offer(sheets[name], position, field, lists, keys, words)
    lists.sheet.hide()


def _fill(
    sheet: Worksheet, table: Table, frame: pd.DataFrame, styles: Styles, words: Words
) -> None:
    sheet.set_row(0, 32)
    for position, field in enumerate(table.fields):
        cells = frame[field.name].tolist()
        wide = max(map(len, cells), default=0) >= _LONG or field.name.startswith(
            ("summary", "note")
        )
        style = styles.wrapped if wide else styles.of_type(field.type)
        sheet.set_column(position, position, _width(field, cells), style)
        needed = styles.needed if field.required else styles.heading
        write_heading(sheet, 0, position, heading(field), needed)
        sheet.write_comment(0, position, _note(field, table, words), {"x_scale": 2.5})
        for row, text in enumerate(cells, start=1):
            write_cell(sheet, row, position, text, field, styles, words, style)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    printed_in_landscape(sheet, table.title[words.language], words)
    sheet.autofilter(0, 0, max(len(frame), 1), len(table.fields) - 1)


def _width(field: Field, cells: Sequence[str]) -> int:
    longest = max(map(len, cells), default=0)
    titles = max(len(line) for line in heading(field).split("\n"))
    return max(_WIDTHS.get(field.type, 14), min(max(longest, titles) + 2, _LONG))


def _note(field: Field, table: Table, words: Words) -> str:
    """Say what a column holds, in both languages as the headings are, and whether it must."""
    parts = [field.description.fr, field.description.en]
    if table.internal:
        parts.append(words.text(INTERNAL))
    if field.required or field.name in table.primary_key:
        parts.append(words.text("A value is required."))
    if field.categories:
        labels = field.labels(words.language).values()
        parts.append(words.text("One of: {values}.", values=", ".join(labels)))
    return "\n\n".join(dict.fromkeys(part for part in parts if part))


def _keys(
    field: Field, table: Table, schema: PackageSchema, sheets: Mapping[str, str]
) -> str | None:
    """Return the range of cells that a foreign key can name, None where the column is none."""
    for key in table.foreign_keys:
        if key.column == field.name:
            target = schema.tables[key.table]
            columns = [one.name for one in target.fields]
            column = xl_col_to_name(columns.index(key.reference), col_abs=True)
            return f"='{sheets[key.table]}'!{column}$2:{column}${LAST_ROW}"
    return None


class _Lists:
    """The hidden sheet with a column for each list of values to choose from."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self.sheet, self._styles = sheet, styles
        self._columns: dict[tuple[str, ...], str] = {}

    def range_of(self, *labels: str) -> str:
        """Return the range of cells that holds `labels`, written there when first asked for."""
        if labels not in self._columns:
            position = len(self._columns)
            for row, label in enumerate(labels):
                write_text(self.sheet, row, position, label, self._styles)
            column = xl_col_to_name(position, col_abs=True)
            name = self.sheet.get_name()
            self._columns[labels] = f"='{name}'!{column}$1:{column}${len(labels)}"
        return self._columns[labels]


def _offer(
    sheet: Worksheet, position: int, field: Field, lists: _Lists, keys: str | None, words: Words
) -> None:
    """Let the cells of a column be chosen from a list where only some values are allowed.

    A key may be typed before its row exists on the other sheet, so it is only warned about.
    """
    if keys is not None:
        source, severity = keys, "warning"
    elif field.categories:
        source, severity = lists.range_of(*field.labels(words.language).values()), "stop"
    elif field.type == "boolean":
        source, severity = lists.range_of(words.text("yes"), words.text("no")), "stop"
    else:
        return
    offered = {"validate": "list", "source": source, "error_type": severity, "ignore_blank": True}
    sheet.data_validation(1, position, LAST_ROW - 1, position, offered)
