"""Writing to a data folder: checked first, then whole or not at all, with a way back.

Every refusal is a code with its parameters, and leaves the folder as it was.
"""

import datetime as dt
import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from filelock import Timeout

from loaders.csv_table import ROW
from loaders.data_folder import WORK, opened
from loaders.journal import backup_contents, backups, locked, replace_together
from loaders.package import (
    SHIPPED,
    Tables,
    TextPackage,
    check_tables,
    digest,
    package_paths,
    read_text_package,
)
from loaders.problems import Loss, Problem, Rule
from loaders.schema import DESCRIPTOR, PackageSchema, read_schema
from loaders.text_frame import csv_bytes

LOCK_SECONDS = 10.0
"""How long a writer waits for another one: many times what a write takes."""


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
    NO_BACKUP = "no-backup"
    FAILED = "failed"


class RefusedError(Exception):
    """Nothing was written. `folder` is where, `problems` what stands in the way, `detail` a name.

    `problems` comes with `INVALID` (of what was to be written) and `UNREADABLE` (of what is in
    the folder and would be lost); `detail` with `NO_BACKUP` and `FAILED`.
    """

    def __init__(
        self,
        refusal: Refusal,
        folder: Path,
        problems: tuple[Problem, ...] = (),
        detail: str = "",
    ) -> None:
        super().__init__(refusal.value, str(folder), detail)
        self.refusal = refusal
        self.folder = folder
        self.problems = problems
        self.detail = detail


@dataclass(frozen=True)
class Written:
    """What a write did: the paths of the files it changed, and the version it made.

    `in_place` is false where the system did not let a file be moved yet, as another program has
    it open: the new content counts all the same, and the next write moves it.
    """

    changed: tuple[str, ...]
    version: str
    in_place: bool = True


_LOSES_NOTHING = frozenset({Rule.FILE_MISSING, Rule.FILE_EMPTY, Rule.COLUMN_MISSING})
"""Faults of a file whose table can be written anew without losing what stands in it."""

_DESCRIPTOR = frozenset({Rule.DESCRIPTOR_MISSING, Rule.DESCRIPTOR_INVALID, Rule.TABLE_UNDECLARED})
"""Faults of the descriptor: which file holds which table is then not known for sure."""


def write_tables(
    directory: Path, tables: Tables, *, version: str, timeout: float = LOCK_SECONDS
) -> Written:
    """Write `tables` (text; those left out stay as they are) to the data folder `directory`.

    `version` is that of the `TextPackage` the caller worked on. The tables that differ are
    written, the others not touched; before, all are copied to a backup. Raises `RefusedError`.
    """
    with _writer(directory, timeout):
        package = read_text_package(directory)
        if package.version != version:
            raise RefusedError(Refusal.CHANGED_MEANWHILE, directory)
        _keep_what_was_not_read(package)
        whole = numbered({**package.tables, **tables}, package.schema)
        problems = check_tables(whole, package.schema)[1]
        if problems:
            raise RefusedError(Refusal.INVALID, directory, tuple(problems))
        contents = _changed_files(package, whole)
        return _write(directory, contents, package.schema) if contents else Written((), version)


def is_shipped(directory: Path) -> bool:
    """Say whether `directory` is that of the shipped data, or inside it; that is never changed."""
    shipped = SHIPPED.resolve()
    return shipped in (directory.resolve(), *directory.resolve().parents)


def numbered(tables: Tables, schema: PackageSchema) -> Tables:
    """Return the tables with `ROW` as it will be in the files: 2 for the first record."""
    return {
        name: tables[name][[field.name for field in table.fields]]
        .reset_index(drop=True)
        .assign(**{ROW: range(2, 2 + len(tables[name]))})
        for name, table in schema.tables.items()
    }


def init_directory(directory: Path, *, timeout: float = LOCK_SECONDS) -> Written:
    """Copy the shipped package to `directory`, a new folder or an empty one.

    Raises `RefusedError`.
    """
    _refuse_filled(directory)
    with _refusing(directory):
        directory.mkdir(parents=True, exist_ok=True)
    with _writer(directory, timeout):
        _refuse_filled(directory)
        schema = read_schema(SHIPPED)
        contents = {path: (SHIPPED / path).read_bytes() for path in (DESCRIPTOR, *schema.files)}
        return _write(directory, contents, schema)


