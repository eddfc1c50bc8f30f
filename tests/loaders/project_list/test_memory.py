"""What a person said of a list is kept, found again, and never a hindrance."""

import os

import pytest

from loaders.editing.journal import locked
from loaders.project_list.column_guess import ColumnMapping
from loaders.project_list.memory import ImportMemory, import_memory

CHOSEN = ColumnMapping({"Nom de l’action": "title", "Quand": "date"})
HEADINGS = ["Nom de l’action", "Quand", "Couleur"]
TEXTS = {"summary_fr": "Un jardin.", "summary_en": "A garden."}


@pytest.fixture
def memory(tmp_path):
    return import_memory(tmp_path, editable=True)


def test_a_file_with_the_same_headings_finds_the_mapping(memory):
    assert memory.keep_columns(HEADINGS, CHOSEN)
    again = memory.columns(["QUAND", "Couleur ", "Nom de l'action"])
    assert again is not None
    assert dict(again.columns) == {"QUAND": "date", "Nom de l'action": "title"}
    assert memory.columns(["Nom de l’action", "Quand"]) is None


def test_the_last_choice_counts_and_nothing_else_is_left(memory):
    memory.keep_columns(HEADINGS, CHOSEN)
    other = ColumnMapping({"Couleur": "title"})
    memory.keep_columns(HEADINGS, other)
    assert memory.columns(HEADINGS) == other
    assert len(list(memory.folder.iterdir())) == 1


def test_texts_are_kept_by_project_until_they_are_written(memory):
    assert memory.texts("2023-03-14\njardin") == {}
    assert memory.keep_texts("2023-03-14\njardin", TEXTS)
    assert memory.texts("2023-03-14\njardin") == TEXTS
    assert memory.texts("2023-03-15\njardin") == {}
    memory.forget_texts("2023-03-14\njardin")
    memory.forget_texts("2023-03-14\njardin")
    assert memory.texts("2023-03-14\njardin") == {}


def test_a_writer_of_the_data_leaves_it_in_place(memory, tmp_path):
    memory.keep_columns(HEADINGS, CHOSEN)
    with locked(tmp_path, 1):
        pass
    assert memory.columns(HEADINGS) == CHOSEN


def test_without_the_right_to_write_it_is_the_users_own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    one, other = (import_memory(tmp_path / name, editable=False) for name in "ab")
    assert one.folder != other.folder
    assert not one.folder.is_relative_to(tmp_path / "a")


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 50_000, '{"columns": {"a": "none"}}'])
def test_a_damaged_file_counts_as_none(memory, text):
    memory.keep_columns(HEADINGS, CHOSEN)
    memory.keep_texts("project", TEXTS)
    for file in memory.folder.iterdir():
        file.write_text(text)
    assert memory.columns(HEADINGS) is None
    assert memory.texts("project") == {}


def test_a_disk_without_room_keeps_the_earlier_choice(memory, monkeypatch):
    memory.keep_columns(HEADINGS, CHOSEN)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not memory.keep_columns(HEADINGS, ColumnMapping({"Couleur": "title"}))
    monkeypatch.undo()
    assert memory.columns(HEADINGS) == CHOSEN
    assert len(list(memory.folder.iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    memory = ImportMemory(tmp_path / "file" / "below")
    assert not memory.keep_columns(HEADINGS, CHOSEN)
    assert memory.columns(HEADINGS) is None
    memory.forget_texts("project")
