"""The descriptor is a sound Data Package, complete in both languages, and the tables keep to it."""

import itertools
import re

import frictionless
import pytest

from loaders.package.versions import EARLIER
from tests.typography import slips

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GEOGRAPHY = {
    "geography/regions.geojson",
    "geography/departements.geojson",
    "geography/communes.parquet",
    "geography/drom_affine.json",
}


def _schemas(descriptor):
    return {r["name"]: r["schema"] for r in descriptor["resources"] if "schema" in r}


def test_frictionless_finds_types_constraints_and_keys_sound(data):
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])


def test_every_file_is_declared_once(data, descriptor):
    declared = sorted(resource["path"] for resource in descriptor["resources"])
    present = sorted(
        str(path.relative_to(data))
        for path in data.rglob("*")
        if path.is_file() and path.name != "datapackage.json" and data / EARLIER not in path.parents
    )
    assert declared == present
    assert set(declared) >= GEOGRAPHY


def test_texts_stand_in_both_languages(descriptor):
    fields = [field for s in _schemas(descriptor).values() for field in s["fields"]]
    for node in [descriptor, *descriptor["resources"], *fields]:
        for text in ("title", "description"):
            assert node[text].strip(), node["name"]
            assert node[f"{text}_en"].strip(), node["name"]
        assert node["description"] != node["description_en"], node["name"]
        assert slips(node["title"]) + slips(node["description"]) == [], node["name"]
    for category in itertools.chain.from_iterable(f.get("categories", ()) for f in fields):
        assert category["label"].strip() and category["label_en"].strip(), category
        assert slips(category["label"]) == [], category


def test_cells_keep_to_the_categories(descriptor, tables):
    """Frictionless does not read `categories` (Table Schema 2.0), so they are checked here."""
    for name, schema in _schemas(descriptor).items():
        for field in schema["fields"]:
            if "categories" in field:
                allowed = {category["value"] for category in field["categories"]} | {""}
                assert set(tables[name][field["name"]]) <= allowed, (name, field["name"])


def test_columns_stand_in_the_declared_order(descriptor, tables):
    for name, schema in _schemas(descriptor).items():
        assert list(tables[name].columns) == [field["name"] for field in schema["fields"]]


def test_foreign_keys_name_a_declared_key(descriptor):
    schemas = _schemas(descriptor)
    keys = [key for s in schemas.values() for key in s.get("foreignKeys", ())]
    assert keys
    for key in keys:
        reference = key["reference"]
        assert schemas[reference["resource"]]["primaryKey"] == reference["fields"]


def test_ids_are_slugs(tables):
    for name, table in tables.items():
        for identifier in table.get("id", ()):
            assert SLUG.fullmatch(identifier), (name, identifier)


def test_files_are_utf8_with_plain_line_ends(data, descriptor):
    for name in (r["path"] for r in descriptor["resources"] if "schema" in r):
        content = (data / name).read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf"), name
        assert b"\r" not in content, name
        assert content.endswith(b"\n"), name
        content.decode("utf-8")


def test_no_cell_has_stray_white_space(tables):
    for name, table in tables.items():
        for column, cells in table.items():
            stray = cells[cells.str.contains(r"^\s|\s$|\s\s|[\n\t]")]
            assert stray.empty, (name, column, stray.tolist())


@pytest.mark.parametrize(
    ("path", "licence"),
    [("datapackage.json", "CC-BY-4.0"), *((path, "etalab-2.0") for path in sorted(GEOGRAPHY))],
)
def test_licence_is_stated(descriptor, path, licence):
    nodes = {"datapackage.json": descriptor} | {r["path"]: r for r in descriptor["resources"]}
    assert [stated["name"] for stated in nodes[path]["licenses"]] == [licence]
    assert nodes[path]["sources"]