def restore(
    directory: Path, backup: str | None = None, *, timeout: float = LOCK_SECONDS
) -> tuple[str, Written]:
    """Bring back a backup: the one of that name, or the latest that differs from what there is.

    What there is goes to a backup of its own before, so that this too can be undone. Returns the
    name of what was brought back. Raises `RefusedError`.
    """
    with _writer(directory, timeout):
        names = backups(directory) if backup is None else [backup]
        for name in names:
            try:
                kept = backup_contents(directory, name)
            except FileNotFoundError:
                break
            with opened(directory, kept) as folder:
                now = {path: _content(folder.files[path]) for path in kept}
            contents = {path: content for path, content in kept.items() if content != now[path]}
            schema = read_text_package(directory).schema
            if contents:
                return name, _write(directory, contents, schema)
            if backup is not None:
                return name, Written((), read_text_package(directory).version)
        raise RefusedError(Refusal.NO_BACKUP, directory, detail=backup or "")


def _write(directory: Path, contents: Mapping[str, bytes], schema: PackageSchema) -> Written:
    paths = package_paths(schema)
    now = dt.datetime.now(dt.UTC)
    in_place = replace_together(directory, contents, backed_up=paths, now=now)
    with opened(directory, paths) as folder:
        return Written(tuple(contents), digest(folder), in_place)


def _changed_files(package: TextPackage, tables: Tables) -> dict[str, bytes]:
    files = {}
    for name, table in package.schema.tables.items():
        columns = [field.name for field in table.fields]
        before, after = (frames[name][columns] for frames in (package.tables, tables))
        if not after.equals(before.reset_index(drop=True)):
            content = csv_bytes(after, table)
            if content != csv_bytes(before, table):
                files[table.path] = content
    return files


def _keep_what_was_not_read(package: TextPackage) -> None:
    """Refuse where a file holds something that a new one, made of what was read, would lose."""
    lost = tuple(
        problem
        for problem in package.problems
        if problem.rule in _DESCRIPTOR
        or (problem.loss is not Loss.NOTHING and problem.rule not in _LOSES_NOTHING)
    )
    if lost:
        raise RefusedError(Refusal.UNREADABLE, package.directory, lost)


def _refuse_filled(directory: Path) -> None:
    with _refusing(directory):
        if directory.exists() and any(path.name != WORK for path in directory.iterdir()):
            raise RefusedError(Refusal.NOT_EMPTY, directory)


def _content(file: object) -> bytes | None:
    read = getattr(file, "read", None)
    return read() if read else None


@contextmanager
def _writer(directory: Path, timeout: float) -> Iterator[None]:
    """Be the only writer of a folder that is not the shipped one."""
    with _refusing(directory):
        if is_shipped(directory):
            raise RefusedError(Refusal.SHIPPED, directory)
        if not directory.is_dir():
            raise RefusedError(Refusal.NO_FOLDER, directory)
        with locked(directory, timeout):
            yield


@contextmanager
def _refusing(directory: Path) -> Iterator[None]:
    """Say what the system refuses as a refusal of ours."""
    try:
        yield
    except Timeout as error:
        raise RefusedError(Refusal.BUSY, directory) from error
    except OSError as error:
        refusal = _MEANT.get(error.errno or 0, Refusal.FAILED)
        raise RefusedError(refusal, directory, detail=error.strerror or "") from error


_MEANT = {
    errno.ENOSPC: Refusal.DISK_FULL,
    errno.EDQUOT: Refusal.DISK_FULL,
    errno.EFBIG: Refusal.DISK_FULL,
    errno.EACCES: Refusal.READ_ONLY,
    errno.EPERM: Refusal.READ_ONLY,
    errno.EROFS: Refusal.READ_ONLY,
    errno.ENOENT: Refusal.NO_FOLDER,
    errno.ENOTDIR: Refusal.NO_FOLDER,
}
"""What an error of the system means to a writer. Source: errno(3)."""
