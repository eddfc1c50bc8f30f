"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import examples
from tests.packages import Package, small_package

settings.register_profile(
    "laureats", max_examples=examples(settings.default.max_examples), derandomize=True
)
"""The same examples at each run, so that a red run is owed to the change that it judges."""

settings.register_profile("random", derandomize=False)
"""Other examples at each run, to search for what nobody thought of: --hypothesis-profile=random."""

settings.load_profile("laureats")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A sound data package of three projects, to be broken."""
    directory = tmp_path / "data"
    directory.mkdir()
    return small_package(directory)
