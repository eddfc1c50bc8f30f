"""An edit answers the doubts about what it changes, and no other."""

from dataclasses import replace

import pytest

from loaders.announcement.model import (
    Doubt,
    DoubtCode,
    Name,
    NumberRole,
    PlaceKind,
    StatedNumber,
    Unit,
)
from loaders.review.answers import without_answered
from loaders.review.document import (
    PlaceItem,
    ReviewedProject,
)


def doubt(code: DoubtCode, start: int = 0) -> Doubt:
    return Doubt(code.value, (start, start + 5))


PROJECT = ReviewedProject(
    title="Un titre",
    landlords=(Name("Immobilière 3 F", words=(10, 25)), Name("Érigere", words=(30, 37))),
    places=(PlaceItem("Saint-Denis", words=(40, 51)),),
    figures=(StatedNumber(600, Unit.TENANTS, NumberRole.TARGETED, words=(60, 63)),),
    themes=("culture",),
)
LANDLORD = replace(PROJECT.landlords[0], name="Immobilière 3F", id="immobiliere-3f")
PLACE = replace(PROJECT.places[0], code="93066")
FIGURE = replace(PROJECT.figures[0], unit=Unit.PEOPLE)


@pytest.mark.parametrize(
    ("code", "start", "change"),
    [
        (DoubtCode.NAME_CLOSE_TO_KNOWN, 10, {"landlords": (LANDLORD, PROJECT.landlords[1])}),
        (DoubtCode.LANDLORD_WEAK, 10, {"landlords": PROJECT.landlords[1:]}),
        (DoubtCode.COMMUNE_HOMONYM, 40, {"places": (PLACE,)}),
        (DoubtCode.COMMUNE_MISSING, 0, {"places": (PLACE,)}),
        (DoubtCode.FIGURE_UNIT_IMPLIED, 60, {"figures": (FIGURE,)}),
        (DoubtCode.THEME_CLOSE, 0, {"themes": ("seniors",)}),
        (DoubtCode.TITLE_UNMARKED, 0, {"title": "Un autre"}),
        (DoubtCode.CARRIER_MISSING, 0, {"carriers": (Name("Toto"),)}),
    ],
)
def test_the_edit_that_answers_a_doubt(
    code: DoubtCode, start: int, change: dict[str, object]
) -> None:
    other = doubt(DoubtCode.EARLIER_PHASE)
    before = replace(PROJECT, doubts=(doubt(code, start), other))
    after = without_answered(before, replace(before, **change))  # type: ignore[arg-type]
    assert after.doubts == (other,)


@pytest.mark.parametrize(
    ("code", "start"),
    [
        (DoubtCode.NAME_CLOSE_TO_KNOWN, 30),
        (DoubtCode.COMMUNE_HOMONYM, 40),
        (DoubtCode.CARRIER_MISSING, 0),
        (DoubtCode.THEME_CLOSE, 0),
    ],
)
def test_an_edit_of_something_else_leaves_the_doubt(code: DoubtCode, start: int) -> None:
    before = replace(PROJECT, doubts=(doubt(code, start),))
    changed = replace(before, landlords=(LANDLORD, PROJECT.landlords[1]), title="Un autre")
    assert without_answered(before, changed).doubts == before.doubts


def test_an_empty_name_answers_nothing() -> None:
    before = ReviewedProject(doubts=(doubt(DoubtCode.LANDLORD_MISSING),))
    assert without_answered(before, replace(before, landlords=(Name(""),))).doubts
    named = replace(before, landlords=(Name("Toto"),))
    assert not without_answered(before, named).doubts


def test_a_commune_without_a_code_leaves_it_open() -> None:
    before = ReviewedProject(doubts=(doubt(DoubtCode.COMMUNE_MISSING),))
    vague = PlaceItem("Cergy", PlaceKind.COMMUNE)
    assert without_answered(before, replace(before, places=(vague,))).doubts
