"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.examples import examples
from tests.packages import Package, small_package

settings.register_profile("laureats", max_examples=examples(settings.default.max_examples))
settings.load_profile("laureats")


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A sound data package of three projects, to be broken."""
    directory = tmp_path / "data"
    directory.mkdir()
    return small_package(directory)
