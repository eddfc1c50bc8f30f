"""Reasons why nothing was written, as codes with parameters; the wording is elsewhere."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from filelock import Timeout

from loaders.package.data_folder import OutsideError
from loaders.package.problems import Problem
from loaders.system.durable import NO_ROOM, HeldError


class Refusal(StrEnum):
    """Why nothing was written."""

    SHIPPED = "shipped"
    NO_FOLDER = "no-folder"
    NOT_EMPTY = "not-empty"
    READ_ONLY = "read-only"
    DISK_FULL = "disk-full"
    BUSY = "busy"
    CHANGED_MEANWHILE = "changed-meanwhile"
    INVALID = "invalid"
    UNREADABLE = "unreadable"
    HELD = "held"
    OUTSIDE = "outside"
    NO_BACKUP = "no-backup"
    BACKUP_LIST = "backup-list"
    BACKUP_FILE_MISSING = "backup-file-missing"
    BACKUP_FILE_CHANGED = "backup-file-changed"
    BACKUP_FILE_EXTRA = "backup-file-extra"
    BACKUP_LINK = "backup-link"
    BACKUP_UNLISTED = "backup-unlisted"
    BACKUP_INVALID = "backup-invalid"
    FAILED = "failed"


class RefusedError(Exception):
    """Nothing was written. `folder` is where, `problems` what stands in the way, `detail` a name.

    `problems` comes with `INVALID` (of what was to be written), `BACKUP_INVALID` (of what was to
    be brought back) and `UNREADABLE` (of what is in the folder and would be lost); `detail` is what
    the system says (`FAILED`, `HELD`), a backup or a file of one. `place` is the folder, or the
    path in it that cannot be written to.
    """

    def __init__(
        self,
        refusal: Refusal,
        folder: Path,
        problems: tuple[Problem, ...] = (),
        detail: str = "",
        path: str = "",
    ) -> None:
        super().__init__(refusal.value, str(folder), detail, path)
        self.refusal = refusal
        self.folder = folder
        self.problems = problems
        self.detail = detail
        self.place = folder / path


@contextmanager
def refusing(directory: Path) -> Iterator[None]:
    """Say what the system refuses as a refusal of ours."""
    try:
        yield
    except Timeout as error:
        raise RefusedError(Refusal.BUSY, directory) from error
    except OutsideError as error:
        raise RefusedError(Refusal.OUTSIDE, directory, path=str(error.filename)) from error
    except HeldError as error:
        refusal = _MEANT.get(error.errno or 0, Refusal.HELD)
        if refusal is Refusal.NO_FOLDER:
            refusal = Refusal.HELD
        detail = error.strerror or ""
        raise RefusedError(refusal, directory, detail=detail, path=error.path) from error
    except OSError as error:
        refusal = _MEANT.get(error.errno or 0, Refusal.FAILED)
        raise RefusedError(refusal, directory, detail=error.strerror or "") from error


_MEANT = {
    **dict.fromkeys(NO_ROOM, Refusal.DISK_FULL),
    errno.EIO: Refusal.FAILED,
    errno.EACCES: Refusal.READ_ONLY,
    errno.EPERM: Refusal.READ_ONLY,
    errno.EROFS: Refusal.READ_ONLY,
    errno.ENOENT: Refusal.NO_FOLDER,
    errno.ENOTDIR: Refusal.NO_FOLDER,
}
"""What an error of the system means to a writer. Source: errno(3)."""
