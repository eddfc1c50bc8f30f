"""The schema of a data package, read from `datapackage.json`.

The descriptor (Frictionless Data Package 2.0) is the one schema of the project. The classes here
give its parts names; they add no rule to it. Titles, descriptions and category labels are in
French under the standard's own property and in English under the same name with `_en`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Language = Literal["fr", "en"]
FieldType = Literal["string", "integer", "number", "boolean", "date"]
FIELD_TYPES: tuple[str, ...] = ("string", "integer", "number", "boolean", "date")

DESCRIPTOR = "datapackage.json"


class DescriptorError(ValueError):
    """The descriptor is not JSON, or lacks what the standard asks of it; the message says what."""


@dataclass(frozen=True)
class Text:
    """A text in both languages; where the English is missing the French stands for it."""

    fr: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.en if language == "en" else self.fr


@dataclass(frozen=True)
class Field:
    """A column: its name, type, texts, and the constraints that its cells keep."""

    name: str
    type: FieldType
    title: Text
    description: Text
    categories: Mapping[str, Text]
    required: bool = False
    unique: bool = False
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    pattern: str | None = None
    is_address: bool = False

    def labels(self, language: Language) -> dict[str, str]:
        """Return what each of its categories is called."""
        return {value: text[language] for value, text in self.categories.items()}


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells name a row of another table by that table's `reference` column."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True)
class Table:
    """A tabular resource: where its file is, and what its columns and keys are.

    `optional` is whether a folder may lack it, as those of earlier versions do: it is then empty.
    `internal` is whether it is the fund's own and leaves the folder only when asked for, `personal`
    whether it is about persons and leaves it in no file at all, backups included.
    """

    name: str
    path: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    optional: bool = False
    internal: bool = False
    personal: bool = False

    def field(self, name: str) -> Field:
        """Return the column called `name`; raise `KeyError` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True)
class PackageSchema:
    """The whole descriptor: its texts, its tables in order, and the descriptor as it was read."""

    title: Text
    description: Text
    tables: Mapping[str, Table]
    descriptor: Mapping[str, Any]

    def key_field(self, key: ForeignKey) -> Field:
        """Return the column that a foreign key names."""
        return self.tables[key.table].field(key.reference)

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of the files that the descriptor declares, those of tables and all others.

        A resource may also hold its data in the descriptor itself, or be several files: not these.
        """
        paths = (resource.get("path") for resource in self.descriptor["resources"])
        return tuple(path for path in paths if isinstance(path, str) and "\0" not in path)


def read_schema(directory: Path) -> PackageSchema:
    """Read `datapackage.json` in `directory`.

    Raises `FileNotFoundError` where there is none and `DescriptorError` where it cannot be used.
    """
    return parse_schema((directory / DESCRIPTOR).read_bytes())


def parse_schema(content: bytes) -> PackageSchema:
    """Return what the content of a `datapackage.json` declares; raise `DescriptorError`."""
    try:
        descriptor = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DescriptorError(str(error)) from error
    try:
        found = [_table(resource) for resource in descriptor["resources"] if "schema" in resource]
        tables = {table.name: table for table in found}
        _once("resource", [table.name for table in found])
        for table in found:
            _check_keys(table, tables)
        return PackageSchema(
            title=_text(descriptor, "title"),
            description=_text(descriptor, "description"),
            tables=tables,
            descriptor=descriptor,
        )
    except DescriptorError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
        raise DescriptorError(f"{type(error).__name__}: {error}") from error


def _once(what: str, names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise DescriptorError(f"{what} {name} stands there twice")


def _check_keys(table: Table, tables: Mapping[str, "Table"]) -> None:
    """Raise where a key names a table or a column that the descriptor does not declare."""
    names = [field.name for field in table.fields]
    _once(f"{table.name}: field", names)
    asked = [(table.name, name) for name in table.primary_key]
    for key in table.foreign_keys:
        asked += [(table.name, key.column), (key.table, key.reference)]
    for owner, column in asked:
        if owner not in tables or column not in [field.name for field in tables[owner].fields]:
            raise DescriptorError(f"{table.name}: a key names {owner}.{column}, which is unknown")
    for key in table.foreign_keys:
        if tables[key.table].primary_key != (key.reference,):
            raise DescriptorError(f"{key.table}.{key.reference} is referred to and no primary key")


def _text(node: Mapping[str, Any], name: str) -> Text:
    french = str(node.get(name, ""))
    return Text(fr=french, en=str(node.get(f"{name}_en", french)))


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=_string(resource["name"]),
        path=_string(resource["path"]),
        title=_text(resource, "title"),
        description=_text(resource, "description"),
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(
            _foreign_key(key, resource["name"]) for key in schema.get("foreignKeys", ())
        ),
        optional=resource.get("optional") is True,
        internal=resource.get("internal") is True,
        personal=resource.get("personal") is True,
    )


def _field(field: Mapping[str, Any]) -> Field:
    if field.get("type", "string") not in FIELD_TYPES:
        raise DescriptorError(f"{field['name']}: type {field['type']!r:.80}")
    constraints = field.get("constraints", {})
    return Field(
        name=_string(field["name"]),
        type=field.get("type", "string"),
        title=_text(field, "title"),
        description=_text(field, "description"),
        categories={str(c["value"]): _text(c, "label") for c in field.get("categories", ())},
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        minimum=_limit(constraints.get("minimum")),
        maximum=_limit(constraints.get("maximum")),
        max_length=_length(constraints.get("maxLength")),
        pattern=_pattern(constraints.get("pattern")),
        is_address=field.get("format") == "uri",
    )


def _string(value: object) -> str:
    """Return a name or a path; a resource spread over several files is not read."""
    if not isinstance(value, str):
        raise DescriptorError(f"{value!r:.80} is not a text")
    if "\0" in value:
        raise DescriptorError(f"{value!r:.80} is no name")
    return value


def _limit(value: object) -> float | None:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise DescriptorError(f"{value!r:.80} is not a number")


def _length(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise DescriptorError(f"{value!r:.80} is not a whole number")


def _pattern(value: object) -> str | None:
    if value is None:
        return None
    pattern = _string(value)
    re.compile(pattern)
    return pattern


def _names(key: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else tuple(key)


def _foreign_key(key: Mapping[str, Any], table: str) -> ForeignKey:
    """Read one foreign key of `table`; without a resource it refers to the table itself."""
    columns = _names(key["fields"])
    references = _names(key["reference"]["fields"])
    if len(columns) != 1 or len(references) != 1:
        raise DescriptorError(f"foreign key over several columns: {', '.join(columns)}")
    return ForeignKey(columns[0], key["reference"].get("resource") or table, references[0])
