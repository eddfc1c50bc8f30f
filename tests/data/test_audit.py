"""What a sceptical auditor would check in the tables, beyond what the descriptor can say."""

import re

import pandas as pd
import pytest

from tests.typography import slips

QUOTED_WORDS = 8  # the longest quotation of an announcement that the package allows itself
ASKED_FOR = ["digital-inclusion", "seniors", "culture", "ecology", "mobility"]
NUMBER_WORDS = {"deux": 2, "trentaine": 30}  # those that the quotations of the tables use

# committee: projects recorded here, projects that the page announces
COMMITTEES = {
    "2016-11-25": (3, 5),
    "2017-12-15": (1, 5),
    "2018-05-22": (2, 6),
    "2019-01-07": (4, 7),
    "saison-2018-2019": (2, 5),
    "2020-02-14": (1, 4),
    "2020-11-26": (2, 6),
    "2021-02-04": (7, 7),
    "2021-04-08": (1, 4),
    "2021-11-22": (2, 2),
    "2023-05-11": (1, 3),
    "2024-03-12": (1, 3),
    "2025-01-30": (1, 3),
    "2025-10-05": (1, 5),
}


def _of_committee(tables, table, committee):
    projects = tables["projects"]
    chosen = projects.loc[projects["committee"] == committee, "id"]
    return tables[table][tables[table]["project"].isin(chosen)]


def _numbers(quotation):
    digits = re.findall(r"\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+", quotation)
    words = re.findall(r"\w+", quotation.lower())
    return {int(re.sub(r"\D", "", number)) for number in digits} | {
        NUMBER_WORDS[word] for word in words if word in NUMBER_WORDS
    }


def test_projects_per_committee(tables):
    recorded = tables["projects"]["committee"].value_counts()
    announced = tables["committees"].set_index("id")["announced"].astype(int)
    counted = {key: (recorded[key], announced[key]) for key in tables["committees"]["id"]}
    assert counted == COMMITTEES
    assert len(tables["projects"]) == 29


def test_thirteen_committees_have_a_date_and_one_season_has_none(tables):
    committees = tables["committees"]
    dated = committees[committees["date"] != ""]
    assert len(dated) == 13
    assert (dated["id"] == dated["date"]).all()
    undated = committees[committees["date"] == ""]
    assert undated["season"].tolist() == ["2018-2019"]
    assert undated["id"].tolist() == ["saison-2018-2019"]


def test_the_committee_of_4_february_2021_is_whole(tables):
    committee = "2021-02-04"
    landlords = _of_committee(tables, "project_landlords", committee)
    places = _of_committee(tables, "project_places", committee).merge(
        tables["places"], left_on="place", right_on="id"
    )
    assert len(landlords) == 21
    assert landlords["landlord"].nunique() == 18
    assert places["region"].nunique() == 4
    assert places["departement"].nunique() == 6
    assert (places[["region", "departement"]] != "").all(axis=None)
    projects = tables["projects"]
    assert set(projects.loc[projects["committee"] == committee, "record_status"]) == {"whole"}


def test_the_only_favourite_with_a_dated_committee_names_its_round_up(tables):
    named = tables["projects"][tables["projects"]["round_up"] != ""]
    assert named[["id", "committee", "round_up"]].to_numpy().tolist() == [
        ["mom-bordeaux-saint-louis", "2019-01-07", "saison-2018-2019"]
    ]


def test_projects_stand_in_the_order_of_their_committees(tables):
    order = tables["committees"]["id"].tolist()
    position = tables["projects"]["committee"].map(order.index)
    assert position.is_monotonic_increasing
    projects = tables["projects"]["id"].tolist()
    for name, table in tables.items():
        if "project" in table:
            assert table["project"].map(projects.index).is_monotonic_increasing, name


@pytest.mark.parametrize(("table", "column"), [("project_themes", "rank"), ("figures", "position")])
def test_ranks_run_from_one_without_a_gap(tables, table, column):
    for project, ranks in tables[table].groupby("project")[column]:
        assert ranks.astype(int).tolist() == list(range(1, len(ranks) + 1)), project


def test_themes_asked_for_come_first(tables):
    themes = tables["themes"]
    assert themes["position"].astype(int).tolist() == list(range(1, 13))
    assert themes.loc[themes["asked_for"] == "true", "id"].tolist() == ASKED_FOR
    assert themes["id"].tolist()[: len(ASKED_FOR)] == ASKED_FOR


