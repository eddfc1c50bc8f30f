"""The shipped portfolio, prepared once for the tests that only read it."""

import logging
from functools import cache
from types import SimpleNamespace

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner_utils import script_run_context
from streamlit.testing.v1 import local_script_runner

from dashboard.selection import live_data
from dashboard.selection.index import Index
from tests.shipped import shipped_index
from tests.tables_once import index_once

index_once()

# Pages are drawn without a server: hundreds of warnings of it would bury the one line that failed.
logging.getLogger(script_run_context.__name__).disabled = True

# Each run of a page by `AppTest` reads of every installed package whether it has components.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

_asked_for = local_script_runner.require_widgets_deltas


def _awaited(run: local_script_runner.LocalScriptRunner, longest: float = 3) -> None:
    """Wait for the run of a page, which `AppTest` asks for a thousand times a second."""
    if run._script_thread:
        run._script_thread.join(longest)
    _asked_for(run, 1)


local_script_runner.require_widgets_deltas = _awaited

# What a server has read it thaws, collects and freezes anew; a process of tests holds so much more
# that each reading of a folder would take half a second longer. `test_live_data` has it as it is.
live_data.gc = SimpleNamespace(unfreeze=int, collect=int, freeze=int)


@pytest.fixture(scope="session")
def shipped() -> Index:
    return shipped_index()
