"""Sheets, counted again by hand from the tables."""

import dataclasses
from types import MappingProxyType

import pandas as pd
import pytest

from dashboard.language.translation import Words
from dashboard.measures.counts import organisations, projects_by
from dashboard.measures.key_figures import key_figures
from dashboard.measures.places import located
from dashboard.measures.sheets.close_projects import close_projects
from dashboard.measures.sheets.subject import (
    KINDS,
    OneProject,
    above,
    first_and_latest,
    history,
    landlord_record,
    network_record,
    others,
    subject,
)
from dashboard.measures.sheets.territory import departements_of, places_in, rank, themes_lacking
from dashboard.selection.choices import read_address
from dashboard.selection.facets import commune_labels
from dashboard.selection.selection import Selection
from tests.shipped import shipped_index

WORDS = Words("en")
INDEX = shipped_index()
PORTFOLIO = INDEX.portfolio
TABLES = {name: frame.astype(object) for name, frame in PORTFOLIO.tables.items()}


def projects_of(table: str, column: str, value: str) -> set[str]:
    frame = TABLES[table]
    return set(frame.loc[frame[column] == value, "project"])


def ids(selection: Selection) -> set[str]:
    return set(PORTFOLIO.projects["id"][selection.mask])


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_every_kind_has_a_sheet_with_its_projects(kind: str) -> None:
    counts = projects_by(Selection(INDEX), kind, WORDS, without_projects=True).frame
    assert len(counts)
    for row in counts.to_dict("records"):
        about = subject(INDEX, kind, row["id"], WORDS)
        assert about.name == row["label"]
        assert about.selection.size == row["projects"]


def test_a_sheet_has_the_projects_of_the_tables() -> None:
    for kind, table, column in (
        ("landlord", "project_landlords", "landlord"),
        ("organisation", "project_organisations", "organisation"),
        ("theme", "project_themes", "theme"),
    ):
        for value in set(TABLES[table][column]):
            about = subject(INDEX, kind, value, WORDS)
            assert ids(about.selection) == projects_of(table, column, value)


def test_what_is_not_there_is_refused() -> None:
    for kind, value in (("landlord", "nobody"), ("landlord", ""), ("q", "jardin"), ("", "x")):
        with pytest.raises(KeyError):
            subject(INDEX, kind, value, WORDS)


def test_others_leave_out_the_landlord_itself() -> None:
    about = subject(INDEX, "landlord", "seqens", WORDS)
    mine = projects_of("project_landlords", "landlord", "seqens")
    links = TABLES["project_landlords"]
    shared = links[links["project"].isin(mine) & (links["landlord"] != "seqens")]
    expected = shared.groupby("landlord")["project"].nunique().to_dict()
    found = others(about, "landlord", WORDS).frame.set_index("id")["projects"].to_dict()
    assert found == expected
    assert expected


def test_first_and_latest_are_those_of_its_first_and_last_committee() -> None:
    about = subject(INDEX, "landlord", "icf-habitat-la-sabliere", WORDS)
    dates = TABLES["projects"].merge(
        TABLES["committees"], left_on="committee", right_on="id", suffixes=("", "_of")
    )
    own = dates[dates["id"].isin(ids(about.selection))].sort_values("date")
    first, latest = first_and_latest(about, WORDS)
    assert set(first["id"]) == set(own[own["date"] == own["date"].min()]["id"])
    assert set(latest["id"]) == set(own[own["date"] == own["date"].max()]["id"])
    nobody = subject(INDEX, "region", "94", WORDS)
    assert all(frame.empty for frame in first_and_latest(nobody, WORDS))


def test_history_spans_a_season_and_keeps_to_known_days() -> None:
    frame = history(Selection(INDEX), WORDS)
    known = int(PORTFOLIO.stated_years["first"].notna().sum())
    assert len(frame) == known < len(PORTFOLIO.projects)
    seasons = frame[frame["first"] != frame["last"]]
    assert {"la-boucherie-le-labo", "l-archipel-fruitier"} <= set(seasons["id"])
    assert frame["first"].iloc[0] == frame["first"].min()


