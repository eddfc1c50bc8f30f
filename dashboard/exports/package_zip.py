"""The data package as one zip file, as it lies in its folder."""

import io
import zipfile
from pathlib import Path

from loaders.data_folder import opened
from loaders.schema import DESCRIPTOR, PackageSchema

EPOCH = (2000, 1, 1, 0, 0, 0)
"""The date of every file inside, so that the same data gives the same zip."""


def package_zip(directory: Path, schema: PackageSchema) -> bytes:
    """Return the descriptor and the files that it declares, all as of one moment.

    A declared file that is missing, or lies outside `directory`, is absent from the zip.
    """
    paths = [DESCRIPTOR, *(str(one["path"]) for one in schema.descriptor["resources"])]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, opened(directory, paths) as folder:
        for path, file in folder.files.items():
            if not isinstance(file, OSError):
                entry = zipfile.ZipInfo(path, date_time=EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, folder.read(path))
    return buffer.getvalue()
