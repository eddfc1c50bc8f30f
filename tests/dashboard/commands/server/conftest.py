"""One dashboard for all tests that only ask it: a start takes longer than they do."""

import os
import signal
from collections.abc import Iterator

import pytest

from tests.browser.server import Server, serving
from tests.dashboard.commands.server.watched import watched
from tests.session import session


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard that asks nobody anything while tests use it, and ends when it is told to."""
    folder = tmp_path_factory.mktemp("server")
    environment, asked = watched(folder)
    with serving(folder / "log.txt", env=environment) as running:
        yield running
        with session(running.url) as visitor:
            visitor.rerun("theme=culture")
            os.kill(running.process, signal.SIGINT)  # with a page open
            assert running.ended(10) == 0
    assert running.url in running.printed().splitlines()[0]
    assert "Traceback" not in running.printed()
    assert asked.read_text("utf-8") == ""
