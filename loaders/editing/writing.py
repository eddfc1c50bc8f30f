"""Writes to a data folder: validated first, all or nothing, and reversible.

Every refusal is a code with its parameters, and leaves the folder as it was.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from loaders.editing.backups import Backup, backup_contents, backups, refuse_other_files
from loaders.editing.changes import are_equal
from loaders.editing.journal import locked, replace_together
from loaders.editing.refusals import Refusal, RefusedError, refusing
from loaders.package.csv_table import ROW
from loaders.package.data_folder import WORK, opened
from loaders.package.load import (
    SHIPPED,
    Tables,
    TextPackage,
    check_tables,
    digest,
    kept_paths,
    package_paths,
    read_text_package,
    text_package,
)
from loaders.package.problems import Loss, Problem, Rule
from loaders.package.schema import DESCRIPTOR, PackageSchema, read_schema
from loaders.package.text_frame import csv_bytes

LOCK_SECONDS = 10.0
"""How long a writer waits for another one: many times what a write takes."""


@dataclass(frozen=True)
class Written:
    """What a write did: the paths of the files it changed, and the version it made.

    `backup` is the name of the backup of what stood there before, empty where nothing did.
    `in_place` is false where the system did not let a file be moved yet, as another program has
    it open: the new content counts all the same, and the next write moves it.
    """

    changed: tuple[str, ...]
    version: str
    in_place: bool = True
    backup: str = ""


_LOSES_NOTHING = frozenset({Rule.FILE_MISSING, Rule.FILE_EMPTY, Rule.COLUMN_MISSING})
"""Faults of a file whose table can be written anew without losing what stands in it."""


def write_tables(
    directory: Path, tables: Tables, *, version: str, by: str = "", timeout: float = LOCK_SECONDS
) -> Written:
    """Write `tables` (text; those left out stay as they are) to the data folder `directory`.

    `version` is that of the `TextPackage` the caller worked on. The tables that differ are
    written, the others not touched; before, all are copied to a backup, which says that the page
    or command `by` wrote. Raises `RefusedError`.
    """
    with _writer(directory, timeout):
        package = read_text_package(directory)
        if package.version != version:
            raise RefusedError(Refusal.CHANGED_MEANWHILE, directory)
        _keep_what_was_not_read(package)
        whole = numbered({**package.tables, **tables}, package.schema)
        problems = brought_in(package, whole)
        if problems:
            raise RefusedError(Refusal.INVALID, directory, problems)
        contents = _changed_files(package, whole)
        if not contents:
            return Written((), version)
        return _write(directory, contents, package.schema, by)


def brought_in(package: TextPackage, tables: Tables) -> tuple[Problem, ...]:
    """Return what is wrong in `tables`, numbered, and not yet in those of `package`.

    A fault that stands in the data already, such as a short title that somebody made too long in
    a spreadsheet, keeps nobody from writing something else.
    """
    problems = check_tables(tables, package.schema)[1]
    if not problems:
        return ()
    there = Counter(map(_fault, check_tables(package.tables, package.schema)[1]))
    new = []
    for problem in problems:
        if there[_fault(problem)] > 0:
            there[_fault(problem)] -= 1
        else:
            new.append(problem)
    return tuple(new)


def _fault(problem: Problem) -> tuple[str, ...]:
    """Return what tells a fault from others wherever its row stands."""
    said = (problem.file, problem.rule, problem.column or "", problem.value or "")
    return (*said, *(f"{key}={value}" for key, value in sorted(problem.details.items())))


def is_shipped(directory: Path) -> bool:
    """Say whether `directory` is that of the shipped data, or inside it; that is never changed."""
    shipped = SHIPPED.resolve()
    return shipped in (directory.resolve(), *directory.resolve().parents)


def numbered(tables: Tables, schema: PackageSchema) -> Tables:
    """Return the tables with `ROW` as it will be in the files: 2 for the first record."""
    return {
        name: pd.DataFrame(
            {field.name: tables[name][field.name].array for field in table.fields}
            | {ROW: range(2, 2 + len(tables[name]))}
        )
        for name, table in schema.tables.items()
    }


def init_directory(directory: Path) -> Written:
    """Copy the tables of the shipped package to `directory`, a new folder or an empty one.

    The boundaries and the list of communes are not copied: they are read where they ship, so that
    nobody corrects a copy that nothing reads. Raises `RefusedError`.
    """
    _refuse_filled(directory)
    with refusing(directory):
        directory.mkdir(parents=True, exist_ok=True)
    with _writer(directory):
        _refuse_filled(directory)
        schema = read_schema(SHIPPED)
        contents = {path: (SHIPPED / path).read_bytes() for path in package_paths(schema)}
        return _write(directory, contents, schema, "init")


def upgrade(directory: Path) -> Written:
    """Bring a folder of an earlier version of the schema up to today's; else change nothing.

    Its descriptor gets what it lacks, and its tables too; what somebody has put there stays. All
    files are copied to a backup before: bringing that back undoes it. Raises `RefusedError`.
    """
    with _writer(directory):
        package = read_text_package(directory)
        if not package.earlier:
            return Written((), package.version)
        _keep_what_was_not_read(package, _LOSES_NOTHING | {Rule.VERSION_EARLIER})
        descriptor = json.dumps(package.schema.descriptor, ensure_ascii=False, indent=2) + "\n"
        wanted = {
            table.path: csv_bytes(package.tables[name], table)
            for name, table in package.schema.tables.items()
        }
        contents = _differing(directory, wanted)
        contents[DESCRIPTOR] = descriptor.encode()
        return _write(directory, contents, package.schema, f"upgrade {package.earlier}")


def restore(directory: Path, backup: str | None = None) -> tuple[str, Written]:
    """Bring back a backup: the one of that name, or the latest that differs from what there is.

    It has to be whole, and what it holds is checked as a write is. What there is goes to a backup
    of its own before, so that this too can be undone. What it does not hold stays, as far as the
    projects that it is about do. A backup of an earlier version has no list
    of its files: it is brought back by its name alone. Returns the name of what was brought back.
    Raises `RefusedError`.
    """
    with _writer(directory):
        found = backups(directory)
        named = [one for one in found if one.name == backup]
        without = max((one.name for one in found if not one.has_list), default="")
        if backup is None and without > max((o.name for o in found if o.has_list), default=""):
            raise RefusedError(Refusal.BACKUP_UNLISTED, directory, detail=without)
        for one in named if backup is not None else [each for each in found if each.has_list]:
            kept = _whole(directory, one)
            if contents := _differing(directory, kept):
                package = _checked(directory, kept)
                contents |= {
                    package.schema.tables[name].path: csv_bytes(frame, package.schema.tables[name])
                    for name, frame in _staying(directory, package, kept).items()
                }
                return one.name, _write(directory, contents, package.schema, f"restore {one.name}")
            if backup is not None:
                return one.name, Written((), read_text_package(directory).version)
        raise RefusedError(Refusal.NO_BACKUP, directory, detail=backup or "")


def backup_fault(directory: Path, backup: Backup) -> RefusedError | None:
    """Return why a backup would not be brought back, as far as its files say; None where whole."""
    try:
        _whole(directory, backup)
    except RefusedError as error:
        return error
    return None


def _whole(directory: Path, backup: Backup) -> dict[str, bytes]:
    """Return the files of a backup, by their paths: all that it should hold and nothing else."""
    contents = backup_contents(directory, backup)
    package = text_package(directory, contents)
    paths = set(package.paths)
    optional = {table.path for table in package.schema.tables.values() if table.optional}
    found = set(contents)
    refuse_other_files(directory, backup, paths - found - optional, found - paths)
    return contents


def kept_package(directory: Path, backup: Backup) -> TextPackage:
    """Return what bringing a backup back would leave: what it holds, and what it does not touch.

    Raises `RefusedError` where it is not whole or not sound.
    """
    return _checked(directory, _whole(directory, backup))


def _checked(directory: Path, contents: Mapping[str, bytes]) -> TextPackage:
    """Return the package as a backup brings it back; refuse what a write would refuse."""
    package = text_package(directory, contents)
    package = replace(package, tables={**package.tables, **_staying(directory, package, contents)})
    lost = [one for one in _lost(package) if one.rule is not Rule.VERSION_EARLIER]
    problems = (*lost, *brought_in(read_text_package(directory), package.tables))
    if problems:
        raise RefusedError(Refusal.BACKUP_INVALID, directory, problems)
    return package


def _staying(
    directory: Path, package: TextPackage, contents: Mapping[str, bytes]
) -> dict[str, pd.DataFrame]:
    """Return the fund's own tables that a backup does not hold, less the projects it has not.

    A backup is older than such a table, or the table is of persons and in none.
    """
    now = read_text_package(directory).tables
    projects = package.tables["projects"]["id"]
    return {
        name: now[name][now[name]["project"].isin(projects)]
        for name, table in package.schema.tables.items()
        if table.internal and table.path not in contents and not now[name].empty
    }


def _write(
    directory: Path, contents: Mapping[str, bytes], schema: PackageSchema, by: str
) -> Written:
    paths = kept_paths(schema)
    now = dt.datetime.now(dt.UTC)
    in_place, backup = replace_together(directory, contents, backed_up=paths, now=now, by=by)
    with opened(directory, paths) as folder:
        return Written(tuple(contents), digest(folder, paths), in_place, backup)


def _changed_files(package: TextPackage, tables: Tables) -> dict[str, bytes]:
    files = {}
    for name, table in package.schema.tables.items():
        before, after = package.tables[name], tables[name]
        if not are_equal(before, after, table):
            content = csv_bytes(after, table)
            if content != csv_bytes(before, table):
                files[table.path] = content
    return files


def _keep_what_was_not_read(package: TextPackage, but: frozenset[Rule] = _LOSES_NOTHING) -> None:
    """Refuse where a file holds something that a new one, made of what was read, would lose."""
    lost = tuple(problem for problem in _lost(package) if problem.rule not in but)
    if lost:
        raise RefusedError(Refusal.UNREADABLE, package.directory, lost)


def _lost(package: TextPackage) -> tuple[Problem, ...]:
    """Return what of the files could not be read, or not surely.

    Where the descriptor is at fault, it is not known for sure which file holds which table.
    """
    return tuple(
        problem
        for problem in package.problems
        if problem.file == DESCRIPTOR or problem.loss is not Loss.NOTHING
    )


def _refuse_filled(directory: Path) -> None:
    with refusing(directory):
        if directory.exists() and any(path.name != WORK for path in directory.iterdir()):
            raise RefusedError(Refusal.NOT_EMPTY, directory)


def _differing(directory: Path, wanted: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of `wanted` that the folder does not have, or not so."""
    there = {}
    with opened(directory, wanted) as folder:
        for path in wanted:
            with suppress(OSError):
                there[path] = folder.read(path)
    return {path: content for path, content in wanted.items() if content != there.get(path)}


@contextmanager
def _writer(directory: Path, timeout: float = LOCK_SECONDS) -> Iterator[None]:
    """Be the only writer of a folder that is not the shipped one."""
    with refusing(directory):
        if is_shipped(directory):
            raise RefusedError(Refusal.SHIPPED, directory)
        if not directory.is_dir():
            raise RefusedError(Refusal.NO_FOLDER, directory)
        with locked(directory, timeout):
            yield
