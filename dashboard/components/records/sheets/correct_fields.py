"""Any field of a record, corrected from its sheet: its own row, and the rows that name it."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.components.editing.write_changes import review_and_write, say_written
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped, harmless
from dashboard.language.translation import Words
from loaders.editing.changes import Changes, differences, with_rows
from loaders.package.load import TextPackage
from loaders.package.schema import Field, Table
from loaders.text.plain_text import number_text

TABLES: Mapping[str, str] = {
    "project": "projects",
    "landlord": "landlords",
    "organisation": "organisations",
    "network": "networks",
    "theme": "themes",
}
"""The kinds of sheets whose record can be corrected, and the table that holds it."""

LONG = 80
"""Characters from which a cell is edited in a box of several lines."""


def correct_button(screen: Screen, kind: str, identifier: str) -> None:
    """Draw, for who may write, the button that opens and shuts the fields."""
    if not screen.editable or kind not in TABLES:
        return
    key = _key(kind, identifier)
    with st.container(key="sheet-correct", width="content"):
        st.button(
            screen.words.text("Close the fields" if _open(key) else "Correct"),
            key=f"open-{key}",
            on_click=lambda: st.session_state.update({f"opened-{key}": not _open(key)}),
        )


def correct_fields(screen: Screen, kind: str, identifier: str) -> None:
    """Draw the fields of the record where they are open; the change is shown and written as any."""
    key = _key(kind, identifier)
    if not screen.editable or kind not in TABLES:
        return
    if not _open(key):
        say_written(screen, key=key)
        return
    package = screen.text()
    with st.container(key="sheet-fields"):
        after = {
            name: _edited(screen, package, name, column, wanted, key)
            for name, (column, wanted) in _tables_of(package, kind, identifier).items()
        }
        changes: Changes = differences(package.tables, after, package.schema)
        review_and_write(screen, changes, key=key, on_written=lambda: _shut(key), by="correction")


def _tables_of(
    package: TextPackage, kind: str, identifier: str
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the tables with rows of the record: the column that tells them, and its values.

    They are its own row, the rows that name it, and the places of a project, which are its own.
    What the fund enters of it stands on its sheet (`own_figures`).
    """
    own = TABLES[kind]
    found: dict[str, tuple[str, tuple[str, ...]]] = {own: ("id", (identifier,))}
    for table in package.schema.tables.values():
        for key in table.foreign_keys:
            if key.table == own and table.name != own and key.column == kind and not table.internal:
                found[table.name] = (key.column, (identifier,))
    if kind == "project":
        places = package.tables["project_places"]
        held = places.loc[places["project"] == identifier, "place"]
        found["places"] = ("id", tuple(held))
    return found


def _edited(
    screen: Screen,
    package: TextPackage,
    name: str,
    column: str,
    wanted: tuple[str, ...],
    key: str,
) -> pd.DataFrame:
    """Draw the rows of a table that are meant, and return all of it as it would then be."""
    words, table = screen.words, package.schema.tables[name]
    columns = [field.name for field in table.fields]
    whole = package.tables[name][columns].reset_index(drop=True)
    rows = whole[[one in wanted for one in whole[column]]]
    st.markdown(f"**{escaped(table.title[words.language])}**")
    if column == "id" and name != "places":
        row = rows.to_dict("records")[0]
        changed = pd.DataFrame([fields_form(package, table, row, words, key)])
    else:
        shown = [each for each in columns if each != column or name == "places"]
        changed = st.data_editor(
            rows[shown],
            key=f"{key}-{name}",
            num_rows="fixed" if name == "places" else "dynamic",
            hide_index=True,
            column_config={
                field.name: _column(package, table, field, words, fixed=field.name == "id")
                for field in table.fields
                if field.name in shown
            },
        )
        changed = changed.fillna("").astype(str)
        if name != "places":
            changed[column] = wanted[0]
    # Where rows stand is no difference (`loaders/editing/changes.py`).
    return with_rows(whole, column, wanted, changed)


def fields_form(
    package: TextPackage, table: Table, row: Mapping[Any, str], words: Words, key: str
) -> dict[str, str]:
    """Draw a field for each cell of a row but its first, two in a line; return what all hold."""
    first, *fields = table.fields
    held = {first.name: row[first.name]}
    columns = st.columns(2)
    for number, field in enumerate(fields):
        with columns[number % 2]:
            held[field.name] = _field(package, table, field, row[field.name], words, key)
    return held


def _field(
    package: TextPackage, table: Table, field: Field, value: str, words: Words, key: str
) -> str:
    named: dict[str, Any] = {
        "label": harmless(field.title[words.language]),
        "key": f"{key}-{field.name}",
        "help": escaped(field.description[words.language]),
    }
    options = _options(package, table, field, words)
    if options is not None:
        every = list(dict.fromkeys(["", *options, value]))
        chosen: str = st.selectbox(
            options=every, index=every.index(value),
            format_func=lambda one: options.get(one, one or "—"), **named,
        )  # fmt: skip
        return chosen
    if table.internal and field.type in _READ:
        with suppress(ValueError):  # what is none is corrected as text
            return _typed(field, _READ[field.type](value) if value else None, named)
    if len(value) > LONG or field.name.startswith(("summary", "note")):
        return str(st.text_area(value=value, **named)).strip()
    return str(st.text_input(value=value, **named)).strip()


_READ: Mapping[str, Callable[[str], Any]] = {
    "date": dt.date.fromisoformat,
    "number": float,
    "integer": float,
}
"""The kinds of cells that have a widget of their own in the fund's own tables."""


def _typed(field: Field, value: Any, named: dict[str, Any]) -> str:
    """Draw the widget for a day or for a number; return the value as the table writes it."""
    if field.type == "date":
        first, last = dt.date(1990, 1, 1), dt.date(2100, 12, 31)
        day = st.date_input(
            value=value, min_value=first, max_value=last, format="DD/MM/YYYY", **named
        )
        return day.isoformat() if isinstance(day, dt.date) else ""
    step, form = (1.0, "%.0f") if field.type == "integer" else (100.0, "%.2f")
    number = st.number_input(value=value, min_value=0.0, step=step, format=form, **named)
    return "" if number is None else number_text(number)


def _column(package: TextPackage, table: Table, field: Field, words: Words, *, fixed: bool) -> Any:
    options = _options(package, table, field, words)
    title = field.title[words.language]
    if options is None or fixed:
        return st.column_config.TextColumn(title, disabled=fixed)
    return st.column_config.SelectboxColumn(
        title, options=["", *options], format_func=lambda one: options.get(str(one), str(one))
    )


def _options(
    package: TextPackage, table: Table, field: Field, words: Words
) -> dict[str, str] | None:
    """Return what a cell can hold, by its value, where that is a list; else None."""
    if field.type == "boolean":
        return {"true": words.text("yes"), "false": words.text("no")}
    if field.categories:
        return field.labels(words.language)
    for key in table.foreign_keys:
        if key.column == field.name:
            rows = package.tables[key.table]
            named = ("name", f"name_{words.language}", "title")
            name = next((each for each in named if each in rows), key.reference)
            return dict(zip(rows[key.reference], rows[name], strict=True))
    return None


def _key(kind: str, identifier: str) -> str:
    return f"correct-{kind}-{identifier}"


def _open(key: str) -> bool:
    return bool(st.session_state.get(f"opened-{key}"))


def _shut(key: str) -> None:
    st.session_state[f"opened-{key}"] = False
