"""Records that ship with the program but are missing from an older data folder.

What came with the program when the folder was made, what comes with it today, and what stands in
the folder are three states. Offered is what the program has changed, where the folder still says
what it said then: what somebody has written, changed or taken away is never touched.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache

from loaders.editing.changes import (
    Changes,
    Conflict,
    Row,
    RowChange,
    TableChanges,
    apply_changes,
    differences,
    key_of,
)
from loaders.editing.former_records import former_ids
from loaders.package.load import SHIPPED, Tables, TextPackage, read_text_package
from loaders.package.schema import PackageSchema, Table
from loaders.package.versions import BASIS, earlier_package, version_of


@dataclass(frozen=True)
class NewerRecords:
    """What is offered to a folder as `changes`, and what is not since somebody has changed it.

    A `kept` conflict says what the program has now and what stands in the folder, which stays.
    """

    changes: Changes
    kept: tuple[Conflict, ...]

    @property
    def projects(self) -> tuple[Row, ...]:
        """The projects that the folder does not have."""
        return self.changes["projects"].added if "projects" in self.changes else ()


def newer_records(package: TextPackage, without: Collection[str] = ()) -> NewerRecords:
    """Return what the shipped records have beyond the version that `package` was made from.

    Projects whose ids are in `without` are left out, and what only they need. Nothing is offered
    to a folder that was made from today's version.
    """
    basis = package.schema.descriptor.get(BASIS)
    shipped = read_text_package(SHIPPED)
    if not isinstance(basis, str) or version_of({"version": basis}) >= version_of(
        shipped.schema.descriptor
    ):
        return NewerRecords({}, ())
    tables = {name: package.tables[name] for name in shipped.tables}
    went = former_ids(tables)
    offered: dict[str, TableChanges] = {}
    kept: list[Conflict] = []
    for name, since in _since(basis).items():
        table = shipped.schema.tables[name]
        changes = _under_ids_of_today(since, table, went)
        offered[name], found = _untouched(changes, table, tables, shipped)
        kept += found
    withdrawn = {identifier for table, identifier in went if table == "projects"}
    wanted = _needed(offered, tables, shipped, {*without, *withdrawn})
    after = apply_changes(tables, wanted, shipped.schema)[0]
    return NewerRecords(differences(tables, after, shipped.schema), tuple(kept))


@cache
def _since(basis: str) -> dict[str, TableChanges]:
    """Return what the program has changed since `basis`; boundaries and territories apart."""
    before = read_text_package(earlier_package(SHIPPED, basis))
    after = read_text_package(SHIPPED)
    found = differences(before.tables, after.tables, after.schema)
    tables = after.schema.tables
    return {name: found[name] for name in found if not tables[name].path.startswith("geography/")}


def _under_ids_of_today(
    changes: TableChanges, table: Table, went: Mapping[tuple[str, str], str]
) -> TableChanges:
    """Let rows that are added name what somebody has put in the place of a record that went."""
    targets = {key.column: key.table for key in table.foreign_keys}
    added = tuple(
        {
            column: went.get((targets.get(column, ""), value)) or value
            for column, value in row.items()
        }
        for row in changes.added
    )
    return replace(changes, added=added)


def _untouched(
    changes: TableChanges, table: Table, tables: Tables, shipped: TextPackage
) -> tuple[TableChanges, list[Conflict]]:
    """Return the part of `changes` that meets what it was made from, and the conflicts.

    The rows of one project in a table that lists them (its places, its figures) are one list: who
    has changed one that the program changes too keeps the whole list. A record that the program
    no longer has stays, as others may name it.
    """
    _, conflicts = apply_changes(tables, {table.name: changes}, shipped.schema)
    told = [one for one in conflicts if one.found]  # what was taken away stays away
    if len(table.primary_key) > 1:
        touched = {conflict.key[0] for conflict in conflicts}
        return (
            TableChanges(
                tuple(row for row in changes.added if row[table.primary_key[0]] not in touched),
                tuple(row for row in changes.changed if row.key[0] not in touched),
                tuple(row for row in changes.removed if row[table.primary_key[0]] not in touched),
            ),
            told,
        )
    cells = {(conflict.key, conflict.column) for conflict in conflicts}
    added = (row for row in changes.added if (key_of(row, table), None) not in cells)
    changed = (
        RowChange(row.key, tuple(c for c in row.cells if (row.key, c.column) not in cells))
        for row in changes.changed
    )
    return TableChanges(tuple(added), tuple(row for row in changed if row.cells)), told


def _needed(
    offered: dict[str, TableChanges], tables: Tables, shipped: TextPackage, without: Collection[str]
) -> Changes:
    """Return what of `offered` names only what is there, and is named as it is in `shipped`."""
    schema = shipped.schema
    if "projects" in offered:
        added = tuple(row for row in offered["projects"].added if row["id"] not in without)
        offered["projects"] = replace(offered["projects"], added=added)
    named_once = _named(shipped.tables, schema)
    while True:
        after = apply_changes(tables, offered, schema)[0]
        whole = {**tables, **after}
        known = {
            (table, column): set(whole[table][column]) | {""}
            for table, column in _targets(schema).values()
        }
        named = _named(whole, schema)
        before, offered = offered, {}
        for name, changes in before.items():
            targets = {c: known[to] for (of, c), to in _targets(schema).items() if of == name}
            key = schema.tables[name].primary_key
            idle = named_once.get(name, set()) - named.get(name, set())
            offered[name] = TableChanges(
                tuple(
                    row
                    for row in changes.added
                    if all(row[column] in there for column, there in targets.items())
                    and (len(key) > 1 or name == "projects" or row[key[0]] not in idle)
                ),
                tuple(
                    row
                    for row in changes.changed
                    if all(
                        cell.after in targets.get(cell.column, {cell.after}) for cell in row.cells
                    )
                ),
                changes.removed,
            )
        if offered == before:
            return {name: changes for name, changes in offered.items() if changes}


def _targets(schema: PackageSchema) -> dict[tuple[str, str], tuple[str, str]]:
    """Return which column each column that names something refers to, both with their tables."""
    return {
        (name, key.column): (key.table, key.reference)
        for name, table in schema.tables.items()
        for key in table.foreign_keys
    }


def _named(tables: Tables, schema: PackageSchema) -> dict[str, set[str]]:
    """Return the keys of each table that a row names, without the lists that belong to that row.

    The networks of a landlord name it as the first part of their key: they are no use of it.
    """
    named: dict[str, set[str]] = {}
    for (name, column), (target, _) in _targets(schema).items():
        if schema.tables[name].primary_key[0] != column:
            named.setdefault(target, set()).update(tables[name][column])
    return named
