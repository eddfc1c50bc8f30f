"""Start without a terminal: set up once, then open the dashboard in the browser.

The files to double-click beside this folder run it with whatever Python the machine has, before
anything is installed: it needs nothing but the standard library, and no package around it.
"""

import hashlib
import os
import subprocess
import sys
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Sequence
from pathlib import Path

OLDEST = (3, 11)
"""The oldest Python that the project runs on, as in `pyproject.toml`."""

PAGE = "http://127.0.0.1:8501"
"""Where the dashboard answers unless it is told otherwise, as `laureats --help` says."""

_ROOT = Path(__file__).resolve().parents[2]
_SAID = {
    "old": (
        "Il faut Python {oldest} ou plus récent ; celui-ci est {this}. Installez-le depuis "
        "python.org, puis recommencez.",
        "Python {oldest} or later is needed; this is {this}. Install it from python.org, then try "
        "again.",
    ),
    "setting up": (
        "Première installation : quelques minutes, avec une connexion à internet…",
        "First installation: a few minutes, with a connection to the internet…",
    ),
    "failed": (
        "L’installation n’a pas abouti. Vérifiez la connexion, puis relancez ce fichier.",
        "The installation did not succeed. Check the connection, then open this file again.",
    ),
    "open": ("Lauréats est déjà ouvert : {page}", "Lauréats is open already: {page}"),
    "starting": (
        "Lauréats s’ouvre dans votre navigateur. Fermez cette fenêtre pour l’arrêter.",
        "Lauréats opens in your browser. Close this window to stop it.",
    ),
}


def setup_steps(root: Path) -> list[list[str]]:
    """Return the commands that set up the project in the folder `root`, as the README has them."""
    python = str(_program(root, "python"))
    pip = [python, "-m", "pip", "install", "-q", "--no-deps"]
    return [
        [sys.executable, "-m", "venv", str(root / ".venv")],
        [*pip, "--require-hashes", "-r", str(root / "requirements.lock")],
        [*pip, "--no-build-isolation", "-e", str(root)],
    ]


def is_set_up(root: Path) -> bool:
    """Return whether what the lock names is installed: the stamp of the last setup says so."""
    stamp = _stamp(root)
    return stamp.is_file() and stamp.read_text("ascii") == _lock(root)


def main(arguments: Sequence[str], root: Path = _ROOT) -> int:
    """Set up if need be, then start `laureats` with `arguments`; return the exit code."""
    if sys.version_info < OLDEST:
        _say("old", oldest=".".join(map(str, OLDEST)), this=sys.version.split()[0])
        return 2
    if not arguments and _is_answering():
        _say("open", page=PAGE)
        webbrowser.open(PAGE)
        return 0
    if not is_set_up(root):
        _say("setting up")
        for step in setup_steps(root):
            if subprocess.run(step, check=False).returncode:  # noqa: S603 - no shell, own words
                _say("failed")
                return 1
        _stamp(root).write_text(_lock(root), "ascii")
    _say("starting")
    try:
        return subprocess.run(  # noqa: S603 - no shell; the arguments are the caller's own
            [str(_program(root, "laureats")), *arguments], check=False, cwd=root
        ).returncode
    except KeyboardInterrupt:
        return 0


def _program(root: Path, name: str) -> Path:
    if os.name == "nt":
        return root / ".venv" / "Scripts" / f"{name}.exe"
    return root / ".venv" / "bin" / name


def _stamp(root: Path) -> Path:
    return root / ".venv" / "laureats-setup"


def _lock(root: Path) -> str:
    return hashlib.sha256((root / "requirements.lock").read_bytes()).hexdigest()


def _is_answering() -> bool:
    """Return whether this machine's dashboard is running already."""
    try:
        with urllib.request.urlopen(f"{PAGE}/_stcore/health", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _say(key: str, **values: str) -> None:
    for text in _SAID[key]:
        print(text.format(**values), flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
