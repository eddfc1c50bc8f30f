"""The data package as one zip file, as it lies in its folder."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from loaders.data_folder import opened
from loaders.schema import DESCRIPTOR, PackageSchema

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""


def package_zip(directory: Path, schema: PackageSchema) -> bytes:
    """Return the descriptor and the files that it declares, all as of one moment.

    A declared file that is missing, or lies outside `directory`, is absent from the zip.
    """
    return zipped(files_of(directory, [DESCRIPTOR, *schema.files]))


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
