"""Who works with whom, where projects are, what is known of one: rows and what they leave out."""

import pytest

from dashboard.language.translation import Words
from dashboard.measures.landlord_web import joint_web
from dashboard.measures.places import located, owners
from dashboard.measures.quality import dictionary, missing_by_column, source_addresses
from dashboard.measures.records import project_list, project_record
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from tests.packages import small_package

EN = Words("en")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return Selection(Index(small_package(tmp_path_factory.mktemp("small")).load()))


def _left_out(coverage):
    return {part.reason: part.projects for part in coverage.left_out}


def test_landlords_of_one_project_are_related(small):
    web = joint_web(small, Words("en"))
    rows = web.members[["project", "landlord", "label", "network_label"]].to_dict("records")
    assert rows == [
        {"project": "garden", "landlord": "two", "label": "Deux Habitat",
         "network_label": "Groupe"},
        {"project": "garden", "landlord": "one", "label": "Un Habitat", "network_label": "Groupe"},
    ]  # fmt: skip
    assert web.projects["project"].tolist() == ["garden"]
    assert web.projects["landlords"].tolist() == [2]
    assert web.projects["theme"].tolist() == ["ecology"]


def test_who_is_alone_and_who_is_not_known_are_told_apart(small):
    web = joint_web(small, Words("en"))
    assert _left_out(web.coverage) == {
        "backed by one landlord alone": 1,
        "landlord not stated": 1,
    }
    assert web.coverage.shown == 1


def test_nobody_works_together_in_an_empty_selection(shipped):
    web = joint_web(Selection(shipped, read_address("q=nothingofthekind", shipped)[0]), Words("en"))
    assert web.members.empty
    assert web.projects.empty


def test_shared_projects_of_the_shipped_data(shipped):
    web = joint_web(Selection(shipped), Words("en"))
    joint = Selection(shipped, read_address("joint=yes", shipped)[0])
    assert web.coverage.shown == joint.size
    assert web.members["project"].nunique() == joint.size
    assert web.projects["project"].tolist() == list(dict.fromkeys(web.members["project"]))
    assert web.projects["landlords"].is_monotonic_decreasing
    assert web.projects["landlords"].sum() == len(web.members)


def test_places_have_a_row_each_and_the_rest_is_counted(package):
    package.edit("places", "lens,Lens,commune,62498,62,32,2.83,50.43", "lens,Lens,region,,,32,,")
    selection = Selection(Index(package.load()))
    measure = located(selection)
    assert list(zip(measure.frame["project"], measure.frame["place"], strict=True)) == [
        ("garden", "paris"),
        ("garden-again", "paris"),
    ]
    assert _left_out(measure.coverage) == {"place not known": 1}
    package.edit("project_places", "garden,paris\n", "")
    assert _left_out(located(Selection(Index(package.load()))).coverage) == {
        "only the region is known": 1,
        "place not known": 1,
    }


def test_a_place_on_the_map_needs_no_region(package):
    package.edit("places", "75056,75,11", "75056,,")
    measure = located(Selection(Index(package.load())))
    assert measure.coverage.shown == 2
    assert _left_out(measure.coverage) == {"place not known": 1}


def test_owners_are_landlords_and_their_networks(small):
    frame = owners(small)
    rows = set(zip(frame["project"], frame["kind"], frame["id"], strict=True))
    assert rows == {
        ("garden", "landlord", "one"), ("garden", "landlord", "two"),
        ("garden", "network", "branch"), ("garden", "network", "group"),
        ("garden-again", "landlord", "one"),
        ("garden-again", "network", "branch"), ("garden-again", "network", "group"),
    }  # fmt: skip


def test_the_list_of_projects_has_the_latest_first_and_names_all(small):
    frame = project_list(small, EN).set_index("id")
    assert set(frame.index[:2]) == {"garden", "garden-again"}
    assert frame.index[2] == "bare"
    garden = frame.loc["garden"]
    assert garden["themes"] == "Ecology, Culture"
    assert garden["theme"] == "ecology"
    assert garden["landlords"] == "Un Habitat, Deux Habitat"
    assert garden["carriers"] == "Racines"
    assert garden["places"] == "Lens, Paris"
    bare = frame.loc["bare"]
    assert (bare["themes"], bare["landlords"], bare["places"]) == ("", "", "")
    assert bare["committee"] == "season 2018-2019"


def test_a_record_gathers_what_is_known_of_one_project(small):
    portfolio = small.portfolio
    record = project_record(portfolio, "garden", EN)
    assert record.project["title"] == "Jardins d’Été"
    assert record.committee["id"] == "2021-02-04"
    assert [row["id"] for row in record.themes] == ["ecology", "culture"]
    assert [row["networks"] for row in record.landlords] == ["Branche, Groupe", "Groupe"]
    assert [row["role"] for row in record.organisations] == ["carrier", "partner"]
    assert [row["name"] for row in record.places] == ["Lens", "Paris"]
    assert [row["value"] for row in record.figures] == [40, 900]
    assert not record.lineage
    assert [row["project"] for row in record.followers] == ["garden-again"]
    with pytest.raises(KeyError):
        project_record(portfolio, "no-such", EN)


def test_what_is_missing_is_counted_column_by_column(small):
    frame = missing_by_column(small.portfolio, EN)
    assert (frame["filled"] + frame["missing"] == frame["rows"]).all()
    table = small.portfolio.schema.tables["projects"]
    row = frame[
        (frame["table"] == table.title.en) & (frame["column"] == table.field("amount_eur").title.en)
    ].iloc[0]
    assert (row["filled"], row["missing"]) == (1, 2)


def test_the_dictionary_comes_out_of_the_descriptor(small):
    frame = dictionary(small.portfolio, "figures", EN).set_index("name")
    assert frame.loc["unit", "values"].startswith("homes (homes), households (households)")
    assert frame.loc["value", "required"]
    assert frame.loc["scope_fr", "values"] == ""
    french = dictionary(small.portfolio, "figures", Words("fr")).set_index("name")
    assert french.loc["unit", "title"] != frame.loc["unit", "title"]


def test_the_dictionary_names_the_types_in_the_language_of_the_reader(small):
    french = {
        kind
        for table in small.portfolio.schema.tables
        for kind in dictionary(small.portfolio, table, Words("fr"))["type"]
    }
    assert french == {"texte", "nombre entier", "nombre", "vrai ou faux", "date"}


def test_every_address_of_a_source_is_listed_with_its_facts(small):
    frame = source_addresses(small.portfolio).set_index("address")
    assert frame.loc["https://example.org/1", "facts"] == 1
    assert frame.loc["https://example.org/one", "tables"] == "landlord_networks"
    assert len(frame) == 9
