"""Writing to a data folder: refused with its reason and without a trace, or whole."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.editing.backups import backup_contents, backups
from loaders.editing.journal import locked
from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import init_directory, restore, write_tables
from loaders.package.csv_table import read_text_table
from loaders.package.data_folder import COMMITTED, opened
from loaders.package.load import SHIPPED, TextPackage, load_portfolio, read_text_package
from loaders.package.schema import read_schema
from loaders.package.text_frame import csv_bytes, text_frame
from loaders.text.plain_text import clean
from tests.examples import examples


def _renamed(package: TextPackage, name: str) -> dict[str, pd.DataFrame]:
    """Return two tables that both carry `name`."""
    landlords, networks = package.tables["landlords"].copy(), package.tables["networks"].copy()
    landlords.loc[0, "name"] = networks.loc[0, "name"] = name
    return {"landlords": landlords, "networks": networks}


def _names(folder: Path) -> tuple[str, str]:
    tables = read_text_package(folder).tables
    return tables["landlords"]["name"].iloc[0], tables["networks"]["name"].iloc[0]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_shipped_package_is_written_as_it_stands() -> None:
    package, portfolio = read_text_package(), load_portfolio()
    for name, table in package.schema.tables.items():
        shipped = (SHIPPED / table.path).read_bytes()
        assert csv_bytes(package.tables[name], table) == shipped
        assert csv_bytes(text_frame(portfolio.tables[name], table), table) == shipped


def test_init_copies_the_shipped_package(folder: Path) -> None:
    assert not load_portfolio(folder).problems
    for name in ("datapackage.json", "projects.csv", "geography/regions.csv"):
        assert (folder / name).read_bytes() == (SHIPPED / name).read_bytes()
    # The boundaries are read where they ship: a copy would be one that nobody reads.
    assert not (folder / "geography" / "regions.geojson").exists()
    assert backups(folder) == []


def test_init_leaves_a_folder_with_anything_in_it_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(RefusedError) as refused:
        init_directory(tmp_path)
    assert refused.value.refusal is Refusal.NOT_EMPTY
    assert _files(tmp_path) == {"letter.txt": b"mine"}


def test_only_what_differs_is_written(folder: Path) -> None:
    before = _files(folder)
    package = read_text_package(folder)
    written = write_tables(folder, _renamed(package, "Nouveau"), version=package.version)
    assert set(written.changed) == {"landlords.csv", "networks.csv"}
    assert written.version == read_text_package(folder).version != package.version
    assert _names(folder) == ("Nouveau", "Nouveau")
    changed = {path for path, content in _files(folder).items() if before.get(path) != content}
    assert {path for path in changed if "backups" not in path} == set(written.changed)


def test_nothing_new_writes_nothing(folder: Path) -> None:
    package = read_text_package(folder)
    written = write_tables(folder, package.tables, version=package.version)
    assert written.changed == ()
    assert written.version == package.version
    assert backups(folder) == []


def test_a_folder_changed_meanwhile_is_left_as_it_is(folder: Path) -> None:
    package = read_text_package(folder)
    write_tables(folder, _renamed(package, "La première"), version=package.version)
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, _renamed(package, "La seconde"), version=package.version)
    assert refused.value.refusal is Refusal.CHANGED_MEANWHILE
    assert _names(folder) == ("La première", "La première")


def test_a_change_by_hand_is_seen(folder: Path) -> None:
    package = read_text_package(folder)
    with (folder / "themes.csv").open("a") as file:
        file.write("\n")
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, _renamed(package, "Autre"), version=package.version)
    assert refused.value.refusal is Refusal.CHANGED_MEANWHILE


def test_what_breaks_a_rule_is_not_written(folder: Path) -> None:
    package = read_text_package(folder)
    projects = package.tables["projects"].copy()
    projects.loc[3, "committee"] = "1999-01-01"
    before = _files(folder)
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, {"projects": projects}, version=package.version)
    assert refused.value.refusal is Refusal.INVALID
    assert next((p.file, p.row, p.column) for p in refused.value.problems) == (
        "projects.csv",
        5,
        "committee",
    )
    assert _files(folder) == before


def test_removing_what_others_refer_to_is_refused(folder: Path) -> None:
    package = read_text_package(folder)
    landlords = package.tables["landlords"].iloc[1:]
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, {"landlords": landlords}, version=package.version)
    assert {problem.file for problem in refused.value.problems} >= {"project_landlords.csv"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("id,name", "id,ours,name", 1).replace("\n", "\n", 1),
        lambda text: text + "too,few\n",
    ],
)
def test_what_could_not_be_read_is_not_written_over(folder: Path, spoil: object) -> None:
    path = folder / "landlords.csv"
    path.write_text(spoil(path.read_text()))  # type: ignore[operator]
    package = read_text_package(folder)
    before = _files(folder)
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, {"themes": package.tables["themes"]}, version=package.version)
    assert refused.value.refusal is Refusal.UNREADABLE
    assert refused.value.problems
    assert _files(folder) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.replace("Immobilière".encode(), b"Immobili\xc3re", 1),
        lambda content: content.replace("Immobilière".encode(), b"Immobili\xa8re", 1),
        lambda content: content.replace("Immobilière".encode(), b"Immobili\xe8re", 1),
        lambda content: content.replace("Immobilière".encode(), b"Immobili\0re", 1),
        lambda content: content[:400] + content[400:].decode().encode("cp1252"),
        lambda content: content[:-2] + "é".encode()[:1],
    ],
    ids=["cut-behind", "cut-before", "other-page", "nul", "half-and-half", "cut-at-the-end"],
)
def test_a_damaged_byte_is_told_and_never_written_over(folder: Path, spoil: object) -> None:
    path = folder / "landlords.csv"
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    package, before = read_text_package(folder), path.read_bytes()
    assert not package.tables["landlords"]["name"].str.contains("Ã").any()
    landlords = package.tables["landlords"].copy()
    landlords.loc[3, "homes"] = "12"
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, {"landlords": landlords}, version=package.version)
    assert refused.value.refusal is Refusal.UNREADABLE
    assert path.read_bytes() == before


def test_a_missing_file_can_be_written_anew(folder: Path) -> None:
    lineage = read_text_package(folder).tables["lineage"]
    (folder / "lineage.csv").unlink()
    package = read_text_package(folder)
    write_tables(folder, {"lineage": lineage}, version=package.version)
    assert not load_portfolio(folder).problems


@pytest.mark.parametrize("inside", ["", "geography"])
def test_the_shipped_data_is_never_written(inside: str, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(SHIPPED)
    before = _files(SHIPPED)
    package = read_text_package()
    for directory in (SHIPPED / inside, link / inside):
        for write in (
            lambda at: write_tables(at, _renamed(package, "Autre"), version=package.version),
            restore,
        ):
            with pytest.raises(RefusedError) as refused:
                write(directory)
            assert refused.value.refusal is Refusal.SHIPPED
    assert _files(SHIPPED) == before


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        write_tables(tmp_path / "none", {}, version="")
    assert refused.value.refusal is Refusal.NO_FOLDER


def test_a_second_writer_is_told_to_wait(folder: Path) -> None:
    package = read_text_package(folder)
    with locked(folder, 1), pytest.raises(RefusedError) as refused:
        write_tables(folder, {}, version=package.version, timeout=0.05)
    assert refused.value.refusal is Refusal.BUSY


def test_restore_brings_back_what_was_and_can_be_undone(folder: Path) -> None:
    original = _names(folder)
    package = read_text_package(folder)
    write_tables(folder, _renamed(package, "Nouveau"), version=package.version)
    name, written = restore(folder)
    assert name == backups(folder)[-1].name
    assert set(written.changed) == {"landlords.csv", "networks.csv"}
    assert _names(folder) == original
    assert read_text_package(folder).version == package.version
    restore(folder)
    assert _names(folder) == ("Nouveau", "Nouveau")


def test_restore_mends_what_was_spoiled_by_hand(folder: Path) -> None:
    package = read_text_package(folder)
    write_tables(folder, _renamed(package, "Nouveau"), version=package.version)
    (folder / "datapackage.json").write_text("{")
    (folder / "projects.csv").unlink()
    restore(folder, backups(folder)[0].name)
    assert not load_portfolio(folder).problems
    assert backup_contents(folder, backups(folder)[0])["datapackage.json"] == b"{"


@pytest.mark.parametrize("name", [None, "2020-01-01T000000Z", "../data"])
def test_restore_without_such_a_backup_says_so(folder: Path, name: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        restore(folder, name)
    assert refused.value.refusal is Refusal.NO_BACKUP


def test_a_write_that_counts_is_loaded_before_it_is_moved(folder: Path) -> None:
    before = read_text_package(folder)
    waiting = folder / COMMITTED
    waiting.mkdir()
    changed = _renamed(before, "En attente")
    for name, frame in changed.items():
        table = before.schema.tables[name]
        (waiting / table.path).write_bytes(csv_bytes(frame, table))
    descriptor = (folder / "datapackage.json").read_text()
    said = f'"version": "{before.schema.descriptor["version"]}"'
    assert said in descriptor
    (waiting / "datapackage.json").write_text(descriptor.replace(said, '"version": "9.9.9"', 1))
    assert _names(folder) == ("En attente", "En attente")
    found = read_text_package(folder)
    assert found.schema.descriptor["version"] == "9.9.9"
    write_tables(folder, {}, version=found.version)
    assert not waiting.exists()
    assert read_text_package(folder).version == found.version


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (errno.ENOSPC, Refusal.DISK_FULL),
        (errno.EDQUOT, Refusal.DISK_FULL),
        (errno.EROFS, Refusal.READ_ONLY),
        (errno.EIO, Refusal.FAILED),
    ],
)
def test_what_the_system_refuses_is_said_and_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: Refusal
) -> None:
    package = read_text_package(folder)
    before = _files(folder)

    def fail(_descriptor: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, _renamed(package, "Autre"), version=package.version)
    assert refused.value.refusal is refusal
    assert _files(folder) == before


def test_init_after_one_that_died(tmp_path: Path) -> None:
    left = tmp_path / ".laureats" / "staged"
    left.mkdir(parents=True)
    (left / "projects.csv").write_text("half")
    init_directory(tmp_path)
    assert not load_portfolio(tmp_path).problems


AS_ANOTHER = """
    import sys
    from pathlib import Path
    from loaders.editing.journal import locked, replace_together
    from loaders.editing.refusals import refusing, RefusedError
    import datetime
    folder = Path(sys.argv[1])
    try:
        with refusing(folder), locked(folder, 1):
            replace_together(folder, {"a": b"b"}, backed_up=(), now=datetime.datetime.now())
    except RefusedError as error:
        print(error.refusal.value)
