"""What is taken away of a selection loads again and gives the same summary."""

import datetime as dt
import hashlib
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports.package_zip import LICENCE, README, package_zip, selection_package_zip
from dashboard.exports.places_geojson import places_geojson
from dashboard.exports.projects_table import PROJECTS
from dashboard.exports.selection_tables import WHOLE, selection_tables
from dashboard.exports.selection_workbook import READ_ME, selection_xlsx
from dashboard.exports.template_xlsx import LISTS, template_xlsx
from dashboard.language.translation import Words
from dashboard.measures.key_figures import summary
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import selection_sentence
from loaders.editing.changes import differences
from loaders.package.load import load_portfolio, read_text_package
from loaders.spreadsheet.sheets import HELPER_SHEETS, READABLE_SHEETS, sheet_name
from loaders.spreadsheet.workbook import read_workbook
from loaders.text.folding import folded
from tests.examples import examples
from tests.packages import small_package
from tests.shipped import shipped_index

INDEX = shipped_index()
SCHEMA = INDEX.portfolio.schema
TODAY = dt.date(2021, 2, 4)
MADE = dt.datetime(2021, 2, 4, 9, 30, tzinfo=dt.UTC)
FR, EN = Words("fr"), Words("en")


def _chosen(address: str) -> Selection:
    return Selection(INDEX, read_address(address, INDEX)[0])


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    choices = Choices()
    for key in draw(st.lists(st.sampled_from(list(INDEX.facets)), max_size=2, unique=True)):
        if INDEX.facets[key].kind == "choice":
            values = st.sampled_from(INDEX.link(key).values)
            choices = choices.having(key, draw(st.lists(values, max_size=3, unique=True)))
    if draw(st.booleans()):
        first = draw(st.integers(2016, 2025))
        choices = choices.having("year", [f"{first}-{draw(st.integers(first, 2025))}"])
    return Selection(INDEX, choices)


@settings(max_examples=examples(10))
@given(selections())
def test_the_package_of_a_selection_loads_again_and_sums_up_alike(
    tmp_path_factory: pytest.TempPathFactory, selection: Selection
) -> None:
    directory = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(io.BytesIO(selection_package_zip(selection, FR, MADE))) as archive:
        archive.extractall(directory)
    portfolio = load_portfolio(directory)
    assert not portfolio.problems
    again = Selection(Index(portfolio))
    assert set(portfolio.projects["id"]) == set(INDEX.portfolio.projects["id"][selection.mask])
    assert summary(again, FR) == summary(selection, FR)


@settings(max_examples=examples(8))
@given(selections(), st.sampled_from([FR, EN]))
def test_the_workbook_of_a_selection_reads_back_as_the_same_tables(
    selection: Selection, words: Words
) -> None:
    workbook = read_workbook(selection_xlsx(selection, words, TODAY), SCHEMA)
    tables = selection_tables(selection.outgoing())
    assert not workbook.problems
    assert set(workbook.tables) == set(tables)
    assert differences(tables, workbook.tables, SCHEMA) == {}
    for name, frame in tables.items():
        assert workbook.tables[name][list(frame.columns)].equals(frame)


def test_everything_selected_is_the_whole_package() -> None:
    tables = selection_tables(Selection(INDEX))
    whole = read_text_package().tables
    changes = differences(whole, tables, SCHEMA)
    # What no project has to do with is not taken along; nothing else is missing or changed.
    assert not any(change.added or change.changed for change in changes.values())
    assert set(changes) <= {"networks", "landlords", "landlord_networks", "organisations", "places"}


def test_what_a_selection_refers_to_comes_along() -> None:
    tables = selection_tables(_chosen("landlord=immobiliere-3f"))
    assert "action-logement" in set(tables["networks"]["id"])  # the parent of a network
    assert set(tables["project_landlords"]["landlord"]) == set(tables["landlords"]["id"])
    for name in WHOLE:
        assert len(tables[name]) == len(INDEX.portfolio.tables[name])


