"""Former records: those withdrawn, or merged into another record of the same kind.

The table `former_records` keeps of each what it was called, when it went and what took its place,
so that an address that somebody kept still leads somewhere. It says nothing of a project, and so
stands apart from the records: a mark on a record itself would have to be left out of every count.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from loaders.editing.changes import Changes, Row, differences, key_of, rows_by_key
from loaders.package.frame_rows import frame_cells
from loaders.package.load import TextPackage
from loaders.package.portfolio import Portfolio
from loaders.package.schema import Table

FORMER = "former_records"

TABLES: Mapping[str, str] = MappingProxyType(
    {"project": "projects", "landlord": "landlords", "organisation": "organisations"}
)
"""The kinds of records that can be withdrawn, as the table calls them, and where each stands."""

MERGED = ("landlord", "organisation")
"""The kinds of which two records can be those of one."""

_Rows = list[dict[str, str]]


def former_ids(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str], str]:
    """Return, by table and id of each record that went, the id in its place; empty without one."""
    former = tables[FORMER]
    return {
        (TABLES[kind], identifier): now
        for kind, identifier, now in frame_cells(former, ("kind", "id", "now"))
        if kind in TABLES
    }


def former_record(portfolio: Portfolio, kind: str, identifier: str) -> pd.Series | None:
    """Return what is kept of a record that is no longer there: the columns of `former_records`."""
    if kind not in TABLES or identifier in portfolio.tables[TABLES[kind]]["id"].array:
        return None
    kept = portfolio.tables[FORMER]
    found = kept[(kept["kind"] == kind) & (kept["id"] == identifier)]
    return None if found.empty else found.iloc[0]


def withdrawn(package: TextPackage, kind: str, identifier: str, day: dt.date) -> Changes:
    """Return the change that takes out a record, and whatever says something of it alone.

    A row that cannot stand without it goes, a cell that may be empty is emptied; a place goes
    with the last project that it had. Raises `KeyError` where there is no such record.
    """
    rows = _all_rows(package)
    gone = _taken_out(rows, kind, identifier)
    for table in package.schema.tables.values():
        for key in table.foreign_keys:
            if key.table == TABLES[kind]:
                rows[table.name] = [
                    row if row[key.column] != identifier else {**row, key.column: ""}
                    for row in rows[table.name]
                    if row[key.column] != identifier
                    or not (table.field(key.column).required or key.column in table.primary_key)
                ]
    had = {row["place"] for row in _all_rows(package)["project_places"]}
    left = {row["place"] for row in rows["project_places"]}
    rows["places"] = [row for row in rows["places"] if row["id"] not in had - left]
    _keep(rows, kind, gone, "", day)
    return _changes(package, rows)


def merged(package: TextPackage, kind: str, identifier: str, into: str, day: dt.date) -> Changes:
    """Return the change that makes the record `identifier` part of `into`, of the same kind.

    What named the one names the other; its name becomes an alias; what only the one says, with
    its source, is taken over, and where both say something `into` stands. An organisation that
    carried a project under one name and was a partner under the other has carried it. Raises
    `KeyError` where one of them is not there, or both are the same.
    """
    rows = _all_rows(package)
    gone = _taken_out(rows, kind, identifier)
    stays = next((row for row in rows[TABLES[kind]] if row["id"] == into), None)
    if stays is None:
        raise KeyError(into)
    names = [*stays["aliases"].split(";"), gone["name"], *gone["aliases"].split(";")]
    taken = {**_only(gone, stays), "aliases": _joined(names, but=stays["name"])}
    stays.update(taken)
    for table in package.schema.tables.values():
        for key in table.foreign_keys:
            if key.table == TABLES[kind]:
                theirs = [row for row in rows[table.name] if row[key.column] == identifier]
                for row in theirs:
                    row[key.column] = into
                rows[table.name] = _once(rows[table.name], theirs, table)
    _keep(rows, kind, gone, into, day)
    return _changes(package, rows)


def _all_rows(package: TextPackage) -> dict[str, _Rows]:
    tables = package.schema.tables.items()
    return {name: [*rows_by_key(package.tables[name], table).values()] for name, table in tables}


def _taken_out(rows: dict[str, _Rows], kind: str, identifier: str) -> Row:
    every = rows[TABLES[kind]]
    gone = next((row for row in every if row["id"] == identifier), None)
    if gone is None:
        raise KeyError(identifier)
    rows[TABLES[kind]] = [row for row in every if row is not gone]
    return gone


def _only(gone: Row, stays: Row) -> dict[str, str]:
    """Return the cells that only `gone` fills; a value, its year and its source go together."""
    groups = {column: column.split("_")[0] for column in stays}
    filled = {groups[column] for column, value in stays.items() if value}
    return {column: gone[column] for column, group in groups.items() if group not in filled}


def _joined(names: Sequence[str], *, but: str) -> str:
    return ";".join(name for name in dict.fromkeys(names) if name and name != but)


def _once(rows: _Rows, theirs: _Rows, table: Table) -> _Rows:
    """Keep one row of each key, no one of `theirs` where there is another.

    Who carried a project under one of the names is no mere partner in it.
    """
    kept: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        key = key_of(row, table)
        first = kept.setdefault(key, row)
        carried = "carrier" in (first.get("role"), row.get("role"))
        if any(first is one for one in theirs):
            kept[key] = row
        if carried:
            kept[key]["role"] = "carrier"
    return list(kept.values())


def _keep(rows: dict[str, _Rows], kind: str, gone: Row, into: str, day: dt.date) -> None:
    """Note what went; what had been merged into it goes where it goes."""
    name = gone.get("title") or gone["name"]
    for row in rows[FORMER]:
        if (row["kind"], row["now"]) == (kind, gone["id"]):
            row["now"] = into
    others = [row for row in rows[FORMER] if (row["kind"], row["id"]) != (kind, gone["id"])]
    kept = {"kind": kind, "id": gone["id"], "name": name, "now": into, "date": day.isoformat()}
    rows[FORMER] = [*others, kept]


def _changes(package: TextPackage, rows: dict[str, _Rows]) -> Changes:
    after = {
        name: pd.DataFrame(rows[name], columns=[f.name for f in table.fields], dtype="str")
        for name, table in package.schema.tables.items()
    }
    return differences(package.tables, after, package.schema)
