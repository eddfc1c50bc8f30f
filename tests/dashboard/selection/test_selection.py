"""OR within a facet, AND between facets, against the same worked out in plain Python."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language.translation import N_, Words
from dashboard.measures.counts import projects_by
from dashboard.selection.choices import Choices, read_address
from dashboard.selection.facets import FACETS, Facet
from dashboard.selection.index import Index
from dashboard.selection.selection import MOST_KEPT, Selection, recent_selection
from dashboard.selection.sentence import choices_sentence, selection_sentence
from dashboard.texts.coverage import all_recorded
from loaders.package.load import load_portfolio
from loaders.package.portfolio import Portfolio
from tests.dashboard.strategies import choice_facets, some_choices
from tests.oracle import CHOICES, Oracle

EN, FR = Words("en"), Words("fr")


@pytest.fixture(scope="module")
def oracle(shipped):
    return Oracle(shipped.portfolio)


def _kept(selection):
    return selection.portfolio.projects["id"][selection.mask].tolist()


def _selected(index, address):
    choices, ignored = read_address(address, index)
    assert ignored == []
    return Selection(index, choices)


def test_without_choices_all_projects_are_selected(shipped):
    selection = Selection(shipped)
    assert selection.size == selection.total == len(shipped.portfolio.projects)


@pytest.mark.parametrize("key", CHOICES)
def test_a_facet_relates_projects_to_values_as_plain_python_does(shipped, oracle, key):
    link, counts = shipped.link(key), Selection(shipped).counts(key).tolist()
    told = {value: count for value, count in zip(link.values, counts, strict=True) if count}
    assert told == oracle.counts(key, Choices()), f"tests/oracle.py works out “{key}” otherwise"


@given(data=st.data())
def test_a_selection_keeps_what_its_choices_say(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    selection = Selection(shipped, choices)
    assert _kept(selection) == oracle.kept(choices)
    assert selection.size == len(oracle.kept(choices))


@given(data=st.data())
def test_a_count_beside_a_choice_is_what_choosing_it_gives(shipped, data):
    choices = data.draw(some_choices(shipped))
    key = data.draw(st.sampled_from(choice_facets(shipped)))
    counts = Selection(shipped, choices).choice_counts(key)
    value = data.draw(st.sampled_from(sorted(counts)))
    assert counts[value] == Selection(shipped, choices.having(key, [value])).size


@given(data=st.data())
def test_counts_are_those_of_the_projects_that_are_kept(shipped, oracle, data):
    choices = data.draw(some_choices(shipped))
    key = data.draw(st.sampled_from(choice_facets(shipped)))
    selection = Selection(shipped, choices)
    counts = dict(zip(selection.link(key).values, selection.counts(key).tolist(), strict=True))
    told = {value: count for value, count in counts.items() if count}
    assert told == oracle.counts(key, choices)


def test_within_a_facet_any_value_will_do_and_between_facets_all_must_hold(shipped):
    culture, ecology = (_selected(shipped, f"theme={theme}") for theme in ("culture", "ecology"))
    both = _selected(shipped, "theme=culture&theme=ecology")
    assert set(_kept(both)) == {*_kept(culture), *_kept(ecology)}
    region = _selected(shipped, "region=11")
    crossed = _selected(shipped, "theme=culture&region=11")
    assert set(_kept(crossed)) == set(_kept(culture)) & set(_kept(region))
    assert 0 < crossed.size < culture.size


def test_without_a_facet_the_other_choices_hold(shipped):
    selection = _selected(shipped, "theme=culture&region=11")
    others = selection.without("theme")
    assert _kept(others) == _kept(_selected(shipped, "region=11"))
    assert others.choices.address() == "region=11"
    assert selection.without("carrier") is selection
    assert np.array_equal(selection.mask_without("theme"), others.mask)


def test_a_season_counts_only_where_it_lies_inside_the_years_wholly(shipped):
    season = _selected(shipped, "committee=saison-2018-2019").size
    whole = _selected(shipped, "year=2018-2019").size
    single = _selected(shipped, "year=2018").size + _selected(shipped, "year=2019").size
    assert season > 0
    assert whole == single + season


def test_unknown_can_be_chosen(shipped):
    unknown = _selected(shipped, "region=unknown")
    assert unknown.size > 0
    assert unknown.size + _selected(
        shipped, "&".join(f"region={code}" for code in shipped.link("region").values[:-1])
    ).size == len(shipped.portfolio.projects)


def test_years_that_are_not_known_can_be_chosen(package):
    package.path("committees").unlink()
    index = Index(package.load())
    assert Selection(index, Choices({"year": ("unknown",)})).size == 3
    assert Selection(index, Choices({"year": ("2018-2024",)})).size == 0
    assert index.link("year").values == ("unknown",)


def test_the_main_theme_is_the_one_ranked_first_whatever_the_number(package):
    package.edit("project_themes", "garden,ecology,1", "garden,ecology,3")
    main = Index(package.load()).main_link("theme")
    assert main.totals.tolist() == [1, 1, 1]


def test_the_order_of_themes_decides_no_count(package):
    before = Selection(Index(package.load())).counts("theme").tolist()
    package.edit("project_themes", "garden,ecology,1", "garden,ecology,9")
    assert Selection(Index(package.load())).counts("theme").tolist() == before


def _record_status(portfolio: Portfolio) -> pd.DataFrame:
    projects = portfolio.projects
    return pd.DataFrame(
        {
            "project": pd.Categorical(projects["id"], categories=projects["id"]),
            "value": projects["record_status"],
        }
    )


def _status_labels(_portfolio: Portfolio, words: Words) -> Mapping[str, str]:
    return {"whole": words.text("whole"), "partial": words.text("partial")}


def test_a_new_facet_is_one_more_entry():
    status = Facet("status", N_("Record"), _record_status, _status_labels, unstated=N_("none"))
    index = Index(load_portfolio(), (*FACETS, status))
    selection = _selected(index, "status=whole&theme=culture")
    whole = index.portfolio.projects["record_status"].eq("whole")
    assert selection.choice_counts("status")["whole"] > 0
    assert set(_kept(selection)) <= set(index.portfolio.projects["id"][whole])
    assert choices_sentence(index, selection.choices, Words("en")) == "Culture · whole"
    assert selection.choices.address() == "status=whole&theme=culture"
    assert read_address("status=lost", index)[1][0].key == "status"


def test_the_sentence_says_how_many_are_kept(shipped):
    assert selection_sentence(_selected(shipped, "region=04"), Words("en")) == (
        f"La Réunion: 1 project of {len(shipped.portfolio.projects)}"
    )
    assert selection_sentence(_selected(shipped, "theme=culture&region=04"), Words("fr")) == (
        f"Culture · La Réunion\u00a0: 0 projet sur {len(shipped.portfolio.projects)}"
    )


def test_the_values_of_one_project(shipped):
    dated = shipped.portfolio.projects.dropna(subset=["committee"]).iloc[0]
    assert shipped.values_of("committee", dated["id"]) == [dated["committee"]]
    without = shipped.portfolio.projects[shipped.portfolio.projects["committee"].isna()].iloc[0]
    assert shipped.values_of("committee", without["id"]) == []


def test_a_measure_is_made_once_of_a_selection_and_anew_where_asked_otherwise(shipped):
    selection = Selection(shipped, Choices({"theme": ("culture",)}))
    measure = projects_by(selection, "region", EN)
    assert projects_by(selection, "region", EN) is measure
    assert projects_by(selection, "region", FR) is not measure
    assert len(projects_by(selection, "region", EN, without_projects=True).frame) == 18
    assert projects_by(selection.without("theme"), "region", EN).coverage.selected == shipped.size
    assert projects_by(selection.without("region"), "region", EN) is measure
    assert selection.without("theme") is selection.without("theme")


def test_who_chooses_the_same_has_what_another_had_measured(package):
    index = Index(package.load())
    culture = Choices({"theme": ("culture",)})
    found = recent_selection(index, culture)
    measure = projects_by(found, "region", EN)
    again = recent_selection(index, Choices({"theme": ("culture",)}))
    assert again is found
    assert projects_by(again, "region", EN) is measure
    assert recent_selection(index, Choices()) is not found
    assert recent_selection(Index(package.load()), culture) is not found  # of other data
    for year in range(MOST_KEPT):
        recent_selection(index, Choices({"year": (f"{year}-{year}",)}))
    assert len(index.recent) == MOST_KEPT
    assert recent_selection(index, culture) is not found  # the oldest has gone


def test_what_no_choice_changes_is_told_once_for_each_data_and_language(package):
    index = Index(package.load())
    told = all_recorded(index, EN)
    assert all_recorded(index, EN) is told
    assert all_recorded(index, FR) != told
    package.edit("committees", "2018-2019,,,", "2018-2019,5,,")
    assert all_recorded(Index(package.load()), EN) != told
