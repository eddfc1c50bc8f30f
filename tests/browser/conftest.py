"""What the browser tests share: one server, one browser, and a visitor that closes its pages."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from loaders.editing.writing import init_directory
from tests.browser.chromium import REQUIRED, find_chromium, start_chromium
from tests.browser.server import Server, serving
from tests.browser.visitor import Visit, Visitor

_MISSING = "no Chromium or Chrome on this machine: the browser tests DID NOT RUN"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, where nobody overlooks it, that the pages themselves were not tested."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(_MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.section(_MISSING, sep="!", red=True, bold=True)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        if REQUIRED:
            pytest.fail(_MISSING)
        pytest.skip(_MISSING)
    expect.set_options(timeout=15_000)  # what is waited for comes late on a busy machine
    with sync_playwright() as playwright:
        started = start_chromium(playwright, executable)
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser, server: Server) -> Visitor:
    return Visitor(browser, server)


@pytest.fixture(scope="session")
def stranger(browser: Browser, server: Server) -> Visitor:
    return Visitor(browser, server)


@pytest.fixture
def elsewhere(stranger: Visitor) -> Iterator[Callable[[str], Page]]:
    """Open an address in a browser that has nothing of the visitor's own."""
    pages: list[Page] = []

    def opened(address: str) -> Page:
        pages.append(stranger.open(address).page)
        return pages[-1]

    yield opened
    for each in pages:
        each.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of one's own, as `laureats init` makes it."""
    directory = tmp_path_factory.mktemp("folder") / "data"
    init_directory(directory)
    return directory


@pytest.fixture(scope="module")
def editor(
    browser: Browser, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """A visitor of a dashboard that may write to `folder`; it must have told no error."""
    log = tmp_path_factory.mktemp("editor") / "log.txt"
    command = (sys.executable, "-m", "dashboard.commands.cli", "--data", str(folder), "--edit")
    with serving(log, command) as running:
        yield Visitor(browser, running)
        assert "Traceback" not in running.printed()


@contextmanager
def visits(visitor: Visitor) -> Iterator[Callable[..., Visit]]:
    """Open views as `Visitor.visit` does; afterwards the server must have told no error.

    A page is led on by the next test that needs one of its look. What changes a page itself, its
    window or its connection asks for a `fresh` one, which is closed afterwards.
    """
    before = len(visitor.server.printed())
    led: list[Visit] = []
    fresh_visits: list[Visit] = []

    def opened(*place: object, fresh: bool = False, **how: object) -> Visit:
        seen = visitor.visit(*place, fresh=fresh, **how)  # type: ignore[arg-type]
        (fresh_visits if fresh else led).append(seen)
        return seen

    yield opened
    for each in led:
        visitor.leave(each)
    for each in fresh_visits:
        each.page.close()
    told = visitor.server.printed()[before:]
    if "Traceback" in told:
        pytest.fail(f"the server told an error:\n{told[-1500:]}", pytrace=False)


@pytest.fixture
def visit(visitor: Visitor) -> Iterator[Callable[..., Visit]]:
    """Open views of the shipped data."""
    with visits(visitor) as opened:
        yield opened


@pytest.fixture
def visit_to_edit(editor: Visitor) -> Iterator[Callable[..., Visit]]:
    """Open views of `folder`, which may be written to."""
    with visits(editor) as opened:
        yield opened
