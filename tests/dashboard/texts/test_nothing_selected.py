"""What is said where the filters keep no project is true, and leads on."""

import re

import pytest

from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.selection import Selection
from dashboard.texts.nothing_selected import nothing_selected


def said(shipped, address: str, language: str = "fr") -> str:
    selection = Selection(shipped, read_address(address, shipped)[0])
    assert selection.size == 0
    return nothing_selected(selection, Words(language)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "begin"), [("fr", "Aucun projet recensé en Guyane"), ("en", "No project is")]
)
def test_a_region_without_a_project_is_told_with_the_others(shipped, language, begin) -> None:
    counts = Selection(shipped).choice_counts("region")
    without = [code for code in shipped.portfolio.regions["code"] if not counts.get(code)]
    text = said(shipped, "region=03", language)
    assert text.startswith(begin)
    assert re.findall(r"\d+", text) == [str(len(without) - 1)]
    assert text.endswith(Words(language).text("Take a filter away."))


def test_filters_that_exclude_each_other_are_named_with_what_is_there_without_them(shipped) -> None:
    text = said(shipped, "region=03&theme=culture")
    culture = Selection(shipped, read_address("theme=culture", shipped)[0]).size
    assert f"Sans « Guyane » : {culture} projets." in text
    assert "Sans « Culture »" not in text  # there is none in Guyane either


def test_where_no_filter_alone_is_in_the_way_the_text_says_what_to_try(shipped) -> None:
    assert "essayez une autre orthographe" in said(shipped, "q=zzzz")
    assert said(shipped, "q=zzzz&region=03").endswith("Retirez un filtre.")