def test_a_landlord_has_its_networks_with_period_and_source() -> None:
    record = landlord_record(PORTFOLIO, "immobiliere-3f")
    assert record.networks["network"].tolist() == ["groupe-3f"]
    assert record.networks["above"].tolist() == [("action-logement",)]
    assert record.networks["source_url"].notna().all()
    assert set(record.written) == {"I3F", "Immobilière 3F"}
    with pytest.raises(KeyError):
        landlord_record(PORTFOLIO, "nobody")


def test_a_network_counts_the_projects_its_landlords_have_in_it() -> None:
    about = subject(INDEX, "network", "groupe-3f", WORDS)
    record = network_record(about, WORDS)
    assert record.above == ("action-logement",)
    members = record.members.set_index("landlord")["projects"]
    expected = {
        landlord: len(projects_of("project_landlords", "landlord", landlord))
        for landlord in ("immobiliere-3f", "3f-centre-val-de-loire", "3f-occitanie")
    }
    assert members.to_dict() == expected
    whole = network_record(subject(INDEX, "network", "action-logement", WORDS), WORDS)
    assert whole.inside == ("groupe-3f",)


def test_networks_in_a_circle_end() -> None:
    networks = PORTFOLIO.networks.astype(object)
    networks.loc[networks["id"] == "action-logement", "parent"] = "groupe-3f"
    round_about = dataclasses.replace(
        PORTFOLIO, tables=MappingProxyType({**PORTFOLIO.tables, "networks": networks})
    )
    assert above(round_about, "groupe-3f") == ("action-logement",)


@pytest.mark.parametrize("kind", ["region", "departement"])
def test_ranks_are_those_of_the_counts(kind: str) -> None:
    frame = projects_by(Selection(INDEX), kind, WORDS, without_projects=True).frame
    counts = frame.set_index("id")["projects"]
    for value, projects in counts.items():
        found = rank(subject(INDEX, kind, str(value), WORDS), WORDS)
        rest = counts.drop(value)
        assert found.projects == projects
        assert found.place == 1 + (rest > projects).sum()
        assert found.tied == (rest == projects).sum()
        assert found.of == len(counts)
        assert found.with_one_more == 1 + (rest > projects + 1).sum()
        assert found.with_one_more <= found.place <= found.with_one_fewer
        assert found.few == (projects < 5)


def test_a_region_lacks_the_themes_it_does_not_have() -> None:
    for region in PORTFOLIO.regions["code"]:
        about = subject(INDEX, "region", region, WORDS)
        themes = TABLES["project_themes"]
        own = set(themes[themes["project"].isin(ids(about.selection))]["theme"])
        lacking = themes_lacking(about, WORDS)
        assert set(lacking["id"]) == set(TABLES["themes"]["id"]) - own
    located_themes = TABLES["project_themes"].merge(
        PORTFOLIO.project_territories.astype(object)[["project", "region"]].dropna(), on="project"
    )
    regions = located_themes.groupby("theme")["region"].nunique()
    corse = themes_lacking(subject(INDEX, "region", "94", WORDS), WORDS)
    assert corse.set_index("id")["elsewhere"].to_dict() == {
        theme: regions.get(theme, 0) for theme in TABLES["themes"]["id"]
    }


def test_a_region_names_all_its_departements() -> None:
    about = subject(INDEX, "region", "11", WORDS)
    frame = departements_of(about, WORDS).set_index("id")["projects"]
    departements = TABLES["departements"]
    assert set(frame.index) == set(departements.loc[departements["region"] == "11", "code"])
    territories = PORTFOLIO.project_territories.astype(object)
    for code, projects in frame.items():
        assert projects == territories[territories["departement"] == code]["project"].nunique()


