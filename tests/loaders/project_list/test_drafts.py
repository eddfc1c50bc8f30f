"""What a whole row of a list gives: every cell its value or its doubt, and no row is lost."""

import csv
import io
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED
from loaders.package.problems import Loss
from loaders.project_list.column_guess import proposed
from loaders.project_list.doubts import ABOVE, Answers, Doubt, questions, remarks
from loaders.project_list.drafts import ListDrafts, list_drafts
from loaders.project_list.name_cells import known_values
from loaders.project_list.reading import read_list
from loaders.project_list.repeats import ADD, APART
from loaders.spreadsheet.problems import ImportRule
from tests.examples import examples
from tests.loaders.project_list.drafting import drafts_of
from tests.loaders.project_list.workbooks import content
from tests.shipped import shipped_text

PACKAGE = shipped_text()
COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")
FEW = COMMUNES[COMMUNES["departement"].isin(["93", "69"])]


def _drafts(text: str, given: Mapping[tuple[str, str, str], str] | None = None) -> ListDrafts:
    table = read_list(text.encode())
    answers = Answers(given=given or {})
    return list_drafts(
        table, proposed(table).mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES, answers=answers
    )


def _doubts(drafts: ListDrafts, rule: ImportRule) -> list[Doubt]:
    return [doubt for doubt in drafts.doubts if doubt.rule is rule]


def _added(drafts: ListDrafts, table: str, column: str) -> list[str]:
    change = drafts.changes.get(table)
    return [row[column] for row in change.added] if change else []


def test_a_sign_in_a_column_of_names_changes_nothing_below_it() -> None:
    drafts = _drafts(
        "Titre;Date;Bailleur;Porteur\n"
        "Un;04/02/2021;-;Unis-Cité\nDeux;04/02/2021;Vilogia;?\nTrois;04/02/2021;Le Logis Breton;/\n"
    )
    assert _added(drafts, "landlords", "id") == ["vilogia", "le-logis-breton"]
    assert _added(drafts, "project_landlords", "landlord") == ["vilogia", "le-logis-breton"]
    assert [d.value for d in _doubts(drafts, ImportRule.NOT_STATED)] == ["-", "?", "/"]


def test_a_landlord_may_be_the_carrier_too() -> None:
    drafts = _drafts("Titre;Date;Bailleur;Porteur\nUn;04/02/2021;Vilogia;Vilogia\n")
    assert _added(drafts, "project_landlords", "landlord") == ["vilogia"]
    assert _added(drafts, "project_organisations", "organisation") == ["vilogia"]


def test_an_organisation_with_two_roles_is_told() -> None:
    drafts = _drafts("Titre;Date;Porteur;Partenaire\nUn;04/02/2021;Les Râteaux;Les Râteaux\n")
    assert _added(drafts, "project_organisations", "role") == ["carrier"]
    assert len(_doubts(drafts, ImportRule.ROLE_TWICE)) == 1


def test_invisible_characters_leave_no_trace() -> None:
    drafts = _drafts(
        "Titre;Date;Bailleur\n"
        "Jar\u00addins\u200b du\u00a0mail_x000D_ et des toits;04/02/2021;\ufeffI3F\u200e\n"
    )
    assert _added(drafts, "projects", "title") == ["Jardins du mail et des toits"]
    assert _added(drafts, "project_landlords", "landlord") == ["immobiliere-3f"]


@pytest.mark.parametrize(
    ("date", "committee", "selected"),
    [
        ("jeudi 4 février 2021", "2021-02-04", ""),
        ("44231", "2021-02-04", ""),
        ("février 2021", "", "2021-02"),
        ("2021", "", "2021"),
        ("S1 2021", "", "2021-01/2021-06"),
        ("2018-2019", "saison-2018-2019", ""),
        ("2018-2020", "", "2018/2020"),
        ("CS n°4 - 04/02/2021", "2021-02-04", ""),
        ("31/02/2021", "", ""),
        ("04/02/2201", "", ""),
        ("4 et 5 février 2021", "", ""),
        ("2019-2020 et 2021-2022", "", ""),
        ("NC", "", ""),
    ],
)
def test_dates(date: str, committee: str, selected: str) -> None:
    drafts = _drafts(f"Titre;Date;Bailleur\nUn;{date};I3F\n")
    (project,) = drafts.changes["projects"].added
    assert (project["committee"], project["selected"]) == (committee, selected)
    certain = committee and "-" in committee
    assert certain or any(d.rule.value.startswith(("date", "no-comm")) for d in drafts.doubts)


@pytest.mark.parametrize(
    ("text", "length", "years", "rest"),
    [
        ("CS 04/02/2021, 1 an", "", "1", []),
        ("04/02/2021 – 18 mois", "", "1.5", []),
        ("04/02/2021\nDurée : 3 ans", "", "3", []),
        ("CS 04/02/2021, 1 an", "2 ans", "2", ["1 an"]),
        ("04/02/2021 (sous réserve)", "", "", ["sous réserve"]),
    ],
)
def test_what_stands_beside_a_date_is_taken_or_told(
    text: str, length: str, years: str, rest: list[str]
) -> None:
    drafts = _drafts(f'Titre;Comité;Durée;Bailleur\nUn;"{text}";{length};Vilogia\n')
    assert _added(drafts, "projects", "committee") == ["2021-02-04"]
    assert _added(drafts, "projects", "duration_years") == [years]
    assert [one.details["rest"] for one in _doubts(drafts, ImportRule.DATE_REST)] == rest
    told = len(_doubts(drafts, ImportRule.CELL_PARTED))
    assert told == (not length and bool(years))


def test_a_refusal_beside_a_date_is_asked_about() -> None:
    drafts = _drafts("Titre;Comité;Bailleur\nUn;04/02/2021 (ajourné);Vilogia\n")
    assert _doubts(drafts, ImportRule.ROW_REJECTED)


