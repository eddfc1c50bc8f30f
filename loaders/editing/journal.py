"""Atomic replacement of several files in a data folder, whenever the writer may crash.

1. It is tried whether each file can be replaced, by a copy of itself.
2. The new files are written to `.laureats/staged` and brought to the disk.
3. What they replace is copied to a backup (`loaders.editing.backups`).
4. `.laureats/staged` is renamed `.laureats/committed`. This one rename is the write: before it
   nothing has changed, after it the new files count (`loaders.package.data_folder` reads them
   there).
5. The files are moved to their places. Who dies here leaves the rest to the next writer.

A rename takes no room, so that a full disk can stop a write only before it counts. What could not
be moved would stop all later writes: that is why it is tried first. A file that is a link stays
one, and that which it leads to is replaced; a folder inside may lie on another disk.
"""

import datetime as dt
import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from loaders.editing import backups
from loaders.package.data_folder import COMMITTED, WORK, OutsideError
from loaders.system.durable import HeldError, new_file, remove, sync, write_like
from loaders.system.waiting import waiting

STAGED = Path(WORK) / "staged"
LOCK = Path(WORK) / "lock"


@contextmanager
def locked(directory: Path, timeout: float) -> Iterator[None]:
    """Keep other writers out of `directory`, and first finish or undo what a dead one left.

    Raises `filelock.Timeout` where another holds the lock for `timeout` seconds, `HeldError` where
    a file cannot be replaced that a write has left, and `OSError` where the folder cannot be
    written to. The system gives the lock back when its holder dies.
    """
    work = directory / WORK
    if not work.is_dir():
        try:
            work.mkdir()
        except FileExistsError as error:
            raise HeldError(WORK, error) from error
        write_like(work, directory)
    mode = stat.S_IMODE(directory.stat().st_mode) & 0o666 | 0o600
    with waiting(), FileLock(directory / LOCK, timeout=timeout, mode=mode):
        write_like(directory / LOCK, directory)
        roll_forward(directory)
        _discard(directory)
        yield


def replace_together(
    directory: Path,
    contents: Mapping[str, bytes],
    *,
    backed_up: Iterable[str],
    now: dt.datetime,
    by: str = "",
) -> tuple[bool, str]:
    """Give the files at the paths of `contents` their new contents, together. Needs the lock.

    The files at the paths `backed_up` are kept in a backup before, made `now`; `by` is the page
    or command that writes. Raises `OSError`, with nothing changed, where the new files cannot be
    written, and `HeldError` where an old one cannot be replaced.

    Returns whether all files are in place, and the name of the backup. They are not where the
    system did not let one be moved (Windows, while another program has it open): the new contents
    count all the same and the next writer moves them.
    """
    backup = ""
    try:
        for path in contents:
            _try_to_replace(directory, path)
        _write(directory, contents)
        backup = backups.keep(directory, backed_up, now=now, by=by, changed=contents)
        (directory / STAGED).rename(directory / COMMITTED)
    except OSError:
        if backup:
            backups.forget(directory, backup)
        _discard(directory)
        raise
    try:
        sync(directory / WORK)
        roll_forward(directory)
        backups.prune(directory)
    except OSError:
        pass
    return not (directory / COMMITTED).is_dir(), backup


def roll_forward(directory: Path) -> None:
    """Move the files of a write that counts to their places. Needs the lock."""
    committed = directory / COMMITTED
    if committed.is_symlink() or not committed.is_dir():
        remove(committed)
        return
    changed = {directory}
    for folder, _, files in os.walk(committed):
        for file in (Path(folder, name) for name in files):
            if not file.is_symlink():
                path = file.relative_to(committed).as_posix()
                try:
                    changed.add(_move(file, _target(directory, path)))
                except OSError as error:
                    raise HeldError(path, error) from error
    for folder_of in changed:
        sync(folder_of)
    shutil.rmtree(committed)


def _move(file: Path, target: Path) -> Path:
    """Move a file to its place, also onto another disk; return the folder it is in now."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        file.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _put(target, file.read_bytes(), file)
        file.unlink()
    return target.parent


def _target(directory: Path, path: str) -> Path:
    """Return the file to replace: where it is a link, that which it leads to inside the folder."""
    root = directory.resolve()
    target = (root / path).resolve()
    if not target.is_relative_to(root):
        raise OutsideError(errno.EACCES, "it is a link that leads out of the folder", path)
    return target


def _try_to_replace(directory: Path, path: str) -> None:
    """Replace a file by a copy of itself, as it will be by the new one; raise `HeldError`.

    A mount point, a protected file or a folder with a mark against that shows in no other way.
    Windows refuses while a program has the file open: there the next writer moves it.
    """
    try:
        target = _target(directory, path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not os.access(target, os.W_OK) and os.name == "nt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if target.exists() and os.name != "nt":
            _put(target, target.read_bytes(), target)
        elif target.parent.is_dir():
            new_file(_beside(target), b"", directory)
            remove(_beside(target))
    except OutsideError:
        raise
    except OSError as error:
        raise HeldError(path, error) from error


def _put(target: Path, content: bytes, model: Path) -> None:
    """Write a file beside `target`, with the rights of `model`, and rename it to that."""
    beside = _beside(target)
    try:
        new_file(beside, content, model)
        os.replace(beside, target)  # noqa: PTH105 - apart from `Path.replace`, which moves
    except OSError:
        remove(beside)
        raise


def _beside(target: Path) -> Path:
    """Return the name, beside `target`, that nothing has."""
    beside = target.with_name(f".{target.name}.laureats")
    remove(beside)
    return beside


def _write(directory: Path, contents: Mapping[str, bytes]) -> None:
    """Write the new files to where they wait, with the owner and the rights of the old ones."""
    staged = directory / STAGED
    folders = {staged}
    for path, content in contents.items():
        file = staged / path
        file.parent.mkdir(parents=True, exist_ok=True)
        folders |= {folder for folder in file.parents if folder.is_relative_to(staged)}
        old = _target(directory, path)
        new_file(file, content, old if old.is_file() else directory)
    for folder in (*folders, directory / WORK, directory):
        sync(folder)


def _discard(directory: Path) -> None:
    """Take away what was prepared and never counted."""
    remove(directory / STAGED)
    backups.discard(directory)
