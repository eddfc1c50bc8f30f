"""Who asks whom: landlords and associations that no data set knows."""

import pytest

from loaders.announcement.knowledge import Knowledge
from loaders.announcement.model import DoubtCode, ProjectDraft
from loaders.announcement.reader import read_announcement

HEAD = "Le Comité de Sélection s’est réuni le 4 mai 2021. 1 projet est lauréat.\n« Un titre »\n"


def draft_of(sentence: str, knowledge: Knowledge) -> ProjectDraft:
    (project,) = read_announcement(HEAD + sentence, knowledge).projects
    return project


@pytest.mark.parametrize(
    ("sentence", "landlords", "carriers"),
    [
        (
            "Toit et Azur sollicite Les Mains Libres pour ouvrir un lieu.",
            ["Toit et Azur"],
            ["Les Mains Libres"],
        ),
        (
            "Toit et Azur, Orizon Habitat et Solea Logis font appel à l’association Rue Vive.",
            ["Toit et Azur", "Orizon Habitat", "Solea Logis"],
            ["Rue Vive"],
        ),
        ("Vilogia s’associe à Jardins en ville.", ["Vilogia"], ["Jardins en ville"]),
        (
            "Toit Azur et Orizon sollicitent l’association Rue Vive.",
            ["Toit Azur", "Orizon"],
            ["Rue Vive"],
        ),
        (
            "83 Habitat confie l’animation du lieu à l’association Clés en Main.",
            ["83 Habitat"],
            ["Clés en Main"],
        ),
        (
            "Les 3 bailleurs, 2 esh et 1 oph, Alto, Brico Logis et Cimes, mandatent le "
            "Collectif Ici.",
            ["Alto", "Brico Logis", "Cimes"],
            ["Collectif Ici"],
        ),
        (
            "Afin de lutter contre le froid, Orizon a choisi de s’appuyer sur l’association "
            "Laine & Cie.",
            ["Orizon"],
            ["Laine & Cie"],
        ),
        (
            "L’OPH de la Sarthe veut ouvrir un lieu. L’association Rue Vive l’animera.",
            ["OPH de la Sarthe"],
            ["Rue Vive"],
        ),
        (
            "Mistral a été sollicité par l’association Mom’est pour prêter un local. "
            "Le bailleur Mistral accepte.",
            ["Mistral"],
            ["Mom’est"],
        ),
    ],
)
def test_names_from_the_sentence(
    sentence: str, landlords: list[str], carriers: list[str], nameless: Knowledge
) -> None:
    project = draft_of(sentence, nameless)
    assert [name.name for name in project.landlords] == landlords
    assert [name.name for name in project.carriers] == carriers


@pytest.mark.parametrize("name", ["Les Semeurs du Lac", "Ressort", "Vélo solidaire"])
@pytest.mark.parametrize(
    "verb",
    [
        "repeint des halls",
        "coud un rideau",
        "collecte les restes",
        "les accompagne",
        "mobilise quarante bénévoles",
        "intervient dans les halls",
        "chante avec les enfants",
        "vient chaque mardi",
        "agit ici depuis 2010",
        "accompagnera vers le numérique",
    ],
)
def test_a_verb_is_no_part_of_the_name_before_it(name: str, verb: str, nameless: Knowledge) -> None:
    project = draft_of(
        f"Orizon Habitat loge 300 familles. L’association {name} {verb}, au pied des tours.",
        nameless,
    )
    assert [carrier.name for carrier in project.carriers] == [name]


@pytest.mark.parametrize(
    ("sentence", "partner"),
    [
        ("La Ville de Cenon met un local à disposition.", "Ville de Cenon"),
        ("Le CCAS de Cenon prête deux animateurs.", "CCAS de Cenon"),
        ("La Fondation du Pont finance la moitié du projet.", "Fondation du Pont"),
        ("L’Université de Bordeaux suivra les travaux.", "Université de Bordeaux"),
        ("Le Département de la Gironde y participe.", "Département de la Gironde"),
        ("L’action est menée en lien avec la Mission Locale.", "Mission Locale"),
        ("Aux côtés de la Ville de Cenon, le lieu ouvrira.", "Ville de Cenon"),
        ("Partenaires : Fondation du Pont, Ville de Cenon.", "Ville de Cenon"),
        (
            "Le projet est aussi financé par l’agence de l’eau et la Fondation du Pont.",
            "Fondation du Pont",
        ),
    ],
)
def test_who_lends_a_hand_is_a_partner(sentence: str, partner: str, nameless: Knowledge) -> None:
    project = draft_of(
        f"Orizon Habitat loge 300 familles. L’esh sollicite l’association Ressort. {sentence}",
        nameless,
    )
    assert partner in [each.name for each in project.partners]
    assert [each.name for each in project.carriers] == ["Ressort"]


