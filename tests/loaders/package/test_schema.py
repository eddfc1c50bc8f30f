"""The descriptor is read, and what cannot be used is refused with what is wrong about it."""

import json

import pytest

from loaders.package.load import SHIPPED
from loaders.package.problems import Loss, Rule
from loaders.package.schema import DescriptorError, Text, read_schema
from tests.packages import Package


def _resource(descriptor, name):
    return next(r for r in descriptor["resources"] if r["name"] == name)


def _field(descriptor, table, name):
    fields = _resource(descriptor, table)["schema"]["fields"]
    return next(field for field in fields if field["name"] == name)


def test_the_shipped_descriptor_names_every_table_column_and_key():
    descriptor = json.loads((SHIPPED / "datapackage.json").read_text("utf-8"))
    schema = read_schema(SHIPPED)
    resources = {r["name"]: r for r in descriptor["resources"] if "schema" in r}
    assert list(schema.tables) == list(resources)
    for name, table in schema.tables.items():
        declared = resources[name]["schema"]
        assert [f.name for f in table.fields] == [f["name"] for f in declared["fields"]]
        assert len(table.foreign_keys) == len(declared.get("foreignKeys", ()))
        assert list(table.primary_key) == declared["primaryKey"]


def test_texts_come_in_both_languages_and_the_french_stands_in():
    schema = read_schema(SHIPPED)
    field = schema.tables["figures"].field("unit")
    assert field.title["fr"] != field.title["en"]
    assert set(field.categories) >= {"homes", "households"}
    assert Text("français", "English")["en"] == "English"
    with pytest.raises(KeyError):
        schema.tables["figures"].field("no-such-column")


def test_english_that_is_missing_is_the_french(package: Package):
    package.edit_descriptor(lambda d: d.pop("title_en"))
    schema = read_schema(package.directory)
    assert schema.title.en == schema.title.fr


def test_a_foreign_key_without_a_table_refers_to_its_own(package: Package):
    def change(descriptor):
        networks = _resource(descriptor, "networks")["schema"]
        networks["foreignKeys"][0]["reference"].pop("resource")

    package.edit_descriptor(change)
    assert read_schema(package.directory).tables["networks"].foreign_keys[0].table == "networks"


def test_a_missing_descriptor_is_no_descriptor(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_schema(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"not json",
        b"[]",
        b"{}",
        b"null",
        b'{"resources": 3}',
        b'{"resources": [3]}',
        b'{"resources": [{"schema": {}}]}',
        b'{"resources": [{"name": "a", "path": ["a.csv", "b.csv"], "schema": {"fields": []}}]}',
        b'{"resources": [{"name": "a", "path": "a\\u0000", "schema": {"fields": []}}]}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_what_is_no_descriptor_is_refused(tmp_path, text):
    (tmp_path / "datapackage.json").write_bytes(text)
    with pytest.raises(DescriptorError):
        read_schema(tmp_path)


def _unknown_type(descriptor):
    _field(descriptor, "projects", "title")["type"] = "geojson"


def _unhashable_type(descriptor):
    _field(descriptor, "projects", "title")["type"] = ["string"]


def _broken_pattern(descriptor):
    _field(descriptor, "projects", "id")["constraints"]["pattern"] = "("


def _number_as_pattern(descriptor):
    _field(descriptor, "projects", "id")["constraints"]["pattern"] = 3


def _text_as_limit(descriptor):
    _field(descriptor, "figures", "value")["constraints"]["minimum"] = "none"


def _key_over_two_columns(descriptor):
    key = _resource(descriptor, "project_themes")["schema"]["foreignKeys"][0]
    key["fields"] = ["project", "theme"]


def _key_to_no_table(descriptor):
    key = _resource(descriptor, "project_themes")["schema"]["foreignKeys"][0]
    key["reference"]["resource"] = "nowhere"


def _key_to_no_primary_key(descriptor):
    key = _resource(descriptor, "project_themes")["schema"]["foreignKeys"][0]
    key["reference"]["fields"] = ["title"]


def _primary_key_of_no_column(descriptor):
    _resource(descriptor, "projects")["schema"]["primaryKey"] = "identifier"


def _column_twice(descriptor):
    fields = _resource(descriptor, "projects")["schema"]["fields"]
    fields.append(dict(fields[0]))


def _table_twice(descriptor):
    descriptor["resources"].append(_resource(descriptor, "projects"))


@pytest.mark.parametrize(
    "change",
    [
        _unknown_type,
        _unhashable_type,
        _broken_pattern,
        _number_as_pattern,
        _text_as_limit,
        _key_over_two_columns,
        _key_to_no_table,
        _key_to_no_primary_key,
        _primary_key_of_no_column,
        _column_twice,
        _table_twice,
    ],
)
def test_a_descriptor_that_cannot_stand_is_refused_and_the_shipped_one_serves(package, change):
    package.edit_descriptor(change)
    with pytest.raises(DescriptorError):
        read_schema(package.directory)
    portfolio = package.load()
    assert [(p.rule, p.loss) for p in portfolio.problems] == [
        (Rule.DESCRIPTOR_INVALID, Loss.NOTHING)
    ]
    assert len(portfolio.projects) == 3
