"""Backups of a data folder: what each contains, whether it is complete, how many are kept.

A backup is a folder in `backups/`, named after its time. It holds the files as they stood before a
write, and `backup.json`, written last: a number that orders the backups whatever the clock says,
what the write was, and every file with its size and SHA-256. It is made under a name that does not
count and renamed once it is whole. Each holds all tables, not only those that the write changed,
so that none needs another one to be brought back.
"""

import datetime as dt
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from loaders.editing.refusals import Refusal, RefusedError
from loaders.package.data_folder import located
from loaders.system.durable import HeldError, new_file, remove, sync, write_like

BACKUPS = "backups"
"""The folder, inside the data folder, that holds one folder per backup, named after its time."""

KEPT = 200
"""How many backups are kept; the oldest beyond go. With the shipped tables they take 35 MB."""

MANIFEST = "backup.json"

_NEW, _OLD = Path(BACKUPS) / ".new", Path(BACKUPS) / ".old"
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}Z(-[1-9]\d{0,8})?")
_LONGEST_MANIFEST = 1_000_000
_NO_LINK, _BINARY = getattr(os, "O_NOFOLLOW", 0), getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Backup:
    """A backup as it says itself: when and before what write it was made.

    `by` is the page or command that wrote, `changed` the paths of the files that it changed.
    `files` has the size and SHA-256 of each file by its path. It is empty where `listed` is
    false, as the list cannot be read, or, where `has_list` is false too, an earlier version of
    this program made the backup without one. A list that cannot be read says no number: such a
    backup counts as the latest, so that none is taken for that in its place.
    """

    name: str
    number: int = 0
    made: dt.datetime | None = None
    by: str = ""
    changed: tuple[str, ...] = ()
    files: Mapping[str, tuple[int, str]] = field(default_factory=lambda: MappingProxyType({}))
    listed: bool = False
    has_list: bool = False


def backups(directory: Path) -> list[Backup]:
    """Return the backups of `directory`, the latest first. What else lies there is none."""
    try:
        found = [entry.name for entry in os.scandir(directory / BACKUPS) if _is_backup(entry)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    known = [_described(directory, name) for name in found]
    return sorted(
        known,
        key=lambda one: (one.has_list and not one.listed, one.number, _by_time(one.name)),
        reverse=True,
    )


def backup_contents(directory: Path, backup: Backup) -> dict[str, bytes]:
    """Return the files of a backup by their paths, each as it was when the backup was made.

    Raises `RefusedError` where one is missing, changed or too many, or is a link. Of a backup
    without a list, whatever it holds is returned: the caller has to check it.
    """
    root = directory / BACKUPS / backup.name
    if backup.has_list and not backup.listed:
        raise RefusedError(Refusal.BACKUP_LIST, directory, detail=f"{backup.name}/{MANIFEST}")
    found = set(_regular_files(directory, backup.name)) - {MANIFEST}
    wanted = set(backup.files) if backup.listed else found
    refuse_other_files(directory, backup, wanted - found, found - wanted)
    contents = {path: _read(root / path) for path in sorted(found)}
    for path, known in backup.files.items():
        if known != _identity(contents[path]):
            raise RefusedError(
                Refusal.BACKUP_FILE_CHANGED, directory, detail=f"{backup.name}/{path}"
            )
    return contents


def refuse_other_files(directory: Path, backup: Backup, missing: Set[str], extra: Set[str]) -> None:
    """Refuse a backup of which these paths are missing, or too many."""
    for refusal, paths in (
        (Refusal.BACKUP_FILE_MISSING, missing),
        (Refusal.BACKUP_FILE_EXTRA, extra),
    ):
        if paths:
            raise RefusedError(refusal, directory, detail=f"{backup.name}/{min(paths)}")


def keep(
    directory: Path, paths: Iterable[str], *, now: dt.datetime, by: str, changed: Iterable[str]
) -> str:
    """Keep the files at `paths` as they stand; return the name of the backup. Needs the lock.

    The name is the time in UTC, `2021-02-04T093000Z`, with a number behind it where that is
    taken. It is empty where no file is there. Raises `HeldError`, with nothing kept.
    """
    contents = {}
    for path in paths:
        try:
            if located(directory, path).is_file():
                contents[path] = located(directory, path).read_bytes()
        except OSError as error:
            raise HeldError(path, error) from error
    if not contents:
        return ""
    try:
        return _kept(directory, contents, now, by, sorted(changed))
    except OSError as error:
        raise HeldError(BACKUPS, error) from error


def _kept(
    directory: Path, contents: Mapping[str, bytes], now: dt.datetime, by: str, changed: list[str]
) -> str:
    folder = directory / BACKUPS
    if not folder.is_dir():
        folder.mkdir()
        write_like(folder, directory)
    discard(directory)
    for path, content in contents.items():
        _add(directory, path, content)
    manifest = {
        "format": 1,
        "number": 1 + max((one.number for one in backups(directory)), default=0),
        "made": now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "by": by,
        "changed": changed,
        "files": {
            path: dict(zip(("bytes", "sha256"), _identity(content), strict=True))
            for path, content in contents.items()
        },
    }
    _add(directory, MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1).encode())
    new = directory / _NEW
    for made in (*(path for path in new.rglob("*") if path.is_dir()), new):
        sync(made)
    name = _free_name(folder, now)
    new.rename(folder / name)
    sync(folder)
    sync(directory)
    return name


