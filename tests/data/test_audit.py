"""What a sceptical auditor would check in the tables, beyond what the descriptor can say."""

import re
from pathlib import Path

import pandas as pd
import pytest

from loaders.package.load import load_portfolio
from tests.typography import slips

QUOTED_WORDS = 8  # the longest quotation of an announcement that the package allows itself
ASKED_FOR = ["digital-inclusion", "seniors", "culture", "ecology", "mobility"]
NUMBER_WORDS = {
    "deux": 2,
    "quatre": 4,
    "trentaine": 30,
    "centaine": 100,
}  # those that the quotations of the tables use

# committee: projects recorded here, projects that the page announces (none: it does not say)
COMMITTEES = {
    "saison-2013-2014": (2, None),
    "2016-11-25": (4, 5),
    "2017-12-15": (2, 5),
    "2018-03-02": (3, 3),
    "2018-05-22": (3, 6),
    "2018-09-28": (2, 4),
    "saison-2018-2019": (2, 5),
    "2019-01-07": (4, 7),
    "2020-02-14": (2, 4),
    "2020-10-01": (1, 4),
    "2020-11-26": (2, 6),
    "2021-02-04": (7, 7),
    "2021-04-08": (2, 4),
    "2021-07-08": (1, 4),
    "2021-11-22": (2, 2),
    "2022-11-24": (1, 3),
    "2023-05-11": (1, 3),
    "2024-03-12": (1, 3),
    "2024-06-06": (1, 3),
    "2025-01-30": (2, 3),
    "2025-10-05": (2, 5),
    "2025-12-11": (1, 3),
    "2026-02-05": (2, 2),
}

# projects whose committee no page names: what is known of their date
WITHOUT_COMMITTEE = {
    "encombrants-solidaires": "2011-12",
    "environnements-solidaires": "2013-12",
    "lombricompostage-et-permaculture": "2013-12",
    "chers-voisins-anse": "2007/2022-03",
    "mille-aiguilles": "2007/2023-09",
    "nouveau-logement-nouveaux-reflexes": "2007/2021-02",
}

# projects of which too little can be read to say what they do
UNREAD = {"neolia-la-grand-combe", "je-donne-des-couleurs-a-la-foret-noire", "gaming-house"}


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
    announced = tables["committees"].set_index("id")["announced"]
    counted = {
        key: (recorded[key], int(announced[key]) if announced[key] else None)
        for key in tables["committees"]["id"]
    }
    assert counted == COMMITTEES
    assert len(tables["projects"]) == 56


def test_without_a_committee_what_is_known_of_the_date_is_kept(tables):
    projects = tables["projects"]
    alone = projects[projects["committee"] == ""]
    assert dict(zip(alone["id"], alone["selected"], strict=True)) == WITHOUT_COMMITTEE
    assert (projects.loc[projects["committee"] != "", "selected"] == "").all()


def test_a_committee_is_called_by_its_date_or_its_season(tables):
    committees = tables["committees"]
    dated = committees[committees["date"] != ""]
    assert (dated["id"] == dated["date"]).all()
    undated = committees[committees["date"] == ""]
    assert undated["season"].tolist() == ["2013-2014", "2018-2019"]
    assert (undated["id"] == "saison-" + undated["season"]).all()


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


def test_projects_stand_in_the_order_of_time_and_those_of_no_known_year_last(tables):
    moments = load_portfolio().project_moments
    assert moments.dropna().is_monotonic_increasing
    assert moments.isna().is_monotonic_increasing
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


def test_only_a_project_read_in_part_lacks_a_theme_a_landlord_or_a_carrier(tables):
    projects = tables["projects"].set_index("id")
    roles = tables["project_organisations"]
    carried = roles.loc[roles["role"] == "carrier", "project"]
    for known, lacking in (
        (tables["project_themes"]["project"], 5),
        (tables["project_landlords"]["project"], 3),
        (carried, 10),
    ):
        without = projects[~projects.index.isin(known)]
        assert len(without) == lacking
        assert set(without["record_status"]) == {"partial"}


def test_only_what_could_not_be_read_has_no_summary_and_no_promise(tables):
    projects = tables["projects"].set_index("id")
    for column in ("summary_fr", "summary_en", "promise_fr", "promise_en"):
        assert set(projects.index[projects[column] == ""]) == UNREAD, column


