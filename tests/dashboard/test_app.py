"""The script as a visitor meets it, without a browser: filters, chips and address keep in step."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest
import streamlit as st
from hypothesis import Phase, given, settings, strategies
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard.components.frame.page_head import choices_after
from dashboard.language.translation import N_, Words
from dashboard.selection.choices import Choices, read_pairs
from dashboard.selection.facets import FACETS, Facet
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.package.portfolio import Portfolio
from tests.dashboard.strategies import some_choices
from tests.examples import examples

SCRIPT = Path(dashboard.__file__).with_name("app.py")
DRAWN_ONLY = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example is two runs of a whole page: too slow to look for the smallest that fails."""

SLOWEST = 60  # seconds; a run takes under one on an idle machine


def opened(choices: Choices) -> AppTest:
    """Open the overview at the address of `choices`, in English."""
    visit = AppTest.from_file(SCRIPT, default_timeout=SLOWEST)
    visit.query_params["lang"] = "en"
    for key, value in choices.pairs():
        visit.query_params[key] = [*visit.query_params.get(key, []), value]
    return sound(visit.run())


def sound(visit: AppTest) -> AppTest:
    assert not visit.exception
    assert not visit.error
    return visit


def chosen(visit: AppTest, index: Index) -> Choices:
    """Return what the address of a visit says; none of it may mean nothing."""
    pairs = []
    for key, values in visit.query_params.items():
        listed = [values] if isinstance(values, str) else values
        pairs += [(key, value) for value in listed]
    choices, ignored = read_pairs(pairs, index)
    assert not ignored
    return choices


@settings(max_examples=examples(6), phases=DRAWN_ONLY)
@given(data=strategies.data())
def test_a_chip_takes_away_its_value_and_nothing_else(shipped: Index, data) -> None:
    choices = data.draw(some_choices(shipped).filter(lambda choices: bool(choices.values)))
    visit = opened(choices)
    assert chosen(visit, shipped) == choices
    pairs = [pair for pair in choices.pairs() if pair[0] in shipped.facets]
    assert {(chip["facet"], chip["value"]) for chip in bar(visit)["chips"]} == set(pairs)
    key, value = data.draw(strategies.sampled_from(pairs))
    told(visit, {"facet": key, "value": value, "on": False})
    rest = choices.having(key, [other for other in choices.get(key) if other != value])
    assert chosen(visit, shipped) == rest
    told(visit, {"cleared": [*shipped.facets]})
    assert chosen(visit, shipped) == Choices()


def bar(visit: AppTest) -> dict:
    """Return the bar of filters, as it is sent to the browser."""
    sent = [each.proto for each in visit.main if each.type == "bidi_component"]
    head = next(each for each in sent if each.component_name == "laureats-page-head")
    return json.loads(head.bytes)["bar"]


def told(visit: AppTest, thing: object) -> None:
    """Draw the page again after the browser told `thing`."""
    visit.session_state["choices"] = choices_after(visit.session_state["choices"], thing)
    sound(visit.run())


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


STATUS = Facet("status", N_("Record"), _record_status, _status_labels, unstated=N_("none"))


@pytest.fixture
def one_more_facet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the dashboard built with one more entry in the table of facets."""
    monkeypatch.setattr(Index.__init__, "__defaults__", ((*FACETS, STATUS),))
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("one_more_facet")
def test_a_new_facet_is_in_bar_address_and_chips(shipped: Index) -> None:
    visit = opened(Choices().having("theme", ["culture"]))
    offered = next(each for each in bar(visit)["facets"] if each["key"] == "status")
    culture = Selection(shipped, Choices().having("theme", ["culture"]))
    assert sum(each["projects"] for each in offered["values"]) == culture.size
    told(visit, {"facet": "status", "value": "whole", "on": True})
    assert dict(visit.query_params) | {"lang": None} == {
        "status": "whole", "theme": "culture", "lang": None
    }  # fmt: skip
    assert [chip["label"] for chip in bar(visit)["chips"]] == ["Culture", "whole"]
    told(visit, {"facet": "status", "value": "whole", "on": False})
    assert chosen(visit, shipped) == Choices().having("theme", ["culture"])


@pytest.mark.parametrize("thing", [None, [], {}, {"facet": 3}, {"cleared": "theme"}, {"on": True}])
def test_what_the_browser_tells_beside_the_bar_changes_nothing(thing) -> None:
    choices = Choices().having("theme", ["culture"])
    assert choices_after(choices, thing) == choices


@pytest.mark.parametrize("part", ["header", "say_problems", "footer", "current_choices"])
def test_a_part_that_fails_is_told_and_the_rest_is_drawn(monkeypatch, part) -> None:
    def failing(*_args: object, **_more: object) -> None:
        raise LookupError("on purpose")

    module = "components.frame.page_frame" if part == "say_problems" else "app"
    monkeypatch.setattr(f"dashboard.{module}.{part}", failing)
    visit = AppTest.from_file(SCRIPT, default_timeout=SLOWEST)
    visit.query_params["lang"] = "en"
    visit.run()
    assert not visit.exception
    assert [error.value[:30] for error in visit.error] == ["This page could not be drawn\\."]
    page = any("winning projects announced" in each.value for each in visit.markdown)
    assert page is (part != "current_choices")


BOARD = """
from dashboard.components.board.deck_options import address_options, deck_form
from dashboard.components.session.screen import Screen, shared_data
from dashboard.selection.selection import Selection
from dashboard.selection.choices import Choices
from dashboard.style.scheme import LIGHT
from dashboard.language.translation import Words
from loaders.package.load import SHIPPED

data = shared_data(SHIPPED)
screen = Screen(Selection(data.index(), Choices()), Words("en"), LIGHT, {}, data)
deck_form(screen, address_options(screen))
"""


def form(visit: AppTest) -> tuple[str, str, list[str]]:
    """Return title and subtitle of the form of the deck, and its slides."""
    sound(visit)
    return (*(visit.text_input(key=f"deck-form-{name}").value for name in ("title", "subtitle")),
            visit.session_state["deck-form-slides"])  # fmt: skip


def test_the_form_of_the_deck_follows_the_address_and_the_address_the_form() -> None:
    visit = AppTest.from_string(BOARD, default_timeout=SLOWEST)
    visit.query_params["deck-title"] = "A"
    assert form(visit.run())[0] == "A"
    visit.query_params["deck-title"] = "B"
    visit.query_params["deck-slides"] = "title,themes"
    assert form(visit.run()) == ("B", "", ["title", "themes"])
    assert visit.query_params["deck-title"] in ("B", ["B"])
    visit.text_input(key="deck-form-subtitle").set_value("below")
    assert form(visit.run()) == ("B", "below", ["title", "themes"])
    assert visit.query_params["deck-subtitle"] in ("below", ["below"])
    visit.session_state["deck-form-slides"] = ["map"]  # as the slides' own component does
    assert form(visit.run()) == ("B", "below", ["map"])
    visit.query_params.clear()
    title, below, slides = form(visit.run())
    assert (title, below) == ("", "")
    assert len(slides) > 3
