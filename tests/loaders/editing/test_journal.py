"""A writer is killed at every step it takes, and at random moments: the files change together."""

import datetime as dt
import errno
import os
import random
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest
from filelock import Timeout

from loaders.editing import backups, journal
from loaders.package.data_folder import COMMITTED, WORK, OutsideError, located, opened, stamp
from loaders.system.durable import HeldError

NOW = dt.datetime(2021, 2, 4, 9, 30, tzinfo=dt.UTC)
PATHS = ("one.csv", "two.csv", "below/three.csv")


def _contents(version: int) -> dict[str, bytes]:
    return {path: f"{path} {version}\n".encode() * 500 for path in PATHS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, content in _contents(0).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def _replace(folder: Path, version: int) -> bool:
    with journal.locked(folder, 5):
        return journal.replace_together(folder, _contents(version), backed_up=PATHS, now=NOW)[0]


def _kept(folder: Path) -> list[int]:
    """Return the versions in the backups, the latest first; all are whole."""
    found = [backups.backup_contents(folder, each) for each in backups.backups(folder)]
    versions = [int(contents["one.csv"].split()[1]) for contents in found]
    assert found == [_contents(version) for version in versions]
    return versions


def _read(folder: Path) -> dict[str, bytes]:
    with opened(folder, PATHS) as files:
        return {path: files.read(path) for path in PATHS}


def _version(folder: Path) -> int:
    """Return the one version that all files have."""
    found = _read(folder)
    version = int(found["one.csv"].split()[1])
    assert found == _contents(version)
    return version


def test_files_change_together_and_the_old_ones_are_kept(folder: Path) -> None:
    assert _replace(folder, 1)
    assert {path: (folder / path).read_bytes() for path in PATHS} == _contents(1)
    assert [each.name for each in backups.backups(folder)] == ["2021-02-04T093000Z"]
    assert _kept(folder) == [0]
    assert sorted(path.name for path in (folder / WORK).iterdir()) == ["lock"]


def test_backups_of_one_second_are_told_apart_and_listed_latest_first(folder: Path) -> None:
    for version in range(1, 13):
        _replace(folder, version)
    names = [each.name for each in backups.backups(folder)]
    assert names[0] == "2021-02-04T093000Z-12"
    assert names[-1] == "2021-02-04T093000Z"
    assert _kept(folder) == list(range(11, -1, -1))


KILLED_AT_A_STEP = """
    import os, signal, shutil, sys
    from pathlib import Path
    from test_journal import _kept, _read, _replace, _contents, _version
    from loaders.editing import backups
    from loaders.package.data_folder import COMMITTED

    backups.KEPT = 2  # so that the write that is killed takes an old one away too

    STEPS = ["open", "fsync", "rename", "replace", "mkdir", "rmdir", "unlink", "chmod", "scandir"]

    def arm(deadly):
        left = [deadly]
        def watched(call):
            def step(*args, **kwargs):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*args, **kwargs)
            return step
        for name in STEPS:
            setattr(os, name, watched(getattr(os, name)))
        import io
        io.open = watched(io.open)

    root = Path(sys.argv[1])
    made = root / "made"
    made.mkdir()
    for path, content in _contents(0).items():
        (made / path).parent.mkdir(exist_ok=True)
        (made / path).write_bytes(content)
    for before in (-2, -1, 0):
        _replace(made, before)
    step, seen, unfinished = 0, set(), 0
    while True:
        step += int(sys.argv[2])
        folder = shutil.copytree(made, root / str(step))
        child = os.fork()
        if not child:
            arm(step)
            _replace(folder, 1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        version = _version(folder)
        kept = _kept(folder)
        assert kept in ([-1, -2], [0, -1, -2], [0, -1]), kept
        assert version == 0 or kept[0] == 0
        seen.add(version)
        unfinished += (folder / COMMITTED).is_dir()
        _replace(folder, 2)
        assert _version(folder) == 2 and not (folder / COMMITTED).exists()
        assert (folder / "one.csv").read_bytes() == _contents(2)["one.csv"]
        assert len(_kept(folder)) == 2 and _kept(folder)[0] == version
        assert sorted(path.name for path in folder.glob(".*")) == [".laureats"]
        assert len(list((folder / "backups").iterdir())) == 2
        shutil.rmtree(folder)
        if os.WIFEXITED(status):
            break
    print(step, sorted(seen), unfinished)
"""


def _python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parents[2])])
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("apart", [3, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_killed_at_any_step_all_files_are_old_or_all_new(tmp_path: Path, apart: int) -> None:
    done = _python(KILLED_AT_A_STEP, tmp_path, apart)
    assert done.returncode == 0, done.stderr
    steps, seen, unfinished = done.stdout.split(maxsplit=1)[0], "[0, 1]", done.stdout.split()[-1]
    assert int(steps) > 80  # the calls of the system that a write makes, each of them deadly once
    assert seen in done.stdout
    assert int(unfinished) >= len(PATHS) / apart  # it died between two moves too


KILLED_AT_RANDOM = """
    import os, random, signal, sys, time
    from pathlib import Path
    from test_journal import _replace, _version

    folder, kills = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(2021)
    seen = set()
    start = time.perf_counter()
    for version in range(1, 6):
        _replace(folder, version)
    write = (time.perf_counter() - start) / 5  # on a busy machine it takes longer
    for kill in range(kills):
        child = os.fork()
        if not child:
            version = 1000 * (kill + 1)
            while True:
                version += 1
                _replace(folder, version)
        time.sleep(chance.uniform(0, 6 * write))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        seen.add(_version(folder))
    print(len(seen))
"""


@pytest.mark.exhaustive
def test_killed_at_random_moments_all_files_have_one_version(folder: Path) -> None:
    done = _python(KILLED_AT_RANDOM, folder, 150)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5  # some wrote before they died, others died too early
    assert _kept(folder)


@pytest.mark.exhaustive
def test_who_reads_while_another_writes_sees_one_version(folder: Path) -> None:
    code = """
        import sys
        from pathlib import Path
        from test_journal import _replace
        for version in range(1, 10_000):
            _replace(Path(sys.argv[1]), version)
    """
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parents[2])])
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), str(folder)],
        env={**os.environ, "PYTHONPATH": path},
    )
    try:
        seen = set()
        while len(seen) < 100 and writer.poll() is None:
            seen.add(_version(folder))
    finally:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert len(seen) == 100


