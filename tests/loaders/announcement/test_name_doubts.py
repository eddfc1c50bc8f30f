"""Every landlord, carrier and partner of which the reader is not sure has a doubt of its own."""

import json

import pytest

from loaders.announcement.evidence import key_of
from loaders.announcement.model import DoubtCode
from loaders.announcement.output import to_json
from loaders.announcement.reader import read_announcement
from tests.loaders.announcement.evaluate import FIXTURES, read_file

ABOUT_NAMES = {
    DoubtCode.LANDLORD_WEAK, DoubtCode.CARRIER_WEAK, DoubtCode.NAME_CLOSE_TO_KNOWN,
    DoubtCode.NAME_NEW,
}  # fmt: skip
ROLES = ("landlords", "carriers", "partners")


@pytest.mark.costly
@pytest.mark.parametrize("names_known", [True, False])
def test_wrong_names_and_names_that_are_not_known_carry_a_doubt(knowledge, nameless, names_known):
    known = knowledge if names_known else nameless
    wrong = 0
    for path in sorted(FIXTURES.glob("*.txt")):
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        right = {
            role: {key_of(name) for project in expected["projects"] for name in project[role]}
            for role in ROLES
        }
        for project in read_file(path, known).projects:
            doubted = {doubt.words[0] for doubt in project.doubts if doubt.code in ABOUT_NAMES}
            for role in ROLES:
                for name in getattr(project, role):
                    is_wrong = key_of(name.name) not in right[role]
                    wrong += is_wrong
                    sure = known.is_landlord(name.name) if role == "landlords" else name.id
                    if is_wrong or not sure:
                        assert name.words[0] in doubted, (path.stem, role, name)
    assert wrong, "the reader makes no mistake here: nothing was tried"


def test_a_name_that_the_data_know_in_a_clear_role_has_none(knowledge):
    text = (
        "Le Comité de Sélection des Projets s’est réuni le 16 juin 2022. 1 projet est lauréat.\n\n"
        "« Des écrans »\n\nÀ Cenon, l’esh Seqens gère 120 logements et sollicite l’association "
        "Compagnons Bâtisseurs Île-de-France pour former trente jeunes."
    )
    (project,) = read_announcement(text, knowledge).projects
    assert [name.id for name in project.landlords] == ["seqens"]
    assert not [doubt for doubt in project.doubts if doubt.code in ABOUT_NAMES]


def test_doubts_about_the_whole_are_printed_too(knowledge):
    text = "« Des écrans »\n\nÀ Cenon, Seqens sollicite l’association Bits du Port."
    announcement = read_announcement(text, knowledge)
    printed = to_json(announcement)
    assert [doubt["code"] for doubt in printed["doubts"]] == [
        doubt.code.value for doubt in announcement.doubts
    ]
    assert DoubtCode.DATE_MISSING.value in {doubt["code"] for doubt in printed["doubts"]}