def test_a_column_that_is_not_read_is_told_and_its_rows_that_were_given_up_are_asked_about() -> (
    None
):
    text = (
        "N°;Titre;Bailleur;Avancée;Infos\n1;Un;Vilogia;en cours;non\n2;Deux;Vilogia;ABANDONNÉ;oui\n"
        "3;Trois;Vilogia;terminé;Projet arrêté en 2022\n4;Quatre;Vilogia;;non\n"
    )
    drafts = _drafts(text)
    unread = _doubts(drafts, ImportRule.COLUMN_UNREAD)
    assert [(one.column, one.value) for one in unread] == [
        ("Avancée", "en cours · ABANDONNÉ · terminé"),
        ("Infos", "non · oui · Projet arrêté en 2022"),
    ]
    assert [one.value for one in _doubts(drafts, ImportRule.ROW_REJECTED)] == ["Deux", "Trois"]
    assert proposed(read_list(text.encode())).ties["state"] == ("Avancée",)


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Projet [association]", "Un four [Les Voisins]"),
        ("Action (porteur / ville)", "Un four (Les Voisins / Bobigny)"),
    ],
)
def test_what_stands_in_brackets_under_such_a_heading_is_parted(heading: str, cell: str) -> None:
    drafts = _drafts(f"{heading};Bailleur\n{cell};Vilogia\n")
    assert _added(drafts, "projects", "title") == ["Un four"]
    assert _added(drafts, "organisations", "name") == ["Les Voisins"]
    assert _doubts(drafts, ImportRule.CELL_PARTED)
    whole = _drafts(f"{heading};Bailleur\nUn four – Les Voisins;Vilogia\n")
    assert _doubts(whole, ImportRule.HEADING_OF_SEVERAL)


@pytest.mark.parametrize("title", ["Pause déjeuner", "↳ volet 2"])
def test_a_line_that_is_no_project_is_left_out_until_somebody_says_that_it_is(title: str) -> None:
    text = "Heure;Titre;Lieu;Comité\n9h;Un;Bobigny;04/02/2021\n"
    drafts = _drafts(f"{text}12h;{title};;\n")
    assert len(drafts.lines) == len(drafts.refused) == 1
    (asked,) = [one for one in drafts.doubts if one.about == "row"]
    assert len(_drafts(f"{text}12h;{title};;\n", {asked.subject: asked.choices[0]}).lines) == 2


def test_a_month_offers_the_committees_in_it_and_can_be_answered() -> None:
    text = "Titre;Date;Bailleur\nUn;février 2021;I3F\n"
    (doubt,) = _doubts(_drafts(text), ImportRule.DATE_PERIOD)
    assert doubt.choices == ("2021-02", "2021-02-04")
    answered = _drafts(text, {doubt.subject: "2021-02-04"})
    assert _added(answered, "projects", "committee") == ["2021-02-04"]


def test_one_american_date_makes_the_others_of_its_column_ambiguous() -> None:
    drafts = _drafts("Titre;Date;Bailleur\nUn;02/25/2021;I3F\nDeux;04/02/2021;I3F\n")
    assert _added(drafts, "projects", "committee") == ["2021-02-25", ""]
    (doubt,) = _doubts(drafts, ImportRule.DATE_AMBIGUOUS)
    assert doubt.choices == ("2021-02-04", "2021-04-02")
    assert doubt.loss is Loss.VALUE


def test_what_is_right_in_a_line_is_kept_where_its_neighbour_is_not() -> None:
    drafts = _drafts(
        "Titre;Date;Commune;Département;Montant;Logements\n"
        "Un;04/02/2021;Bobygny;93;n’importe quoi;120 (dont 30 T2)\n"
    )
    assert _added(drafts, "project_places", "place") == ["departement-seine-saint-denis"]
    assert _added(drafts, "figures", "value") == ["120"]
    assert _added(drafts, "follow_up", "granted_eur") == []
    assert not drafts.refused


def test_a_question_is_asked_once_for_each_text_and_answered_for_all_lines() -> None:
    rows = "".join(f"Jardin partagé {n};04/02/2021;Saint-Denis\n" for n in range(30))
    drafts = _drafts(f"Titre;Date;Commune\n{rows}")
    (question,) = [one for one in questions(drafts.doubts) if one.doubt.about == "places"]
    assert len(question.lines) == 30
    answered = _drafts(f"Titre;Date;Commune\n{rows}", {question.doubt.subject: "commune 93066"})
    assert len(_added(answered, "project_places", "place")) == 30
    assert not any(doubt.row for doubt in answered.doubts)


def test_no_doubt_is_beyond_reach() -> None:
    rows = "".join(
        f"Jardin partagé {n};04/02/2021;Bailleur {n} Neuf;Nulle {n};?\n" for n in range(50)
    )
    drafts = _drafts(f"Titre;Date;Bailleur;Commune;Porteur\n{rows}")
    reached = {d.subject for d in (q.doubt for q in questions(drafts.doubts))}
    told = {(d.column, d.value, d.rule) for d, _ in remarks(drafts.doubts)}
    for doubt in drafts.doubts:
        assert doubt.subject in reached or (doubt.column, doubt.value, doubt.rule) in told


def test_idem_is_what_stands_above_once_somebody_says_so() -> None:
    text = "Titre;Date;Bailleur\nUn;04/02/2021;I3F\nDeux;04/02/2021;idem\n"
    drafts = _drafts(text)
    assert _added(drafts, "project_landlords", "project") == ["un"]
    (doubt,) = _doubts(drafts, ImportRule.DITTO)
    answered = _drafts(text, {doubt.subject: ABOVE})
    assert _added(answered, "project_landlords", "landlord") == ["immobiliere-3f"] * 2


def test_a_landlord_given_once_is_offered_for_the_lines_that_leave_it_empty() -> None:
    text = "Titre;Date;Bailleur\nUn;04/02/2021;I3F\nDeux;04/02/2021;\nTrois;04/02/2021;Erilia\n"
    (doubt,) = _doubts(_drafts(text), ImportRule.LEFT_BLANK)
    assert (doubt.row, doubt.details["above"], doubt.choices) == (3, "I3F", (ABOVE,))
    answered = _drafts(text, {doubt.subject: ABOVE})
    landlords = _added(answered, "project_landlords", "landlord")
    assert landlords == ["immobiliere-3f", "immobiliere-3f", "erilia"]
    repeated = text.replace("Deux", "Autre;04/02/2021;I3F\nDeux")
    assert not _doubts(_drafts(repeated), ImportRule.LEFT_BLANK)


