"""The records that came with the program since a folder was made, offered to it."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.editing.changes import apply_changes
from loaders.editing.newer_records import newer_records
from loaders.editing.writing import init_directory, numbered, upgrade, write_tables
from loaders.package import versions
from loaders.package.load import SHIPPED, TextPackage, check_tables, read_text_package

FIRST = min(folder.name for folder in (SHIPPED / versions.EARLIER).iterdir())


@pytest.fixture(scope="module")
def brought_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that was made with the first version and is up to date, to be copied."""
    made = tmp_path_factory.mktemp("made") / "mine"
    shutil.copytree(SHIPPED / versions.EARLIER / FIRST, made)
    upgrade(made)
    return made


@pytest.fixture
def folder(brought_up: Path, tmp_path: Path) -> Path:
    """Return a folder of ones own that was made with the first version and is up to date."""
    return Path(shutil.copytree(brought_up, tmp_path / "mine"))


def _write(folder: Path, table: str, change: object) -> TextPackage:
    package = read_text_package(folder)
    frame = package.tables[table].copy()
    assert callable(change)
    write_tables(folder, {table: change(frame)}, version=package.version)
    return read_text_package(folder)


def _taken(package: TextPackage, *without: str) -> dict[str, object]:
    offer = newer_records(package, without)
    tables, conflicts = apply_changes(package.tables, offer.changes, package.schema)
    assert conflicts == []
    whole = numbered({**package.tables, **tables}, package.schema)
    assert check_tables(whole, package.schema)[1] == []
    return dict(whole)


def test_an_untouched_folder_gets_all_and_is_then_as_what_ships(folder: Path) -> None:
    package, shipped = read_text_package(folder), read_text_package()
    offer = newer_records(package)
    assert offer.kept == ()
    mine = set(package.tables["projects"]["id"])
    assert {row["id"] for row in offer.projects} == set(shipped.tables["projects"]["id"]) - mine
    tables, _ = apply_changes(package.tables, offer.changes, package.schema)
    write_tables(folder, tables, version=package.version)
    after = read_text_package(folder)
    for name, table in shipped.schema.tables.items():
        columns = [field.name for field in table.fields]
        rows = [
            sorted(t[name][columns].itertuples(index=False)) for t in (after.tables, shipped.tables)
        ]
        assert rows[0] == rows[1], name
    assert newer_records(after).changes == {}


def test_what_somebody_changed_stays_and_is_told(folder: Path) -> None:
    shipped = read_text_package().tables["projects"].set_index("id")
    mine = read_text_package(folder).tables["projects"].set_index("id")
    differ = mine.index[mine["summary_fr"] != shipped.loc[mine.index, "summary_fr"]]
    one = differ[0]

    def change(frame):
        frame.loc[frame["id"] == one, "summary_fr"] = "Mes mots."
        return frame

    package = _write(folder, "projects", change)
    offer = newer_records(package)
    (kept,) = offer.kept
    assert (kept.key, kept.column, kept.found) == ((one,), "summary_fr", "Mes mots.")
    projects = _taken(package)["projects"].set_index("id")
    assert projects.loc[one, "summary_fr"] == "Mes mots."
    assert projects.loc[one, "promise_fr"] == shipped.loc[one, "promise_fr"] != ""


def test_a_list_that_somebody_changed_stays_whole(folder: Path) -> None:
    package = read_text_package(folder)
    grown = newer_records(package).changes["figures"].added
    own = set(package.tables["projects"]["id"])
    row = next(row for row in grown if row["project"] in own)

    def change(frame):
        mine = {**row, "value": "1", "as_written": "un"}
        frame.loc[len(frame)] = [mine.get(column, 9999) for column in frame.columns]
        return frame

    package = _write(folder, "figures", change)
    before = package.tables["figures"]
    after = _taken(package)["figures"]
    rows = [
        sorted(f[f["project"] == row["project"]].drop(columns="__row__").itertuples(index=False))
        for f in (before, after)
    ]
    assert rows[0] == rows[1]


def test_a_project_that_was_taken_away_does_not_come_back(folder: Path) -> None:
    package = read_text_package(folder)
    gone = package.tables["projects"]["id"].iloc[0]
    tables = {
        name: frame[
            ~frame[[c for c in ("project", "earlier_project") if c in frame]].eq(gone).any(axis=1)
        ]
        for name, frame in package.tables.items()
    }
    tables["projects"] = tables["projects"][tables["projects"]["id"] != gone]
    write_tables(folder, tables, version=package.version)
    after = _taken(read_text_package(folder))
    assert gone not in set(after["projects"]["id"])
    assert gone not in set(after["project_sources"]["project"])


def test_a_project_left_out_takes_along_what_only_it_needs(folder: Path) -> None:
    package, shipped = read_text_package(folder), read_text_package()
    links = shipped.tables["project_landlords"]
    new = {row["id"] for row in newer_records(package).projects}
    mine = set(package.tables["landlords"]["id"])
    alone = links.groupby("landlord")["project"].agg(set)
    landlord = next(i for i, who in alone.items() if len(who) == 1 and who <= new and i not in mine)
    (project,) = alone[landlord]
    after = _taken(package, project)
    assert project not in set(after["projects"]["id"])
    assert landlord not in set(after["landlords"]["id"])
    assert set(after["projects"]["id"]) == set(shipped.tables["projects"]["id"]) - {project}


def test_a_folder_of_today_is_offered_nothing(tmp_path: Path) -> None:
    init_directory(tmp_path / "new")
    assert newer_records(read_text_package(tmp_path / "new")).changes == {}


def test_a_landlord_that_was_merged_is_named_by_the_one_in_its_place(folder):
    package = read_text_package(folder)
    tables = {name: frame.copy() for name, frame in package.tables.items()}
    mine = set(tables["landlords"]["id"])
    new = {row["id"] for row in newer_records(package).projects}
    links = read_text_package().tables["project_landlords"]
    link = links[links["project"].isin(new) & links["landlord"].isin(mine)].iloc[0]
    other = next(i for i in sorted(mine) if i != link["landlord"])
    for name in ("project_landlords", "landlord_networks"):
        tables[name] = tables[name][tables[name]["landlord"] != link["landlord"]]
    tables["landlords"] = tables["landlords"][tables["landlords"]["id"] != link["landlord"]]
    row = {"kind": "landlord", "id": link["landlord"], "name": "A", "now": other}
    columns = [column for column in tables["former_records"] if column != "__row__"]
    values = [[row.get(column, "2026-01-01") for column in columns]]
    tables["former_records"] = pd.DataFrame(values, columns=columns, dtype="str")
    write_tables(folder, tables, version=package.version)
    after = _taken(read_text_package(folder))["project_landlords"]
    assert other in set(after.loc[after["project"] == link["project"], "landlord"])
    assert link["landlord"] not in set(after["landlord"])
