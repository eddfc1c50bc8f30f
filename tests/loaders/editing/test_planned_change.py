"""A change is put onto the data as it stands: what it would do, and what stands in its way."""

import pytest

from loaders.editing.changes import CellChange, RowChange, TableChanges, differences
from loaders.editing.planned_change import causes, plan_change
from loaders.editing.writing import write_tables
from loaders.package.load import read_text_package
from loaders.package.problems import Rule


def _retitled(package, row, title):
    projects = package.tables["projects"].copy()
    projects.loc[row, "title"] = title
    return {"projects": projects}


def _changes(package, row, title):
    return differences(package.tables, _retitled(package, row, title), package.schema)


@pytest.fixture
def text(package):
    return read_text_package(package.directory)


def test_the_plan_is_the_change_where_nothing_else_happened(text):
    changes = _changes(text, 0, "Nouveau")
    planned = plan_change(changes, text)
    assert planned.exact == changes
    assert planned.conflicts == ()
    assert planned.problems == ()
    assert set(planned.tables) == {"projects"}


def test_what_somebody_else_wrote_stays_and_the_rest_is_written(text):
    changes = _changes(text, 0, "Le mien")
    write_tables(text.directory, _retitled(text, 1, "Le leur"), version=text.version)
    now = read_text_package(text.directory)
    planned = plan_change(changes, now)
    write_tables(text.directory, planned.tables, version=now.version)
    titles = read_text_package(text.directory).tables["projects"]["title"].tolist()
    assert titles[:2] == ["Le mien", "Le leur"]


def test_the_same_cell_changed_by_two_is_a_conflict(text):
    changes = _changes(text, 0, "Le mien")
    write_tables(text.directory, _retitled(text, 0, "Le leur"), version=text.version)
    planned = plan_change(changes, read_text_package(text.directory))
    assert planned.exact == {}
    assert [(one.wanted, one.found) for one in planned.conflicts] == [("Le mien", "Le leur")]


def test_a_change_that_was_written_already_does_nothing(text):
    changes = _changes(text, 0, "Nouveau")
    write_tables(text.directory, _retitled(text, 0, "Nouveau"), version=text.version)
    planned = plan_change(changes, read_text_package(text.directory))
    assert (planned.exact, planned.conflicts) == ({}, ())


def test_all_that_breaks_a_rule_is_said(text):
    key = tuple(text.tables["projects"].loc[0, ["id"]])
    broken = TableChanges(
        changed=(
            RowChange(
                key,
                (
                    CellChange("title", text.tables["projects"].loc[0, "title"], ""),
                    CellChange("committee", text.tables["projects"].loc[0, "committee"], "never"),
                ),
            ),
        )
    )
    planned = plan_change({"projects": broken}, text)
    assert {problem.rule for problem in planned.problems} >= {Rule.REQUIRED}
    assert len(causes(planned.problems)) < len(planned.problems)
    assert {problem.file for problem in causes(planned.problems)} == {"projects.csv"}
