"""The shipped portfolio, prepared once for the tests that only read it."""

import pytest

from dashboard.selection.index import Index
from tests.shipped import shipped_index


@pytest.fixture(scope="session")
def shipped() -> Index:
    return shipped_index()