def test_what_was_opened_stays_as_it_was(folder: Path) -> None:
    with opened(folder, PATHS) as files:
        _replace(folder, 1)
        assert {path: files.read(path) for path in PATHS} == _contents(0)
        assert files.size("one.csv") == len(_contents(0)["one.csv"])


def test_a_write_that_counts_is_read_before_it_is_moved(folder: Path) -> None:
    waiting = folder / COMMITTED / "two.csv"
    waiting.parent.mkdir(parents=True)
    waiting.write_bytes(b"new")
    before = stamp(folder, PATHS)
    assert located(folder, "two.csv") == waiting
    assert _read(folder)["two.csv"] == b"new"
    with journal.locked(folder, 5):
        pass
    assert (folder / "two.csv").read_bytes() == b"new"
    assert stamp(folder, PATHS) == before


def test_the_stamp_changes_with_every_write(folder: Path) -> None:
    stamps = {stamp(folder, PATHS)}
    for version in range(1, 20):
        _replace(folder, version)
        stamps.add(stamp(folder, PATHS))
    assert len(stamps) == 20


def test_a_second_writer_waits_and_gives_up(folder: Path) -> None:
    with journal.locked(folder, 5), pytest.raises(Timeout), journal.locked(folder, 0.05):
        pass
    assert _replace(folder, 1)


FAILING = ("fsync", "rename", "mkdir", "open")


@pytest.mark.parametrize("call", FAILING)
def test_an_error_of_the_system_before_the_write_counts_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    failures = 0
    for step in range(1, 60):
        left = [step]
        original = getattr(os, call)

        def fail(
            *args: Any, left: list[int] = left, original: Any = original, **more: Any
        ) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise OSError(28, "No space left on device")
            return original(*args, **more)

        with monkeypatch.context() as patched, journal.locked(folder, 5):
            patched.setattr(os, call, fail)
            try:
                journal.replace_together(folder, _contents(step), backed_up=PATHS, now=NOW)
            except OSError:
                failures += 1
                assert _version(folder) != step
                assert not (folder / journal.STAGED).exists()
            else:
                assert _version(folder) == step
        if left[0] > 0:
            break
    assert failures


def test_a_disk_without_room_changes_nothing(folder: Path) -> None:
    code = """
        import resource, signal, sys
        from pathlib import Path
        from test_journal import _contents, _replace
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = len(_contents(0)["below/three.csv"])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size - 1, size - 1))
        try:
            _replace(Path(sys.argv[1]), 1)
        except OSError as error:
            print(error.errno)
    """
    done = _python(code, folder)
    assert done.stdout.strip() == "27", done.stderr
    assert _version(folder) == 0
    assert sorted(path.name for path in (folder / WORK).iterdir()) == ["lock"]


def test_an_error_after_the_write_counts_leaves_the_rest_to_the_next_writer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        assert not _replace(folder, 1)
    assert (folder / "one.csv").read_bytes() == _contents(0)["one.csv"]
    assert _version(folder) == 1
    with journal.locked(folder, 5):
        assert (folder / "one.csv").read_bytes() == _contents(1)["one.csv"]


def test_the_rights_of_a_file_stay(folder: Path) -> None:
    (folder / "one.csv").chmod(0o664)
    _replace(folder, 1)
    assert (folder / "one.csv").stat().st_mode & 0o777 == 0o664