def test_a_cross_says_the_theme_of_its_heading() -> None:
    text = "Titre;Seniors;Emploi;Vacances\nUn;x;non;\nDeux;;Oui;✓\nTrois;x;X - principal;\n"
    table = read_list(f"{text}Quatre;(x);1;\nCinq;2;1;\n".encode())
    mapping = proposed(table, known_values(PACKAGE.tables)).mapping
    drafts = list_drafts(table, mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES)
    assert _added(drafts, "project_themes", "theme") == [
        "seniors", "employment", "employment", "seniors", "employment", "seniors", "employment",
        "seniors",
    ]  # fmt: skip
    assert [one.value for one in _doubts(drafts, ImportRule.THEME_UNKNOWN)] == ["Vacances"]
    alone = read_list("Titre;Num.;Séniors\nUn;;x\nDeux;x;\n".encode())
    assert [*proposed(alone, known_values(PACKAGE.tables)).mapping.columns] == [
        "Titre", "Num.", "Séniors",
    ]  # fmt: skip


def test_a_departement_beside_a_commune_is_no_place_that_a_later_line_lacks() -> None:
    drafts = _drafts("Titre;Ville;Dép.\nUn;Nice;6\nDeux;Zzz;6\n")
    ids = set(_added(drafts, "places", "id")) | {*PACKAGE.tables["places"]["id"]}
    assert {*_added(drafts, "project_places", "place")} <= ids
    assert len(_added(drafts, "project_places", "place")) == 2


@pytest.mark.parametrize("date", ["7 janvier", "07/01"])
def test_a_day_without_its_year_is_offered_in_that_of_the_line_above(date: str) -> None:
    drafts = _drafts(f"Lauréats 2019\nTitre;Date;Bailleur\nUn;{date};I3F\n")
    (doubt,) = _doubts(drafts, ImportRule.YEAR_MISSING)
    assert (doubt.choices, doubt.asks) == (("2019-01-07",), True)


def test_a_shortened_theme_is_taken_where_one_alone_begins_so() -> None:
    drafts = _drafts("Titre;Thème\nUn;Num.\n")
    assert _added(drafts, "project_themes", "theme") == ["digital-inclusion"]
    (told,) = _doubts(drafts, ImportRule.SIMILAR_NAME)
    assert (told.taken, told.asks, len(told.choices)) == ("digital-inclusion", False, 12)


def test_a_month_in_a_column_of_its_own_waits_for_its_year() -> None:
    text = "Titre;Année;Mois\nUn;2021;février\nDeux;2021;3\nTrois;;mars\n"
    drafts = _drafts(text)
    assert _added(drafts, "projects", "selected") == ["2021-02", "2021-03", ""]
    (doubt,) = _doubts(drafts, ImportRule.YEAR_MISSING)
    assert (doubt.row, doubt.value, doubt.asks) == (4, "mars", True)
    answered = _drafts(text, {doubt.subject: "mars 2022"})
    assert _added(answered, "projects", "selected")[2] == "2022-03"


def test_a_day_in_a_column_of_its_own_is_put_together_with_its_month_and_year() -> None:
    drafts = _drafts("Titre;Jour;Mois;Année\nUn;4;2;2021\nDeux;8;avril;2021\n")
    assert _added(drafts, "projects", "committee") == ["2021-02-04", "2021-04-08"]


def test_what_stands_over_a_group_is_taken_and_told() -> None:
    drafts = _drafts(
        "Titre;Commune;Montant\nNORMANDIE (2 projets);;\nUn;;1000\nDeux;Saint-Denis;2000\n"
        "Culture;;\nTrois;Lens;3000\nVilogia;;\nQuatre;Lens;3000\n2019;;\nCinq;Lens;5000\n"
    )
    places = dict.fromkeys(row["place"] for row in drafts.changes["project_places"].added)
    assert _added(drafts, "project_themes", "theme") == ["culture"]
    assert _added(drafts, "project_landlords", "landlord") == ["vilogia"]
    told = [(d.row, d.value) for d in _doubts(drafts, ImportRule.OF_GROUP)]
    assert told == [(3, "NORMANDIE"), (4, "NORMANDIE"), (6, "Culture"), (8, "Vilogia"),
                    (10, "2019")]  # fmt: skip
    assert [*places] == ["region-normandie", "lens"]
    (elsewhere,) = _doubts(drafts, ImportRule.PLACE_ELSEWHERE)
    assert (elsewhere.row, elsewhere.asks) == (4, True)


def test_a_title_that_is_none_is_asked_for_and_a_ditto_mark_is_the_title_above() -> None:
    text = "Titre;Bailleur;Montant\nUn;Vilogia;1000\n»;Domofrance;2000\n—;Domofrance;3000\n"
    drafts = _drafts(text)
    assert [one.problems[0].rule for one in drafts.refused] == [
        ImportRule.ROW_AGAIN, ImportRule.NO_TITLE,
    ]  # fmt: skip
    (again,) = _doubts(drafts, ImportRule.ROW_AGAIN)
    (untitled,) = _doubts(drafts, ImportRule.NO_TITLE)
    answered = _drafts(text, {again.subject: ADD, untitled.subject: "Trois"})
    assert _added(answered, "projects", "title") == ["Un", "Trois"]
    assert _added(answered, "follow_up", "granted_eur") == ["3000", "3000"]


