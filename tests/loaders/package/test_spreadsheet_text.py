"""Tables that a spreadsheet program has saved are read as they were, or the cell is told."""

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from loaders.editing.writing import init_directory, write_tables
from loaders.package.load import SHIPPED, load_portfolio, read_text_package
from tests.packages import Package, told
from tests.shipped import shipped_index, shipped_text

AS_SHIPPED = shipped_text()
FILES = {name: table.path for name, table in AS_SHIPPED.schema.tables.items()}


def _french_cell(text: str) -> str:
    """Return what French Excel leaves of a cell of a CSV that it has opened and saved."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return "/".join(reversed(text.split("-")))
    if text in ("true", "false"):
        return {"true": "VRAI", "false": "FAUX"}[text]
    if re.fullmatch(r"0\d+", text):
        return str(int(text))
    return text


def _saved_in_french(path: Path, encoding: str = "cp1252", separator: str = ";") -> None:
    records = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_french_cell(cell) for cell in record] for record in records)
    path.write_bytes(text.getvalue().encode(encoding, errors="replace"))


def _copied(folder: Path) -> None:
    """Copy the tables that ship, without what is large and no table."""
    apart = shutil.ignore_patterns("earlier", "*.geojson", "*.parquet")
    shutil.copytree(SHIPPED, folder, ignore=apart)


FRENCH = pytest.mark.parametrize(("encoding", "separator"), [("cp1252", ";"), ("utf-8", ",")])


@FRENCH
@pytest.mark.parametrize("name", FILES)
def test_a_shipped_table_saved_in_french_loses_nothing(tmp_path, name, encoding, separator):
    _copied(tmp_path / "data")
    _saved_in_french(tmp_path / "data" / FILES[name], encoding, separator)
    found = read_text_package(tmp_path / "data")
    assert all(problem.is_remark for problem in found.problems)
    assert all(found.tables[each].equals(AS_SHIPPED.tables[each]) for each in FILES)


@FRENCH
def test_all_tables_saved_in_french_are_the_shipped_ones(tmp_path, encoding, separator):
    _copied(tmp_path / "data")
    for path in FILES.values():
        _saved_in_french(tmp_path / "data" / path, encoding, separator)
    found, shipped = load_portfolio(tmp_path / "data"), shipped_index().portfolio
    assert all(problem.is_remark for problem in found.problems)
    assert all(found.tables[each].equals(shipped.tables[each]) for each in FILES)


def test_the_next_write_of_that_table_sets_it_right_and_touches_no_other(tmp_path):
    folder = tmp_path / "data"
    init_directory(folder)
    for name in ("committees", "themes"):
        _saved_in_french(folder / FILES[name])
    left = (folder / FILES["committees"]).read_bytes()
    package = read_text_package(folder)
    themes = package.tables["themes"].copy()
    themes.loc[0, "short_fr"] = "Numérique !"
    assert write_tables(folder, {"themes": themes}, version=package.version).changed == (
        "themes.csv",
    )
    shipped = (SHIPPED / "themes.csv").read_text("utf-8")
    written = (folder / "themes.csv").read_text("utf-8")
    assert written == shipped.replace(",Numérique,", ",Numérique !,")
    assert (folder / FILES["committees"]).read_bytes() == left


def _problems(package: Package, table: str, old: str, new: str) -> list[tuple[object, ...]]:
    package.edit(table, old, new)
    return [told(p)[1:] for p in package.load().problems if p.file == f"{table}.csv"]


@pytest.mark.parametrize(
    ("table", "old", "new", "column", "read"),
    [
        ("themes", "Culture,true", "Culture,VRAI", "asked_for", "true"),
        ("places", "commune,true", "commune,oui", "qpv", "true"),
        ("projects", "1.5,12000", '"1,5",12000', "duration_years", "1.5"),
        ("projects", "1.5,12000", "1.5,12 000", "amount_eur", "12000"),
        ("projects", "1.5,12000", "1.5,12\u202f000 €", "amount_eur", "12000"),
        ("landlords", "1200,2020", "1\u00a0200,2020", "homes", "1200"),
        ("committees", ",2021-02-04,", ",24/02/2021,", "date", "2021-02-24"),
        ("committees", ",2021-02-04,", ",44231,", "date", "2021-02-04"),
        ("landlords", ",,,1200", ",1004,,1200", "hq_insee", "01004"),
        ("projects", "12000,whole", "12000,Whole", "record_status", "whole"),
    ],
)
def test_what_is_sure_is_read_and_told(package, table, old, new, column, read):
    problems = _problems(package, table, old, new)
    assert [problem[:2] + problem[3:4] for problem in problems] == [
        ("spreadsheet", "nothing", column)
    ]
    assert next(iter(package.load().problems)).details["read"] == read


@pytest.mark.parametrize(
    ("table", "old", "new", "rule", "loss", "column"),
    [
        # Of these, nobody knows: 4 February or 2 April, twelve or twelve thousand.
        ("committees", ",2021-02-04,", ",04/02/2021,", "type", "value", "date"),
        ("committees", ",2021-02-04,", ",02/24/2021,", "type", "value", "date"),
        ("projects", "1.5,12000", '1.5,"12,000"', "decimal-comma", "value", "amount_eur"),
        ("projects", "1.5,12000", "1.5,12 00", "type", "value", "amount_eur"),
        ("projects", "1.5,12000", '1.5,"1,2E+04"', "type", "value", "amount_eur"),
        ("projects", "1.5,12000", "01-mai,12000", "type", "value", "duration_years"),
        ("projects", "1.5,12000", "1.5,#N/A", "error-value", "value", "amount_eur"),
        ("landlords", "Un Habitat,UH", "Un Habitat,#REF!", "error-value", "value", "aliases"),
        ("landlords", "Un Habitat,UH", "#VALEUR!,UH", "error-value", "row", "name"),
        ("committees", ",2021-02-04,", ",########,", "error-value", "value", "date"),
    ],
)
def test_what_is_not_sure_costs_its_cell_and_is_told(package, table, old, new, rule, loss, column):
    problems = _problems(package, table, old, new)
    assert [problem[:2] + problem[3:4] for problem in problems] == [(rule, loss, column)]


def test_days_are_told_by_the_others_of_the_file(package):
    text = package.text("committees").replace(",2021-02-04,", ",04/02/2021,")
    package.write("committees", text + "2021-09-23,23/09/2021,,,,https://example.org/3\n")
    assert str(package.load().committees["date"][0].date()) == "2021-02-04"
    package.write("committees", text + "2021-09-23,9/23/2021,,,,https://example.org/3\n")
    assert package.load().committees["date"].isna().all()


def test_an_id_that_is_a_date_and_those_who_name_it(package):
    for table in ("committees", "projects"):
        _saved_in_french(package.path(table))
    portfolio = package.load()
    assert portfolio.committees["id"].tolist() == ["2021-02-04", "saison-2018-2019"]
    assert portfolio.projects["committee"].notna().all()
    assert all(problem.is_remark for problem in portfolio.problems)


def test_a_text_stays_a_text(package):
    package.edit("projects", "Jardins encore", "12/03/2021")
    package.edit("projects", "Suite.", "VRAI")
    portfolio = package.load()
    assert not portfolio.problems
    assert portfolio.projects["title"][1] == "12/03/2021"
    assert portfolio.projects["summary_fr"][1] == "VRAI"
