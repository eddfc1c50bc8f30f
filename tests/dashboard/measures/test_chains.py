"""Chains of projects: who follows whom, and which landlords stayed, joined or left."""

import pandas as pd

from dashboard.language.translation import Words
from dashboard.measures.chains import Chain, chains
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from dashboard.texts.figures.chains import CHANGES
from tests.packages import Package
from tests.shipped import shipped_index

WORDS = Words("en")
INDEX = shipped_index()


def found(index: Index, address: str = "") -> list[Chain]:
    return chains(Selection(index, read_address(address, index)[0]), WORDS)[0]


def changes(chain: Chain, project: str) -> dict[str, str]:
    own = chain.landlords[chain.landlords["project"] == project]
    return dict(zip(own["landlord"], own["change"], strict=True))


def test_every_stated_lineage_is_in_one_chain() -> None:
    links = pd.concat([chain.links for chain in found(INDEX)])
    stated = INDEX.portfolio.tables["lineage"]
    assert sorted(links["later"]) == sorted(stated["project"])
    assert sorted(links["as_written"]) == sorted(stated["as_written"])


def test_a_project_that_only_a_later_one_names_is_there_and_not_recorded() -> None:
    chain = next(each for each in found(INDEX) if "Mutations solidaires" in set(each.links.earlier))
    assert chain.projects["recorded"].tolist() == [False, True]
    assert chain.projects["first"].isna().tolist() == [True, False]
    took_part = INDEX.portfolio.tables["project_landlords"].astype("object")
    took_part = took_part[took_part["project"] == chain.key].set_index("landlord")["phase"]
    said = changes(chain, chain.key)
    assert said == took_part.map({"origin": "stayed", "joined": "joined"}).to_dict()
    assert set(changes(chain, "Mutations solidaires")) == set(
        took_part[took_part == "origin"].index
    )


def test_without_a_phase_nothing_is_said_of_the_time_before() -> None:
    chain = next(each for each in found(INDEX) if each.key == "bien-plus-qu-un-logement")
    assert set(chain.landlords["change"]) == {"unstated"}


def test_only_chains_of_selected_projects_and_each_whole() -> None:
    assert found(INDEX, "q=zzzzzz") == []
    [chain] = found(INDEX, "q=Bien+plus")
    assert len(chain.projects) == 2


def test_landlords_of_recorded_projects_are_compared(package: Package) -> None:
    package.edit("projects", "Sequel.,,,partial", "Sequel.,,,whole")
    [chain] = found(Index(package.load()))
    assert chain.projects["id"].tolist() == ["garden", "garden-again"]
    assert changes(chain, "garden") == {"one": "there", "two": "there"}
    assert changes(chain, "garden-again") == {"one": "stayed", "two": "left"}


def test_a_record_read_in_part_lets_nobody_leave(package: Package) -> None:
    [chain] = found(Index(package.load()))
    assert changes(chain, "garden-again") == {"one": "stayed"}


def test_a_landlord_that_the_earlier_project_lacks_has_joined(package: Package) -> None:
    package.edit("project_landlords", "garden,two,Deux,\n", "")
    package.edit(
        "project_landlords", "garden-again,one", "garden-again,two,Deux,\ngarden-again,one"
    )
    [chain] = found(Index(package.load()))
    assert changes(chain, "garden-again") == {"two": "joined", "one": "stayed"}


def test_the_earlier_project_is_drawn_though_only_the_later_is_selected(package: Package) -> None:
    [chain] = found(Index(package.load()), "q=encore")
    assert chain.projects["id"].tolist() == ["garden", "garden-again"]


def test_projects_that_follow_each_other_in_a_circle_still_end(package: Package) -> None:
    text = package.text("lineage")
    package.write("lineage", text + "garden,Jardins encore,garden-again,continues,un cercle,\n")
    [chain] = found(Index(package.load()))
    assert sorted(chain.projects["id"]) == ["garden", "garden-again"]
    assert set(chain.landlords["change"]) <= set(CHANGES)


def test_a_season_is_a_span_of_days(package: Package) -> None:
    text = package.text("lineage")
    package.write("lineage", text + "bare,Jardins encore,garden-again,draws-on,des jardins,\n")
    [chain] = found(Index(package.load()))
    projects = chain.projects.set_index("id")
    assert projects.index.tolist() == ["garden", "garden-again", "bare"]
    assert projects.loc["bare", "first"] == pd.Timestamp("2018-01-01")
    assert projects.loc["bare", "last"] == pd.Timestamp("2019-12-31")
