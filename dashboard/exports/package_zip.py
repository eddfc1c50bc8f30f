"""The data package as a zip file."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from loaders.package.data_folder import opened
from loaders.package.load import SHIPPED, package_paths
from loaders.package.schema import PackageSchema

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""


def package_zip(directory: Path, schema: PackageSchema) -> bytes:
    """Return the descriptor and the files that it declares, the tables all as of one moment.

    A declared file that is missing, or lies outside `directory`, is absent from the zip.
    """
    tables = files_of(directory, list(package_paths(schema)))
    return zipped({**tables, **other_files(directory, schema)})


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