def test_an_empty_selection_is_a_package_too(tmp_path: Path) -> None:
    selection = _chosen("theme=culture&region=04&q=nowhere")
    assert selection.size == 0
    with zipfile.ZipFile(io.BytesIO(selection_package_zip(selection, FR, MADE))) as archive:
        archive.extractall(tmp_path)
        descriptor = json.loads(archive.read("datapackage.json"))
    assert not load_portfolio(tmp_path).problems
    assert descriptor["selection"]["address"] == selection.choices.address()


def test_the_same_selection_gives_the_same_zip() -> None:
    selection = _chosen("theme=culture")
    assert selection_package_zip(selection, FR, MADE) == selection_package_zip(selection, FR, MADE)


@pytest.mark.parametrize("words", [FR, EN])
def test_the_workbook_explains_itself_before_its_tables(words: Words) -> None:
    selection = _chosen("theme=culture")
    book = openpyxl.load_workbook(io.BytesIO(selection_xlsx(selection, words, TODAY)))
    assert book.sheetnames[:2] == [words.text(PROJECTS), words.text(READ_ME)]
    explains = book.worksheets[1]
    said = {row[0].value: row[1].value for row in explains.iter_rows(max_col=2)}
    assert selection_sentence(selection, words) in said.values()
    assert words.date(TODAY) in said.values()
    assert any("CC" in str(text) or "Creative Commons" in str(text) for text in said.values())
    tables = (table for table in SCHEMA.tables.values() if not table.internal)
    sheets = [sheet_name(table, words.language) for table in tables]
    assert book.sheetnames[2:] == [*sheets, words.text(LISTS)]
    assert book.worksheets[-1].sheet_state == "hidden"


@pytest.mark.parametrize("words", [FR, EN])
def test_sheets_that_hold_no_table_are_known_as_such(words: Words) -> None:
    assert {folded(words.text(READ_ME)), folded(words.text(LISTS))} <= HELPER_SHEETS
    assert folded(words.text(PROJECTS)) in READABLE_SHEETS


@pytest.mark.parametrize("words", [FR, EN])
def test_the_empty_template_has_every_column_its_note_and_its_choices(words: Words) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(SCHEMA, words)))
    for table in SCHEMA.tables.values():
        sheet = book[sheet_name(table, words.language)]
        assert sheet.freeze_panes == "B2"
        offered = {str(one.sqref).split(":")[0] for one in sheet.data_validations.dataValidation}
        named = {key.column for key in table.foreign_keys}
        for column, field in enumerate(table.fields, start=1):
            cell = sheet.cell(1, column)
            assert field.title.fr in cell.value
            assert field.title.en in cell.value
            assert field.description.fr in cell.comment.text
            asked = bool(field.categories) or field.type == "boolean" or field.name in named
            assert (f"{cell.column_letter}2" in offered) == asked, (table.name, field.name)


def test_the_empty_template_reads_back_as_tables_without_rows() -> None:
    workbook = read_workbook(template_xlsx(SCHEMA, FR), SCHEMA)
    assert not workbook.problems
    assert {len(frame) for frame in workbook.tables.values()} == {0}
    assert set(workbook.tables) == set(SCHEMA.tables)


def test_the_filled_template_reads_back_as_the_shipped_tables() -> None:
    package = read_text_package()
    workbook = read_workbook(template_xlsx(SCHEMA, EN, package.tables), SCHEMA)
    assert not workbook.problems
    assert differences(package.tables, workbook.tables, SCHEMA) == {}


def test_each_project_and_each_of_its_places_is_a_feature_with_codes() -> None:
    selection = _chosen("region=04")
    collection = json.loads(places_geojson(selection, FR, TODAY))
    assert collection["type"] == "FeatureCollection"
    assert collection["filter"]["address"] == "region=04"
    assert collection["licenses"][0]["name"] == "CC-BY-4.0"
    pairs = INDEX.portfolio.project_territories
    rows = pairs[pairs["project"].isin(INDEX.portfolio.projects["id"][selection.mask])]
    ids = [one["id"] for one in collection["features"]]
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(rows["project"].astype(str) + "/" + rows["place"])
    (place,) = [
        one for one in collection["features"] if one["id"].endswith("/saint-denis-la-reunion")
    ]
    assert place["geometry"] == {"type": "Point", "coordinates": [55.4486, -20.879]}
    said = place["properties"]
    project = INDEX.portfolio.projects.set_index("id").loc[said["project"]]
    assert (said["region"], said["region_name"]) == ("04", "La Réunion")
    assert (said["insee"], said["kind"], said["qpv"]) == ("97411", "commune", None)
    assert said["source_url"] == project["source_url"]
    assert said["committee"] == said["day"] == project["committee"]
    assert said["theme"] in said["themes"]
    assert len(said["landlords"]) == len(said["landlord_names"]) > 0


