"""The data package as it stands in the repository, read as text so that nothing is mended."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data"

Tables = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA


@pytest.fixture(scope="session")
def descriptor(data: Path) -> dict[str, Any]:
    return json.loads((data / "datapackage.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def tables(data: Path, descriptor: dict[str, Any]) -> Tables:
    """Every table by name, all cells text, an unknown cell empty."""
    return {
        resource["name"]: pd.read_csv(data / resource["path"], dtype=str, keep_default_na=False)
        for resource in descriptor["resources"]
        if "schema" in resource
    }
