"""One dashboard for all tests that only ask it: a start takes longer than they do."""

from collections.abc import Iterator

import pytest

from tests.browser.server import Server, serving


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