def test_a_project_of_no_known_place_is_a_feature_without_geometry() -> None:
    collection = json.loads(places_geojson(Selection(INDEX), EN, TODAY))
    nowhere = {one["id"] for one in collection["features"] if one["properties"]["place"] is None}
    placed = set(INDEX.portfolio.tables["project_places"]["project"])
    assert nowhere == set(INDEX.portfolio.projects["id"]) - placed != set()


def test_boundaries_that_are_given_away_are_wound_as_the_standard_says() -> None:
    with zipfile.ZipFile(
        io.BytesIO(selection_package_zip(_chosen("region=04"), FR, MADE))
    ) as archive:
        names = [name for name in archive.namelist() if name.endswith(".geojson")]
        found = [json.loads(archive.read(name)) for name in names]
    assert len(found) == 2
    for feature in [one for collection in found for one in collection["features"]]:
        polygons = shapely.get_parts(shapely.from_geojson(json.dumps(feature)))
        for polygon in polygons.tolist():
            assert polygon.exterior.is_ccw, feature["properties"]


def test_a_place_that_is_not_located_is_kept_without_a_point() -> None:
    collection = json.loads(places_geojson(Selection(INDEX), EN, TODAY))
    unlocated = {
        one["properties"]["place"] for one in collection["features"] if not one["geometry"]
    }
    places = INDEX.portfolio.places
    used = set(INDEX.portfolio.tables["project_places"]["place"])
    missing = places[places["lon"].isna() & places["id"].isin(used)]["id"]
    assert unlocated - {None} == set(missing) != set()


@pytest.mark.parametrize("whole", [True, False])
def test_a_package_says_of_each_file_how_large_it_is_and_under_which_licence(whole: bool) -> None:
    content = (
        package_zip(INDEX, FR, MADE)
        if whole
        else selection_package_zip(_chosen("theme=culture"), FR, MADE)
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    descriptor = json.loads(held.pop("datapackage.json"))
    read_me, licence = (held.pop(name).decode() for name in (README, LICENCE))
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["created"] == "2021-02-04T09:30:00+00:00"
    resources = {one["path"]: one for one in descriptor["resources"]}
    assert set(resources) == set(held)
    for path, resource in resources.items():
        assert resource["bytes"] == len(held[path])
        assert resource["hash"] == "sha256:" + hashlib.sha256(held[path]).hexdigest()
        # Data Package 2.0 knows one type of resource.
        assert resource.get("type", "table") == "table"
        assert path in read_me or path.endswith((".geojson", ".json", ".parquet"))
    assert SCHEMA.title.fr in read_me
    assert ("Culture" in read_me) is not whole
    assert "CC" in licence or "Creative Commons" in licence
    assert "geography/regions.geojson: Licence Ouverte 2.0" in licence


def test_sizes_and_digests_stay_out_of_the_folder_that_people_edit() -> None:
    assert not [one for one in SCHEMA.descriptor["resources"] if {"bytes", "hash"} & set(one)]
    assert "created" not in SCHEMA.descriptor


def test_a_resource_that_is_no_file_stands_in_nobody_s_way(tmp_path: Path) -> None:
    """The standard allows data in the descriptor itself, and one resource of several files."""
    package = small_package(tmp_path)
    several = {"name": "several", "path": ["a.csv", "b.csv"]}
    package.edit_descriptor(lambda d: d["resources"].extend([{"name": "x", "data": []}, several]))
    portfolio = package.load()
    index = Index(portfolio)
    assert portfolio.problems == ()
    for content in (
        package_zip(index, FR, MADE),
        selection_package_zip(Selection(index), EN, MADE),
    ):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {"datapackage.json", "projects.csv"} <= set(archive.namelist())
