"""What every test may ask for."""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.examples import examples

if TYPE_CHECKING:  # whoever only hands tests out to processes need not import what they test
    from tests.packages import Package

# Whatever the shell says: each process that a test starts would compile all modules again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # what is collected stays: looking for what could go took a fifth of the time


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what drives a browser, with all that it imports, where none of it is asked for."""
    aside = collection_path == Path(__file__).parent / "browser"
    return True if aside and "not browser" in config.option.markexpr else None


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out what is marked
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the further cases of a costly check to `.ci/run`.

    Costly is what is marked so, and what drives a browser, unless its module wants `every_case`.
    """
    tried: set[tuple[Path, str]] = set()
    for item in items:
        mark = item.get_closest_marker("costly") or item.get_closest_marker("browser")
        if isinstance(item, pytest.Function) and mark and not mark.kwargs.get("every_case"):
            check = (item.path, item.originalname)
            if check in tried:
                item.add_marker("exhaustive")
            elif not item.get_closest_marker("exhaustive"):
                tried.add(check)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Have each process that runs tests read tables and boundaries once."""
    if not session.config.getoption("numprocesses", None):
        from tests.tables_once import read_tables_once, read_territories_once  # noqa: PLC0415

        read_tables_once()
        read_territories_once()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Start two for each processor for a browser: its tests wait half of their time."""
    aside = "not browser" in config.option.markexpr
    return None if aside else 2 * (os.cpu_count() or 1)


def pytest_collection_finish() -> None:
    """Have Python look for what can go among what tests make alone, and seldom."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 10)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Keep pytest from looking five times through all that the tests hold."""
    gc.freeze()
    gc.disable()


settings.register_profile(
    "laureats",
    max_examples=examples(settings.default.max_examples),
    derandomize=True,
    deadline=None,
)
"""The same examples at each run, and no clock, so that a red run is owed to the change that it
judges, and to no busy machine."""

settings.register_profile("random", derandomize=False, deadline=None)
"""Other examples at each run, to search for what nobody thought of: --hypothesis-profile=random."""

settings.load_profile("laureats")


@pytest.fixture
def package(tmp_path: Path) -> "Package":
    """A sound data package of three projects, to be broken."""
    from tests.packages import small_package  # noqa: PLC0415

    directory = tmp_path / "data"
    directory.mkdir()
    return small_package(directory)


def _read_here(read: Callable[..., Any], content: bytes, *arguments: Any, **_limits: object) -> Any:
    return read(content, *arguments)


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read untrusted files in this process: the start of another takes half a second each.

    Tests of the other process itself are marked `apart`; one of them holds that it gives the same.
    """
    from dashboard.exports.deck import uploads  # noqa: PLC0415
    from loaders.announcement import brought  # noqa: PLC0415
    from loaders.project_list import drafts, reading  # noqa: PLC0415
    from loaders.spreadsheet import book  # noqa: PLC0415

    if not request.node.get_closest_marker("apart"):
        for module in (uploads, brought, reading, book, drafts):
            monkeypatch.setattr(module, "read_apart", _read_here)
