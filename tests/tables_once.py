"""Reads and checks each table file once in a run of the tests.

Tests load some thousand folders of twenty-three tables, of which they alter one. What a table
gives depends on its bytes and its schema alone, and no frame of text is ever written to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from loaders.package import load, versions
from loaders.package.csv_table import ROW
from loaders.package.data_folder import OpenFolder
from loaders.package.schema import Table

_LARGEST = 200_000  # bytes; what is larger is one test's own
_LONGEST = 2_000  # rows


def _read_key(folder: OpenFolder, table: Table) -> object:
    try:
        return folder.read(table.path) if folder.size(table.path) < _LARGEST else None
    except OSError:
        return None


@dataclass(frozen=True, eq=False)
class _Same:
    """A thing that is equal to itself alone, and stays as long as somebody asks for it."""

    thing: object

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


def _cells(frame: pd.DataFrame, _table: Table) -> object:
    """Tell frames apart by the cells they hold: a write makes new frames of the same columns."""
    if len(frame) > _LONGEST or ROW not in frame:
        return None
    columns = {name: getattr(column.array, "_pa_array", None) for name, column in frame.items()}
    del columns[ROW]
    if any(column is None for column in columns.values()):
        return None
    held = ((name, _Same(column)) for name, column in columns.items())
    return tuple(frame[ROW]), tuple(frame.index), *held


def _once(name: str, key: Callable[..., object]) -> None:
    """Have `load` call its function `name` once for each table and key; never where it is None."""
    called: Callable[..., Any] = getattr(load, name)
    known: dict[object, tuple[Any, ...]] = {}

    def remembered(given: Any, table: Table, *more: Any, **named: Any) -> Any:
        found = key(given, table, *more, **named)
        if found is None:
            return called(given, table, *more, **named)
        at = (id(table), found)
        if at not in known:  # what is given is kept, so that no other has its identity
            known[at] = called(given, table, *more, **named), given, table, more
        return known[at][0]

    setattr(load, name, remembered)


def read_tables_once() -> None:
    """Have `loaders.package.load` remember what it reads and checks, for as long as it runs."""
    load.parse_schema = cache(load.parse_schema)  # the same tables for the same descriptor
    load.read_schema = lambda folder: load.parse_schema((folder / load.DESCRIPTOR).read_bytes())
    versions.parse_schema, versions.read_schema = load.parse_schema, load.read_schema
    _once("read_text_table", _read_key)
    _once("as_declared", lambda frame, _table, keys, *, semicolon: (
        id(frame), semicolon, *((name, id(field)) for name, field in keys.items())
    ))  # fmt: skip
    _once("check_table", _cells)
