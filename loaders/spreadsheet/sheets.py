"""The sheet name and the column headings of each table in a workbook.

Written by the exports and understood again when a workbook comes back.
"""

import re
from collections.abc import Sequence
from typing import Final

from loaders.package.schema import Field, Language, Table
from loaders.text.folding import folded
from loaders.text.plain_text import clean

HELPER_SHEETS: Final = frozenset({"lisez moi", "read me", "listes", "lists"})
"""Sheets that explain or serve the others and hold no table; named as `folded` writes it."""

READABLE_SHEETS: Final = frozenset({"projets", "project list"})
"""What the sheet is called that shows each project on a line, beside the tables that say it."""

VERSION: Final = "laureats-version"
"""The property of a workbook that says from which state of the data set it was filled."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST = 31
"""Characters that the name of a sheet can have. Source: Microsoft, Excel specifications."""


def sheet_name(table: Table, language: Language) -> str:
    """Return the table's title as Excel lets a sheet be called."""
    return clean(_FORBIDDEN.sub(" ", table.title[language])).replace("\n", " ")[:_LONGEST].strip()


def names_of_sheets(tables: Sequence[Table], language: Language) -> dict[str, str]:
    """Return how the sheet of each table is called, by the table's name: by its title.

    Excel tells no sheets apart by case, calls one *History* itself and wants a name: where titles
    leave nothing else, the sheet has the name of the table.
    """
    names: dict[str, str] = {}
    taken = {*HELPER_SHEETS, *READABLE_SHEETS, "", "history", "historique"}
    for table in tables:
        name = sheet_name(table, language)
        others = {other.name.lower() for other in tables if other is not table}
        if folded(name) in taken or name.lower() in others:
            name = table.name[:_LONGEST]
        taken.add(folded(name))
        names[table.name] = name
    return names


def heading(field: Field) -> str:
    """Return the heading of a column: both titles, and below them the name that is never taken.

    Several columns of a table can have one title (*Source*); the name tells them apart.
    """
    titles = dict.fromkeys([field.title.fr, field.title.en])
    return f"{' / '.join(titles)}\n[{field.name}]"


def table_of_sheet(name: str, tables: Sequence[Table]) -> Table | None:
    """Return the table that a sheet of this name holds: by title in a language, or by name."""
    for table in tables:
        if name.strip().lower() == table.name:
            return table
    wanted = folded(name)
    for table in tables:
        names = (table.name, sheet_name(table, "fr"), sheet_name(table, "en"))
        if wanted in map(folded, names):
            return table
    return None


def field_of_heading(text: str, table: Table) -> Field | None:
    """Return the column that a heading means; None where it means none, or could mean several."""
    last = text.strip().rpartition("\n")[2].strip(" []")
    for field in table.fields:
        if last == field.name:
            return field
    wanted = folded(text)
    meant = [
        field
        for field in table.fields
        if wanted and wanted in map(folded, (field.name, *_titles(field), heading(field)))
    ]
    return meant[0] if len(meant) == 1 else None


def _titles(field: Field) -> tuple[str, ...]:
    return field.title.fr, field.title.en, f"{field.title.fr} / {field.title.en}"
