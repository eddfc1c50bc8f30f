"""Consistent reads of a data folder, as it stood at one moment, even during a write.

A write of several tables takes effect in one rename: that of `.laureats/staged` to
`.laureats/committed` (see `loaders.editing.journal`). From then on a file that still waits there
counts instead of the one of the same path in the folder, until it has been moved over it.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

WORK = ".laureats"
"""The folder, inside the data folder, that holds the lock and a write that is under way."""

COMMITTED = Path(WORK) / "committed"
"""Where the files of a write wait that counts and is not yet moved into place."""

ATTEMPTS = 100
"""How often the files are opened anew when a write took effect in between. Opening them takes
under a millisecond and a write several, so that a second attempt is rare and a third unheard of."""

Stamp = tuple[tuple[str, int, int, int], ...]


def located(directory: Path, path: str) -> Path:
    """Return the file that holds what stands at `path` in the data folder `directory` now."""
    waiting = directory / COMMITTED / path
    return waiting if waiting.is_file() and not waiting.is_symlink() else directory / path


class OutsideError(OSError):
    """A path that leads out of the data folder."""


@dataclass(frozen=True)
class OpenFolder:
    """The files of a data folder, all opened at one moment; `files` has an error where one fails.

    A writer puts new files in the place of old ones and never writes into them, so what was
    opened stays as it was.
    """

    files: Mapping[str, BinaryIO | OSError]

    def size(self, path: str) -> int:
        """Return the bytes of a file; raise the `OSError` that opening it met."""
        return self._file(path).seek(0, os.SEEK_END)

    def read(self, path: str) -> bytes:
        """Return the content of a file; raise the `OSError` that opening or reading it met."""
        file = self._file(path)
        file.seek(0)
        return file.read()

    def _file(self, path: str) -> BinaryIO:
        file = self.files[path]
        if isinstance(file, OSError):
            raise file
        return file


@contextmanager
def opened(directory: Path, paths: Iterable[str]) -> Iterator[OpenFolder]:
    """Open the files at `paths` of the data folder `directory`, all as of one moment.

    They are opened first and looked at again after: where each is still the one in place, all
    were in place together in between, for a file that was replaced never comes back.
    """
    wanted = tuple(dict.fromkeys(paths))
    root = directory.resolve()
    for attempt in range(ATTEMPTS):
        with ExitStack() as stack:
            files = {path: _open(directory, root, path, stack) for path in wanted}
            if attempt == ATTEMPTS - 1 or all(
                _identity(file) == _identity(_stat(directory, path)) for path, file in files.items()
            ):
                yield OpenFolder(files)
                return


def stamp(directory: Path, paths: Iterable[str]) -> Stamp:
    """Return what changes whenever one of the files at `paths` does; cheap enough to ask often.

    One entry per file that is there: path, inode, bytes, time of the last change in nanoseconds.
    """
    found = ((path, _stat(directory, path)) for path in dict.fromkeys(paths))
    return tuple(
        (path, state.st_ino, state.st_size, state.st_mtime_ns)
        for path, state in found
        if isinstance(state, os.stat_result)
    )


def _open(directory: Path, root: Path, path: str, stack: ExitStack) -> BinaryIO | OSError:
    try:
        inside = (root / path).resolve().is_relative_to(root)
    except RuntimeError:  # links in a circle
        return OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
    if not inside:
        return OutsideError(errno.EACCES, os.strerror(errno.EACCES), path)
    state = _stat(directory, path)
    if isinstance(state, OSError):
        return state
    if not stat.S_ISREG(state.st_mode):  # a pipe would keep the reader waiting
        return OSError(errno.EINVAL, os.strerror(errno.EINVAL), path)
    try:
        return _on_either_side_of_the_move(directory, path, stack)
    except OSError as error:
        return error


def _on_either_side_of_the_move(directory: Path, path: str, stack: ExitStack) -> BinaryIO:
    with suppress(FileNotFoundError):  # it was moved into place just now
        return stack.enter_context(located(directory, path).open("rb"))
    return stack.enter_context((directory / path).open("rb"))


def _stat(directory: Path, path: str) -> os.stat_result | OSError:
    try:
        with suppress(FileNotFoundError):
            return located(directory, path).stat()
        return (directory / path).stat()
    except OSError as error:
        return error


def _identity(file: BinaryIO | OSError | os.stat_result) -> tuple[int, int] | None:
    """Return what tells a file from every other one there is; None where it cannot be opened."""
    if isinstance(file, OSError):
        return None
    state = file if isinstance(file, os.stat_result) else os.fstat(file.fileno())
    return state.st_dev, state.st_ino
