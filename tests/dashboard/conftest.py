"""The shipped portfolio, prepared once for the tests that only read it."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from dashboard.selection.index import Index
from tests.shipped import shipped_index

# Each run of a page by `AppTest` reads of every installed package whether it has components.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture(scope="session")
def shipped() -> Index:
    return shipped_index()
