"""The data package as a zip file."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from loaders.package.data_folder import opened
from loaders.package.internal import outgoing_schema
from loaders.package.load import SHIPPED, package_paths
from loaders.package.schema import DESCRIPTOR, PackageSchema

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""


def package_zip(directory: Path, schema: PackageSchema, *, internal: bool = False) -> bytes:
    """Return the descriptor and the files that it declares, the tables all as of one moment.

    The fund's own tables stay behind unless `internal`. A declared file that is missing, or lies
    outside `directory`, is absent from the zip.
    """
    schema = outgoing_schema(schema, internal=internal)
    tables = files_of(directory, list(package_paths(schema)))
    descriptor = json.dumps(dict(schema.descriptor), ensure_ascii=False, indent=2) + "\n"
    return zipped({**tables, DESCRIPTOR: descriptor.encode(), **other_files(directory, schema)})


def other_files(directory: Path, schema: PackageSchema) -> dict[str, bytes]:
    """Return the declared files that are no tables: boundaries and communes.

    They are those that ship with the dashboard, which reads no others; else those of `directory`.
    """
    paths = [path for path in schema.files if path not in package_paths(schema)]
    return {**files_of(directory, paths), **files_of(SHIPPED, paths)}


def files_of(directory: Path, paths: list[str]) -> dict[str, bytes]:
    """Return what the files at `paths` hold, as of one moment; unreadable ones are left out."""
    with opened(directory, paths) as folder:
        return {
            path: folder.read(path)
            for path, file in folder.files.items()
            if not isinstance(file, OSError)
        }


def zipped(contents: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their path; the same contents give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in contents.items():
            entry = zipfile.ZipInfo(path, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return buffer.getvalue()
