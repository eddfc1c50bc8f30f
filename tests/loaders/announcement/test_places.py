"""Communes and their codes; homonyms; what is no commune."""

import pytest

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import DoubtCode, Place, ProjectDraft
from loaders.announcement.reader import read_announcement

HEAD = "Le Comité de Sélection s’est réuni le 4 mai 2021. 1 projet est lauréat.\n« Un titre »\n"


def draft_of(sentence: str, knowledge: Knowledge) -> ProjectDraft:
    (project,) = read_announcement(HEAD + sentence, knowledge).projects
    return project


def triples(places: tuple[Place, ...]) -> list[tuple[str, str, str | None]]:
    return [(place.name, place.kind.value, place.insee) for place in places]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Orizon loge 300 familles à Metz et à Nancy.",
            [("Metz", "commune", "57463"), ("Nancy", "commune", "54395")],
        ),
        (
            "Orizon agit au Havre et aux Mureaux.",
            [("Le Havre", "commune", "76351"), ("Les Mureaux", "commune", "78440")],
        ),
        (
            "Orizon agit sur l’agglomération de Montargis.",
            [("agglomération de Montargis", "agglomeration", "45208")],
        ),
        (
            "Orizon agit dans le 18ème arrondissement de Paris.",
            [
                ("18ème arrondissement de Paris", "arrondissement", "75056"),
                ("Paris", "commune", "75056"),
            ],
        ),
        (
            "Orizon agit dans le quartier de Bellevue à Brest.",
            [("Bellevue", "quartier", "29019"), ("Brest", "commune", "29019")],
        ),
        (
            "Orizon agit en Seine-Saint-Denis, à Saint-Denis.",
            [("Seine-Saint-Denis", "departement", None), ("Saint-Denis", "commune", "93066")],
        ),
        (
            "À Saint-Denis de La Réunion, Orizon agit.",
            [("Saint-Denis", "commune", "97411"), ("La Réunion", "region", None)],
        ),
        ("Orizon agit au 12, rue de Bordeaux.", []),
        (
            "Orizon agit dans six résidences de Dole, du Mans et d’Issoire.",
            [
                ("Dole", "commune", "39198"),
                ("Le Mans", "commune", "72181"),
                ("Issoire", "commune", "63178"),
            ],
        ),
        ("Orizon agit dans deux résidences du Havre.", [("Le Havre", "commune", "76351")]),
        (
            "Où ? Brest, Bellevue et Keredern\nDes voisines apprennent à réparer leurs vélos avec"
            " l’aide d’un atelier du quartier.",
            [
                ("Brest", "commune", "29019"),
                ("Bellevue", "quartier", "29019"),
                ("Keredern", "quartier", "29019"),
            ],
        ),
    ],
)
def test_places(
    sentence: str, expected: list[tuple[str, str, str | None]], nameless: Knowledge
) -> None:
    assert triples(draft_of(sentence, nameless).places) == expected


def test_territory_of_a_known_landlord_decides(knowledge: Knowledge) -> None:
    assert triples(draft_of("À Saint-Denis, la SHLMR gère 300 logements.", knowledge).places) == [
        ("Saint-Denis", "commune", "97411")
    ]


def test_homonym_without_a_hint_stays_open(nameless: Knowledge) -> None:
    project = draft_of("À Saint-Denis, Orizon gère 300 logements.", nameless)
    assert triples(project.places) == [("Saint-Denis", "commune", None)]
    doubt = next(d for d in project.doubts if d.code is DoubtCode.COMMUNE_HOMONYM)
    assert doubt.params["candidates"].split(";")[:2] == ["97411", "93066"]
    assert doubt.params["chosen"] == ""


def test_commune_never_named_is_said(nameless: Knowledge) -> None:
    codes = [d.code for d in draft_of("Orizon gère 300 logements.", nameless).doubts]
    assert DoubtCode.COMMUNE_MISSING in codes
