"""What every JSON file begins with; the selected projects as one, each with all it has."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.exports.selection_tables import selection_tables
from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.selection import Selection
from dashboard.selection.selection_dates import selected_texts
from dashboard.selection.sentence import selection_sentence
from loaders.package.schema import Field, ForeignKey, PackageSchema, Table

_VALUES: dict[str, Callable[[str], Any]] = {
    "boolean": "true".__eq__,
    "integer": int,
    "number": float,
}
"""What a text of a table is in JSON, by the type of its column; all else stays text."""

Row = dict[str, Any]


def projects_json(
    selection: Selection, words: Words, today: dt.date, *, internal: bool = False
) -> bytes:
    """Return the members of `json_head`, and `projects`, UTF-8: the latest first.

    A project has the columns of its table, `null` where nothing is known; `selected_text`, when it
    was selected in words; its committee in place of the committee's id; and for each table of
    things that projects have (`themes`, `landlords`, `places`, `figures`…) a list of its rows, in
    which what a row names stands whole: a landlord with its name, a place with its codes. The
    fund's own tables are among them only where `internal`.
    """
    selection = selection.outgoing(internal=internal)
    schema = selection.portfolio.schema
    tables = {
        name: _typed(frame, schema.tables[name])
        for name, frame in selection_tables(selection).items()
    }
    known = {
        name: {row[table.primary_key[0]]: row for row in tables[name]}
        for name, table in schema.tables.items()
        if len(table.primary_key) == 1
    }
    said = selected_texts(selection.portfolio, words)
    projects = {row["id"]: row | {"selected_text": said[row["id"]]} for row in tables["projects"]}
    for key in schema.tables["projects"].foreign_keys:
        for row in projects.values():
            row[key.column] = _named(row, key, known)
    for member, table in _belonging(schema).items():
        for row in projects.values():
            row[member] = []
        others = [key for key in table.foreign_keys if key.column != "project"]
        for row in tables[table.name]:
            whole = row | {key.column: _named(row, key, known) for key in others}
            projects[whole.pop("project")][member].append(whole)
    order = selection.index.newest_first
    ids = selection.portfolio.projects["id"].array[order[selection.mask[order]]]
    return json_bytes(
        {**json_head(selection, words, today), "projects": [projects[one] for one in ids]}
    )


def projects_schema(schema: PackageSchema) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one of the `projects`, made of the tables' own schema."""
    own = schema.tables["projects"]
    properties = _properties(own) | {"selected_text": {"type": "string"}}
    for key in own.foreign_keys:
        properties[key.column] = _one_of(schema.tables[key.table])
    for member, table in _belonging(schema).items():
        inside = _properties(table)
        inside.pop("project")
        for key in table.foreign_keys:
            if key.column != "project" and key.table != "projects":
                inside[key.column] = _one_of(schema.tables[key.table])
        properties[member] = {
            "type": "array",
            "description": table.description.en,
            "items": {"type": "object", "properties": inside, "required": [*inside]},
        }
    return {"type": "object", "properties": properties, "required": [*properties]}


def _belonging(schema: PackageSchema) -> dict[str, Table]:
    """Return the tables of things that projects have, by the name of their list."""
    return {
        table.name.removeprefix("project_"): table
        for table in schema.tables.values()
        if table.primary_key[0] == "project"
    }


def _named(row: Row, key: ForeignKey, known: dict[str, dict[str, Row]]) -> Any:
    """Return the row that a foreign key names; of another project its id is enough."""
    value = row[key.column]
    return value if key.table == "projects" else known[key.table].get(value)


def _typed(frame: pd.DataFrame, table: Table) -> list[Row]:
    names = [field.name for field in table.fields]
    columns = [
        [_VALUES.get(field.type, str)(text) if text else None for text in frame[field.name]]
        for field in table.fields
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _properties(table: Table) -> Row:
    return {field.name: _property(field) for field in table.fields}


def _property(field: Field) -> Row:
    kind = field.type if field.type in _VALUES else "string"
    property_: Row = {"type": kind if field.required else [kind, "null"]}
    if field.type == "date":
        property_["format"] = "date"
    if field.categories:
        property_["enum"] = [*field.categories, *([] if field.required else [None])]
    return property_ | {"description": field.description.en or field.title.en}


def _one_of(table: Table) -> Row:
    properties = _properties(table)
    return {"type": ["object", "null"], "properties": properties, "required": [*properties]}


HEAD = ("title", "filter", "data", "date", "language", "licenses", "sources")
"""The members that stand before the figures or projects of a file."""


def json_head(selection: Selection, words: Words, today: dt.date) -> dict[str, Any]:
    """Return the members of `HEAD`.

    `title` of the data set; `filter` with its `address` (what stands after the `?`), its `choices`
    by facet and the `sentence` that says it; `data` with the `version` of the tables' schema and
    the `digest` of the files, which is another one as soon as a file is; `date` of the file
    (ISO 8601); `language` of its texts; `licenses` and `sources` as the descriptor has them.
    """
    schema, choices = selection.portfolio.schema, selection.choices
    return {
        "title": schema.title[words.language],
        "filter": {
            "address": choices.address(),
            "choices": {key: list(values) for key, values in choices.values.items()},
            "sentence": selection_sentence(selection, words),
        },
        "data": {
            "version": str(schema.descriptor.get("version", "")),
            "digest": selection.portfolio.version,
        },
        "date": today.isoformat(),
        "language": words.language,
        "licenses": list(schema.descriptor.get("licenses", ())),
        "sources": list(schema.descriptor.get("sources", ())),
    }


def json_bytes(value: Mapping[str, Any]) -> bytes:
    """Return `value` as JSON in UTF-8, a line for each member, and for each item of a list.

    That can be read, and told apart line by line, and is six times as fast as what indents.
    """
    lines = ",\n".join(f"{_json(name)}: {_lines(member)}" for name, member in value.items())
    return f"{{\n{lines}\n}}\n".encode()


def _lines(member: Any) -> str:
    if isinstance(member, list) and member:
        return "[\n" + ",\n".join(map(_json, member)) + "\n]"
    return _json(member)


_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def summary_json(selection: Selection, words: Words, today: dt.date) -> bytes:
    """Return `summary_members` in UTF-8."""
    return json_bytes(summary_members(selection, words, today))


def summary_members(selection: Selection, words: Words, today: dt.date) -> dict[str, Any]:
    """Return the members of `json_head` and those of `summary`."""
    selection = selection.outgoing()
    return {**json_head(selection, words, today), **summary(selection, words)}


def summary_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what `summary_json` writes."""
    content = Path(__file__).with_name("summary.schema.json").read_bytes()
    schema: dict[str, Any] = json.loads(content)
    return schema