def forget(directory: Path, name: str) -> None:
    """Take a backup away that no write has followed. Needs the lock."""
    with suppress(OSError):
        (directory / BACKUPS / name).rename(directory / _OLD)
    discard(directory)


def prune(directory: Path) -> None:
    """Take away the oldest backups beyond the `KEPT` latest. Needs the lock.

    Only those go that say of themselves what they are, and hold nothing else.
    """
    for old in [one for one in backups(directory) if one.listed][KEPT:]:
        with suppress(OSError, RefusedError):
            found = set(_regular_files(directory, old.name))
            if found <= {*old.files, MANIFEST}:
                forget(directory, old.name)


def discard(directory: Path) -> None:
    """Take away what was to become a backup, or was one, and does not count."""
    for below in (_NEW, _OLD):
        remove(directory / below)


def _is_backup(entry: "os.DirEntry[str]") -> bool:
    return bool(_NAME.fullmatch(entry.name)) and entry.is_dir(follow_symlinks=False)


def _described(directory: Path, name: str) -> Backup:
    try:
        read = _read(directory / BACKUPS / name / MANIFEST, _LONGEST_MANIFEST)
        manifest: dict[str, Any] = json.loads(read)
        files = {
            _inside(path): (int(known["bytes"]), str(known["sha256"]))
            for path, known in manifest["files"].items()
        }
        return Backup(
            name,
            int(manifest["number"]),
            dt.datetime.fromisoformat(manifest["made"]),
            str(manifest["by"]),
            tuple(map(str, manifest["changed"])),
            MappingProxyType(files),
            listed=bool(files) and manifest["format"] == 1,
            has_list=True,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Backup(name, has_list=os.path.lexists(directory / BACKUPS / name / MANIFEST))


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or path.startswith("/") or "\\" in path or "\0" in path:
        raise ValueError(path)
    return path


def _identity(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _regular_files(directory: Path, name: str) -> Iterator[str]:
    """Yield the paths of the files of a backup; raise `RefusedError` at what is no file."""
    root = directory / BACKUPS / name
    for folder, below, files in os.walk(root):
        for each in (*below, *files):
            path = Path(folder, each)
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                below_backups = path.relative_to(directory / BACKUPS).as_posix()
                raise RefusedError(Refusal.BACKUP_LINK, directory, detail=below_backups)
        yield from (Path(folder, each).relative_to(root).as_posix() for each in files)


def _read(path: Path, most: int = -1) -> bytes:
    """Read a file that is no link, even one that has just been put there."""
    descriptor = os.open(path, os.O_RDONLY | _NO_LINK | _BINARY)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most)


def _add(directory: Path, path: str, content: bytes) -> None:
    """Add a file to the backup that is being made, with the rights of the one it is a copy of."""
    file = directory / _NEW / path
    file.parent.mkdir(parents=True, exist_ok=True)
    for folder in (file.parent, *file.parent.parents):
        if folder == directory / BACKUPS:
            break
        write_like(folder, directory)
    model = located(directory, path)
    new_file(file, content, model if model.is_file() else directory)


def _free_name(folder: Path, now: dt.datetime) -> str:
    time = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    taken = {name for name in os.listdir(folder) if name.startswith(time)}  # noqa: PTH208
    number = 1 + max((_by_time(name)[1] for name in taken), default=0)
    return time if number == 1 else f"{time}-{number}"


def _by_time(name: str) -> tuple[str, int]:
    time, _, number = name.partition("Z-")
    return (f"{time.removesuffix('Z')}Z", int(number) if number.isdigit() else 1)
