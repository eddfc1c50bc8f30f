"""A writer is killed at every step it takes, and at random moments: the files change together."""

import datetime as dt
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

from loaders import journal
from loaders.data_folder import COMMITTED, WORK, located, opened, stamp

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
        return journal.replace_together(folder, _contents(version), backed_up=PATHS, now=NOW)


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
    assert journal.backups(folder) == ["2021-02-04T093000Z"]
    assert journal.backup_contents(folder, "2021-02-04T093000Z") == _contents(0)
    assert sorted(path.name for path in (folder / WORK).iterdir()) == ["lock"]


def test_backups_of_one_second_are_told_apart_and_listed_latest_first(folder: Path) -> None:
    for version in range(1, 13):
        _replace(folder, version)
    names = journal.backups(folder)
    assert names[0] == "2021-02-04T093000Z-12"
    assert names[-1] == "2021-02-04T093000Z"
    assert [journal.backup_contents(folder, name) for name in names] == [
        _contents(version) for version in range(11, -1, -1)
    ]


def test_a_backup_is_found_by_its_name_alone(folder: Path) -> None:
    _replace(folder, 1)
    for name in ("..", "", "../backups/2021-02-04T093000Z", "2020-01-01T000000Z"):
        with pytest.raises(FileNotFoundError):
            journal.backup_contents(folder, name)


KILLED_AT_A_STEP = """
    import os, signal, shutil, sys
    from pathlib import Path
    from test_journal import _read, _replace, _contents, _version
    from loaders.data_folder import COMMITTED

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
    step, seen, unfinished = 0, set(), 0
    while True:
        step += 1
        folder = root / str(step)
        folder.mkdir()
        for path, content in _contents(0).items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
        child = os.fork()
        if not child:
            arm(step)
            _replace(folder, 1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        version = _version(folder)
        seen.add(version)
        unfinished += (folder / COMMITTED).is_dir()
        _replace(folder, 2)
        assert _version(folder) == 2 and not (folder / COMMITTED).exists()
        assert (folder / "one.csv").read_bytes() == _contents(2)["one.csv"]
        shutil.rmtree(folder)
        if os.WIFEXITED(status):
            break
    print(step, sorted(seen), unfinished)
"""


def _python(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parents[1])])
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_killed_at_any_step_all_files_are_old_or_all_new(tmp_path: Path) -> None:
    done = _python(KILLED_AT_A_STEP, tmp_path)
    assert done.returncode == 0, done.stderr
    steps, seen, unfinished = done.stdout.split(maxsplit=1)[0], "[0, 1]", done.stdout.split()[-1]
    assert int(steps) > 40  # the calls of the system that a write makes, each of them deadly once
    assert seen in done.stdout
    assert int(unfinished) >= len(PATHS)  # it died between two moves too


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
    for name in journal.backups(folder):
        version = int(journal.backup_contents(folder, name)["one.csv"].split()[1])
        assert journal.backup_contents(folder, name) == _contents(version)


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
    path = os.pathsep.join([str(here), str(here.parents[1])])
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
        if chance.random() < 0.3 and journal.backups(folder):
            name = chance.choice(journal.backups(folder))
            kept = journal.backup_contents(folder, name)
            with journal.locked(folder, 5):
                journal.replace_together(folder, kept, backed_up=PATHS, now=NOW)
            assert _read(folder) == kept
        else:
            _replace(folder, version)
            assert _version(folder) == version
