"""Folders to write to: made by the program once, and copied for each test."""

import shutil
from pathlib import Path

import pytest

from loaders.editing.writing import init_directory


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the program makes it; tests write to copies of it."""
    directory = tmp_path_factory.mktemp("made") / "data"
    init_directory(directory)
    return directory


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A folder that a test may write to, as the program has made it."""
    return Path(shutil.copytree(made, tmp_path / "data"))