def test_paths_that_lead_out_and_things_that_are_no_file_are_errors(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    with opened(folder, ("../other.csv", "pipe.csv", "below", "none.csv")) as files:
        assert [type(files.files[path]).__name__ for path in files.files] == [
            "OutsideError",
            "OSError",
            "OSError",
            "FileNotFoundError",
        ]
        with pytest.raises(FileNotFoundError):
            files.read("none.csv")


def test_random_orders_of_writes_and_restores_never_mix(folder: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same chance every time
    for version in range(1, 30):
        if chance.random() < 0.3 and backups.backups(folder):
            kept = backups.backup_contents(folder, chance.choice(backups.backups(folder)))
            with journal.locked(folder, 5):
                journal.replace_together(folder, kept, backed_up=PATHS, now=NOW)
            assert _read(folder) == kept
        else:
            _replace(folder, version)
            assert _version(folder) == version


def test_a_folder_on_another_disk_is_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a mount point, a rename into `below` or `backups` from elsewhere is refused."""
    original = os.rename, os.replace

    def disk(path: object) -> str:
        parts = Path(str(path)).relative_to(folder).parts
        return parts[0] if parts[0] in ("below", "backups") else ""

    def guarded(call: Any) -> Any:
        def move(source: object, target: object, **more: Any) -> object:
            if disk(source) != disk(target):
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            return call(source, target, **more)

        return move

    monkeypatch.setattr(os, "rename", guarded(original[0]))
    monkeypatch.setattr(os, "replace", guarded(original[1]))
    for version in (1, 2):
        assert _replace(folder, version)
    assert (folder / "below/three.csv").read_bytes() == _contents(2)["below/three.csv"]
    assert _kept(folder) == [1, 0]
    assert not (folder / COMMITTED).exists()


def test_what_a_former_version_left_for_another_disk_is_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = folder / COMMITTED / "below/three.csv"
    waiting.parent.mkdir(parents=True)
    waiting.write_bytes(_contents(1)["below/three.csv"])
    original = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if WORK in str(self) and "below" in str(target):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return original(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert _replace(folder, 2)
    assert _version(folder) == 2


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EPERM])
def test_a_file_that_cannot_be_replaced_refuses_the_write_before_it_counts(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    original = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "two.csv":
            raise OSError(number, os.strerror(number))
        original(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        for _ in range(2):  # what the first left does not stand in the way of the second
            with pytest.raises(HeldError) as held:
                _replace(folder, 1)
            assert (held.value.path, held.value.errno) == ("two.csv", number)
        with journal.locked(folder, 5):
            journal.replace_together(folder, {"one.csv": b"other"}, backed_up=PATHS, now=NOW)
    assert (folder / "one.csv").read_bytes() == b"other"
    assert (folder / "two.csv").read_bytes() == _contents(0)["two.csv"]
    assert len(backups.backups(folder)) == 1
    assert not list(folder.glob(".*csv*"))


def test_a_link_inside_stays_one_and_one_that_leads_out_is_refused(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "real").mkdir()
    (folder / "one.csv").rename(folder / "real/1.csv")
    (folder / "one.csv").symlink_to("real/1.csv")
    assert _replace(folder, 1)
    assert (folder / "one.csv").is_symlink()
    assert (folder / "real/1.csv").read_bytes() == _contents(1)["one.csv"]
    outside = tmp_path_factory.mktemp("outside") / "2.csv"
    outside.write_bytes(b"theirs")
    (folder / "two.csv").unlink()
    (folder / "two.csv").symlink_to(outside)
    with pytest.raises(OutsideError):
        _replace(folder, 2)
    assert outside.read_bytes() == b"theirs"
    assert (folder / "real/1.csv").read_bytes() == _contents(1)["one.csv"]


def test_what_lies_in_the_working_folder_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path.parent / "secret"
    secret.write_text("secret")
    waiting = folder / COMMITTED
    waiting.mkdir(parents=True)
    (waiting / "one.csv").symlink_to(secret)
    assert _version(folder) == 0
    assert _replace(folder, 1)
    assert _version(folder) == 1
    for name in (COMMITTED, journal.STAGED):
        (folder / name).write_text("a file")
        assert _replace(folder, 2)


def test_a_file_in_the_place_of_a_folder_is_said(folder: Path) -> None:
    (folder / "backups").write_text("")
    with pytest.raises(HeldError) as held:
        _replace(folder, 1)
    assert held.value.path == "backups"
    assert _version(folder) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_is_made_can_be_used_by_who_uses_the_folder(folder: Path) -> None:
    folder.chmod(0o2775)
    (folder / "one.csv").chmod(0o660)
    before = os.umask(0o077)
    try:
        _replace(folder, 1)
    finally:
        os.umask(before)
    modes = {
        path.relative_to(folder).as_posix(): path.stat().st_mode & 0o7777
        for path in folder.rglob("*")
    }
    assert modes["one.csv"] == 0o660
    assert modes[".laureats"] == modes["backups"] == 0o2775
    assert modes[".laureats/lock"] & 0o060 == 0o060
    assert modes["backups/2021-02-04T093000Z/one.csv"] == 0o660
    if os.geteuid() == 0:
        owner = 65534
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner, owner)
        _replace(folder, 2)
        assert {path.stat().st_uid for path in folder.rglob("*")} == {owner}