def test_a_line_that_may_be_no_project_is_left_out_until_somebody_says_so() -> None:
    text = (
        "Projet;Bailleur;Montant;Heure\nUn;Vilogia;32000;9h\n- dont jardin;;20000;\n"
        "Pause déjeuner;;;12h\nDeux;Domofrance;5000;\nUn (suite);Vilogia;2000;\nNombre;;3;\n"
    )
    drafts = _drafts(text)
    assert _added(drafts, "projects", "title") == ["Un", "Deux", "Un (suite)"]
    assert [one.problems[0].rule for one in drafts.refused] == [
        ImportRule.ROW_PART, ImportRule.ROW_BARE,
    ]  # fmt: skip
    assert all(d.asks for d in drafts.doubts if d.about == "row")
    (near,) = _doubts(drafts, ImportRule.TITLE_NEAR)
    assert ADD in near.choices
    taken = _drafts(text, {_doubts(drafts, ImportRule.ROW_BARE)[0].subject: APART})
    assert "Pause déjeuner" in _added(taken, "projects", "title")


def test_a_cell_that_says_itself_what_it_holds_and_a_role_of_the_line_are_followed() -> None:
    drafts = _drafts(
        "Projet (porteur);Opérateurs;Financement\n"
        'Un jardin (Unis-Cité);"Bailleur : Vilogia\nPartenaires : CAF 31";"Total : 9 000 €\n'
        'FIS : 4 000 €"\n"Deux (re)faits";Unis-Cité;5000\n'
    )
    assert _added(drafts, "projects", "title") == ["Un jardin", "Deux (re)faits"]
    assert _added(drafts, "landlords", "id") == ["vilogia"]
    assert _added(drafts, "project_organisations", "role") == ["carrier", "partner", "carrier"]
    assert _added(drafts, "follow_up", "granted_eur") == ["4000", "5000"]
    parted = _drafts("Projet / Porteur;Commune\nUn / Unis-Cité;Lens\nidem;Lille\n")
    assert [d.value for d in _doubts(parted, ImportRule.ROW_AGAIN)] == ["Un"]
    roles = _drafts(
        "Structure;Rôle;Projet\nVilogia;Bailleur;Un\nUnis-Cité;Porteur;Deux\nAbc;Réseau;Trois\n"
    )
    assert _added(roles, "project_landlords", "project") == ["un"]
    assert _added(roles, "project_organisations", "project") == ["deux", "trois"]
    assert [d.row for d in _doubts(roles, ImportRule.ROLE_UNKNOWN)] == [4]


def test_the_same_as_nothing_is_nothing() -> None:
    text = "Titre;Date;Bailleur\nUn;04/02/2021;I3F\nDeux;04/02/2021;NC\nTrois;04/02/2021;idem\n"
    told = _doubts(_drafts(text), ImportRule.NOT_STATED)
    assert [(doubt.value, doubt.choices) for doubt in told] == [("NC", ("NC",)), ("idem", ())]


@pytest.mark.parametrize(
    ("cell", "landlords", "rule"),
    [
        ("Seqens + ?", ["seqens"], ImportRule.NOT_STATED),
        ("Seqens / NC", ["seqens"], ImportRule.NOT_STATED),
        ("Seqens ?", ["seqens"], ImportRule.NAME_UNSURE),
        ("Seqens (à confirmer)", ["seqens"], ImportRule.NAME_UNSURE),
        ("Seqens ou Erilia", [], ImportRule.NAME_UNSURE),
        ("OPH non précisé", [], ImportRule.NAME_DOUBTFUL),
        ("un bailleur local", [], ImportRule.NAME_DOUBTFUL),
        ("oui : Seqens", ["seqens"], ImportRule.NAME_UNSURE),
        ("Seqens (ex-Alliade ?)", ["seqens"], ImportRule.NAME_FORM),
        ("non", [], ImportRule.NAME_DOUBTFUL),
        ("OPH (lequel ?)", [], ImportRule.NAME_DOUBTFUL),
        ("Autre (préciser) : sequens", ["seqens"], ImportRule.SIMILAR_NAME),
        ("Clesance", ["clesence"], ImportRule.SIMILAR_NAME),
        ("?Seqens", ["seqens"], ImportRule.NAME_UNSURE),
        ("Nous-mêmes (Seqens)", [], ImportRule.NAME_DOUBTFUL),
    ],
)
def test_a_name_of_which_the_list_is_not_sure_is_told(
    cell: str, landlords: list[str], rule: ImportRule
) -> None:
    drafts = _drafts(f"Titre;Date;Bailleur\nUn;04/02/2021;{cell}\n")
    assert _added(drafts, "project_landlords", "landlord") == landlords
    assert rule in {doubt.rule for doubt in drafts.doubts}
    assert _added(drafts, "landlords", "id") == []


def test_a_known_landlord_among_the_carriers_is_asked_about_unless_the_line_has_it_as_one() -> None:
    text = "Titre;Date;Bailleur;Porteur\nUn;04/02/2021;Erilia;Erilia\n"
    text += "Deux;04/02/2021;Erilia;Seqens et Unis-Cité\n"
    drafts = _drafts(text)
    assert _added(drafts, "organisations", "name") == ["Erilia", "Seqens", "Unis-Cité"]
    asked = _doubts(drafts, ImportRule.NAME_LANDLORD)
    assert [(one.row, one.value, one.asks) for one in asked] == [(3, "Seqens", True)]
    exchanged = _drafts("Titre;Bailleur;Porteur\nUn;AEEC;Erilia\n")
    assert [one.value for one in _doubts(exchanged, ImportRule.NAME_ORGANISATION)] == ["AEEC"]


def test_a_unit_in_the_heading_multiplies() -> None:
    drafts = _drafts("Titre;Date;Montant (k€)\nUn;04/02/2021;12,5\nDeux;04/02/2021;12 000 €\n")
    assert _added(drafts, "follow_up", "granted_eur") == ["12500", "12000"]


def test_a_number_is_answered_with_a_choice_or_another_number() -> None:
    text = "Titre;Date;Montant;Logements\nUn;04/02/2021;50-60 k€;100 à 150\n"
    given = {("amount_eur", "", "50-60 k€"): "55 k€", ("homes", "", "100 à 150"): "150"}
    drafts = _drafts(text, given)
    assert _added(drafts, "follow_up", "granted_eur") == ["55000"]
    assert _added(drafts, "figures", "value") == ["150"]
    left_out = _drafts(text, dict.fromkeys(given, ""))
    assert _added(left_out, "figures", "value") == []
    assert not _doubts(left_out, ImportRule.NUMBER_SEVERAL)


