"""A folder of an earlier version of the schema: read, brought up to date, and undone."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from loaders.editing.refusals import Refusal, RefusedError
from loaders.editing.writing import restore, upgrade, write_tables
from loaders.package import versions
from loaders.package.load import SHIPPED, load_portfolio, read_text_package
from loaders.package.problems import Rule
from loaders.package.schema import DESCRIPTOR, read_schema
from loaders.package.text_frame import csv_bytes
from loaders.package.versions import BASIS, STEPS, earlier_package, version_of
from loaders.spreadsheet.workbook import Workbook
from loaders.spreadsheet.workbook_change import workbook_change

pytestmark = pytest.mark.costly  # the first version takes every step, the later ones some of them

VERSIONS = sorted(folder.name for folder in (SHIPPED / versions.EARLIER).iterdir())


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder as it was made with an earlier version."""
    return Path(shutil.copytree(SHIPPED / versions.EARLIER / request.param, tmp_path / "old"))


def _edit(folder: Path, table: str, before: str, after: str) -> None:
    path = folder / f"{table}.csv"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def _describe(folder: Path, change: Any) -> None:
    path = folder / DESCRIPTOR
    descriptor = json.loads(path.read_text("utf-8"))
    change({resource["name"]: resource for resource in descriptor["resources"]}, descriptor)
    path.write_text(json.dumps(descriptor), "utf-8")


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.*") if path.is_file()}


def _added_since(folder: Path) -> set[str]:
    """The tables, and of others the columns (`table.column`), that its descriptor lacks."""
    had, has = (read_schema(one).tables for one in (folder, SHIPPED))
    return {*has} - {*had} | {
        f"{name}.{field.name}"
        for name, table in had.items()
        for field in has[name].fields
        if field.name not in {one.name for one in table.fields}
    }


def test_an_earlier_folder_opens_whole_and_says_what_it_lacks(old: Path) -> None:
    portfolio = load_portfolio(old)
    assert [problem.rule for problem in portfolio.problems] == [Rule.VERSION_EARLIER]
    lacking = portfolio.problems[0].details["lacking"].split(", ")
    assert {*lacking} == _added_since(old)
    lines = (old / "projects.csv").read_text("utf-8").count("\n") - 1
    assert len(portfolio.projects) == lines
    for table, _, column in (added.partition(".") for added in lacking):
        frame = portfolio.tables[table]
        assert frame[column].isna().all() if column else frame.empty


def test_it_is_brought_up_to_date_and_holds_what_it_held(old: Path) -> None:
    before, added_since = read_text_package(old), _added_since(old)
    written = upgrade(old)
    after = read_text_package(old)
    assert after.problems == () == load_portfolio(old).problems
    tables = {added.partition(".")[0] for added in added_since}
    assert {*written.changed} >= {DESCRIPTOR, *(f"{table}.csv" for table in tables)}
    assert {name for name in before.tables if f"{name}.csv" in written.changed} <= tables
    for name, frame in before.tables.items():
        assert frame.equals(after.tables[name]), name
    today = read_schema(SHIPPED).descriptor
    assert after.schema.descriptor == {**today, BASIS: before.earlier}
    assert upgrade(old).changed == ()


