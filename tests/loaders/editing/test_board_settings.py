"""What a board keeps: it comes back as it was, and nothing that somebody else wrote does harm."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.editing.board_settings import (
    MOST_DECKS,
    BoardSettings,
    load_settings,
    read,
    save_settings,
    written,
)

NAMES = st.text(min_size=1, max_size=30).filter(str.strip).map(lambda name: " ".join(name.split()))
PAIRS = st.lists(st.tuples(st.text(max_size=9), st.text(max_size=20)), max_size=4).map(tuple)


@given(
    logo=st.none() | st.binary(min_size=1, max_size=50),
    decks=st.lists(st.tuples(NAMES, PAIRS), max_size=5, unique_by=lambda deck: deck[0]),
)
def test_settings_come_back_as_they_were(logo: bytes | None, decks: list) -> None:
    settings = BoardSettings(logo, None, tuple(decks))
    assert read(written(settings)) == settings


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"decks": 3}', '{"decks": [{"name": 3, "address": []}]}',
     '{"logo": "%%%"}', '{"logo": {"a": 1}}', '{"decks": [{"name": " ", "address": []}]}',
     "[" * 100_000],
)  # fmt: skip
def test_what_is_none_is_left_out(text: str) -> None:
    assert read(text) == BoardSettings()


def test_a_pair_that_is_none_costs_itself_alone() -> None:
    text = json.dumps({"decks": [{"name": "Mars", "address": [["a", "b"], ["c"], 3, [1, "d"]]}]})
    assert read(text).decks == (("Mars", (("a", "b"),)),)


def test_a_name_is_one_deck_and_the_latest_come_first() -> None:
    settings = BoardSettings()
    for number in range(MOST_DECKS + 5):
        settings = settings.with_deck(f"n° {number}", ())
    assert len(settings.decks) == MOST_DECKS
    again = settings.with_deck("n°  10", (("theme", "culture"),))
    assert again.decks[0] == ("n° 10", (("theme", "culture"),))
    assert len(again.decks) == MOST_DECKS
    assert "n° 10" not in dict(again.without_deck("n° 10").decks)


def test_a_folder_keeps_them_whole(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == BoardSettings()
    settings = BoardSettings(b"logo", b"template", (("Mars", (("q", "été"),)),))
    save_settings(tmp_path, settings)
    assert load_settings(tmp_path) == settings
    (file,) = (tmp_path / ".laureats").iterdir()
    file.write_bytes(b"\xff\xfe")
    assert load_settings(tmp_path) == BoardSettings()
