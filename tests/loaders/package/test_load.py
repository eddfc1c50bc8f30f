"""A folder becomes a portfolio, whatever is in it; what is left out is told."""

import csv
import io

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from loaders.package.load import load_portfolio
from loaders.package.problems import Loss, Rule
from tests.damage import TABLES, damaged_copy, damages
from tests.examples import examples
from tests.packages import told


def test_the_shipped_package_is_sound():
    portfolio = load_portfolio()
    assert portfolio.problems == ()
    assert len(portfolio.projects)
    for name, table in portfolio.schema.tables.items():
        assert list(portfolio.tables[name].columns) == [field.name for field in table.fields]


def test_every_column_has_the_type_it_is_said_to_have(package):
    portfolio = package.load()
    assert portfolio.problems == ()
    dtypes = {name: str(dtype) for name, dtype in portfolio.places.dtypes.items()}
    assert dtypes == {
        "id": "str",
        "name": "str",
        "kind": "category",
        "insee": "str",
        "departement": "category",
        "region": "category",
        "lon": "Float64",
        "lat": "Float64",
        "precision": "category",
        "qpv": "boolean",
        "basis": "category",
    }
    assert str(portfolio.committees["announced"].dtype) == "Int64"
    assert portfolio.committees["date"].dtype.kind == "M"
    assert portfolio.places["insee"].tolist() == ["62498", "75056"]


def test_unknown_is_missing_and_never_zero(package):
    portfolio = package.load()
    assert portfolio.projects["amount_eur"].isna().tolist() == [False, True, True]
    assert portfolio.places["qpv"].isna().tolist() == [False, True]
    assert portfolio.committees["date"].isna().tolist() == [False, True]
    assert portfolio.projects["subtitle"].isna().all()


def test_codes_of_a_foreign_key_are_positions_in_its_table(package):
    portfolio = package.load()
    links = portfolio.tables["project_landlords"]
    named = portfolio.projects["id"].iloc[links["project"].cat.codes.to_numpy()]
    assert named.tolist() == links["project"].tolist()


def test_markup_in_a_title_is_kept_as_text(package):
    title = "<script>alert('x')</script> & [lien](javascript:alert(1))"
    package.edit("projects", "Jardins encore", title)
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.projects["title"][1] == title


def test_all_problems_of_all_files_come_at_once_and_the_rest_is_shown(package):
    package.path("lineage").unlink()
    package.edit("themes", "culture,1", "culture,one")
    package.edit("projects", "12000,whole", '"12,500",whole')
    package.edit("landlords", "kind,", "sort,")
    package.write("figures", package.text("figures").replace(",", ";"))
    portfolio = package.load()
    assert {(p.file, p.rule) for p in portfolio.problems} == {
        ("lineage.csv", Rule.FILE_MISSING),
        ("themes.csv", Rule.TYPE),
        ("project_themes.csv", Rule.REFERENCE),
        ("projects.csv", Rule.DECIMAL_COMMA),
        ("landlords.csv", Rule.COLUMN_EXTRA),
        ("landlords.csv", Rule.COLUMN_MISSING),
        ("figures.csv", Rule.SEPARATOR),
    }
    assert len(portfolio.projects) == 3
    assert len(portfolio.figures) == 4
    assert len(portfolio.landlords) == 2
    assert portfolio.themes["id"].tolist() == ["ecology"]


def test_an_empty_folder_shows_nothing_and_says_what_is_missing(tmp_path):
    portfolio = load_portfolio(tmp_path)
    assert portfolio.projects.empty
    assert told(portfolio.problems[0])[:3] == ("datapackage.json", "descriptor-missing", "nothing")
    missing = {p.file for p in portfolio.problems if p.rule is Rule.FILE_MISSING}
    may_lack = {table.path for table in portfolio.schema.tables.values() if table.optional}
    assert "former_records.csv" in may_lack
    assert missing == set(TABLES.values()) - may_lack


def test_tables_without_records_are_no_problem(package):
    for name in package.load().schema.tables:
        if package.path(name).exists():
            package.write(name, package.text(name).splitlines()[0] + "\n")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.projects.empty
    assert portfolio.project_networks.empty
    assert portfolio.project_years.empty


def _resource(descriptor, name):
    return next(r for r in descriptor["resources"] if r["name"] == name)


def test_a_descriptor_that_lacks_a_table_is_set_aside(package):
    package.edit_descriptor(lambda d: d["resources"].remove(_resource(d, "figures")))
    portfolio = package.load()
    assert [(p.rule, p.value) for p in portfolio.problems] == [(Rule.TABLE_UNDECLARED, "figures")]
    assert len(portfolio.figures) == 4


