"""Remembers a person's answers about a list for the next time they are needed.

That is what the columns hold, for the next file with the same headings, and the texts written for
projects that are not yet in the data set. Each stands in a small file of its own, which is
replaced whole; a file that is damaged counts as none.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from platformdirs import user_state_path

from loaders.package.data_folder import WORK
from loaders.project_list.column_guess import ColumnMapping
from loaders.system.durable import write_whole
from loaders.text.folding import folded

_LARGEST = 100_000
"""Bytes of a file that is read: a hundred columns, or the longest texts, take a tenth of them."""


@dataclass(frozen=True)
class ImportMemory:
    """What is kept in one folder. Nothing that goes wrong on the disk stops the person's work."""

    folder: Path

    def columns(self, headings: Sequence[str]) -> ColumnMapping | None:
        """Return the mapping kept for a file with these headings, in any order."""
        with suppress(ValueError, RecursionError):
            return ColumnMapping.from_json(self._read(_form(headings))).fitted(headings)
        return None

    def keep_columns(self, headings: Sequence[str], mapping: ColumnMapping) -> bool:
        """Keep `mapping` for the next file with these headings; return whether that went well."""
        return self._write(_form(headings), mapping.to_json())

    def texts(self, project: str) -> dict[str, str]:
        """Return the texts kept for a project, by column."""
        kept: object = None
        with suppress(ValueError, RecursionError):
            kept = json.loads(self._read(_of_project(project)))
        if not isinstance(kept, dict):
            return {}
        return {name: text for name, text in kept.items() if isinstance(text, str)}

    def keep_texts(self, project: str, texts: Mapping[str, str]) -> bool:
        """Keep the texts of a project, by column; return whether that went well."""
        return self._write(_of_project(project), json.dumps(dict(texts), ensure_ascii=False))

    def forget_texts(self, project: str) -> None:
        """Forget the texts of a project that is now in the data set."""
        with suppress(OSError):
            (self.folder / _of_project(project)).unlink(missing_ok=True)

    def _read(self, name: str) -> str:
        with suppress(OSError), (self.folder / name).open(encoding="utf-8") as stream:
            return stream.read(_LARGEST)
        return ""

    def _write(self, name: str, text: str) -> bool:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / name, text.encode())
            return True
        return False


def import_memory(directory: Path, *, editable: bool) -> ImportMemory:
    """Return what is kept for the data in `directory`.

    It stands with the data where that may be written to; else in the user's own folder for the
    state of programs, apart for each data folder.
    """
    if editable:
        return ImportMemory(directory / WORK / "lists")
    name = _short(str(directory.resolve()))
    return ImportMemory(user_state_path("laureats", appauthor=False) / "lists" / name)


def _form(headings: Sequence[str]) -> str:
    return f"columns-{_short(chr(10).join(sorted(map(folded, headings))))}.json"


def _of_project(project: str) -> str:
    return f"texts-{_short(project)}.json"


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