def test_names_that_were_parted_can_be_put_together_again() -> None:
    text = "Titre;Date;Bailleur\nUn;04/02/2021;Seqens et Compagnie\n"
    (doubt,) = _doubts(_drafts(text), ImportRule.NAMES_PARTED)
    answered = _drafts(text, {doubt.subject: "Seqens et Compagnie"})
    assert _added(answered, "landlords", "name") == ["Seqens et Compagnie"]


def test_an_address_that_is_none_costs_its_cell() -> None:
    drafts = _drafts("Titre;Date;Source\nUn;04/02/2021;voir https://example.org/a.\nDeux;;voir\n")
    assert _added(drafts, "projects", "source_url") == ["https://example.org/a", ""]
    assert [d.value for d in _doubts(drafts, ImportRule.NO_ADDRESS)] == ["voir"]


def test_a_title_that_is_nearly_another_is_told() -> None:
    drafts = _drafts(
        "Titre;Date\nLa Boussole jeunes;04/02/2021\nLa boussole des jeunes;04/02/2021\n"
        "Radio Palier;04/02/2021\nRadio Palier;04/02/2022\nUn four;04/02/2022\n"
    )
    told = _doubts(drafts, ImportRule.TITLE_NEAR)
    assert [(one.row, one.details["title"], one.asks) for one in told] == [
        (3, "La Boussole jeunes", True),
        (5, "Radio Palier", True),
    ]


def test_a_column_of_several_things_is_told() -> None:
    drafts = _drafts(
        "Titre;Porteur / Association;Date;Ville / Territoire\nUn;Atoll;04/02/2021;Lille\n"
    )
    told = _doubts(drafts, ImportRule.HEADING_OF_SEVERAL)
    assert [(one.row, one.column) for one in told] == []
    drafts = _drafts(
        "Titre / Bailleur;Date\nUn four – bailleur : Domofrance;04/02/2021\nSeul;04/02/2021\n"
    )
    assert _added(drafts, "projects", "title") == ["Un four", "Seul"]
    assert _added(drafts, "project_landlords", "landlord") == ["domofrance"]
    told = [(one.row, one.rule) for one in drafts.doubts if one.column == "Titre / Bailleur"]
    assert told == [(2, ImportRule.CELL_PARTED), (3, ImportRule.HEADING_OF_SEVERAL)]


def test_a_line_without_a_date_is_kept_and_its_committee_asked_for() -> None:
    drafts = _drafts("Titre;Bailleur\nUn;I3F\nDeux;Seqens\n")
    assert _added(drafts, "projects", "committee") == ["", ""]
    assert not drafts.refused
    (question,) = [q for q in questions(drafts.doubts) if q.doubt.rule is ImportRule.NO_COMMITTEE]
    assert question.doubt.asks
    answered = _drafts("Titre;Bailleur\nUn;I3F\n", {question.doubt.subject: "2019"})
    assert _added(answered, "projects", "selected") == ["2019"]


def test_the_date_above_a_table_is_offered() -> None:
    drafts = _drafts(
        "Comité du 4 février 2021;;\nTitre;Bailleur;Ville\nUn;I3F;Lens\nDeux;I3F;Lens\n"
    )
    doubts = _doubts(drafts, ImportRule.NO_COMMITTEE)
    assert [doubt.choices for doubt in doubts] == [("2021-02-04",)] * 2


HEADINGS = ("Titre", "Date", "Bailleur", "Porteur", "Commune", "Département", "Montant (k€)",
            "Logements", "Durée", "Thème", "Source")  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "NC", "#N/A", "idem", "4 février 2021", "S1 2021", "02/25/2021", "I3F / Seqens",
         "SA d'HLM Seqens", "A et B", "Lyon 8e", "Bobigny-Drancy", "Saint-Denis", "93", "20",
         "75, 93", "12.000 €", "50-60", "38047555800058", "18 mois", "TOTAL", "Sous-total",
         "120 (dont 30 T2)", "Culture, Danse", "https://example.org", "x_000D_", "Jardin\u00ads"]
    ),
    st.text(alphabet="aé1-/;,.&+'\"\n \u200b\u00a0#=", max_size=15),
)  # fmt: skip


@settings(max_examples=examples(60))
@given(st.lists(st.lists(CELLS, min_size=len(HEADINGS), max_size=len(HEADINGS)), max_size=8))
def test_rows_in_are_records_refused_or_listed(rows: list[list[str]]) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";").writerows([HEADINGS, *rows])
    table = read_list(buffer.getvalue().encode())
    drafts = list_drafts(table, proposed(table).mapping, PACKAGE.tables, PACKAGE.schema, FEW)
    count = sum(sheet.rows for sheet in table.sheets)
    assert count == len(drafts.lines) + len(drafts.refused) + len(table.listed)
    for change in drafts.changes.values():
        ids = [row["id"] for row in change.added if "id" in row]
        assert len(ids) == len(set(ids))
    for name in ("landlords", "organisations"):
        for written in _added(drafts, name, "name"):
            assert any(letter.isalpha() for letter in written)


@pytest.mark.parametrize("written", ["Saint-Denis", "Évry", "Cherbourg-Octeville"])
def test_a_commune_that_the_table_of_communes_lacks_is_asked_about(written: str) -> None:
    table = read_list(f"Titre;Date;Commune;Région\nUn;04/02/2021;{written};IDF\n".encode())
    communes = FEW[FEW["departement"] == "69"]
    mapping = proposed(table).mapping
    drafts = list_drafts(table, mapping, PACKAGE.tables, PACKAGE.schema, communes)
    assert [d.rule for d in drafts.doubts if d.value == written] == [ImportRule.PLACE_UNKNOWN]


def _rejected(drafts: ListDrafts) -> list[str]:
    return [d.details["remark"] for d in _doubts(drafts, ImportRule.ROW_REJECTED)]


