"""What every test may ask for."""

from pathlib import Path

import pytest

from tests.packages import Package, small_package


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A sound data package of three projects, to be broken."""
    directory = tmp_path / "data"
    directory.mkdir()
    return small_package(directory)
