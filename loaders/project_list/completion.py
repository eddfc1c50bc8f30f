"""Texts that a list cannot provide, filled in by a person for each project."""

from collections.abc import Mapping, Set

from loaders.editing.changes import Changes, Row, TableChanges
from loaders.package.schema import PackageSchema, Table

Texts = Mapping[str, Mapping[str, str]]
"""By the id of a new project and the name of a column: the text that a person wrote."""


def filled(changes: Changes, texts: Texts) -> Changes:
    """Return `changes` with the empty cells of new projects filled from `texts`."""
    if "projects" not in changes:
        return changes
    projects = tuple(
        {name: value or texts.get(row["id"], {}).get(name, "") for name, value in row.items()}
        for row in changes["projects"].added
    )
    return {**changes, "projects": TableChanges(added=projects)}


def lacking(project: Row, table: Table) -> tuple[str, ...]:
    """Return the columns of a new project that must be filled in and are empty."""
    return tuple(field.name for field in table.fields if field.required and not project[field.name])


def only_projects(changes: Changes, wanted: Set[str], schema: PackageSchema) -> Changes:
    """Return the part of `changes` without the new projects whose ids are not `wanted`.

    That is the rows of the others, the rows that tie something to them, and what those refer to.
    """
    left = {row["id"] for row in changes["projects"].added} - wanted
    own: dict[str, list[Row]] = {}
    others = []
    for name, change in changes.items():
        ties = [key.column for key in schema.tables[name].foreign_keys if key.table == "projects"]
        if name == "projects":
            own[name] = [row for row in change.added if row["id"] not in left]
        elif ties:
            own[name] = [row for row in change.added if row[ties[0]] not in left]
        else:
            others.append(name)
    needed = {
        (key.table, key.reference, row[key.column])
        for name, rows in own.items()
        for key in schema.tables[name].foreign_keys
        for row in rows
    }
    for name in others:
        own[name] = [
            row
            for row in changes[name].added
            if any((name, column, value) in needed for column, value in row.items())
        ]
    kept = {name: TableChanges(tuple(own[name]), changes[name].changed) for name in changes}
    return {name: change for name, change in kept.items() if change}
