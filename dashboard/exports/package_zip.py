"""The data package as a zip file: the whole folder, or a selection."""

import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dashboard.exports.selection_tables import restricted_descriptor, selection_tables
from dashboard.exports.selection_workbook import named, read_me
from dashboard.language.markup import clean
from dashboard.language.translation import Words
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.package.data_folder import opened
from loaders.package.load import SHIPPED, package_paths
from loaders.package.schema import DESCRIPTOR, PackageSchema
from loaders.package.text_frame import csv_bytes

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""What a descriptor says that it keeps to. Source: Data Package 2.0, `$schema`."""

README, LICENCE = "README.md", "LICENCE.txt"

_NOT_TAKEN_ALONG = {"geography/communes.parquet"}
"""INSEE's list of all communes: nine tenths of a package, and it says nothing of a project."""


def package_zip(index: Index, words: Words, made: dt.datetime, *, internal: bool = False) -> bytes:
    """Return the descriptor and the files that it declares, the tables all as of one moment.

    The fund's own tables stay behind unless `internal`. A declared file that is missing, or lies
    outside the folder, is absent from the zip. `made` (with its time zone) is when the package says
    that it was created.
    """
    every = index.portfolio.schema.tables
    index = index.outgoing(internal=internal)
    directory, schema = index.portfolio.directory, index.portfolio.schema
    contents = files_of(directory, list(package_paths(schema)))
    contents |= other_files(directory, schema)
    try:
        own = json.loads(contents.pop(DESCRIPTOR, b"").decode("utf-8-sig"))
        gone = {*every} - {*schema.tables}
        own["resources"] = [
            one
            for one in own["resources"]
            if one.get("name") not in gone and one.get("path") not in _NOT_TAKEN_ALONG
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        own = dict(schema.descriptor)  # what the tables were read by
    counts = {name: len(frame) for name, frame in index.portfolio.tables.items()}
    said = read_me(Selection(index), counts, words, made.date())
    return _packed(own, contents, said, schema, words, made)


def selection_package_zip(
    selection: Selection, words: Words, made: dt.datetime, *, internal: bool = False
) -> bytes:
    """Return a data package with the selected projects and what they refer to, as one zip.

    It loads like the whole package; the descriptor's `selection` says by which address it was
    chosen. The fund's own tables are in it only where `internal`. The same selection, language and
    moment give the same bytes.
    """
    selection = selection.outgoing(internal=internal)
    schema = selection.portfolio.schema
    tables = selection_tables(selection)
    contents = {t.path: csv_bytes(tables[name], t) for name, t in schema.tables.items()}
    contents |= other_files(selection.portfolio.directory, schema)
    descriptor = restricted_descriptor(selection, set(contents))
    counts = {name: len(frame) for name, frame in tables.items()}
    said = read_me(selection, counts, words, made.date())
    return _packed(descriptor, contents, said, schema, words, made)


def other_files(directory: Path, schema: PackageSchema) -> dict[str, bytes]:
    """Return the declared files that are no tables, the list of communes apart: boundaries.

    They are those that ship with the dashboard, which reads no others; else those of `directory`.
    """
    others = {*schema.files} - {*package_paths(schema)} - _NOT_TAKEN_ALONG
    paths = [path for path in schema.files if path in others]
    return {**files_of(directory, paths), **files_of(SHIPPED, paths)}


def files_of(directory: Path, paths: list[str]) -> dict[str, bytes]:
    """Return what the files at `paths` hold, as of one moment; unreadable ones are left out."""
    with opened(directory, paths) as folder:
        return {
            path: folder.read(path)
            for path, file in folder.files.items()
            if not isinstance(file, OSError)
        }


def _packed(
    descriptor: dict[str, Any],
    contents: Mapping[str, bytes],
    said: list[tuple[str, str]],
    schema: PackageSchema,
    words: Words,
    made: dt.datetime,
) -> bytes:
    """Return the zip: the descriptor with the size and digest of each file, and what to know."""
    described = {
        "$schema": PROFILE,
        **descriptor,
        "created": made.isoformat(timespec="seconds"),
        "resources": [_measured(one, contents) for one in descriptor["resources"]],
    }
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    files: dict[str, str | bytes] = {
        DESCRIPTOR: text,
        README: _read_me(said, schema, words),
        LICENCE: _licence(descriptor, words),
        **contents,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()


def _measured(resource: dict[str, Any], contents: Mapping[str, bytes]) -> dict[str, Any]:
    """Return a resource with the size and the digest of its file, as the standard writes them.

    Of types the standard knows `table` alone (Data Package 2.0, `type`).
    """
    kept = {key: value for key, value in resource.items() if (key, value) != ("type", "file")}
    content = contents.get(str(resource.get("path")))
    if content is None:
        return kept
    return {**kept, "bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _read_me(said: list[tuple[str, str]], schema: PackageSchema, words: Words) -> str:
    """Return what explains the package as Markdown; what it quotes commands nothing there."""
    (_, title), *facts = said
    files = [(DESCRIPTOR, words.text("What each table and each column means (Data Package 2.0)."))]
    files += [
        (table.path, f"{table.title[words.language]}. {table.description[words.language]}")
        for table in schema.tables.values()
    ]
    format_of_tables = words.text(
        "The tables are CSV in UTF-8: commas between cells, decimals with a point, days as "
        "2021-02-04. The INSEE codes are texts: keep their first zero."
    )
    parts = [
        f"# {_literal(title)}",
        _listed(facts),
        "## " + words.text("Files"),
        format_of_tables,
        _listed(files),
    ]
    return "\n\n".join(parts) + "\n"


def _listed(pairs: list[tuple[str, str]]) -> str:
    return "\n".join(f"- {_literal(label)} \N{EM DASH} {_literal(text)}" for label, text in pairs)


def _literal(text: str) -> str:
    return re.sub(r"([\\`*<\[])", r"\\\1", clean(text))


def _licence(descriptor: Mapping[str, Any], words: Words) -> str:
    """Say under which licence each part stands, and what to name when using it."""
    parts = [(words.text("The tables"), descriptor)]
    parts += [
        (str(one.get("path", one.get("name", ""))), one)
        for one in descriptor["resources"]
        if one.get("licenses")
    ]
    lines = []
    for what, part in parts:
        for licence in part.get("licenses", ()):
            lines.append(f"{what}: {named(licence)}")
        for source in part.get("sources", ()):
            lines.append(f"    {words.text('Source')}: {named(source)}")
    return "\n".join(lines) + "\n"
