"""A backup says what it is, is brought back whole or not at all, and the oldest of many go."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from loaders.editing import backups as kept
from loaders.editing import writing
from loaders.editing.backups import backups
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import Written, backup_fault, restore, write_tables
from loaders.package.load import load_portfolio, read_text_package


def _write(folder: Path, name: str) -> Written:
    package = read_text_package(folder)
    tables: dict[str, pd.DataFrame] = {}
    for table in ("landlords", "networks"):
        tables[table] = package.tables[table].copy()
        tables[table].loc[0, "name"] = name
    return write_tables(folder, tables, version=package.version, by="import-list")


def _name(folder: Path) -> str:
    tables = read_text_package(folder).tables
    names = {tables[table]["name"].iloc[0] for table in ("landlords", "networks")}
    return names.pop() if len(names) == 1 else "mixed"


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("[a-z]*.*")}


def test_a_backup_says_when_before_what_and_of_which_files_it_was_made(folder: Path) -> None:
    written = _write(folder, "A")
    (backup,) = backups(folder)
    assert backup.name == written.backup
    assert backup.by == "import-list"
    assert backup.changed == ("landlords.csv", "networks.csv")
    assert backup.made is not None
    assert abs((dt.datetime.now(dt.UTC) - backup.made).total_seconds()) < 600
    assert set(backup.files) >= {"datapackage.json", "projects.csv", "geography/regions.csv"}
    assert backup_fault(folder, backup) is None
    name, _ = restore(folder)
    assert backups(folder)[0].by == f"restore {name}"


def test_the_clock_that_is_set_back_changes_no_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(folder, "A")

    class Before(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Before":
            return cls(2020, 1, 1, tzinfo=dt.UTC)

    monkeypatch.setattr(writing.dt, "datetime", Before)
    _write(folder, "B")
    last = _write(folder, "C")
    assert last.backup == backups(folder)[0].name == "2020-01-01T000000Z-2"
    assert restore(folder)[0] == last.backup
    assert _name(folder) == "B"


Spoil = Callable[[Path], object]
SPOILED: dict[str, tuple[Refusal, Spoil]] = {
    "missing": (Refusal.BACKUP_FILE_MISSING, lambda b: (b / "networks.csv").unlink()),
    "cut": (
        Refusal.BACKUP_FILE_CHANGED,
        lambda b: (b / "figures.csv").write_bytes((b / "figures.csv").read_bytes()[:2000]),
    ),
    "changed": (
        Refusal.BACKUP_FILE_CHANGED,
        lambda b: (b / "landlords.csv").write_bytes(
            (b / "landlords.csv").read_bytes().replace(b"Sagim", b"Sagem")
        ),
    ),
    "extra": (Refusal.BACKUP_FILE_EXTRA, lambda b: (b / "lisez-moi.txt").write_text("x")),
    "link": (
        Refusal.BACKUP_LINK,
        lambda b: ((b / "projects.csv").unlink(), (b / "projects.csv").symlink_to("/etc/hosts")),
    ),
    "linked folder": (
        Refusal.BACKUP_LINK,
        lambda b: (
            (b / "geography").rename(b.parent / "elsewhere"),
            (b / "geography").symlink_to(b.parent / "elsewhere"),
        ),
    ),
    "list cut": (
        Refusal.BACKUP_LIST,
        lambda b: (b / "backup.json").write_bytes((b / "backup.json").read_bytes()[:300]),
    ),
    "list lost": (Refusal.BACKUP_UNLISTED, lambda b: (b / "backup.json").unlink()),
    "list leads out": (
        Refusal.BACKUP_LIST,
        lambda b: (b / "backup.json").write_text(
            (b / "backup.json").read_text().replace("projects.csv", "../projects.csv", 1)
        ),
    ),
}


@pytest.mark.costly
@pytest.mark.parametrize("case", SPOILED)
def test_a_backup_that_is_not_as_it_was_made_is_refused_with_the_reason(
    folder: Path, case: str
) -> None:
    refusal, spoil = SPOILED[case]
    backup = _write(folder, "A").backup
    spoil(folder / "backups" / backup)
    before = _files(folder)
    with pytest.raises(RefusedError) as refused:
        restore(folder)
    assert refused.value.refusal is refusal
    assert backup in refused.value.detail
    assert _files(folder) == before
    assert not (folder / "lisez-moi.txt").exists()
    assert _write(folder, "B").changed


@pytest.mark.parametrize("spoil", [lambda path: path.write_text("{"), lambda path: path.unlink()])
def test_no_other_backup_is_brought_back_in_the_place_of_a_spoiled_one(
    folder: Path, spoil: Spoil
) -> None:
    first = _write(folder, "A").backup
    second = _write(folder, "B").backup
    spoil(folder / "backups" / second / "backup.json")
    with pytest.raises(RefusedError) as refused:
        restore(folder)
    assert second in refused.value.detail
    restore(folder, first)
    assert _name(folder) == "Immobilière 3F" or _name(folder) == "mixed"


@pytest.mark.costly
@pytest.mark.parametrize(
    "name",
    ["mes notes", "2026-01-01", "9999-01-01T000000Z copie", ".new", "2026-01-01T000000Z-0"],
)
def test_another_folder_is_no_backup(folder: Path, name: str) -> None:
    _write(folder, "A")
    other = folder / "backups" / name
    other.mkdir()
    (other / "lisez-moi.txt").write_text("x")
    assert len(backups(folder)) == 1
    with pytest.raises(RefusedError) as refused:
        restore(folder, name)
    assert refused.value.refusal is Refusal.NO_BACKUP
    restore(folder)
    assert not (folder / "lisez-moi.txt").exists()


def test_a_linked_folder_is_no_backup(folder: Path, tmp_path: Path) -> None:
    _write(folder, "A")
    (folder / "backups" / "2099-01-01T000000Z").symlink_to(tmp_path)
    assert len(backups(folder)) == 1


def test_what_is_brought_back_is_checked_as_a_write_is(folder: Path) -> None:
    path = folder / "projects.csv"
    path.write_text(path.read_text("utf-8").replace(",whole,", ",entier,", 1), "utf-8")
    package = read_text_package(folder)
    projects = package.tables["projects"].copy()
    projects["record_status"] = projects["record_status"].replace("entier", "whole")
    backup = write_tables(folder, {"projects": projects}, version=package.version).backup
    before = _files(folder)
    with pytest.raises(RefusedError) as refused:
        restore(folder, backup)
    assert refused.value.refusal is Refusal.BACKUP_INVALID
    assert [p.column for p in refused.value.problems if p.file == "projects.csv"]
    assert _files(folder) == before


def test_a_backup_of_an_earlier_version_is_brought_back_by_its_name_and_checked(
    folder: Path,
) -> None:
    backup = _write(folder, "A").backup
    (folder / "backups" / backup / "backup.json").unlink()
    restore(folder, backup)
    assert not load_portfolio(folder).problems
    assert _name(folder) != "A"
    (folder / "backups" / backup / "lineage.csv").unlink()
    with pytest.raises(RefusedError) as refused:
        restore(folder, backup)
    assert refused.value.refusal is Refusal.BACKUP_FILE_MISSING


def test_the_latest_are_kept_and_nothing_goes_that_is_not_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT", 3)
    names = [_write(folder, f"{number}").backup for number in range(3)]
    root = folder / "backups"
    (root / names[0] / "mes notes.txt").write_text("mine")
    (root / "2001-01-01T000000Z").mkdir()
    (root / "autre").mkdir()
    names += [_write(folder, f"{number}").backup for number in range(3, 7)]
    found = {path.name for path in root.iterdir()}
    assert found == {"autre", "2001-01-01T000000Z", names[0], *names[-3:]}
    assert [each.name for each in backups(folder)][:3] == names[:-4:-1]


def test_two_hundred_are_kept() -> None:
    assert kept.KEPT == 200


def test_a_list_of_files_is_plain_json_that_others_can_read(folder: Path) -> None:
    backup = _write(folder, "A").backup
    said = json.loads((folder / "backups" / backup / "backup.json").read_text("utf-8"))
    content = (folder / "backups" / backup / "themes.csv").read_bytes()
    assert said["files"]["themes.csv"]["bytes"] == len(content)
    assert said["by"] == "import-list"
