"""A write is undone from the page where it is told, as a new write, and never over another's."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.editing.backups import backups
from loaders.editing.changes import differences, undoing
from loaders.editing.writing import write_tables
from loaders.package.load import load_portfolio, read_text_package
from tests.packages import Package

SLOWEST = 60


def page(folder: str) -> None:
    """Draw one change of the data in `folder`: a landlord has another name, a network is added."""
    from pathlib import Path  # noqa: PLC0415 - the script of a page imports for itself

    import streamlit as st  # noqa: PLC0415

    from dashboard.components.editing.write_changes import review_and_write, say_written  # noqa: PLC0415
    from dashboard.components.session.screen import Screen  # noqa: PLC0415
    from dashboard.language.translation import Words  # noqa: PLC0415
    from dashboard.selection.choices import Choices  # noqa: PLC0415
    from dashboard.selection.live_data import LiveData  # noqa: PLC0415
    from dashboard.selection.selection import Selection  # noqa: PLC0415
    from dashboard.style.scheme import LIGHT  # noqa: PLC0415
    from loaders.editing.changes import CellChange, RowChange, TableChanges  # noqa: PLC0415

    data = LiveData(Path(folder))
    selection = Selection(data.index(), Choices())
    screen = Screen(selection, Words("en"), LIGHT, {}, data, editable=True)
    fields = data.text().schema.tables["networks"].fields
    said = {"id": "new-one", "name": "New one", "kind": "group", "source_url": "https://a.fr/"}
    row = {**dict.fromkeys((field.name for field in fields), ""), **said}
    changes = {
        "landlords": TableChanges(
            changed=(RowChange(("one",), (CellChange("name", "Un Habitat", "Un Habitat bis"),)),)
        ),
        "networks": TableChanges(added=(row,)),
    }
    if not st.session_state.get("done"):
        review_and_write(
            screen, changes, key="here", on_written=lambda: st.session_state.update(done=True)
        )
    else:
        say_written(screen, key="here")


@pytest.fixture
def folder(package: Package) -> Path:
    return package.directory


@pytest.fixture
def written(folder: Path) -> AppTest:
    visit = AppTest.from_function(page, kwargs={"folder": str(folder)}, default_timeout=SLOWEST)
    visit.run()
    assert not visit.exception
    visit.button(key="write-here").click().run()
    assert not visit.exception
    assert _name(folder) == "Un Habitat bis"
    return visit


def _name(folder: Path) -> str:
    landlords = read_text_package(folder).tables["landlords"].set_index("id")
    return str(landlords.loc["one", "name"])


def test_one_press_brings_back_what_was_and_another_undoes_that(
    folder: Path, written: AppTest
) -> None:
    assert written.code[0].value.endswith(backups(folder)[0].name), "of this very write"
    written.button(key="undo-button-here").click().run()
    assert not written.exception
    assert _name(folder) == "Un Habitat"
    assert "new-one" not in read_text_package(folder).tables["networks"]["id"].tolist()
    assert [each.by for each in backups(folder)] == ["undo", "here"]
    assert written.success[0].value.startswith("Undone in ")
    assert written.button(key="undo-button-here").label == "Redo this write"
    written.button(key="undo-button-here").click().run()
    assert _name(folder) == "Un Habitat bis"
    assert written.success[0].value.startswith("Written to ")


def _write_as_another(folder: Path, name: str) -> None:
    package = read_text_package(folder)
    landlords = package.tables["landlords"].copy()
    landlords.loc[landlords["id"] == "one", "name"] = name
    write_tables(folder, {"landlords": landlords}, version=package.version)


def test_what_another_has_written_since_stays_and_is_shown(folder: Path, written: AppTest) -> None:
    _write_as_another(folder, "Le leur")
    written.button(key="undo-button-here").click().run()
    assert not written.exception
    assert _name(folder) == "Le leur"
    assert any("somebody else" in each.value for each in written.warning)
    written.button(key="write-undone-here").click().run()
    assert not written.exception
    assert _name(folder) == "Le leur"
    assert "new-one" not in read_text_package(folder).tables["networks"]["id"].tolist()
    assert not load_portfolio(folder).problems


def test_to_take_a_change_back_is_the_difference_the_other_way(folder: Path) -> None:
    before = read_text_package(folder)
    _write_as_another(folder, "Le leur")
    after = read_text_package(folder)
    there = differences(before.tables, after.tables, before.schema)
    assert undoing(there) == differences(after.tables, before.tables, before.schema)
    assert undoing(undoing(there)) == there