def test_a_decision_that_is_not_plainly_one_for_the_project_is_asked_about() -> None:
    said = ("favorable", "Favorable (8 voix / 10)", "sursis", "OK - annulé en 2025", "", "refusé")
    lines = "".join(f"Jardin {at};04/02/2021;{word}\n" for at, word in enumerate(said))
    drafts = _drafts(f"Titre;Date;Avis\n{lines}")
    assert len(_added(drafts, "projects", "id")) == 5
    assert _rejected(drafts) == ["Avis sursis", "Avis OK - annulé en 2025", "Avis –"]
    assert not [d for d in _doubts(drafts, ImportRule.COLUMN_UNREAD) if d.column == "Avis"]


def test_a_state_that_says_no_laureate_is_none_and_one_that_says_laureate_is_no_doubt() -> None:
    drafts = _drafts("Titre;Date;Statut\nUn;2021-02-04;Lauréat\nDeux;2021-02-04;Non lauréat\n")
    assert _added(drafts, "projects", "title") == ["Un"]
    assert not [d for d in drafts.doubts if d.column == "Statut"]


def test_an_unknown_theme_that_is_named_as_the_main_one_is_asked_about() -> None:
    drafts = _drafts(
        "Titre;Date;Thématique principale;Thématique secondaire\nUn;2021-02-04;Bidule;Culture\n"
    )
    (doubt,) = _doubts(drafts, ImportRule.THEME_UNKNOWN)
    assert (doubt.value, doubt.asks, doubt.loss) == ("Bidule", True, Loss.VALUE)


def test_ditto_refers_to_the_line_above_whatever_became_of_it() -> None:
    drafts = _drafts(
        "Titre;Date;Bailleur;Statut\nUn;2021-02-04;Vilogia;\nDeux;2020-02-04;Erilia;refusé\n"
        "Trois;idem;idem;\nQuatre;2021-02-04;;\nCinq;2021-02-04;idem;\n"
    )
    told = [d.details["above"] for d in _doubts(drafts, ImportRule.DITTO)]
    assert sorted(told) == ["2020-02-04", "Erilia"]
    assert [d.row for d in _doubts(drafts, ImportRule.NOT_STATED)] == [6]


@pytest.mark.parametrize(
    ("title", "carriers"),
    [("1) Troc 2) Dînette", "Ty"), ("Un et deux (2 projets)", "Ty"), ("- Fil\n- Aiguille", "Ty"),
     ("Atelier un\nAtelier deux", "Ty\nMer")],
)  # fmt: skip
def test_a_title_of_several_projects_is_told(title: str, carriers: str) -> None:
    head = "Titre;Date;Porteur\n"
    drafts = _drafts(f'{head}"{title}";2021-02-04;"{carriers}"\n')
    assert len(_doubts(drafts, ImportRule.TITLE_SEVERAL)) == 1
    plain = _drafts(f'{head}"Un atelier\npour deux";2021-02-04;Ty\n')
    assert not _doubts(plain, ImportRule.TITLE_SEVERAL)


def test_what_cannot_go_together_on_a_line_is_told() -> None:
    head = "Titre;Date du comité;Date de début;Date de fin;Montant accordé;Budget total\n"
    drafts = _drafts(
        f"{head}Un;jeudi 12 mars 2024;2024-09-01;2023-08-31;30000;20000\n"
        "Deux;mardi 12 mars 2024;2024-09-01;2025-08-31;20000;30000\n"
    )
    told = [(d.row, d.column) for d in _doubts(drafts, ImportRule.DISAGREES)]
    assert told == [(2, "Date du comité"), (2, "Montant accordé"), (2, "Date de fin")]


@pytest.mark.parametrize("count", ["2024", "9999", "99999"])
def test_a_year_or_a_filler_among_counts_is_asked_about(count: str) -> None:
    drafts = _drafts(f"Titre;Date;Nombre de logements\nUn;2021-02-04;{count}\n")
    assert _added(drafts, "figures", "value") == []
    assert [d.asks for d in _doubts(drafts, ImportRule.NUMBER_FAR)] == [True]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Les Hauts de Bobigny", ["Les Hauts de Bobigny"]),
        ("QN05401M", ["QN05401M"]),
        ("Abreuvoir et Karl Marx", ["Abreuvoir", "Karl Marx"]),
        ("Karl Marx 1 et 2", ["Karl Marx 1 et 2"]),
        ("Cité 9 / Cité 12-14", ["Cité 9", "Cité 12-14"]),
        ("Oui", []),
        ("Non", []),
        ("oui (1 résidence)", []),
        ("Hors QPV", []),
    ],
)
def test_a_column_of_priority_neighbourhoods_names_them_whole(cell: str, names: list[str]) -> None:
    drafts = _drafts(f"Titre;Date;Commune;QPV\nUn;2021-02-04;Bobigny;{cell}\n")
    places = drafts.changes["places"].added if "places" in drafts.changes else ()
    found = [row["name"] for row in places if row["kind"] == "quartier"]
    assert found == names
    assert any(d.column == "QPV" for d in drafts.doubts) is not bool(names)


def test_a_neighbourhood_of_one_of_several_communes_is_asked_about() -> None:
    text = "Titre;Date;Commune;QPV\nUn;2021-02-04;Bobigny, Drancy;Abreuvoir\n"
    (doubt,) = _doubts(_drafts(text), ImportRule.PLACE_AMBIGUOUS)
    assert len(doubt.choices) == 2
    answered = _drafts(text, {doubt.subject: doubt.choices[0]})
    assert not _doubts(answered, ImportRule.PLACE_AMBIGUOUS)
    places = answered.changes["places"].added
    assert [row["insee"] for row in places if row["kind"] == "quartier"] == ["93008"]


@pytest.mark.parametrize(
    "name", ["à trouver", "même asso", "idem projet 3", "voir annexe", "les 3 bailleurs", "XXXX"]
)
def test_what_names_nobody_is_asked_about(name: str) -> None:
    drafts = _drafts(f"Titre;Date;Porteur\nUn;2021-02-04;{name}\n")
    assert _added(drafts, "organisations", "id") == []
    assert [d.asks for d in _doubts(drafts, ImportRule.NAME_DOUBTFUL)] == [True]


