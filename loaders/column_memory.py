"""The mapping of columns that somebody chose, kept in the data folder for the next file like it.

One small file for each set of headings, in the folder that holds what is no data of the package.
"""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from loaders.column_guess import ColumnMapping
from loaders.data_folder import WORK
from loaders.sheets import folded

COLUMNS = Path(WORK) / "columns"

_LARGEST = 100_000
"""Bytes of a kept mapping that are read: a hundred columns take a tenth of them."""


def recall(directory: Path, headings: Sequence[str]) -> ColumnMapping | None:
    """Return the mapping kept for a file with these headings, in any order, None without one.

    A file that is damaged counts as none.
    """
    file = _file(directory, headings)
    try:
        with file.open(encoding="utf-8") as stream:
            return ColumnMapping.from_json(stream.read(_LARGEST)).fitted(headings)
    except (OSError, ValueError, RecursionError):
        return None


def remember(directory: Path, headings: Sequence[str], mapping: ColumnMapping) -> None:
    """Keep `mapping` for the next file with these headings. Raises `OSError`."""
    file = _file(directory, headings)
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, suffix=".new")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(mapping.to_json())
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _file(directory: Path, headings: Sequence[str]) -> Path:
    form = "\n".join(sorted(map(folded, headings)))
    return directory / COLUMNS / f"{hashlib.sha256(form.encode()).hexdigest()[:32]}.json"
