"""Landlords that everybody knows are told by their names, when these are written as names."""

import pytest

from loaders.announcement import well_known
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.reader import read_announcement
from loaders.announcement.well_known import well_known_landlords
from loaders.text.word_tables import rows_beside
from tests.loaders.announcement.evaluate import nameless as without_names

HEAD = "Le comité s’est réuni le 4 mars 2021. 1 projet est lauréat.\n\n« Un jardin »\n\n"


def test_every_name_of_the_table_stands_once_and_is_written_as_a_name() -> None:
    names = [row["name"] for row in rows_beside(well_known.__file__, "landlord_names.csv")]
    assert len(names) == len(set(names))
    for known in well_known_landlords().values():
        assert known.is_written(known.name)
        assert known.is_written(known.name.upper())


@pytest.mark.parametrize("words", ["les chalets", "Les chalets", "La nantaise", "le Col"])
def test_ordinary_words_are_no_name(words: str) -> None:
    found = well_known_landlords().get(words.lower().split(" ")[1])
    assert found is not None
    assert found.sure is False
    assert found.is_written(words) is (words == "le Col")


def test_a_well_known_landlord_is_read_where_the_sentence_does_not_tell(
    knowledge: Knowledge,
) -> None:
    text = HEAD + "À Troyes, un jardin naîtra au pied des tours, comme déjà chez Clairsienne."
    with_table = read_announcement(text, knowledge).projects[0]
    without = read_announcement(text, without_names(knowledge)).projects[0]
    assert [name.name for name in with_table.landlords] == ["Clairsienne"]
    assert not without.landlords


def test_a_longer_name_is_kept_whole(knowledge: Knowledge) -> None:
    text = HEAD + "Le Logement Familial de l’Eure confie un jardin à l’association Graines."
    project = read_announcement(text, knowledge).projects[0]
    assert [name.name for name in project.landlords] == ["Le Logement Familial de l’Eure"]


def test_an_office_is_named_whole(knowledge: Knowledge) -> None:
    text = HEAD + "L’Office public de l’habitat du Velay confie un jardin à l’association Graines."
    project = read_announcement(text, knowledge).projects[0]
    assert [name.name for name in project.landlords] == ["Office public de l’habitat du Velay"]


def test_bullets_as_many_as_announced_are_projects_however_short(knowledge: Knowledge) -> None:
    text = (
        "Le comité s’est réuni le 4 mars 2021. 2 projets sont lauréats.\n\n"
        "• Erilia ouvre un jardin à Nice avec l’association Graines.\n\n"
        "• Clairsienne ouvre un atelier à Bordeaux avec l’association Outils.\n"
    )
    projects = read_announcement(text, knowledge).projects
    assert [p.landlords[0].name for p in projects] == ["Erilia", "Clairsienne"]