def test_a_remark_is_the_funds_own() -> None:
    drafts = _drafts("Titre;Date;Remarques\nUn;2021-02-04;M. Ba 01 39 00 00 00\n")
    assert _added(drafts, "projects", "note_fr") == [""]
    assert _added(drafts, "follow_up", "note") == ["M. Ba 01 39 00 00 00"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [("Maurepas", ["Maurepas"]), ("Bellevue / Malakoff", ["Bellevue", "Malakoff"]),
     ("Le Blosne, Rennes", ["Le Blosne"]), ("quartier Cleunay", ["Cleunay"])],
)  # fmt: skip
def test_a_neighbourhood_is_none_of_the_communes_that_bear_its_name(
    cell: str, names: list[str]
) -> None:
    drafts = _drafts(f"Titre;Date;Ville;Quartier\nUn;2021-02-04;Rennes;{cell}\n")
    places = drafts.changes["places"].added
    found = [(row["name"], row["insee"]) for row in places if row["kind"] == "quartier"]
    assert found == [(name, "35238") for name in names]


def test_a_remark_that_nothing_is_decided_yet_is_asked_about() -> None:
    drafts = _drafts("Titre;Date;Comments\nUn;2021-02-04;pending\nDeux;2021-02-04;awarded\n")
    assert _rejected(drafts) == ["pending"]


def test_what_is_within_the_number_of_another_line_is_a_part_of_it() -> None:
    text = (
        "N°;Titre;Date;Porteur\n1;Un jardin;2021-02-04;Ty\n1.1;Diagnostic;2021-02-04;Ty\n"
        "2;Deux;2021-02-04;Ty\n"
    )
    drafts = _drafts(text)
    assert _added(drafts, "projects", "title") == ["Un jardin", "Deux"]
    assert [d.value for d in _doubts(drafts, ImportRule.ROW_PART)] == ["Diagnostic"]


@pytest.mark.parametrize(
    ("cell", "found", "rule"),
    [
        ("Boulogne/Mer", ["Boulogne-sur-Mer"], None),
        ("Fougères/Vitré", ["Fougères", "Vitré"], None),
        ("Havre", ["Le Havre"], None),
        ("La Seyne", [], ImportRule.PLACE_UNKNOWN),
        ("Landes", [], ImportRule.PLACE_AMBIGUOUS),
        ("Paris", ["Paris"], None),
        ("Corrèze", [], ImportRule.PLACE_AMBIGUOUS),
        ("Loire", [], ImportRule.PLACE_AMBIGUOUS),
    ],
)
def test_a_place_is_the_one_that_is_named(
    cell: str, found: list[str], rule: ImportRule | None
) -> None:
    drafts = _drafts(f"Titre;Date;Commune\nUn;2021-02-04;{cell}\n")
    table = PACKAGE.tables["places"].set_index("id")["name"].to_dict()
    new = drafts.changes["places"].added if "places" in drafts.changes else ()
    names = {**table, **{row["id"]: row["name"] for row in new}}
    assert [names[key] for key in _added(drafts, "project_places", "place")] == found
    assert not rule or len(_doubts(drafts, rule)) == 1


def test_a_day_beside_one_that_has_its_month_first_is_asked_about() -> None:
    drafts = _drafts("Titre;Date;Début;Fin\nUn;2021-02-04;03/01/2024;12/31/2025\n")
    (doubt,) = _doubts(drafts, ImportRule.DATE_AMBIGUOUS)
    assert (doubt.column, doubt.choices) == ("Début", ("2024-01-03", "2024-03-01"))
    assert _added(drafts, "follow_up", "end_date") == ["2025-12-31"]


def test_what_is_left_to_pay_is_told_as_unread_where_no_payment_is() -> None:
    drafts = _drafts("Titre;Date;Reste à verser\nUn;2021-02-04;15000\n")
    assert [d.column for d in _doubts(drafts, ImportRule.COLUMN_UNREAD)] == ["Reste à verser"]


CROSSED = [
    ["N°", "Projet", "Bailleurs", None, "Départements", None, "Subvention", "Thèmes", None],
    [None, None, "Seqens", "Erilia", "59", "02", "(€)", "Culture", "Écologie"],
    [1, "Un four", "x", "", "X", "(x)", 12_000, "", "✓"],
    [2, "Un vélo", "x", "x", "", "x", 9_000, "2", "1"],
]


def test_crosses_under_two_rows_of_headings_say_what_stands_over_them() -> None:
    def merged(sheet: Worksheet) -> None:
        for area in ("C1:D1", "E1:F1", "H1:I1"):
            sheet.merge_cells(area)

    table = read_list(content(*CROSSED, change=merged))
    mapping = proposed(table, known_values(PACKAGE.tables)).mapping
    drafts = list_drafts(table, mapping, PACKAGE.tables, PACKAGE.schema, COMMUNES)
    assert _added(drafts, "projects", "title") == ["Un four", "Un vélo"]
    assert _added(drafts, "project_landlords", "landlord") == ["seqens", "seqens", "erilia"]
    assert _added(drafts, "project_themes", "theme") == ["ecology", "ecology", "culture"]
    assert len(_added(drafts, "project_places", "place")) == 3
    assert _added(drafts, "follow_up", "granted_eur") == ["12000", "9000"]
    assert [one.value for one in _doubts(drafts, ImportRule.NAME_UNSURE)] == ["02 (x)"]


def test_the_landlord_of_a_row_is_offered_for_a_carrier_that_is_itself() -> None:
    drafts = _drafts("Titre;Date;Bailleur;Porteur\nUn;04/02/2021;Seqens;le bailleur\n")
    (asked,) = _doubts(drafts, ImportRule.NAME_DOUBTFUL)
    assert asked.choices == ("Seqens", "le bailleur")


def test_bodies_of_two_regions_are_two() -> None:
    drafts = _drafts("Titre;Date;Porteur\nUn;04/02/2021;Compagnons Bâtisseurs HdF\n")
    assert _added(drafts, "organisations", "name") == ["Compagnons Bâtisseurs HdF"]


