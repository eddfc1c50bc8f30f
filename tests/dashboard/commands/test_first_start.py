"""The files to double-click: what they set up, and that they start the dashboard's command."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.commands import first_start

ROOT = Path(__file__).parents[3]
STARTED = '#!/bin/sh\necho "started with $*"\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what a double-click needs, its environment made of stand-ins that say their name.

    In a folder with a blank in its name, as people have them.
    """
    root = tmp_path / "Mes documents"
    (root / "dashboard" / "commands").mkdir(parents=True)
    (root / "requirements.lock").write_text("nothing==1\n")
    shutil.copy(first_start.__file__, root / "dashboard" / "commands")
    for launcher in (ROOT / "dashboard").glob("Lancer-*"):
        shutil.copy(launcher, root / "dashboard")
    return root


def _installed(root: Path) -> None:
    command = root / ".venv" / "bin" / "laureats"
    command.parent.mkdir(parents=True)
    command.write_text(STARTED)
    command.chmod(0o755)
    first_start._stamp(root).write_text(first_start._lock(root))


def test_it_sets_up_as_the_readme_does() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    block = re.search(r"<!-- run -->\n```sh\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    *stated, start = (shlex.split(one) for one in block[1].replace("\\\n", "").split("&&"))
    steps = first_start.setup_steps(Path())
    told = [[Path(one[0]).name, *one[1:]] for one in steps]
    assert start == [".venv/bin/laureats"]
    assert told[0][1:] == stated[0][1:]
    for ours, theirs in zip(told[1:], stated[1:], strict=True):
        assert ours[:3] == ["python", "-m", "pip"]
        assert ours[3:] == theirs[1:]


@pytest.mark.skipif(sys.platform == "win32", reason="for other systems")
@pytest.mark.parametrize("how", ["macos", "linux"])
def test_a_double_click_starts_what_is_installed(tree: Path, how: str) -> None:
    _installed(tree)
    if how == "macos":
        command = [str(tree / "dashboard" / "Lancer-macOS.command"), "--port", "8600"]
    else:
        desktop = tree / "dashboard" / "Lancer-Linux.desktop"
        (line,) = re.findall("^Exec=(.*)$", desktop.read_text("utf-8"), re.MULTILINE)
        named = line.replace("\\\\", "\\").replace("%k", shlex.quote(str(desktop)))
        command = [
            "sh",
            "-c",
            named.replace("Lancer-macOS.command", "Lancer-macOS.command --port 8600"),
        ]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", timeout=60)
    assert run.stdout.splitlines()[-1:] == ["started with --port 8600"], run.stdout + run.stderr


def test_what_cannot_be_installed_is_said_and_tried_again(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing = [[sys.executable, "-c", "raise SystemExit(1)"]]
    monkeypatch.setattr(first_start, "setup_steps", lambda root: failing)
    assert first_start.main(["--port", "8600"], tree) == 1
    said = capsys.readouterr().out
    assert "Vérifiez la connexion" in said
    assert "Check the connection" in said
    assert not first_start.is_set_up(tree)


def test_a_new_lock_is_installed_again(tree: Path) -> None:
    _installed(tree)
    assert first_start.is_set_up(tree)
    (tree / "requirements.lock").write_text("nothing==2\n")
    assert not first_start.is_set_up(tree)


def test_an_old_python_is_named(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(first_start, "OLDEST", (99, 1))
    assert first_start.main([], tree) == 2
    assert "Python 99.1" in capsys.readouterr().out


def test_the_batch_file_has_the_line_ends_of_windows() -> None:
    held = (ROOT / "dashboard" / "Lancer-Windows.bat").read_bytes()
    assert held.count(b"\n") == held.count(b"\r\n") > 5
    assert b"first_start.py" in held
