"""The Data page of a folder of an earlier version: what it lacks, one button, and what is new."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language.translation import Words
from loaders.editing.backups import backups
from loaders.package.load import SHIPPED, load_portfolio, read_text_package
from loaders.package.versions import EARLIER
from tests.shipped import shipped_index

FIRST = min(folder.name for folder in (SHIPPED / EARLIER).iterdir())
SLOWEST = 60


def page(folder: str, editable: bool) -> None:
    """Draw the section of the Data page for `folder`."""
    from pathlib import Path  # noqa: PLC0415 - the script of a page imports for itself

    from dashboard.components.editing.folder_version import folder_version  # noqa: PLC0415
    from dashboard.components.editing.last_writes import last_writes  # noqa: PLC0415
    from dashboard.components.session.screen import Screen  # noqa: PLC0415
    from dashboard.language.translation import Words  # noqa: PLC0415
    from dashboard.selection.choices import Choices  # noqa: PLC0415
    from dashboard.selection.live_data import LiveData  # noqa: PLC0415
    from dashboard.selection.selection import Selection  # noqa: PLC0415
    from dashboard.style.scheme import LIGHT  # noqa: PLC0415

    data = LiveData(Path(folder))
    selection = Selection(data.index(), Choices())
    screen = Screen(selection, Words("en"), LIGHT, {}, data, editable=editable)
    folder_version(screen)
    last_writes(screen)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED / EARLIER / FIRST, tmp_path / "data"))


def _visit(folder: Path, *, editable: bool = True) -> AppTest:
    kwargs = {"folder": str(folder), "editable": editable}
    visit = AppTest.from_function(page, kwargs=kwargs, default_timeout=SLOWEST).run()
    assert not visit.exception
    return visit


def _said(visit: AppTest) -> str:
    return "\n".join(element.value for element in visit.markdown)


def test_it_names_what_is_lacking_and_the_command_where_one_cannot_write(folder: Path) -> None:
    visit = _visit(folder, editable=False)
    schema = read_text_package(folder).schema
    assert schema.tables["fund_figures"].title.en in _said(visit)
    assert schema.tables["projects"].field("promise_en").title.en in _said(visit)
    assert not visit.button
    assert visit.code[0].value == f"laureats upgrade {folder}"


def test_one_button_brings_it_up_to_date_and_the_new_records_are_offered(folder: Path) -> None:
    visit = _visit(folder)
    visit.button(key="upgrade").click().run()
    assert not visit.exception
    assert load_portfolio(folder).problems == ()
    assert [one.by for one in backups(folder)] == [f"upgrade {FIRST}"]
    assert f"laureats restore {folder} {backups(folder)[0].name}" in {c.value for c in visit.code}
    had = len(load_portfolio(folder).projects)
    new = shipped_index().size - had
    assert Words("en").number(new) + " projects" in _said(visit)
    first = visit.multiselect[0].options[0]
    visit.multiselect[0].select(first).run()
    visit.button(key="write-newer-records").click()
    visit.run()
    titles = load_portfolio(folder).projects[["title", "title_fr"]]
    assert len(titles) == had + new - 1
    assert not titles.eq(first).any(axis=None)


@pytest.mark.exhaustive
def test_a_project_that_somebody_has_under_another_name_is_left_out_at_first(folder: Path) -> None:
    visit = _visit(folder)
    visit.button(key="upgrade").click().run()
    chosen = visit.multiselect[0].options[0]
    row = read_text_package().tables["projects"].set_index("title_fr").loc[chosen]
    mine = {"id": "mine", "title": row["title"].upper(), "title_is_given": "true"}
    mine |= {"record_status": "whole", "source_url": "https://example.org/"}
    columns = read_text_package(folder).tables["projects"].columns.drop("__row__")
    line = ",".join(f'"{mine.get(column, "")}"' for column in columns)
    path = folder / "projects.csv"
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    visit = _visit(folder)
    assert visit.multiselect[0].value == [row["id"]]


def test_a_file_that_stands_in_the_way_is_told(folder: Path) -> None:
    (folder / "places.csv").write_bytes(b"PK\x03\x04 no table")
    visit = _visit(folder)
    visit.button(key="upgrade").click().run()
    assert len(visit.error) == 1
    assert "places" in _said(visit)


def test_nothing_is_drawn_for_the_data_of_today() -> None:
    visit = _visit(SHIPPED, editable=False)
    assert not visit.markdown