@pytest.mark.parametrize("part", ["foreignKeys", "primaryKey"])
def test_a_descriptor_that_lacks_a_key_is_set_aside(package, part):
    def change(descriptor):
        _resource(descriptor, "lineage")["schema"].pop(part)

    package.edit_descriptor(change)
    portfolio = package.load()
    assert {p.rule for p in portfolio.problems} == {Rule.TABLE_UNDECLARED}
    assert all(p.value.startswith("lineage.") for p in portfolio.problems)
    assert portfolio.tables["lineage"]["project"].dtype == "category"


def test_a_table_of_ones_own_is_read_too(package):
    def change(descriptor):
        fields = [{"name": "id", "type": "string"}, {"name": "note"}]
        descriptor["resources"].append(
            {"name": "notes", "path": "notes.csv", "schema": {"fields": fields}}
        )

    package.edit_descriptor(change)
    package.write("notes", "id,note\n1,ours\n")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert portfolio.tables["notes"]["note"].tolist() == ["ours"]


@pytest.mark.costly
@pytest.mark.parametrize("path", ["../outside.csv", "/etc/passwd", "geography/../../outside.csv"])
def test_a_path_out_of_the_folder_is_not_followed(package, tmp_path, path):
    (tmp_path / "outside.csv").write_bytes(package.path("lineage").read_bytes())
    package.edit_descriptor(lambda d: _resource(d, "lineage").update(path=path))
    portfolio = package.load()
    assert [told(p)[:3] for p in portfolio.problems] == [(path, "file-outside", "table")]
    assert portfolio.tables["lineage"].empty


def test_years_of_a_project_come_from_its_committee_or_its_season(package):
    years = package.load().project_years
    assert years["first"].tolist() == [2021, 2021, 2018]
    assert years["last"].tolist() == [2021, 2021, 2019]


def _networks(portfolio, project):
    rows = portfolio.project_networks
    rows = rows[(rows["project"] == project) & rows["network"].notna()]
    return list(zip(rows["landlord"], rows["network"], strict=True))


def test_a_network_brings_the_one_above_along(package):
    portfolio = package.load()
    assert sorted(_networks(portfolio, "garden")) == [
        ("one", "branch"), ("one", "group"), ("two", "group"),
    ]  # fmt: skip
    assert _networks(portfolio, "garden-again") == [("one", "branch"), ("one", "group")]


def test_a_membership_counts_only_for_the_years_it_surely_covers(package):
    package.edit("landlord_networks", "group,2020,", "group,2022,")
    assert ("two", "group") not in _networks(package.load(), "garden")
    package.edit("project_landlords", "garden-again,one", "bare,one")
    package.edit("landlord_networks", "one,branch,,,", "one,branch,2018,2018,")
    assert _networks(package.load(), "bare") == []
    package.edit("landlord_networks", "one,branch,2018,2018,", "one,branch,2018,2019,")
    assert _networks(package.load(), "bare") == [("one", "branch"), ("one", "group")]


def test_a_membership_with_years_is_not_sure_for_a_project_without(package):
    package.edit("projects", "garden,2021-02-04", "garden,never")
    assert ("two", "group") not in _networks(package.load(), "garden")
    assert ("one", "group") in _networks(package.load(), "garden")


def test_parents_that_go_round_in_a_circle_end(package):
    package.edit("networks", "group,Groupe,group,,", "group,Groupe,group,branch,")
    portfolio = package.load()
    assert portfolio.problems == ()
    assert sorted(_networks(portfolio, "garden-again")) == [("one", "branch"), ("one", "group")]


def _records_in(path):
    """Count the records below the heading as Python's own reader sees them; None where it fails."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    if '"' in text.replace('""', "") and (text.count('"') % 2 or "\0" in text):
        return None
    records = [r for r in csv.reader(io.StringIO(text, newline="")) if any(c.strip() for c in r)]
    return len(records) - 1


@settings(
    max_examples=examples(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a load is too slow to shrink by
)
@given(chosen=damages)
def test_whatever_is_damaged_nothing_is_lost_without_a_word(tmp_path, chosen):
    directory = damaged_copy(tmp_path / "damaged", chosen)
    portfolio = load_portfolio(directory)
    for name, path in TABLES.items():
        found = [p for p in portfolio.problems if p.file == path]
        if any(p.loss is Loss.TABLE for p in found):
            assert portfolio.tables[name].empty
            continue
        expected = _records_in(directory / path)
        told_rows = {p.row for p in found if p.loss is Loss.ROW}
        if expected is not None and not any(p.rule in (Rule.SEPARATOR, Rule.QUOTE) for p in found):
            assert len(portfolio.tables[name]) + len(told_rows) == expected, (name, found)


@pytest.mark.exhaustive
def test_a_million_rows_load(package):
    rows = "".join(f"o{number},Racines {number},,association\n" for number in range(1_000_000))
    package.write("organisations", package.text("organisations") + rows)
    portfolio = package.load()
    assert portfolio.problems == ()
    assert len(portfolio.organisations) == 1_000_002
    assert portfolio.organisations["name"].iloc[-1] == "Racines 999999"