"""


def _python(code: str, *arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    root = Path(__file__).parents[3]
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        **more,  # type: ignore[call-overload]
    )


def test_a_read_only_folder_is_said(folder: Path) -> None:
    shutil.rmtree(folder / ".laureats")
    before = _files(folder)
    folder.chmod(0o555)
    code, more = textwrap.dedent(AS_ANOTHER), {}
    if os.geteuid() == 0:  # whom no rights stop: do it as nobody, once all is imported
        for parent in list(folder.parents)[:3]:
            parent.chmod(0o755)
        code = code.replace("folder = Path", "import os; os.setuid(65534)\nfolder = Path", 1)
    done = _python(code, folder, **more)
    folder.chmod(0o755)
    assert done.stdout.strip() == "read-only", done.stderr
    assert _files(folder) == before


ON_A_FULL_DISK = """
    import resource, signal, sys
    from pathlib import Path
    from loaders.package.load import read_text_package
    from loaders.editing.writing import RefusedError, write_tables
    folder = Path(sys.argv[1])
    package = read_text_package(folder)
    tables = {}
    for name in ("landlords", "projects"):
        tables[name] = package.tables[name].copy()
        tables[name].iloc[0, 1] = tables[name].iloc[1, 1]
    tables["landlords"]["name"] = [f"Bailleur {i}" for i in range(len(tables["landlords"]))]
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for room in range(0, (folder / "projects.csv").stat().st_size, int(sys.argv[2])):
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        try:
            write_tables(folder, tables, version=package.version)
        except RefusedError as error:
            print(error.refusal.value)
