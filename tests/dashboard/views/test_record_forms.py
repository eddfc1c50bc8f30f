"""A keeper enters the fund's own figures of a project, and takes one back, on its sheet."""

import sys
from pathlib import Path
from typing import Any

import pytest

from loaders.package.csv_table import ROW
from loaders.package.load import load_portfolio, read_text_package
from tests.dashboard.views.pages import drawn, says, sound
from tests.packages import Package

PROJECT = "garden"


@pytest.fixture
def folder(package: Package, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pages may write to."""
    monkeypatch.setattr(sys, "argv", ["app", "--data", str(package.directory), "--edit"])
    return package.directory


def _rows(folder: Path) -> list[dict[str, str]]:
    rows = read_text_package(folder).tables["follow_up"]
    return [
        {str(name): str(said) for name, said in row.items() if said and name != ROW}
        for row in rows[rows["project"] == PROJECT].to_dict("records")
    ]


def test_own_figures_are_entered_written_and_taken_back(folder: Path) -> None:
    page = drawn(f"/projects?project={PROJECT}&lang=en")
    assert not any(one.key == f"write-own-{PROJECT}" for one in page.button)

    def field(kind: str, column: str) -> Any:
        (found,) = (one for one in page.get(kind) if (one.key or "").endswith(f"-{column}"))
        return found

    field("number_input", "granted_eur").set_value(12500.5)
    field("number_input", "people_reached").set_value(40)
    field("selectbox", "state").set_value("finished")
    field("text_input", "result").set_value(" Un jardin ")
    page = sound(page.run())
    page = sound(page.button(f"write-own-{PROJECT}").click().run())
    written = {"project": PROJECT, "state": "finished", "granted_eur": "12500.5"}
    assert _rows(folder) == [{**written, "people_reached": "40", "result": "Un jardin"}]
    assert load_portfolio(folder).problems == ()
    assert says(page, "12,500")
    assert not any(one.key == f"write-own-{PROJECT}" for one in page.button), "nothing differs"
    sound(page.button(f"undo-button-own-{PROJECT}").click().run())
    assert _rows(folder) == []
