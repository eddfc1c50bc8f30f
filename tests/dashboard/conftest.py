"""The shipped portfolio, prepared once for the tests that only read it."""

import pytest

from dashboard.selection.index import Index
from loaders.package.load import load_portfolio


@pytest.fixture(scope="session")
def shipped() -> Index:
    return Index(load_portfolio())
