"""A record is withdrawn or merged as a change like every other, and is not forgotten."""

import datetime as dt

import pytest

from loaders.editing.changes import Changes, apply_changes, undoing
from loaders.editing.former_records import FORMER, former_record, merged, withdrawn
from loaders.editing.writing import restore, write_tables
from loaders.package.load import load_portfolio, read_text_package
from tests.packages import Package

DAY = dt.date(2026, 3, 2)


def _write(package: Package, changes: Changes) -> None:
    found = read_text_package(package.directory)
    tables, conflicts = apply_changes(found.tables, changes, found.schema)
    assert not conflicts
    write_tables(package.directory, tables, version=found.version)


def _withdraw(package: Package, kind: str, identifier: str) -> Changes:
    changes = withdrawn(read_text_package(package.directory), kind, identifier, DAY)
    _write(package, changes)
    return changes


def _merge(package: Package, kind: str, identifier: str, into: str) -> None:
    _write(package, merged(read_text_package(package.directory), kind, identifier, into, DAY))


def _column(package: Package, table: str, column: str) -> list[str]:
    return [str(cell) for cell in read_text_package(package.directory).tables[table][column]]


def test_a_project_goes_with_all_that_is_said_of_it_alone(package: Package) -> None:
    _withdraw(package, "project", "garden")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert "garden" not in portfolio.projects["id"].array
    for table in ("project_landlords", "project_organisations", "project_places", "figures"):
        assert set(_column(package, table, "project")) <= {"garden-again"}
    assert _column(package, "places", "id") == ["paris"]
    assert _column(package, "lineage", "earlier_project") == [""]
    assert _column(package, "lineage", "earlier_title") == ["Jardins d’Été"]
    record = former_record(portfolio, "project", "garden")
    assert record is not None
    assert (record["date"].date(), record["now"] in portfolio.projects["id"].array) == (DAY, False)


def test_a_landlord_is_taken_from_its_projects(package: Package) -> None:
    _withdraw(package, "landlord", "two")
    assert package.load().problems == ()
    assert _column(package, "project_landlords", "landlord") == ["one", "one"]


def test_a_withdrawal_is_undone_to_the_byte(package: Package) -> None:
    before = read_text_package(package.directory)
    changes = _withdraw(package, "project", "garden")
    _write(package, undoing(changes))
    after = read_text_package(package.directory)
    for name, table in before.schema.tables.items():
        columns = [field.name for field in table.fields]
        rows = [
            sorted(map(tuple, each.tables[name][columns].to_numpy())) for each in (before, after)
        ]
        assert rows[0] == rows[1]
    assert former_record(package.load(), "project", "garden") is None


def test_two_records_of_one_landlord_become_one(package: Package) -> None:
    _merge(package, "landlord", "two", "one")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert list(portfolio.landlords["id"]) == ["one"]
    assert portfolio.landlords["aliases"][0] == "UH;Deux Habitat"
    assert _column(package, "project_landlords", "project") == ["garden", "garden-again"]
    record = former_record(portfolio, "landlord", "two")
    assert record is not None
    assert record["now"] == "one"


@pytest.mark.parametrize(("gone", "stays"), [("one", "two"), ("two", "one")])
def test_what_both_records_say_stands_as_the_one_that_is_left_says_it(
    package: Package, gone: str, stays: str
) -> None:
    before = read_text_package(package.directory)
    links = before.tables["project_landlords"]
    links = links[links["project"] == "garden"].copy()
    assert set(links["landlord"]) == {"one", "two"}
    links["name_as_written"] = "As written for " + links["landlord"]
    write_tables(package.directory, {"project_landlords": links}, version=before.version)
    _merge(package, "landlord", gone, stays)
    written = _column(package, "project_landlords", "name_as_written")
    assert written == [f"As written for {stays}"]


def test_who_carried_a_project_has_carried_it_under_either_name(package: Package) -> None:
    _merge(package, "organisation", "roots", "town")
    assert _column(package, "project_organisations", "role") == ["carrier"]


def test_a_record_takes_what_only_the_other_says_with_its_source(package: Package) -> None:
    landlords = read_text_package(package.directory).tables["landlords"]
    row = landlords["id"] == "two"
    changed = landlords.copy()
    said = {"homes": "900", "homes_year": "2020", "homes_source_url": "https://a.example/"}
    changed.loc[row, list(said)] = list(said.values())
    changed.loc[~row, list(said)] = ""
    write_tables(
        package.directory,
        {"landlords": changed},
        version=read_text_package(package.directory).version,
    )
    _merge(package, "landlord", "two", "one")
    assert {name: _column(package, "landlords", name) for name in said} == {
        name: [value] for name, value in said.items()
    }


def test_what_was_merged_follows_where_its_record_goes(package: Package) -> None:
    _merge(package, "organisation", "roots", "town")
    _withdraw(package, "organisation", "town")
    assert _column(package, FORMER, "id") == ["roots", "town"]
    assert _column(package, FORMER, "now") == ["", ""]


@pytest.mark.parametrize("into", ["two", "nobody"])
def test_nothing_is_merged_with_itself_or_with_nobody(package: Package, into: str) -> None:
    with pytest.raises(KeyError):
        merged(read_text_package(package.directory), "landlord", "two", into, DAY)


def test_a_folder_without_the_table_is_whole_and_gets_it_with_its_first_row(
    package: Package,
) -> None:
    package.path(FORMER).unlink(missing_ok=True)
    package.edit_descriptor(
        lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != FORMER])
    )
    assert load_portfolio(package.directory).problems == ()
    _withdraw(package, "project", "garden")
    assert former_record(package.load(), "project", "garden") is not None
    restore(package.directory)  # the backup has no such file
    assert former_record(package.load(), "project", "garden") is None