def test_the_backup_of_it_brings_the_earlier_files_back(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(old.parent)
    old = Path(old.name)  # as it is named on the command line
    files = _files(old)
    written = upgrade(old)
    restore(old, written.backup)
    assert {name: _files(old)[name] for name in files} == files
    assert upgrade(old).changed
    assert load_portfolio(old).problems == ()


@pytest.mark.parametrize("old", ["1.0.0", "2.0.0"], indirect=True)
def test_amounts_that_lists_had_brought_in_become_the_funds_own(old: Path) -> None:
    frame = pd.read_csv(old / "projects.csv", dtype="str", keep_default_na=False)
    frame.loc[0, "amount_eur"], frame.loc[1, "amount_eur"] = "12000", "dix"
    frame.to_csv(old / "projects.csv", index=False)
    for _ in range(2):  # as it opens, and once it is brought up to date
        tables = read_text_package(old).tables
        assert tables["projects"]["amount_eur"].tolist()[:2] == ["", "dix"]
        (noted,) = tables["follow_up"].to_dict("records")
        assert (noted["project"], noted["granted_eur"]) == (frame.loc[0, "id"], "12000")
        upgrade(old)


def test_nothing_is_written_to_it_before(old: Path) -> None:
    package = read_text_package(old)
    with pytest.raises(RefusedError) as error:
        write_tables(old, package.tables, version=package.version)
    assert error.value.refusal is Refusal.UNREADABLE
    assert [problem.rule for problem in error.value.problems] == [Rule.VERSION_EARLIER]


def test_a_file_that_cannot_be_read_stops_it(old: Path) -> None:
    (old / "places.csv").write_bytes(b"PK\x03\x04 no table")
    files = _files(old)
    with pytest.raises(RefusedError) as error:
        upgrade(old)
    assert error.value.refusal is Refusal.UNREADABLE
    assert _files(old) == files


def test_what_somebody_has_put_into_the_descriptor_stays(old: Path) -> None:
    def mine(tables: dict[str, Any], descriptor: dict[str, Any]) -> None:
        fields = {field["name"]: field for field in tables["projects"]["schema"]["fields"]}
        fields["title"]["title"] = "Intitulé"
        tables["projects"]["schema"]["fields"].append({"name": "folder", "title": "Dossier"})
        kinds = next(f for f in tables["organisations"]["schema"]["fields"] if f["name"] == "kind")
        kinds["categories"].append({"value": "guild", "label": "guilde"})
        own = {"name": "notes", "path": "notes.csv", "schema": {"fields": [{"name": "note"}]}}
        descriptor["resources"].append(own)

    _describe(old, mine)
    _edit(old, "projects", "source_url\n", "source_url,folder\n")
    text = (old / "projects.csv").read_text("utf-8")
    head, *lines = text.splitlines()
    (old / "projects.csv").write_text("\n".join([head, *(f"{x},F1" for x in lines), ""]), "utf-8")
    (old / "notes.csv").write_text("note\nà garder\n", "utf-8")
    upgrade(old)
    package = read_text_package(old)
    assert package.problems == ()
    projects = package.schema.tables["projects"]
    assert projects.field("title").title.fr == "Intitulé"
    assert projects.field("subtitle").title.fr == "Sous-titre de la source"
    assert "guild" in package.schema.tables["organisations"].field("kind").categories
    assert set(package.tables["projects"]["folder"]) == {"F1"}
    assert list(package.tables["notes"]["note"]) == ["à garder"]


def test_rules_are_those_of_today_whatever_the_descriptor_said(old: Path) -> None:
    def mine(tables: dict[str, Any], _: dict[str, Any]) -> None:
        for field in tables["projects"]["schema"]["fields"]:
            field["constraints"] = {"required": True}

    _describe(old, mine)
    assert [p.rule for p in load_portfolio(old).problems] == [Rule.VERSION_EARLIER]
    upgrade(old)
    assert load_portfolio(old).problems == ()


def test_the_steps_are_taken_in_order_and_only_later_ones(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def marked(mark: str) -> Any:
        def step(tables: versions.Tables) -> versions.Tables:
            themes = tables["themes"]
            return {**tables, "themes": themes.assign(name_fr=themes["name_fr"] + mark)}

        return step

    steps = {
        old.name: marked("?"),
        "0.9.0": marked("?"),
        "1.5.0": marked("a"),
        "2.0.0": marked("b"),
    }
    monkeypatch.setattr(versions, "STEPS", steps)
    _describe(old, lambda _, descriptor: descriptor.update(version="1.0.0"))
    assert read_text_package(old).tables["themes"]["name_fr"].str.endswith("ab").all()
    upgrade(old)
    assert read_text_package(old).tables["themes"]["name_fr"].str.endswith("ab").all()
    assert b"ab" in (old / "themes.csv").read_bytes()


def test_a_later_folder_is_not_written_to(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED / versions.EARLIER / VERSIONS[0], tmp_path / "later"))
    _describe(folder, lambda _, descriptor: descriptor.update(version="99.0.0"))
    package = read_text_package(folder)
    assert package.problems[0].rule is Rule.VERSION_LATER
    with pytest.raises(RefusedError):
        write_tables(folder, package.tables, version=package.version)
    assert upgrade(folder).changed == ()


@pytest.mark.parametrize("version", ["", "x", "1.0.x", "9" * 5000, None, "1.0.0"])
def test_a_version_that_is_none_is_that_of_no_package(tmp_path: Path, version: str | None) -> None:
    folder = Path(shutil.copytree(SHIPPED / versions.EARLIER / VERSIONS[0], tmp_path / "odd"))
    _describe(folder, lambda _, descriptor: descriptor.update(version=version))
    upgrade(folder)
    assert load_portfolio(folder).problems == ()


def test_each_earlier_version_has_a_step_after_it() -> None:
    today = version_of(read_schema(SHIPPED).descriptor)
    steps = [version_of({"version": version}) for version in STEPS]
    assert steps == sorted(steps)
    assert steps[-1] <= today
    assert len(VERSIONS) == len(STEPS), "the version that a step sets out from is not kept"
    for version in VERSIONS:
        said = read_schema(earlier_package(SHIPPED, version)).descriptor
        assert said["version"] == version
        assert any(step > version_of(said) for step in steps)


def test_a_workbook_of_the_version_before_is_compared_with_what_it_was_taken_from(
    old: Path,
) -> None:
    before = read_text_package(old)
    written_by = read_schema(old)
    columns = {n: tuple(f.name for f in t.fields) for n, t in written_by.tables.items()}
    tables = {name: before.tables[name].copy() for name in columns}
    tables["landlords"].loc[0, "name"] = "Un autre nom"
    upgrade(old)
    package = read_text_package(old)
    workbook = Workbook(tables, columns, {}, (), before.version)
    change = workbook_change(workbook, package)
    assert change.found
    assert not change.hindered
    (row,) = change.changes["landlords"].changed
    assert [cell.after for cell in row.cells] == ["Un autre nom"]
    assert list(change.changes) == ["landlords"]
    assert csv_bytes(change.whole["projects"], package.schema.tables["projects"]) == csv_bytes(
        package.tables["projects"], package.schema.tables["projects"]
    )
