"""The data that all visitors share is read again when a file of it changes, and only then."""

import gc
import weakref

from dashboard.selection import live_data
from dashboard.selection.live_data import LiveData
from loaders.editing.writing import write_tables
from loaders.package.load import read_text_package


def _rename(directory, title):
    package = read_text_package(directory)
    projects = package.tables["projects"].copy()
    projects.loc[0, "title"] = title
    write_tables(directory, {"projects": projects}, version=package.version)


def _titles(index):
    return index.portfolio.projects["title"].tolist()


def test_nothing_is_read_again_while_nothing_changes(package):
    data = LiveData(package.directory)
    assert data.index() is data.index()
    assert data.text() is data.text()
    assert data.is_current(data.index())


def test_a_write_is_seen_at_the_next_question(package):
    data = LiveData(package.directory)
    before, text = data.index(), data.text()
    _rename(package.directory, "Nouveau")
    assert not data.is_current(before)
    assert "Nouveau" in _titles(data.index())
    assert "Nouveau" not in _titles(before)
    assert data.text().version != text.version
    assert data.is_current(data.index())


def test_a_file_edited_by_hand_is_seen_too(package):
    data = LiveData(package.directory)
    data.index()
    package.edit("themes", "culture,1", "culture,one")
    assert data.index().portfolio.problems


def test_a_table_that_moves_to_another_file_is_followed(package):
    data = LiveData(package.directory)
    data.index()
    descriptor = package.directory / "datapackage.json"
    descriptor.write_text(descriptor.read_text("utf-8").replace('"themes.csv"', '"topics.csv"'))
    (package.directory / "themes.csv").rename(package.directory / "topics.csv")
    assert not data.index().portfolio.problems
    package_file = package.directory / "topics.csv"
    package_file.write_text(package_file.read_text("utf-8").replace("culture,1", "culture,one"))
    assert data.index().portfolio.problems


def test_what_was_read_before_goes_once_nobody_holds_it(package, monkeypatch):
    data = LiveData(package.directory)
    before = weakref.ref(data.index())
    gc.freeze()  # as a server does by then
    monkeypatch.setattr(live_data, "gc", gc)
    _rename(package.directory, "Nouveau")
    data.index()
    gc.collect()
    assert before() is None
