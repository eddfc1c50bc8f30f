"""What must hold for the tree as a whole: where things stand, what is locked, what is named."""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from dashboard.selection.facets import FACETS
from tests.imports import imported

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
LOCKS = ("requirements.lock", "requirements-dev.lock")

_TOP_LEVEL = {
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "dashboard",
    "data",
    "loaders",
    "tests",
    "pyproject.toml",
    "README.md",
    "LICENSE",
}
_REGISTRIES = (
    ("py", "pi.org"),
    ("python", "hosted.org"),
    ("deb.", "debian.org"),
    ("npm", "js.org"),
)
"""In two parts each, so that this file does not name them."""
_MACHINE_PATH = re.compile(r"(?<![\w.:/~-])/(?:work|home|root|Users)/\w|/tmp/\w")


def _ignored() -> list[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    return [".git", *(line.rstrip("/") for line in lines)]


def _files(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in _ignored()):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _texts() -> Iterator[tuple[str, str]]:
    for path in _files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(requirements: list[str]) -> set[str]:
    return {_plain(re.split(r"[\[<>=!~; ]", each)[0]) for each in requirements}


def _pins(lock: str) -> set[str]:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    return {line.rstrip(" \\") for line in lines if re.match(r"[a-z0-9]", line)}


def _readme_command(mark: str) -> str:
    found = re.search(rf"^<!-- {mark} -->\n+```\w*\n(.+?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"the README has no command marked {mark}"
    return found[1]


def test_top_level_holds_only_what_belongs_there():
    ignored = _ignored()
    found = {path.name for path in ROOT.iterdir()}
    visible = {name for name in found if not any(fnmatch(name, each) for each in ignored)}
    others = {name for name in visible if not name.startswith(".")} - _TOP_LEVEL - set(LOCKS)
    assert others == set()


def test_no_file_names_a_package_registry():
    hosts = ["".join(parts) for parts in _REGISTRIES]
    assert [(name, host) for name, text in _texts() for host in hosts if host in text] == []


def test_no_file_names_a_path_of_one_machine():
    assert [(name, m[0]) for name, text in _texts() for m in _MACHINE_PATH.finditer(text)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert len(entries) > 30
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_locks_hold_what_is_declared_and_agree():
    runtime, everything = (_pins(lock) for lock in LOCKS)
    assert runtime <= everything
    build = PROJECT["dependency-groups"]["build"]
    needed = _names([*PROJECT["project"]["dependencies"], *build])
    assert needed <= _names(sorted(runtime))
    assert _names(PROJECT["project"]["optional-dependencies"]["dev"]) <= _names(sorted(everything))


def test_all_that_is_imported_is_declared():
    declared = _names(PROJECT["project"]["dependencies"])
    providers = packages_distributions()
    undeclared = {
        (path.relative_to(ROOT).as_posix(), module)
        for package in ("dashboard", "loaders")
        for path in (ROOT / package).rglob("*.py")
        for module in _imported(path)
        if not declared & {_plain(name) for name in providers.get(module, [])}
    }
    assert undeclared == set()


def _imported(path: Path) -> set[str]:
    modules = {name.split(".")[0] for name in imported(path)}
    return modules - sys.stdlib_module_names - {"dashboard", "loaders"}


@pytest.mark.parametrize(
    ("mark", "lock", "last"),
    [
        ("run", "requirements.lock", ".venv/bin/laureats"),
        ("test", "requirements-dev.lock", ".venv/bin/python -m pytest"),
    ],
)
def test_readme_command_sets_up_from_the_lock(mark, lock, last):
    steps = [step.strip(" \\\n") for step in _readme_command(mark).split("&&")]
    assert steps[0] == "python3 -m venv .venv"
    assert f"--no-deps --require-hashes -r {lock}" in steps[1]
    assert steps[-1] == last


def test_what_the_readme_points_to_exists():
    linked = re.findall(r"\]\(([^)#]+)\)", README)
    local = [target for target in linked if "://" not in target]
    assert local
    assert [target for target in local if not (ROOT / target).exists()] == []
    assert PROJECT["project"]["scripts"].keys() == {"laureats"}


def test_readme_names_the_keys_of_the_filter():
    """Those that the bar of filters offers; links alone choose the others."""
    named = re.search(r"The keys\s+are (.*?)\n\n", README, re.DOTALL)
    assert named
    listed = {facet.key for facet in FACETS if facet.listed}
    assert listed - set(re.findall(r"`(\w+)`", named[1])) == set()


def test_readme_states_the_licences():
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
    for licence in ("Apache-2.0", "CC BY 4.0", "Licence Ouverte 2.0"):
        assert licence in README


def test_each_recipe_names_files_that_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    recipes = text.split("## Recipes")[1].split("## Release")[0].split("### ")[1:]
    assert len(recipes) == 7
    for recipe in recipes:
        steps = re.findall(r"^\d+\. (.*?)(?=^\d+\. |\Z)", recipe, re.MULTILINE | re.DOTALL)
        assert len(steps) >= 3, recipe
        for step in steps:
            named = re.findall(r"`((?:dashboard|loaders|data|tests)/[^`]*|[A-Z]+\.md)`", step)
            assert named, step
            assert [path for path in named if not (ROOT / path).exists()] == [], step
    loose = re.findall(r"`((?:components|language|exports|commands|style|tests)/[\w/.]+)`", text)
    places = (ROOT, ROOT / "dashboard")
    assert [one for one in loose if not any((place / one).exists() for place in places)] == []


def test_the_changes_begin_with_the_versions_of_today() -> None:
    latest = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    program = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    schema = json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))["version"]
    assert latest is not None
    assert latest[1] == f"Program {program} · schema {schema}"