def test_every_project_has_words_for_cards_and_slides_of_its_own(tables):
    projects = tables["projects"]
    for column in ("title_fr", "title_en", "short_title_fr", "short_title_en"):
        assert (projects[column] != "").all(), column
        assert projects[column].is_unique, column
    for column in ("title_fr", "subtitle_fr"):
        shouted = projects[column].str.contains(r"[A-ZÀ-Ü]{4,} [A-ZÀ-Ü]{2,}")
        assert not shouted.any(), projects.loc[shouted, column].tolist()
    assert ((projects["subtitle_fr"] == "") == (projects["subtitle_en"] == "")).all()
    promises = projects["promise_fr"][projects["promise_fr"] != ""]
    first = promises.str.extract(r"^(?:Se |S’|Bien )?(\w+)", expand=False)
    assert first.str.endswith(("er", "ir", "re")).all(), promises.tolist()
    assert not promises.str.endswith(".").any()


def test_the_sentences_are_nobody_elses(tables):
    """No run of nine words of a summary stands in the announcements kept among the tests."""
    kept = Path(__file__).parents[1] / "loaders" / "announcement" / "fixtures"
    said = [path.read_text("utf-8") for path in kept.rglob("*.txt")]
    assert said
    runs = {run for text in said for run in _runs(text)}
    for row in tables["projects"].itertuples():
        for text in (row.summary_fr, row.summary_en, row.note_fr, row.promise_fr):
            assert not runs & set(_runs(text)), row.id


def _runs(text):
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[at : at + 9]) for at in range(len(words) - 8)]


def test_what_proves_a_project_is_said_of_each(tables):
    projects = tables["projects"]
    assert (projects["source_kind"] != "").all()
    assert (projects["certainty"] != "").all()
    inferred = projects[projects["certainty"] == "inferred"]
    assert len(inferred) == 15
    assert (inferred["note_fr"] != "").all()
    other = projects[~projects["source_kind"].isin(["announcement", "fund"])]
    assert set(other["id"]) == {
        "les-fees-papillons-aux-aubiers", "april-epernay", "chers-voisins-anse", "mille-aiguilles",
    }  # fmt: skip


def test_a_figure_of_another_page_names_one_of_the_projects_sources(tables):
    sources = tables["project_sources"]
    known = set(zip(sources["project"], sources["source_url"], strict=True))
    other = tables["figures"][tables["figures"]["source_url"] != ""]
    assert len(other) == 4
    assert set(zip(other["project"], other["source_url"], strict=True)) <= known


def test_a_further_source_says_what_was_read_from_it(tables):
    sources = tables["project_sources"]
    assert (sources[["read_fr", "read_en"]] != "").all(axis=None)
    main = set(tables["projects"][["id", "source_url"]].itertuples(index=False, name=None))
    assert not set(zip(sources["project"], sources["source_url"], strict=True)) & main


def test_figures_of_the_fund_that_do_not_agree_are_shown_as_such(tables):
    fund = tables["fund_figures"].set_index("id")
    assert len(fund) == 20
    assert fund.loc["2007-2014-projects", ["value", "precision"]].tolist() == ["180", "nearly"]
    assert fund.loc["2007-2017-projects", "value"] == "230"
    assert fund.loc["2022-projects-per-year", ["value", "value_to"]].tolist() == ["20", "25"]
    disputed = fund[fund["contradicts"] != ""]
    assert len(disputed) == 2
    for row in disputed.itertuples():
        assert fund.loc[row.contradicts, "contradicts"] == row.Index
        assert row.note_fr and row.note_en


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


def test_a_project_that_an_announcement_proves_is_sourced_by_it(tables):
    address = tables["committees"].set_index("id")["source_url"]
    projects = tables["projects"]
    projects = projects[projects["committee"] != ""]
    announcing = projects["round_up"].where(projects["round_up"] != "", projects["committee"])
    elsewhere = projects[projects["source_url"] != announcing.map(address)]
    assert elsewhere["id"].tolist() == ["april-epernay"]
    assert elsewhere["source_kind"].tolist() == ["landlord"]


def test_years_of_a_membership_do_not_run_backwards(tables):
    years = tables["landlord_networks"][["first_year", "last_year"]].apply(pd.to_numeric)
    assert not (years["first_year"] > years["last_year"]).any()
    assert years.notna().any().all()


def test_quotations_are_short(tables):
    for name in ("figures", "lineage", "project_sources", "fund_figures"):
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
    summed = projects[projects["summary_fr"] != ""]
    assert not (summed["summary_fr"] == summed["summary_en"]).any()
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
    assert len(partial) == 28
    assert partial["note_fr"].str.contains("lue? en partie|manquent").all()


def test_other_names_are_not_shared(tables):
    for name in ("landlords", "organisations"):
        table = tables[name]
        names = [n for cell in table["aliases"] for n in cell.split(";") if n] + list(table["name"])
        folded = [n.casefold() for n in names]
        assert sorted(folded) == sorted(set(folded)), name
