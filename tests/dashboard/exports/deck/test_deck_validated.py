"""A validator of Office Open XML finds nothing in a deck: PowerPoint offers no repair."""

from pathlib import Path

import pytest

from dashboard.exports.deck.options import SLIDES, DeckOptions

from .conftest import DECKS, Maker
from .test_deck_files import picture, template


def findings(deck: bytes, folder: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator  # noqa: PLC0415 - it takes a second to import

    file = folder / "deck.pptx"
    file.write_bytes(deck)
    found = OpenXmlValidator().validate(file)
    assert found.error_count == len(found.errors)
    return [str(error) for error in found.errors] + ["warning"] * found.warning_count


@pytest.mark.parametrize(
    "deck",
    ["whole", *(pytest.param(one, marks=pytest.mark.exhaustive) for one in DECKS[1:])],
    indirect=True,
)
def test_it_finds_nothing(deck: bytes, tmp_path: Path) -> None:
    assert findings(deck, tmp_path) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("address", ["", "committee=2021-02-04"])
def test_it_finds_nothing_in_a_template_with_a_logo(
    make: Maker, address: str, tmp_path: Path
) -> None:
    options = DeckOptions(slides=tuple(SLIDES), template=template(), logo=picture("PNG"))
    assert findings(make(address, options), tmp_path) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("address", ["", "committee=2021-02-04"])
def test_it_finds_nothing_in_our_own_with_a_logo(make: Maker, address: str, tmp_path: Path) -> None:
    assert findings(make(address, DeckOptions(logo=picture("PNG"))), tmp_path) == []
