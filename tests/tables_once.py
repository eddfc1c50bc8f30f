"""Reads and checks each table file once in a run of the tests.

Tests load some thousand folders of twenty-three tables, of which they alter one. What a table
gives depends on its bytes and its schema alone, and no frame of text is ever written to. The
folders that were loaded last are typed and indexed once, too.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.package import load, versions
from loaders.package.csv_table import ROW
from loaders.package.data_folder import OpenFolder
from loaders.package.schema import Table

_LARGEST = 200_000  # bytes; what is larger is one test's own
_LONGEST = 2_000  # rows
_FOLDERS = 12  # loaded last; each takes some megabytes


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
    return tuple(frame[ROW].tolist()), tuple(frame.index.tolist()), *held


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


def read_territories_once() -> None:
    """Have the shipped territories be read once, and the names of the same places be one."""
    from loaders.geography import geography  # noqa: PLC0415

    folder = load.SHIPPED / "geography"
    for name, path in (("load_geography", folder), ("read_communes", folder / "communes.parquet")):
        setattr(geography, name, _shipped_once(getattr(geography, name), path))

    from loaders.announcement import knowledge  # noqa: PLC0415
    from loaders.lookup import places  # noqa: PLC0415

    knowledge._communes = _lately(knowledge._communes, _Same)
    places.PlaceNames = _lately(places.PlaceNames, lambda tables, communes, _territories: (
        _Same(communes), *(_Same(tables[name]) for name in ("places", "departements", "regions"))
    ))  # fmt: skip


def _shipped_once(read: Callable[[Path], Any], shipped: Path) -> Callable[[Path], Any]:
    once = cache(lambda: read(shipped))
    return lambda path: once() if path == shipped else read(path)


def _lately(
    called: Callable[..., Any], key: Callable[..., object], most: int = _FOLDERS
) -> Callable[..., Any]:
    """Return `called` with what it gave for the last keys, which hold what they are made of."""
    known: OrderedDict[object, Any] = OrderedDict()

    def remembered(*given: Any, **named: Any) -> Any:
        found = key(*given, **named)
        if found in known:
            known.move_to_end(found)
        else:
            known[found] = called(*given, **named)
            if len(known) > most:
                known.popitem(last=False)
        return known[found]

    return remembered


def index_once() -> None:
    """Have indices of the same portfolio be one, with all that was ever asked of them."""
    from dashboard.selection.index import FACETS, Index  # noqa: PLC0415

    def made(portfolio: Any, facets: Any) -> Index:
        index = object.__new__(Index)
        first(index, portfolio, facets)
        return index

    def same(index: Index, portfolio: Any, facets: Any = FACETS) -> None:
        index.__dict__ = of(portfolio, facets).__dict__

    first = Index.__init__
    of = _lately(made, lambda *given: tuple(map(_Same, given)))
    Index.__init__ = same  # type: ignore[method-assign]


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
    frames = lambda tables: tuple(map(_Same, tables.values()))  # noqa: E731
    load.Portfolio = _lately(load.Portfolio, lambda tables, schema, problems, **named: (
        frames(tables), _Same(schema), repr(problems), *named.items()
    ))  # fmt: skip
    load.check_references = _lately(load.check_references, lambda held, _tables, present: (
        frames(held), frames(present)
    ))  # fmt: skip
    load._typed_table = _lately(load._typed_table, lambda held, table, _named: (
        _Same(table), _Same(held[table.name]),
        *(_Same(held[key.table]) for key in table.foreign_keys),
    ), 30 * _FOLDERS)  # fmt: skip
    load._typed = _lately(load._typed, lambda tables, schema: (frames(tables), _Same(schema)))
