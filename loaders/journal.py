"""Several files of a data folder replaced together or not at all, whenever the writer dies.

1. The new files are written to `.laureats/staged` and brought to the disk.
2. What they replace is copied to `backups/`, in a folder named after the time.
3. `.laureats/staged` is renamed `.laureats/committed`. This one rename is the write: before it
   nothing has changed, after it the new files count (`loaders.data_folder` reads them there).
4. The files are moved to their places. Who dies here leaves the rest to the next writer.

A rename takes no room, so that a full disk can stop a write only before it counts.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from loaders.data_folder import COMMITTED, WORK, located

BACKUPS = "backups"
"""The folder, inside the data folder, that holds one folder per backup, named after its time."""

STAGED = Path(WORK) / "staged"
COPIED = Path(WORK) / "backup"
LOCK = Path(WORK) / "lock"


@contextmanager
def locked(directory: Path, timeout: float) -> Iterator[None]:
    """Keep other writers out of `directory`, and first finish or undo what a dead one left.

    Raises `filelock.Timeout` where another holds the lock for `timeout` seconds, and `OSError`
    where the folder cannot be written to. The system gives the lock back when its holder dies.
    """
    (directory / WORK).mkdir(exist_ok=True)
    with FileLock(directory / LOCK, timeout=timeout):
        roll_forward(directory)
        _discard(directory)
        yield


def replace_together(
    directory: Path, contents: Mapping[str, bytes], *, backed_up: Iterable[str], now: dt.datetime
) -> bool:
    """Give the files at the paths of `contents` their new contents, together. Needs the lock.

    The files at the paths `backed_up` are copied to a backup named after `now` before. Returns
    whether all are in place: where the system did not let one be moved (Windows, while another
    program has it open), the new contents count all the same and the next writer moves them.
    Raises `OSError`, with nothing changed, where the new files cannot be written.
    """
    try:
        _write(directory, STAGED, contents)
        _back_up(directory, backed_up, now)
        (directory / STAGED).rename(directory / COMMITTED)
    except OSError:
        _discard(directory)
        raise
    try:
        _sync(directory / WORK)
        roll_forward(directory)
    except OSError:
        return False
    return True


def roll_forward(directory: Path) -> None:
    """Move the files of a write that counts to their places. Needs the lock."""
    committed = directory / COMMITTED
    changed = {directory}
    for file in [path for path in committed.rglob("*") if path.is_file()]:
        target = directory / file.relative_to(committed)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.replace(target)
        changed |= {target.parent}
    for folder in changed:
        _sync(folder)
    if committed.is_dir():
        shutil.rmtree(committed)


def backups(directory: Path) -> list[str]:
    """Return the names of the backups of `directory`, the latest first."""
    try:
        found = [path.name for path in (directory / BACKUPS).iterdir() if path.is_dir()]
    except FileNotFoundError:
        return []
    return sorted(found, key=_by_time, reverse=True)


def backup_contents(directory: Path, name: str) -> dict[str, bytes]:
    """Return the files of a backup by their paths; raise `FileNotFoundError` without such one."""
    if name not in backups(directory):
        raise FileNotFoundError(name)
    root = directory / BACKUPS / name
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _back_up(directory: Path, paths: Iterable[str], now: dt.datetime) -> None:
    present = [path for path in paths if located(directory, path).is_file()]
    if not present:
        return
    _write(directory, COPIED, {path: located(directory, path).read_bytes() for path in present})
    name = _free_name(backups(directory), now)
    (directory / BACKUPS).mkdir(exist_ok=True)
    (directory / COPIED).rename(directory / BACKUPS / name)
    _sync(directory / BACKUPS)
    _sync(directory)


def _free_name(taken: list[str], now: dt.datetime) -> str:
    """Return the time in UTC, `2021-02-04T093000Z`, with a number behind it where that is taken."""
    time = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    number = 1 + max((_by_time(name)[1] for name in taken if _by_time(name)[0] == time), default=0)
    return time if number == 1 else f"{time}-{number}"


def _by_time(name: str) -> tuple[str, int]:
    time, _, number = name.partition("Z-")
    return (f"{time.removesuffix('Z')}Z", int(number) if number.isdigit() else 1)


def _write(directory: Path, below: Path, contents: Mapping[str, bytes]) -> None:
    folders = {directory / below}
    for path, content in contents.items():
        file = directory / below / path
        file.parent.mkdir(parents=True, exist_ok=True)
        folders |= {folder for folder in file.parents if folder.is_relative_to(directory / below)}
        with file.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if (directory / path).is_file():  # so that who could read the file still can
            shutil.copymode(directory / path, file)
    for folder in (*folders, directory / WORK, directory):
        _sync(folder)


def _sync(folder: Path) -> None:
    """Bring the names in `folder` to the disk. Windows does so by itself and offers no call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _discard(directory: Path) -> None:
    """Take away what was prepared and never counted."""
    for below in (STAGED, COPIED):
        shutil.rmtree(directory / below, ignore_errors=True)