def test_association_of_an_earlier_phase_is_only_doubted(nameless: Knowledge) -> None:
    project = draft_of(
        "Orizon Habitat sollicite l’association Rue Vive. Une première phase menée en 2016 avec "
        "l’association Pas Perdus avait plu.",
        nameless,
    )
    assert [name.name for name in project.carriers] == ["Rue Vive"]
    doubt = next(d for d in project.doubts if d.code is DoubtCode.EARLIER_PHASE)
    assert doubt.params == {"name": "Pas Perdus"}


def test_unnamed_landlords_are_doubted(nameless: Knowledge) -> None:
    project = draft_of(
        "Orizon Habitat et 4 autres bailleurs sociaux sollicitent l’association Rue Vive.", nameless
    )
    doubt = next(d for d in project.doubts if d.code is DoubtCode.LANDLORDS_UNNAMED)
    assert doubt.params == {"counted": "5", "found": "1"}


def test_short_form_is_the_known_landlord(knowledge: Knowledge) -> None:
    project = draft_of("I3F sollicite l’association Rue Vive à Paris.", knowledge)
    assert [(name.name, name.id) for name in project.landlords] == [("I3F", "immobiliere-3f")]


def test_likeness_to_a_known_name_is_offered(knowledge: Knowledge) -> None:
    project = draft_of("Plurial Novilias sollicite l’association Rue Vive.", knowledge)
    assert project.landlords[0].id == ""
    doubt = next(d for d in project.doubts if d.code is DoubtCode.NAME_CLOSE_TO_KNOWN)
    assert doubt.params["known"] == "plurial-novilia"


def test_whoever_bears_the_project_is_its_carrier(knowledge: Knowledge) -> None:
    for said in ("porteuse du projet", "cheffe de file", "qui le porte"):
        draft = draft_of(
            f"Domofrance s’allie à la ville de Cenon et à Rue Vive, {said}, pour ouvrir un lieu.",
            knowledge,
        )
        assert [name.name for name in draft.carriers] == ["Rue Vive"], said


def test_a_mission_locale_is_named_with_its_area(knowledge: Knowledge) -> None:
    draft = draft_of(
        "Avec la Mission locale du bassin de Besançon, qui le porte, Néolia aide les jeunes.",
        knowledge,
    )
    assert [name.name for name in draft.carriers] == ["Mission locale du bassin de Besançon"]


def test_a_name_with_an_article_behind_a_known_landlord_is_an_association(
    knowledge: Knowledge,
) -> None:
    draft = draft_of("Vilogia et la Ferme de Pan ouvrent un lieu.", knowledge)
    assert [name.name for name in draft.landlords] == ["Vilogia"]
    assert [name.name for name in draft.carriers] == ["Ferme de Pan"]
    assert DoubtCode.CARRIER_WEAK in {doubt.code for doubt in draft.doubts}


@pytest.mark.parametrize(
    ("sentence", "landlord", "carrier"),
    [
        ("Orizon confie à la compagnie du Radeau un spectacle.", "Orizon", "compagnie du Radeau"),
        ("Orizon confie à la compagnie Radeau un spectacle.", "Orizon", "Radeau"),
        (
            "L’esh Habiter en Limousin sollicite l’association Ressort.",
            "Habiter en Limousin",
            "Ressort",
        ),
        (
            "À Lille, la Société lilloise de construction sollicite l’association Ressort.",
            "Société lilloise de construction",
            "Ressort",
        ),
        (
            "Domofrance et l’Amicale des boulistes de Bacalan ouvrent un lieu.",
            "Domofrance",
            "Amicale des boulistes de Bacalan",
        ),
    ],
)
def test_a_name_is_whole_with_what_it_needs_to_be_one(
    sentence: str, landlord: str, carrier: str, knowledge: Knowledge
) -> None:
    (project,) = read_announcement(HEAD + sentence, knowledge).projects
    assert [one.name for one in project.landlords] == [landlord]
    assert [one.name for one in project.carriers] == [carrier]
