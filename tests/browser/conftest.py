"""What the browser tests share: one server, one browser, and a visitor that closes its pages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

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
    with sync_playwright() as playwright:
        started = start_chromium(playwright, executable)
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitor(browser: Browser, server: Server) -> Visitor:
    return Visitor(browser, server)


@pytest.fixture
def visit(visitor: Visitor) -> Iterator[Callable[..., Visit]]:
    """Open views as `Visitor.visit` does; afterwards the server must have told no error."""
    before = len(visitor.server.printed())
    visits: list[Visit] = []

    def opened(*place: object, **how: object) -> Visit:
        visits.append(visitor.visit(*place, **how))  # type: ignore[arg-type]
        return visits[-1]

    yield opened
    for each in visits:
        each.page.close()
    told = visitor.server.printed()[before:]
    if "Traceback" in told:
        pytest.fail(f"the server told an error:\n{told[-1500:]}", pytrace=False)
