"""Commands that are run in this process read the shipped data once for all tests."""

from pathlib import Path

import pytest

from dashboard.commands import announcement, deck, export, figures
from dashboard.selection.index import Index
from loaders.package.load import SHIPPED, load_portfolio
from loaders.package.portfolio import Portfolio


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch, shipped: Index) -> None:
    """Have the commands take the shipped data that are read already."""

    def load(directory: Path) -> Portfolio:
        return shipped.portfolio if directory == SHIPPED else load_portfolio(directory)

    for command in (announcement, deck, export, figures):
        monkeypatch.setattr(command, "load_portfolio", load)