def test_names_that_a_count_and_their_kind_begin_are_taken() -> None:
    drafts = _drafts("Titre;Date;Bailleur\nUn;04/02/2021;3 ESH : Seqens, Erigère, S.H.L.M.R.\n")
    assert _added(drafts, "project_landlords", "landlord") == ["seqens", "erigere", "shlmr"]


def test_what_is_left_out_until_it_is_answered_is_asked_first() -> None:
    drafts = _drafts("Titre;Date;Bailleur;Ville\nUn;04/02/2021;Seqens ?;Lenz-sur-Rien\n")
    assert [one.doubt.column for one in questions(drafts.doubts)] == ["Ville", "Bailleur"]


def test_where_a_title_leads_to_is_the_source_and_other_addresses_are_told() -> None:
    def linked(sheet: Worksheet) -> None:
        sheet["A2"].hyperlink = "https://example.org/un"
        sheet["A3"].hyperlink = "mailto:quelqu.un@example.org"
        sheet["B2"].hyperlink = "https://example.org/seqens"
        sheet["D2"].hyperlink = "https://example.org/fiche"

    rows = (["Titre", "Bailleur", "Date", "Lien"], ["Un four", "Seqens", "14/03/2023", None],
            ["Un bus", "Seqens", "14/03/2023", None])  # fmt: skip
    drafts = drafts_of(content(*(row[:3] for row in rows), change=linked))
    assert _added(drafts, "projects", "source_url") == ["https://example.org/un", ""]
    assert _added(drafts, "committees", "source_url") == [""]  # it tells of one project
    assert [d.value for d in _doubts(drafts, ImportRule.LINK_TAKEN)] == ["https://example.org/un"]
    assert {d.column for d in _doubts(drafts, ImportRule.LINKS)} == {"Titre", "Bailleur"}
    rows[1][3] = "fiche"
    drafts = drafts_of(content(*rows, change=linked))
    assert _added(drafts, "projects", "source_url") == ["https://example.org/fiche", ""]


def test_a_date_that_is_to_come_is_asked_about_as_no_laureate_yet() -> None:
    drafts = _drafts("Titre;Date;Bailleur\nUn;04/02/2021;Seqens\nDeux;à venir;Seqens\n")
    (asked,) = _doubts(drafts, ImportRule.ROW_REJECTED)
    assert (asked.value, asked.details["remark"]) == ("Deux", "à venir")


def test_a_line_that_is_refused_asks_nothing_else() -> None:
    drafts = _drafts(
        "Titre;Comité;Bailleur;Commune;Montant\nUn;04/02/2021;Seqens;Lens;\n;;;Saint-Denis;7\n"
        "Deux;;;;900\nTrois;04/02/2021;Vilogia;Lyon;\nQuatre;04/02/2021;Vilogia;Lyon;\n"
    )
    assert {(d.row, d.rule) for d in drafts.doubts if d.asks} == {(4, ImportRule.ROW_PART)}


def test_lines_of_one_merged_title_without_an_amount_of_their_own_are_only_told() -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A2:A4", "B2:B4", "D2:D3"):
            sheet.merge_cells(area)

    drafts = drafts_of(
        content(
            ["Titre", "Comité", "Bailleur", "Montant"],
            ["Un", "04/02/2021", "Seqens", 9000],
            [None, None, "Vilogia"],
            [None, None, "Erilia", 500],
            change=merge,
        )
    )
    assert [(d.row, d.asks) for d in _doubts(drafts, ImportRule.ROW_GOES_ON)] == [
        (3, False), (4, True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "theme"), [("Aînés", "seniors"), ("déchets", "ecology"), ("Solidarité", "")]
)
def test_a_word_that_speaks_for_one_theme_alone_is_taken_for_it(text: str, theme: str) -> None:
    drafts = _drafts(f"Titre;Comité;Thème\nUn;04/02/2021;{text}\n")
    assert _added(drafts, "project_themes", "theme") == [theme] * bool(theme)
    assert [d.asks for d in drafts.doubts if d.value == text] == [not theme]


def test_an_earlier_name_in_brackets_is_no_part_of_a_name() -> None:
    drafts = _drafts("Titre;Comité;Bailleur\nUn;04/02/2021;Tisserin Nord (ex-Logis 62)\n")
    assert _added(drafts, "landlords", "name") == ["Tisserin Nord"]
    (told,) = _doubts(drafts, ImportRule.NEW_NAME)
    assert told.choices[1] == "Tisserin Nord (ex-Logis 62)"


def test_neither_the_day_of_a_file_nor_of_a_mail_is_offered_for_a_committee() -> None:
    for above in ("Extraction du 03/09/2024", "Le 02/09/2024 à 17:40, elle a écrit :"):
        drafts = _drafts(f"{above}\nTitre;Bailleur\nUn;Seqens\n")
        assert [d.choices for d in _doubts(drafts, ImportRule.NO_COMMITTEE)] == [()]


def test_a_title_that_is_still_to_come_is_none() -> None:
    drafts = _drafts("Titre;Comité;Bailleur\n(sans titre à ce jour);04/02/2021;Seqens\n")
    assert not _added(drafts, "projects", "title")
    assert _doubts(drafts, ImportRule.NO_TITLE)


def test_a_body_that_is_still_to_be_named_is_none_and_asks_nothing() -> None:
    drafts = _drafts("Titre;Comité;Bailleur;Asso\nUn;04/02/2021;Seqens;à désigner\n")
    assert not _added(drafts, "organisations", "name")
    assert [(d.rule, d.asks) for d in drafts.doubts if d.value == "à désigner"] == [
        (ImportRule.NOT_STATED, False)
    ]


def test_grants_and_people_under_other_usual_headings_are_read() -> None:
    drafts = _drafts("Titre;Comité;Structure HLM;Soutien;Familles\nUn;04/02/2021;Seqens;9000;40\n")
    assert _added(drafts, "project_landlords", "landlord") == ["seqens"]
    assert _added(drafts, "follow_up", "granted_eur") == ["9000"]
    assert _added(drafts, "figures", "unit") == ["households"]
