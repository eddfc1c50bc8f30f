"""The data package's own description of itself, read from `datapackage.json`.

The descriptor (Frictionless Data Package 2.0) is the one schema of the project. The classes here
give its parts names; they add no rule to it. Titles, descriptions and category labels are in
French under the standard's own property and in English under the same name with `_en`.
"""

import json
from collections.abc import Mapping
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
    pattern: str | None = None


@dataclass(frozen=True)
class ForeignKey:
    """A column whose cells name a row of another table by that table's `reference` column."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True)
class Table:
    """A tabular resource: where its file is, and what its columns and keys are."""

    name: str
    path: str
    title: Text
    description: Text
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

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


def read_schema(directory: Path) -> PackageSchema:
    """Read `datapackage.json` in `directory`.

    Raises `FileNotFoundError` where there is none and `DescriptorError` where it cannot be used.
    """
    try:
        descriptor = json.loads((directory / DESCRIPTOR).read_text("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise DescriptorError(str(error)) from error
    try:
        tables = {
            resource["name"]: _table(resource)
            for resource in descriptor["resources"]
            if "schema" in resource
        }
        return PackageSchema(
            title=_text(descriptor, "title"),
            description=_text(descriptor, "description"),
            tables=tables,
            descriptor=descriptor,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DescriptorError(f"{type(error).__name__}: {error}") from error


def _text(node: Mapping[str, Any], name: str) -> Text:
    french = str(node.get(name, ""))
    return Text(fr=french, en=str(node.get(f"{name}_en", french)))


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=_text(resource, "title"),
        description=_text(resource, "description"),
        fields=tuple(_field(field) for field in schema["fields"]),
        primary_key=_names(schema.get("primaryKey", ())),
        foreign_keys=tuple(_foreign_key(key) for key in schema.get("foreignKeys", ())),
    )


def _field(field: Mapping[str, Any]) -> Field:
    if field.get("type", "string") not in FIELD_TYPES:
        raise DescriptorError(f"{field['name']}: type {field['type']}")
    constraints = field.get("constraints", {})
    return Field(
        name=field["name"],
        type=field.get("type", "string"),
        title=_text(field, "title"),
        description=_text(field, "description"),
        categories={str(c["value"]): _text(c, "label") for c in field.get("categories", ())},
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        minimum=constraints.get("minimum"),
        maximum=constraints.get("maximum"),
        pattern=constraints.get("pattern"),
    )


def _names(key: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else tuple(key)


def _foreign_key(key: Mapping[str, Any]) -> ForeignKey:
    columns = _names(key["fields"])
    references = _names(key["reference"]["fields"])
    if len(columns) != 1 or len(references) != 1:
        raise DescriptorError(f"foreign key over several columns: {', '.join(columns)}")
    return ForeignKey(columns[0], key["reference"]["resource"], references[0])
