"""A mapping is kept in the data folder, found again by the headings, and never a hindrance."""

import os

import pytest

from loaders.column_guess import ColumnMapping
from loaders.column_memory import COLUMNS, recall, remember
from loaders.journal import locked

CHOSEN = ColumnMapping({"Nom de l’action": "title", "Quand": "date"})
HEADINGS = ["Nom de l’action", "Quand", "Couleur"]


def test_a_file_with_the_same_headings_finds_the_mapping(tmp_path):
    remember(tmp_path, HEADINGS, CHOSEN)
    again = recall(tmp_path, ["QUAND", "Couleur ", "Nom de l'action"])
    assert again is not None
    assert dict(again.columns) == {"QUAND": "date", "Nom de l'action": "title"}
    assert recall(tmp_path, ["Nom de l’action", "Quand"]) is None


def test_the_last_choice_counts_and_nothing_else_is_left(tmp_path):
    remember(tmp_path, HEADINGS, CHOSEN)
    other = ColumnMapping({"Couleur": "title"})
    remember(tmp_path, HEADINGS, other)
    assert recall(tmp_path, HEADINGS) == other
    assert len(list((tmp_path / COLUMNS).iterdir())) == 1


def test_a_writer_of_the_data_leaves_it_in_place(tmp_path):
    remember(tmp_path, HEADINGS, CHOSEN)
    with locked(tmp_path, 1):
        pass
    assert recall(tmp_path, HEADINGS) == CHOSEN


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 50_000, '{"columns": {"a": "none"}}'])
def test_a_damaged_file_counts_as_none(tmp_path, text):
    remember(tmp_path, HEADINGS, CHOSEN)
    next((tmp_path / COLUMNS).iterdir()).write_text(text)
    assert recall(tmp_path, HEADINGS) is None


def test_a_disk_without_room_keeps_the_earlier_choice(tmp_path, monkeypatch):
    remember(tmp_path, HEADINGS, CHOSEN)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError):
        remember(tmp_path, HEADINGS, ColumnMapping({"Couleur": "title"}))
    monkeypatch.undo()
    assert recall(tmp_path, HEADINGS) == CHOSEN
    assert len(list((tmp_path / COLUMNS).iterdir())) == 1
