"""A sheet of paper names every project or says how many it does not, and lets no text be markup."""

import re
from dataclasses import replace

import pytest

from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.sections.context import DeckData
from dashboard.exports.paper.project_sheet import project_paper
from dashboard.exports.paper.selection_sheet import selection_sheet
from dashboard.language.translation import Words
from dashboard.measures.records import project_record
from dashboard.measures.sheets.subject import OneProject
from dashboard.measures.whereabouts import Where
from dashboard.selection.index import Index
from loaders.geography.geography import Geography, load_geography
from loaders.package.load import SHIPPED
from tests.shipped import selected


@pytest.fixture(scope="module")
def geography() -> Geography:
    return load_geography(SHIPPED / "geography")


def drawn(address: str, geography: Geography, language: str = "fr") -> str:
    return selection_sheet(DeckData(selected(address), DeckOptions(), Words(language)), geography)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "address", ["", "region=11", "committee=2021-02-04", "theme=seniors", "region=04", "q=zzzz"]
)
def test_every_project_is_named_or_counted(
    address: str, language: str, geography: Geography
) -> None:
    sheet = drawn(address, geography, language)
    named = sheet.count('scope="row"')
    others = re.search(r'class="others">\D*(\d+)', sheet)
    assert named + (int(others[1]) if others else 0) == selected(address).size
    if others:
        told = [int(number) for number in re.findall("\u00a0(\\d+)", sheet[others.start() :])]
        assert sum(told) == int(others[1]), "the regions add up to all the others"


def test_few_projects_are_told_with_their_summary(geography: Geography) -> None:
    projects = selected("committee=2021-02-04").portfolio.projects.set_index("id")
    summary = projects.loc["les-gens-qui-sement", "summary_fr"]
    assert str(summary)[:60] in drawn("committee=2021-02-04", geography)
    assert str(summary)[:60] not in drawn("", geography)


def test_a_number_in_the_list_is_that_of_the_map(geography: Geography) -> None:
    sheet = drawn("committee=2021-02-04", geography)
    numbers = re.findall(r'<td class="number">(\d*)</td>', sheet)
    assert numbers == [str(at) for at in range(1, 8)]
    titles = re.findall(r'scope="row">([^<]*)<', sheet)
    assert titles[-1].startswith("Vieillir") or "La Réunion" in sheet.split(titles[-1])[1]


def test_hostile_texts_stay_texts(geography: Geography) -> None:
    whole = selected()
    projects = whole.portfolio.projects.copy()
    projects["title"] = "<script>alert(1)</script>"
    projects["summary_fr"] = "<img src=x onerror=alert(1)>"
    tables = {**whole.portfolio.tables, "projects": projects}
    index = Index(replace(whole.portfolio, tables=tables))
    project = str(projects["id"].iloc[0])
    alone = OneProject(index, project, Words("fr"))
    data = DeckData(alone, DeckOptions(), Words("fr"))
    where = Where(regions=("11",), others=("<b>",))
    record = project_record(index.portfolio, project, Words("fr"))
    for sheet in (selection_sheet(data, geography), project_paper(data, record, where, geography)):
        assert "<script" not in sheet
        assert "<img src=x" not in sheet
        assert "&lt;" in sheet