def test_only_a_project_read_in_part_has_no_theme(tables):
    projects = tables["projects"]
    without = projects[~projects["id"].isin(tables["project_themes"]["project"])]
    assert without["id"].tolist() == ["april-reims"]
    assert set(without["record_status"]) == {"partial"}


def test_every_project_has_a_landlord_and_a_carrier(tables):
    projects = set(tables["projects"]["id"])
    assert set(tables["project_landlords"]["project"]) == projects
    roles = tables["project_organisations"]
    assert set(roles.loc[roles["role"] == "carrier", "project"]) == projects


@pytest.mark.parametrize(
    ("table", "links", "column"),
    [
        ("landlords", "project_landlords", "landlord"),
        ("organisations", "project_organisations", "organisation"),
        ("places", "project_places", "place"),
        ("themes", "project_themes", "theme"),
    ],
)
def test_every_row_is_used(tables, table, links, column):
    assert set(tables[table]["id"]) == set(tables[links][column])


def test_every_network_has_a_landlord_or_a_network_in_it(tables):
    members = set(tables["landlord_networks"]["network"])
    parents = set(tables["networks"]["parent"]) - {""}
    assert set(tables["networks"]["id"]) == members | parents
    assert not (tables["networks"]["id"] == tables["networks"]["parent"]).any()


def test_every_landlord_fact_has_its_source(tables):
    landlords = tables["landlords"]
    for fact, source in (
        ("kind", "kind_source_url"),
        ("hq_insee", "hq_source_url"),
        ("homes", "homes_source_url"),
    ):
        unequal = landlords[(landlords[fact] == "") != (landlords[source] == "")]
        assert unequal.empty, (fact, unequal["id"].tolist())
    dated = landlords[landlords["homes_year"] != ""]
    assert (dated["homes"] != "").all()


def test_addresses_are_single_public_addresses(tables):
    for name, table in tables.items():
        for column in (column for column in table if column.endswith("source_url")):
            known = table[column][table[column] != ""]
            assert known.str.fullmatch(r"https?://[^\s|]+\.[^\s|]+").all(), (name, column)


def test_a_project_is_sourced_by_its_committee_or_its_round_up(tables):
    address = tables["committees"].set_index("id")["source_url"]
    projects = tables["projects"]
    announcing = projects["round_up"].where(projects["round_up"] != "", projects["committee"])
    assert (projects["source_url"] == announcing.map(address)).all()


def test_years_of_a_membership_do_not_run_backwards(tables):
    years = tables["landlord_networks"][["first_year", "last_year"]].apply(pd.to_numeric)
    assert not (years["first_year"] > years["last_year"]).any()
    assert years.notna().any().all()


def test_quotations_are_short(tables):
    for name in ("figures", "lineage"):
        for quotation in tables[name]["as_written"]:
            assert len(re.findall(r"\w+", quotation)) <= QUOTED_WORDS, quotation


def test_figures_can_be_read_in_their_quotation(tables):
    for row in tables["figures"].itertuples():
        assert float(row.value) in _numbers(row.as_written), (row.project, row.as_written)


def test_figures_say_in_both_languages_what_they_count(tables):
    figures = tables["figures"]
    assert (figures[["scope_fr", "scope_en"]] != "").all(axis=None)
    assert not (figures["scope_fr"] == figures["scope_en"]).any()


def test_texts_differ_between_the_languages(tables):
    projects = tables["projects"]
    assert not (projects["summary_fr"] == projects["summary_en"]).any()
    assert ((projects["note_fr"] == "") == (projects["note_en"] == "")).all()
    noted = projects[projects["note_fr"] != ""]
    assert not (noted["note_fr"] == noted["note_en"]).any()


def test_the_french_is_set_as_french_is(tables):
    """Titles are the announcements' own and stay as they are written there."""
    for name, table in tables.items():
        for column in (column for column in table if column.endswith("_fr")):
            for text in table[column]:
                assert slips(text) == [], (name, column, text)


def test_a_record_read_in_part_says_so_in_its_note(tables):
    partial = tables["projects"][tables["projects"]["record_status"] == "partial"]
    assert len(partial) == 5
    assert partial["note_fr"].str.contains("lu en partie|manquent").all()


def test_other_names_are_not_shared(tables):
    for name in ("landlords", "organisations"):
        table = tables[name]
        names = [n for cell in table["aliases"] for n in cell.split(";") if n] + list(table["name"])
        folded = [n.casefold() for n in names]
        assert sorted(folded) == sorted(set(folded)), name