"""


@pytest.mark.parametrize("apart", [20_000, pytest.param(5_000, marks=pytest.mark.exhaustive)])
def test_a_full_disk_is_said_wherever_the_room_ends(folder: Path, apart: int) -> None:
    before = _files(folder)
    done = _python(ON_A_FULL_DISK, folder, apart)
    assert set(done.stdout.split()) == {"disk-full"}, done.stderr
    after = {path: content for path, content in _files(folder).items() if "backups" not in path}
    assert after == before


WRITER = """
    import sys
    from pathlib import Path
    from loaders.package.load import read_text_package
    from loaders.editing.writing import RefusedError, write_tables
    folder, own = Path(sys.argv[1]), sys.argv[2]
    done = 0
    while done < int(sys.argv[3]):
        package = read_text_package(folder)
        tables = {}
        for name in ("landlords", "networks"):
            tables[name] = package.tables[name].copy()
            tables[name].loc[0, "name"] = f"{tables[name].loc[0, 'name']}{own}"
        try:
            write_tables(folder, tables, version=package.version)
            done += 1
            print(done, flush=True)
        except RefusedError as error:
            assert error.refusal.value == "changed-meanwhile", error
"""


def _start_writer(folder: Path, own: str, times: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(folder), own, str(times)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.exhaustive
def test_two_writers_at_once_lose_nothing(folder: Path) -> None:
    first, second = _names(folder)
    writers = [_start_writer(folder, own, 5) for own in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    after = _names(folder)
    added = after[0].removeprefix(first)
    assert sorted(added) == sorted("aaaaabbbbb")
    assert after[1] == second + added
    assert len(backups(folder)) == 10


@pytest.mark.exhaustive
def test_a_killed_writer_leaves_a_folder_without_problems(folder: Path) -> None:
    first, second = _names(folder)
    for kill in range(4):
        writer = _start_writer(folder, "x", 1000)
        assert writer.stdout is not None
        for _ in range(kill + 1):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        landlord, network = _names(folder)
        assert landlord.removeprefix(first) == network.removeprefix(second) != ""
        assert not load_portfolio(folder).problems
    package = read_text_package(folder)
    write_tables(folder, _renamed(package, "Fin"), version=package.version)
    assert _names(folder) == ("Fin", "Fin")


LANDLORDS = read_schema(SHIPPED).tables["landlords"]


@settings(max_examples=examples(50))
@given(st.lists(st.text(max_size=30), min_size=20, max_size=20))
def test_any_text_is_read_as_it_was_written(tmp_path_factory: object, texts: list[str]) -> None:
    table = LANDLORDS
    frame = pd.DataFrame("", index=range(len(texts)), columns=[f.name for f in table.fields])
    frame["id"], frame["name"] = [f"l{i}" for i in range(len(texts))], texts
    directory = tmp_path_factory.mktemp("any")  # type: ignore[attr-defined]
    (directory / table.path).write_bytes(csv_bytes(frame, table))
    with opened(directory, [table.path]) as files:
        found, problems = read_text_table(files, table)
    assert not problems
    assert found["name"].tolist() == [clean(text) for text in texts]


def test_a_fault_that_is_there_already_keeps_nobody_from_writing(folder: Path) -> None:
    path = folder / "projects.csv"
    titled = pd.read_csv(path, dtype=str, keep_default_na=False)
    titled.loc[2, "short_title_fr"] = "Un titre court qui ne l’est pas du tout"
    titled.to_csv(path, index=False)
    package = read_text_package(folder)
    written = write_tables(folder, _renamed(package, "Autre"), version=package.version)
    assert _names(folder) == ("Autre", "Autre")
    projects = read_text_package(folder).tables["projects"]
    assert projects.loc[2, "short_title_fr"].startswith("Un titre court qui")
    restore(folder, written.backup)
    package = read_text_package(folder)
    more = package.tables["projects"].copy()
    more.loc[3, "short_title_fr"] = "Un autre titre court qui ne l’est pas"
    with pytest.raises(RefusedError) as refused:
        write_tables(folder, {"projects": more}, version=package.version)
    assert [p.row for p in refused.value.problems] == [5]
