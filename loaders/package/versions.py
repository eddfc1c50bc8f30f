"""Schema versions: what an older data folder lacks, and how to bring it up to date.

`data/earlier/` keeps, under its version, each package as it shipped before the schema changed. It
tells what somebody has changed of a descriptor, or of a record, from what came with the program.
Whoever changes the schema raises the `version` of the descriptor, puts the package as it was
there, and adds one line to `STEPS`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from loaders.package.csv_table import ROW, empty_frame
from loaders.package.problems import Problem, Rule
from loaders.package.schema import PackageSchema, parse_schema, read_schema
from loaders.package.validation import LEXICAL

Tables = Mapping[str, pd.DataFrame]
Descriptor = Mapping[str, Any]
Version = tuple[int, ...]

EARLIER = "earlier"
"""The folder, inside the shipped data, of the packages of earlier versions."""

BASIS = "records_of"
"""The property of a descriptor that names the version whose records the folder was made from."""

_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}")

_RULES = frozenset(
    {"type", "format", "constraints", "primaryKey", "foreignKeys", "version"}
    | {"optional", "internal", "personal"}
)
"""What the program counts on in a descriptor: always as it ships. The rest can be one's own."""

_NAMED = {"resources": "name", "fields": "name", "categories": "value"}
"""The lists of a descriptor whose parts are told apart by a name, and how that is called."""


def only_adds(tables: Tables) -> Tables:
    """Return the tables as they are: the version asks for less, and nobody knows what it adds."""
    return tables


def amounts_are_the_funds(tables: Tables) -> Tables:
    """Return the tables with the amounts that lists had brought in where the fund keeps its own.

    No public source that came with the program stated one, and none was asked for.
    """
    projects, noted = tables["projects"], tables.get("follow_up")
    moved = projects["amount_eur"].str.fullmatch(LEXICAL["number"])
    if noted is not None:
        moved &= ~projects["id"].isin(noted["project"])
    if not moved.any():
        return tables
    own = projects[moved][["id", "amount_eur", ROW]].set_axis(
        ["project", "granted_eur", ROW], axis=1
    )
    return {
        **tables,
        "projects": projects.assign(amount_eur=projects["amount_eur"].mask(moved, "")),
        "follow_up": own if noted is None else pd.concat([noted, own]).fillna(""),
    }


STEPS: Mapping[str, Callable[[Tables], Tables]] = {
    # A project may lack its committee and its summaries; it has further sources, words for cards
    # and the kind of page that proves it; the fund has figures of its own.
    "2.0.0": only_adds,
    # The fund's own figures have tables of their own, and the published amount its source.
    "2.1.0": amounts_are_the_funds,
}
"""What makes the tables (text, with `ROW`) of the version before into those of each version.

Columns and tables that a version adds need no step of their own: they are there, and empty.
"""


def version_of(descriptor: Descriptor) -> Version:
    """Return the version of a descriptor as numbers that compare; empty where it says none."""
    return _numbers(str(descriptor.get("version", "")))


def earlier_package(shipped: Path, version: str) -> Path:
    """Return the folder of the package of `version`, else of the last before, else of the first.

    `shipped` is the folder of the shipped package, which keeps them.
    """
    known = sorted((shipped / EARLIER).iterdir(), key=lambda folder: _numbers(folder.name))
    before = [folder for folder in known if _numbers(folder.name) <= _numbers(version)]
    return before[-1] if before else known[0]


def as_it_was(own: PackageSchema, shipped: Path) -> PackageSchema:
    """Return the schema of a folder of an earlier version, with all that this version declared."""
    before = _before(own, shipped)
    return parse_schema(_content(_merged(own.descriptor, before, before)))


def brought_up(own: PackageSchema, today: PackageSchema, shipped: Path) -> PackageSchema:
    """Return the schema `today` with what a folder of an earlier version has of its own.

    That is: tables, columns and categories that did not ship, and texts worded anew. Raises
    `DescriptorError` where these do not go together.
    """
    merged = _merged(own.descriptor, _before(own, shipped), today.descriptor)
    basis = own.descriptor.get(BASIS) or own.descriptor.get("version", "")
    return parse_schema(_content({**merged, BASIS: basis}))


def lacking(own: PackageSchema, today: PackageSchema) -> list[str]:
    """Return what `own` does not declare of `today`: tables, and columns as `table.column`."""
    return [
        f"{name}.{field.name}" if name in own.tables else name
        for name, table in today.tables.items()
        for field in (table.fields if name in own.tables else table.fields[:1])
        if name not in own.tables or field.name not in {f.name for f in own.tables[name].fields}
    ]


def lacking_of(problems: Iterable[Problem]) -> dict[str, list[str]]:
    """Return what an earlier folder lacks as its problem says it: by table, the columns.

    Of a table that it does not have at all, no column is named.
    """
    names = (one.details["lacking"] for one in problems if one.rule is Rule.VERSION_EARLIER)
    by_table: dict[str, list[str]] = {}
    for name in (name for said in names for name in said.split(", ") if name):
        table, _, column = name.partition(".")
        by_table.setdefault(table, []).extend([column] if column else [])
    return by_table


def brought_up_tables(tables: Tables, version: str, schema: PackageSchema) -> Tables:
    """Return the tables of a folder of `version` as `schema`, which is today's, declares them."""
    for later, step in STEPS.items():
        if _numbers(later) > _numbers(version):
            tables = step(tables)
    return {
        name: tables[name].reindex(columns=[*(f.name for f in table.fields), ROW], fill_value="")
        if name in tables
        else empty_frame(table)
        for name, table in schema.tables.items()
    }


def _numbers(version: str) -> Version:
    known = _VERSION.fullmatch(version)
    return tuple(int(part) for part in version.split(".")) if known else ()


def _before(own: PackageSchema, shipped: Path) -> Descriptor:
    folder = earlier_package(shipped, str(own.descriptor.get("version", "")))
    return read_schema(folder).descriptor


def _content(descriptor: Descriptor) -> bytes:
    return json.dumps(descriptor, ensure_ascii=False).encode()


def _merged(own: Descriptor, before: Descriptor, today: Descriptor) -> dict[str, Any]:
    """Return `today` with what somebody has made `own` of `before`."""
    merged = {key: _part(key, own, before, value) for key, value in today.items()}
    mine = {key: own[key] for key in own if key not in {*today, *before, *_RULES}}
    return merged | mine


def _part(key: str, own: Descriptor, before: Descriptor, today: Any) -> Any:
    if key in _RULES or key not in own:
        return today
    mine, old = own[key], before.get(key)
    if key in _NAMED:
        return _merged_list(_NAMED[key], mine, old or [], today)
    if isinstance(mine, Mapping) and isinstance(today, Mapping):
        return _merged(mine, old if isinstance(old, Mapping) else {}, today)
    return today if mine == old else mine


def _merged_list(
    name: str, own: Sequence[Descriptor], before: Sequence[Descriptor], today: Sequence[Descriptor]
) -> list[Descriptor]:
    mine, old, now = ({part[name]: part for part in parts} for parts in (own, before, today))
    merged = [_merged(mine.get(key, {}), old.get(key, {}), part) for key, part in now.items()]
    return merged + [part for key, part in mine.items() if key not in {*now, *old}]
