"""The data package as one zip file, as it lies in its folder."""

import io
import zipfile
from pathlib import Path

from loaders.schema import DESCRIPTOR, PackageSchema

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""


def package_zip(directory: Path, schema: PackageSchema) -> bytes:
    """Return the descriptor and the files that it declares, as they are on disk.

    A declared file that is missing, or lies outside `directory`, is absent from the zip.
    """
    root = directory.resolve()
    paths = [DESCRIPTOR, *(str(one["path"]) for one in schema.descriptor["resources"])]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in dict.fromkeys(paths):
            file = (root / path).resolve()
            if file.is_relative_to(root) and file.is_file():
                entry = zipfile.ZipInfo(path, date_time=EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()