def test_a_commune_is_not_its_agglomeration() -> None:
    labels = commune_labels(PORTFOLIO, WORDS)
    assert labels["97411"] == "Saint-Denis (974)"
    assert "45208" not in labels  # named only as the chief town of an agglomeration
    about = subject(INDEX, "commune", "45234", WORDS)
    assert "soutien-technique-au-parcours-residentiel" not in ids(about.selection)
    assert set(places_in(about)["name"]) == {"La Source", "Quartiers nord d’Orléans"}


def test_organisations_count_each_theme_and_place_once() -> None:
    for address in ("", "theme=ecology", "region=11"):
        selection = Selection(INDEX, read_address(address, INDEX)[0])
        frame = organisations(selection, "landlord", WORDS).frame
        links = TABLES["project_landlords"]
        territories = PORTFOLIO.project_territories.astype(object)
        themes = TABLES["project_themes"]
        assert len(frame)
        for row in frame.to_dict("records"):
            own = set(links.loc[links["landlord"] == row["id"], "project"]) & ids(selection)
            assert row["projects"] == len(own)
            there = territories[territories["project"].isin(own)]
            for column, different in (
                ("themes", themes[themes["project"].isin(own)]["theme"].nunique()),
                ("regions", there["region"].nunique()),
                ("departements", there["departement"].nunique()),
            ):
                # What is not stated is unknown, and never none.
                assert row[column] == different if different else pd.isna(row[column])


def test_organisations_name_their_themes_and_places() -> None:
    frame = organisations(Selection(INDEX), "landlord", WORDS).frame.set_index("id")
    assert "Île-de-France" in frame.loc["seqens", "region_names"]
    assert "Cergy (95), Pontoise (95)" in frame.loc["seqens", "commune_names"]
    took_part, themes = TABLES["project_landlords"], TABLES["project_themes"]
    own = took_part.loc[took_part["landlord"] == "seqens", "project"]
    held = set(themes.loc[themes["project"].isin(own), "theme"])
    names = [name for key, name in INDEX.labels("theme", WORDS).items() if key in held]
    assert frame.loc["seqens", "theme_names"] == ", ".join(names)


@pytest.mark.parametrize("key", ["landlord", "carrier", "network"])
def test_lists_of_organisations_agree_with_the_counts(key: str) -> None:
    frame = organisations(Selection(INDEX), key, WORDS).frame
    counts = projects_by(Selection(INDEX), key, WORDS).frame
    assert dict(zip(frame["id"], frame["projects"], strict=True)) == dict(
        zip(counts["id"], counts["projects"], strict=True)
    )


def test_one_project_alone_is_selected() -> None:
    alone = OneProject(INDEX, "april-reims", Words("en"))
    assert ids(alone) == {"april-reims"}
    assert key_figures(alone).landlords == 3
    assert set(located(alone).frame["project"]) == {"april-reims"}


def test_close_projects_share_what_is_said_of_them() -> None:
    towns = TABLES["project_landlords"].astype(object)
    for project in PORTFOLIO.projects["id"]:
        found = close_projects(INDEX, project)
        own = set(towns.loc[towns["project"] == project, "landlord"].dropna())
        assert len(found) <= 3
        weights = []
        for close in found:
            other = PORTFOLIO.projects["id"].iloc[close.position]
            assert other != project
            theirs = set(towns.loc[towns["project"] == other, "landlord"].dropna())
            assert close.landlords == len(own & theirs)
            communes = [set(INDEX.values_of("commune", one)) for one in (project, other)]
            assert close.town == bool(communes[0] & communes[1])
            weights.append(3 * close.town + 2 * close.landlords + close.theme)
        assert weights == sorted(weights, reverse=True)
        assert all(weights)


def test_a_project_of_the_same_chain_is_not_told_again_as_close() -> None:
    chain = TABLES["lineage"].dropna(subset=["earlier_project"]).astype(object)
    assert len(chain)
    for row in chain.itertuples():
        for project, other in (
            (row.project, row.earlier_project),
            (row.earlier_project, row.project),
        ):
            named = {
                PORTFOLIO.projects["id"].iloc[c.position] for c in close_projects(INDEX, project)
            }
            assert other not in named
