"""Lists as people keep them: sheets, headings, furniture of tables, and what no eye sees."""

import datetime as dt
import re
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from loaders.lookup.names import KnownNames
from loaders.project_list import row_patterns
from loaders.project_list.column_guess import is_requested, proposed
from loaders.project_list.reading import read_list
from loaders.project_list.table import Column, ListTable, Reading, Why
from loaders.spreadsheet.problems import ImportRule
from loaders.text.folding import folded
from loaders.text.word_tables import rows_beside
from tests.loaders.project_list.workbooks import (
    HEADINGS,
    content,
    project,
    saved,
    strike,
    workbook,
)


def titles(table: ListTable) -> list[str]:
    mapping = proposed(table).mapping.columns
    at = next(i for i, c in enumerate(table.columns) if mapping.get(c.heading) == "title")
    return [row.cells[at] for row in table.rows]


def listed(table: ListTable) -> list[tuple[int, str]]:
    return [(row.number, row.why.value) for row in table.listed]


def rules(table: ListTable) -> list[str]:
    return [problem.rule.value for problem in table.problems]


def test_sheets_with_known_headings_are_read_together_and_the_others_listed() -> None:
    book = workbook(
        Garde=[["Bilan du fonds"], ["2019-2021"]],
        **{
            "2019": [HEADINGS, project(1)],
            "2020": [
                ["Intitulé", "Comité", "Organisme", "Ville"],
                ["Un jardin", "", "I3F", "Lens"],
            ],
            "Non retenus": [HEADINGS, project(3)],
            "Ancien": [HEADINGS, project(4)],
            "Paiements": [["Projet", "Date"], ["Un jardin", "01/01/2022"]],
        },
    )
    book["Ancien"].sheet_state = "veryHidden"
    table = read_list(saved(book))
    assert titles(table) == ["Projet 1 du quartier", "Un jardin"]
    assert {sheet.name: sheet.why for sheet in table.sheets} == {
        "Garde": Why.NO_HEADINGS,
        "2019": None,
        "2020": None,
        "Non retenus": Why.REJECTED_SHEET,
        "Ancien": Why.HIDDEN_SHEET,
        "Paiements": Why.OTHER_SHEET,
    }
    assert len(table.listed) == 5
    assert titles(read_list(saved(book), Reading(sheets=("Ancien",)))) == ["Projet 4 du quartier"]


def test_headings_in_two_rows_are_joined() -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:E1"):
            sheet.merge_cells(area)

    rows = [
        ["Titre du projet", "Bailleur", "Localisation"],
        [None, None, "Commune", "Département", "Région"],
        ["Un jardin", "Vilogia", "Bobigny", "93", "Île-de-France"],
    ]
    table = read_list(content(*rows, change=merge))
    assert table.headings[2:] == (
        "Localisation – Commune", "Localisation – Département", "Localisation – Région",
    )  # fmt: skip
    assert list(proposed(table).mapping.columns.values()) == [
        "title", "landlords", "communes", "departement", "region",
    ]  # fmt: skip
    assert table.sheets[0].headings == (1, 2)


@pytest.mark.parametrize("merged", [True, False])
def test_names_below_a_common_heading_are_headings_though_nobody_knows_them(merged: bool) -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:E1") if merged else ():
            sheet.merge_cells(area)

    rows = [
        ["Titre du projet", "Bailleur", "Montants"],
        [None, None, "Demandé", "Accordé", "Versé"],
        ["Un jardin", "Vilogia", 10, 8, 4],
    ]
    table = read_list(content(*rows, change=merge))
    assert table.sheets[0].headings == (1, 2)
    amounts = [h for h, t in proposed(table).mapping.columns.items() if t == "amount_eur"]
    assert amounts == ["Montants – Accordé"]


def test_furniture_of_a_table_is_listed_and_can_be_taken() -> None:
    rows = [
        ["Fonds – comité du 4 février 2021"],
        HEADINGS,
        ["2019"],
        project(1),
        ["Sous-total 2019", None, None, None, 1_001],
        HEADINGS,
        ["Total Respect", "04/02/2021", "Vilogia", "Lens", 5],
        [None, None, None, "Ensemble", 1_006],
        [None, None, None, None, 7],
        ["* Montants prévisionnels"],
    ]
    file = content(*rows)
    table = read_list(file)
    assert titles(table) == ["Projet 1 du quartier", "Total Respect"]
    assert [row.group for row in table.rows] == ["2019", ""]
    assert listed(table) == [
        (1, "above"), (3, "group"), (5, "total"), (6, "headings-again"), (8, "total"),
        (9, "numbers"), (10, "note"),
    ]  # fmt: skip
    again = read_list(file, Reading(rows=frozenset({("Liste", 10)})))
    assert titles(again)[-1] == "* Montants prévisionnels"


def test_each_block_of_a_sheet_has_its_own_headings_and_its_own_group() -> None:
    rows = [
        ["Comité du 12 mars 2019"],
        ["Titre", "Bailleur", "Ville"],
        ["Un jardin", "I3F", "Lens"],
        ["Comité du 8 octobre 2020"],
        ["Titre", "Bailleur", "Ville"],
        ["Un café", "I3F", "Metz"],
        ["Comité du 4 février 2021"],
        ["Bailleur", "Ville", "Titre", "Montant"],
        ["Vilogia", "Lille", "Un vélo", 12],
    ]
    table = read_list(content(*rows))
    assert [(row.cells, row.group[-4:]) for row in table.rows] == [
        (("Un jardin", "I3F", "Lens", ""), "2019"),
        (("Un café", "I3F", "Metz", ""), "2020"),
        (("Un vélo", "Vilogia", "Lille", "12"), "2021"),
    ]


def test_what_no_eye_sees_is_not_read_unless_asked_for() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True
        strike(sheet, 5)
        sheet["E6"].font = Font(strike=True)
        sheet["D6"].value = CellRichText(TextBlock(InlineFont(strike=True), "Lens "), "Bobigny")
        sheet.column_dimensions["B"].hidden = True

    file = content(HEADINGS, *map(project, range(2, 7)), change=hide)
    table = read_list(file)
    assert listed(table) == [(3, "hidden"), (4, "hidden"), (5, "struck")]
    assert table.rows[-1].cells[3:] == ("Bobigny", "")
    assert {(f.column, f.rule, f.value) for f in table.rows[-1].faults} == {
        ("Montant", ImportRule.STRUCK_TEXT, "1006"),
        ("Commune", ImportRule.STRUCK_TEXT, "Lens"),
    }
    assert [c.heading for c in table.columns if c.hidden] == ["Date du comité"]
    assert "Date du comité" not in proposed(table).mapping.columns
    assert len(read_list(file, Reading(hidden=True, struck=True)).rows) == 5


def test_a_refused_project_is_no_laureate() -> None:
    rows = [[*HEADINGS, "Décision"], [*project(1), "Retenu"], [*project(2), "Refusé"],
            [*project(3), "Ajourné (budget)"], [*project(4), "En cours"],
            [*project(5)[:4], "ajourné"]]  # fmt: skip
    table = read_list(content(*rows))
    assert titles(table) == ["Projet 1 du quartier", "Projet 4 du quartier"]
    assert listed(table) == [(3, "not-selected"), (4, "not-selected"), (6, "not-selected")]


def test_lines_that_reckon_or_announce_are_no_projects() -> None:
    rows = [
        HEADINGS,
        project(1),
        ["8 projets", "", "", "", "= 231 500 env."],
        ["Solde enveloppe", "", "", "", -18_675],
        ["Projet à venir : Un four", "", "", "", 20_000],
        ["Solde de tout compte", *project(2)[1:]],
        ["Légende de cité", *project(3)[1:]],
        ["Nombre de projets : 11", "", "", "", "≈ 134 k€"],
        ["Subtotal", "", "Count", "", "EUR 63 500,00"],
        ["Légende :", "", "vert = payé", "rouge = abandon"],
    ]
    table = read_list(content(*rows))
    assert titles(table) == ["Projet 1 du quartier", "Solde de tout compte", "Légende de cité"]
    assert listed(table) == [
        (3, "total"), (4, "total"), (5, "not-selected"), (8, "total"), (9, "total"), (10, "note")
    ]  # fmt: skip


def test_lines_of_another_colour_are_told_but_not_colours_that_take_turns() -> None:
    def coloured(*fills: str) -> list[dict[str, str]]:
        def paint(sheet: Worksheet) -> None:
            for row, fill in enumerate(fills, start=2):
                for cell in sheet[row]:
                    cell.fill = PatternFill("solid", fgColor=fill)

        rows = [HEADINGS, *(project(number) for number in range(len(fills)))]
        problems = read_list(content(*rows, change=paint)).problems
        return [dict(one.details) for one in problems if one.rule is ImportRule.COLOURS]

    green, grey = "FFC6E0B4", "FFD9D9D9"
    assert coloured(green, green, grey, green) == [{"lines": "4"}]
    assert coloured(green, grey, green, grey) == []
    assert coloured(green, green) == []


def test_accents_that_were_read_wrongly_and_lost_letters_are_told() -> None:
    text = "Titre;Bailleur;Montant;Lien\nCafé à l’œuvre;Néolia;5 €;\nLa R?cup;Vilogia;;x.org/a?b\n"
    broken = text.encode().decode("cp1252").encode()
    table = read_list(b"\xef\xbb\xbf" + broken)
    assert titles(table) == ["Café à l’œuvre", "La R?cup"]
    assert [row.cells[2] for row in table.rows] == ["5 €", ""]
    told = {one.rule: (one.row, one.details["count"]) for one in table.problems}
    assert told == {ImportRule.ACCENTS_MENDED: (2, "1"), ImportRule.LETTERS_LOST: (3, "1")}
    assert not read_list("Titre;Lien\nSão João;https://x.org/a?b=c\n".encode()).problems


def test_a_merged_cell_holds_for_each_of_its_rows_and_is_told() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C4")
        sheet["A2"].comment = Comment("à revoir", "x")

    table = read_list(content(HEADINGS, *map(project, (1, 2, 3)), change=merge))
    assert [row.cells[2] for row in table.rows] == ["Vilogia"] * 3
    assert rules(table) == ["comments", "merged-cells"]
    assert dict(table.problems[0].details) == {"count": "1", "cells": "A2"}


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (12, '0 "k€"', "12 k€"),
        (12_000, '#,##0," k€"', "12 k€"),
        (12_000.5, "#,##0.00\\ [$€-40C]", "12000.5 €"),
        (0.25, "0%", "25 %"),
        (1004, "00000", "01004"),
        (-5, '#,##0 "€";[Red]\\-#,##0 "€"', "-5 €"),
        (120, '0" logements"', "120 logements"),
        (12, "General", "12"),
        (dt.date(2021, 2, 4), "dd/mm/yyyy", "2021-02-04"),
        (dt.date(2021, 2, 1), "mmm\\-yy", "2021-02"),
        (dt.date(2021, 1, 1), "yyyy", "2021"),
        ("Un jardin_x000D_\net un café", "@", "Un jardin\net un café"),
        ("so\u00adli\u200bdaire", "@", "solidaire"),
    ],
)
def test_a_cell_says_what_is_seen(value: Any, form: str, shown: str) -> None:
    def set_form(sheet: Worksheet) -> None:
        sheet["E2"].value = value
        sheet["E2"].number_format = form

    table = read_list(content(HEADINGS, project(1), change=set_form))
    assert table.rows[0].cells[4] == shown


def test_units_are_told_with_their_column() -> None:
    table = read_list(content(["Titre", "Subvention HT (k€)", "Durée (mois)"], ["Un", 12, 18]))
    assert [(c.unit, c.net) for c in table.columns] == [("", False), ("k€", True), ("mois", False)]
    above = read_list(content(["Montants en milliers d'euros"], HEADINGS, project(1)))
    assert above.columns[4].unit == "k€"
    assert rules(above) == ["unit-above"]
    paid = read_list(content(["Titre", "Aide (k€)", "2e vers."], ["Un", 12, 6]))
    assert (paid.columns[2].unit, rules(paid)) == ("k€", ["unit-above"])
    book = workbook(
        a=[["Titre", "Ville", "Montant (€)"], ["Un", "Lens", 5]],
        b=[["Titre", "Ville", "Montant (k€)"], ["Deux", "Lens", 6]],
    )
    assert [row.cells[2] for row in read_list(saved(book)).rows] == ["5", "6 k€"]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({"Projet": "P-014", "Intitulé du projet": "Un jardin"}, {"Intitulé du projet": "title"}),
        ({"Date": "15/11/2020", "Date du comité": "04/02/2021"}, {"Date du comité": "date"}),
        ({"idBeneficiaire": "38047555800058"}, {"idBeneficiaire": "beneficiary_siret"}),
        ({"SIRET": "38047555800058", "Code projet": "P1"}, {}),
        ({"Montant demandé": "10", "Montant accordé": "8"}, {"Montant accordé": "amount_eur"}),
        ({"Montant demandé": "10", "Budget": "80", "Amount Disbursed": "4"},
         {"Budget": "budget_eur", "Amount Disbursed": "paid_eur"}),
        ({"Bénéficiaires": "120"}, {"Bénéficiaires": "people"}),
        ({"Bénéficiaire": "Unis-Cité"}, {"Bénéficiaire": "carriers"}),
        ({"objet": "Un jardin", "montant": "5"}, {"objet": "title", "montant": "amount_eur"}),
        ({"Titre": "Un", "objet": "Planter"}, {"Titre": "title", "objet": "summary_fr"}),
        ({"Award Date": "2021-02-04", "Amount Awarded": "5", "Description": "Old people"},
         {"Award Date": "date", "Amount Awarded": "amount_eur", "Description": "summary_en"}),
        ({"Code INSEE": "62498"}, {"Code INSEE": "communes"}),
        ({"Ville": "Lens", "Code INSEE": "62498", "Communes": "3"},
         {"Ville": "communes", "Code INSEE": "departement"}),
        ({"Commune(s) concernée(s)": "Lens", "Nom du bailleur": "I3F"},
         {"Commune(s) concernée(s)": "communes", "Nom du bailleur": "landlords"}),
        ({"% aide": "0,25", "Accordé": "20000", "€": "5000"}, {"€": "amount_eur"}),
        ({"% aide": "0,25", "Accordé": "20000"}, {"Accordé": "amount_eur"}),
        ({"Organisme HLM": "I3F", "Co-bailleur(s)": "Vilogia"},
         {"Organisme HLM": "landlords", "Co-bailleur(s)": "landlords"}),
        ({"Jour": "4", "Mois": "2", "Année": "2021"},
         {"Jour": "day", "Mois": "month", "Année": "date"}),
        ({"Jour": "04/02/2021"}, {"Jour": "date"}),
        ({"Rôle": "Bailleur", "Structure": "I3F"}, {"Rôle": "role", "Structure": "carriers"}),
        ({"Projet FIS": "Un jardin", "QPV": "oui"}, {"Projet FIS": "title"}),
        ({"Date de comité": "04/02/2021", "Date de clôture": "30/06/2023"},
         {"Date de comité": "date", "Date de clôture": "end_date"}),
        ({"Date de clôture": "30/06/2023", "Nom du compte": "Abc"}, {}),
        ({"Axe": "Culture", "Thématique secondaire": "Seniors", "Mois": "mars", "Année": "2021"},
         {"Axe": "themes", "Thématique secondaire": "themes", "Mois": "month", "Année": "date"}),
    ],
)  # fmt: skip
def test_the_surest_heading_wins(columns: dict[str, str], expected: dict[str, str]) -> None:
    table = ListTable(
        tuple(Column(h, written=(h,), filled=1, examples=(v,)) for h, v in columns.items())
    )
    assert dict(proposed(table).mapping.columns) == expected


def test_a_tie_is_asked() -> None:
    table = read_list(content(["Titre", "Intitulé", "Ville"], ["Un", "Deux", "Lens"]))
    assert dict(proposed(table).ties) == {"title": ("Titre", "Intitulé")}
    assert "title" not in proposed(table).mapping.columns.values()


def test_what_only_values_tell_is_asked() -> None:
    known = {"landlords": KnownNames([("Vilogia", "vilogia")]), "carriers": KnownNames([])}
    rows = [
        ["Titre", "Nom du compte", "Société", "Date de clôture", "Créé", "Demandé", "Décision"],
        ["Un", "Abc", "Vilogia", "04/02/2021", "05/01/2021", "9 000 €", "Favorable – 8 000 €"],
    ]
    found = proposed(read_list(content(*rows)), known)
    assert dict(found.mapping.columns) == {"Titre": "title"}
    assert dict(found.ties) == {
        "date": ("Date de clôture", "Créé"),
        "landlords": ("Nom du compte", "Société"),
        "carriers": ("Nom du compte",),
        "amount_eur": ("Décision",),
    }


def test_a_lower_heading_of_the_fund_is_the_amount_and_its_sheet_is_told_without() -> None:
    columns = tuple(
        Column(f"Budget – {name}", written=("Budget (en €)", name), examples=("20000",))
        for name in ("Total", "FIS")
    )
    assert dict(proposed(ListTable(columns)).mapping.columns) == {
        "Budget – Total": "budget_eur", "Budget – FIS": "amount_eur",
    }  # fmt: skip


def test_another_currency_costs_the_amount_and_no_more() -> None:
    rows = [["Title", "Currency", "Amount Awarded"], ["A", "EUR", 5], ["B", "GBP", 6]]
    table = read_list(content(*rows))
    assert [row.cells[2] for row in table.rows] == ["5", ""]
    assert [fault.value for fault in table.rows[1].faults] == ["6 GBP"]


def test_a_cell_that_went_wrong_makes_no_furniture_of_its_row() -> None:
    rows = [HEADINGS, ["=A1", "04/02/2021"], ["TOTAL", None, None, None, "=SUM(E2:E3)"]]
    table = read_list(content(*rows))
    assert [fault.rule for fault in table.rows[0].faults] == [ImportRule.FORMULA_WITHOUT_VALUE]
    assert listed(table) == [(3, "total")]


def test_a_list_of_cells_that_went_wrong_alone_has_no_headings_and_one_below_them_is_read() -> None:
    for file in (b"#", b"####;#N/A", b"#\n#"):
        assert [problem.rule for problem in read_list(file).problems] == [ImportRule.NO_HEADINGS]
    table = read_list(b"####\nParis\nLyon")
    assert [column.heading for column in table.columns] == ["Paris"]
    assert [row.number for row in table.listed] == [1, 3]


def test_a_column_without_a_heading_is_named_by_its_letter() -> None:
    table = read_list(content(HEADINGS, [*project(1), None, "à vérifier"]))
    assert table.columns[-1].heading == "(G)"
    assert table.columns[-1].written == ()
    assert table.columns[-1].examples == ("à vérifier",)


TEXT = "Titre du projet;Date du comité;Bailleur\nPrévention à l'école;04/02/2021;Batigère\n"


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("above", ["", "Liste des projets, comité du 4 février\n", "Liste\n"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_files_are_read_as_programs_save_them(
    encoding: str, above: str, separator: str
) -> None:
    text = (above + TEXT.replace(";", separator)).replace("\n", "\r\n")
    table = read_list(text.encode(encoding))
    assert table.separator == separator
    assert titles(table) == ["Prévention à l'école"]
    assert table.rows[0].cells[2] == "Batigère"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_accent_is_enough_for_the_code_page_of_windows(end: str) -> None:
    text = end.join(["Titre;Bailleur", "Jardin des hérons;I3F", ""])
    assert titles(read_list(text.encode("cp1252"))) == ["Jardin des hérons"]
    broken = read_list("Jardin été;I3F".encode() + b"\nCaf\xe9;I3F\n")
    assert rules(broken) == ["damaged-text"]


def test_one_cell_of_another_encoding_does_not_spoil_the_file() -> None:
    content = TEXT.encode("cp1252") + "Récré dÃ©panneurs;04/02/2021;Batigère été\n".encode("cp1252")
    table = read_list(content)
    assert (table.encoding, table.rows[-1].cells[0]) == ("cp1252", "Récré dépanneurs")


def test_encoding_and_separator_can_be_chosen() -> None:
    table = read_list(TEXT.encode("cp850"), Reading(encoding="cp1252", separator=","))
    assert (table.encoding, table.separator) == ("cp1252", ",")


def test_a_line_of_text_that_cannot_be_parted_is_refused_and_no_other() -> None:
    text = TEXT.replace("Prévention", '"Prévention').replace("école", 'école"').replace(" à", "\nà")
    text += 'Un "bon" jardin;04/02/2021;I3F\n"Ouvert;04/02/2021;I3F\nLong;04/02/2021;I3F;x\n'
    text += "Cassé\nen deux;04/02/2021;I3F\nBon;#N/A;I3F\n"
    table = read_list(text.encode())
    assert titles(table) == ["Prévention\nà l'école", 'Un "bon" jardin', '"Ouvert', "Bon"]
    assert [(r.row.number, r.problems[0].rule) for r in table.refused] == [
        (5, ImportRule.CELL_COUNT), (6, ImportRule.LINE_BROKEN), (7, ImportRule.LINE_BROKEN),
    ]  # fmt: skip
    assert [f.value for f in table.rows[-1].faults] == ["#N/A"]


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
         ImportRule.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         ImportRule.PASSWORD),
        (b"%PDF-1.7", ImportRule.NO_TABLE_FORM),
        (b"<html><table>", ImportRule.MARKUP_FORM),
    ],
)  # fmt: skip
def test_other_forms_of_file_are_named(file: bytes, rule: ImportRule) -> None:
    assert [problem.rule for problem in read_list(file).problems] == [rule]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("CS du", "date"),
        ("Date CS", "date"),
        ("Passage en comité", "date"),
        ("Asso", "carriers"),
        ("Asso.", "carriers"),
        ("Qui porte le projet ?", "carriers"),
        ("Quel bailleur ?", "landlords"),
        ("Commune d’implantation", "communes"),
        ("Où ?", "communes"),
        ("Nb logts", "homes"),
        ("Nbre log.", "homes"),
        ("Nb de logements touchés", "homes"),
        ("Nb pers.", "people"),
        ("Nombre d’habitants", "people"),
        ("Foyers touchés", "households"),
        ("Subvention TTC", "amount_eur"),
        ("Subv. (k€)", "amount_eur"),
        ("Montant alloué", "amount_eur"),
        ("Subvention votée", "amount_eur"),
        ("Montants attribués (€)", "amount_eur"),
        ("Montant de l’aide octroyée", "amount_eur"),
        ("Subvention versée", None),
        ("Obtenu", "amount_eur"),
        ("Acc. (k€)", "amount_eur"),
        ("Bailleur(s) impliqué(s)", "landlords"),
        ("Participation FIS", "amount_eur"),
        ("Montant total du projet", "budget_eur"),
        ("2e versement", "paid_eur"),
        ("Solde", None),
        ("Date du solde", "paid_date"),
        ("Date 2e vers.", "paid_date"),
        ("Où en est-on ?", "state"),
        ("Bilan (lien)", "evaluation_url"),
        ("Contact bailleur", "contact"),
        ("Agence / Ville", "communes"),
        ("Public / thème", "themes"),
        ("Nom de votre association", "carriers"),
        ("Localité", "communes"),
        ("Maître d’œuvre", None),
        ("CP", "departement"),
        ("Obs.", "own_note"),
        ("Nombre de projets", None),
        ("Patrimoine du bailleur (logements)", None),
        ("Subv. demandée", None),
        ("N° de dossier", None),
    ],
)
def test_headings_are_known_as_people_shorten_them(heading: str, target: str | None) -> None:
    table = read_list(f"Titre;{heading}\nUn;12\nDeux;34\n".encode())
    with_words = read_list(f"Titre;{heading}\nUn;Abc\nDeux;Def\n".encode())
    found = {proposed(one).mapping.columns.get(heading) for one in (table, with_words)}
    assert found - {None} == ({target} if target else set())


def test_what_stands_beside_a_table_of_the_spreadsheet_is_no_part_of_it() -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["", "Suivi des lauréats"],
        [],
        ["", "Projet", "Bailleur", "", "Thème"],
        ["", "Un", "Seqens", "", "Culture"],
        ["", "Deux", "Vilogia", "", "Seniors"],
        ["", "", "", "", "2019"],
        ["", "Source : bureau", "", "", "Écologie"],
    ):
        sheet.append(row)
    sheet.add_table(Table(displayName="Laureats", ref="B3:C5"))
    table = read_list(saved(book))
    assert [row.cells[:2] for row in table.rows] == [("Un", "Seqens"), ("Deux", "Vilogia")]
    assert sorted(proposed(table).mapping.columns.values()) == ["landlords", "title"]
    assert [(row.number, row.why) for row in table.listed] == [
        (1, Why.ABOVE), (6, Why.NOTE), (7, Why.NOTE)
    ]  # fmt: skip


def test_a_sheet_of_candidates_alone_is_read_where_its_lines_say_who_was_selected() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Candidatures 2023"
    for row in (
        ["Projet", "Bailleur", "Décision"],
        ["Un", "Seqens", "Retenu"],
        ["Deux", "Vilogia", "Non retenu"],
    ):
        sheet.append(row)
    table = read_list(saved(book))
    assert [row.cells[0] for row in table.rows] == ["Un"]
    assert [row.why for row in table.listed] == [Why.NOT_SELECTED]


def test_a_table_on_its_side_is_told() -> None:
    text = "Intitulé;Un;Deux\nBailleur;Seqens;Vilogia\nCommune;Lens;Loos\nMontant;1000;2000\n"
    for unsure in (";Projet 1;Projet 2\n" + text, text + "Montant;3;4\n", text + ";voir;\n"):
        table = read_list(unsure.encode())
        assert [problem.rule for problem in table.problems] == [ImportRule.ON_ITS_SIDE]
        assert (table.rows, len(table.listed)) == ((), 5)
    cards = read_list(b"Projet;Un\nBailleur;Seqens\nMontant;9\n;\nProjet;Deux\nBailleur;Erilia\n")
    assert [problem.rule for problem in cards.problems] == [ImportRule.STACKED]


def test_what_stands_below_refused_projects_is_no_laureate() -> None:
    text = (
        "Projet;Bailleur;Montant\nPROJETS RETENUS;;\nUn;Seqens;9000\nPROJETS AJOURNÉS;;\n"
        "Deux;Erilia;\nListe d’attente;;\nTrois;Néolia;0\n"
    )
    table = read_list(text.encode())
    assert [row.cells[0] for row in table.rows] == ["Un"]
    assert [row.number for row in table.listed if row.why is Why.NOT_SELECTED] == [5, 7]
    taken = read_list(text.encode(), Reading(rows=frozenset({("", 5)})))
    assert [row.cells[0] for row in taken.rows] == ["Un", "Deux"]


def test_a_short_table_below_begins_with_its_own_headings() -> None:
    text = (
        "Projet;Bailleur;Commune;Montant\nUn;Seqens;Lens;9000\nPrix;;;\nAnnée;Projet;Prix;\n"
        "2023;Deux;1000;\n"
    )
    table = read_list(text.encode())
    assert [row.cells[table.headings.index("Projet")] for row in table.rows] == ["Un", "Deux"]
    text = (
        "Bailleur;Projet;Ville;€\nSeqens;Un;Lens;9000\nEt pour mémoire les ajournés :;;;\n"
        "Projet;Bailleur;Motif;Repasse le\nDeux;Erilia;budget;\n"
    )
    table = read_list(text.encode())
    assert titles(table) == ["Un"]
    assert listed(table) == [(3, "group"), (5, "not-selected")]


def test_a_sheet_of_payments_is_none_of_projects_and_a_name_of_a_person_no_title() -> None:
    book = workbook(
        Projets=[["Projet", "Bailleur", "Comité"], ["Un", "Seqens", "04/02/2021"]],
        Versements=[["Projet", "Date", "Montant versé"], ["Un", "01/09/2021", 9_000]],
    )
    table = read_list(saved(book))
    assert [sheet.why for sheet in table.sheets] == [None, Why.OTHER_SHEET]
    alone = read_list("Projet;Date;Montant versé\nUn;01/09/2021;9000\n".encode())
    assert proposed(alone).mapping.columns["Date"] == "paid_date"
    persons = read_list("Bailleur;Nom;Prénom\nSeqens;Roux;Anne\n".encode())
    assert "Nom" not in proposed(persons).mapping.columns


def test_a_pivot_table_is_told_as_one_and_its_rows_are_listed() -> None:
    text = "Statut;Accepté\nSomme de Montant;;\nÉtiquettes de lignes;2023;Total général\nUn;5;5\n"
    table = read_list(text.encode())
    assert [problem.rule for problem in table.problems] == [ImportRule.PIVOT]
    assert (table.rows, len(table.listed)) == ((), 4)


FORM = (
    "Quel est le nom de votre société d’HLM ?",
    "Avec quelle association menez-vous le projet ?",
    "Quel est le titre de votre projet ?",
    "Dans quelle(s) commune(s) se déroule-t-il ?",
    "Quelle est la date du comité ?",
    "Quel public visez-vous dans ce projet ?",
)


def test_the_questions_of_a_form_are_headings() -> None:
    table = read_list(
        content(FORM, ["Vilogia", "Les Râteaux", "Un four", "Lille", "4/2/2021", "x"])
    )
    assert list(proposed(table).mapping.columns.values()) == [
        "landlords", "carriers", "title", "communes", "date",
    ]  # fmt: skip


def test_tables_side_by_side_are_two_tables() -> None:
    def two(sheet: Worksheet) -> None:
        for row, cells in enumerate(
            [["Comité du 17/06/2021"], HEADINGS, project(1), project(2), [None, None, "Total"]],
            start=1,
        ):
            for at, cell in enumerate(cells, start=1):
                sheet.cell(row, at, cell)
                sheet.cell(row, at + 6, cell if row < 4 else None)

    table = read_list(content(change=two))
    assert [(sheet.name, sheet.rows) for sheet in table.sheets] == [
        ("Liste (A–F)", 4),
        ("Liste (G–K)", 2),
    ]
    assert [(row.sheet, row.number, row.cells) for row in table.rows] == [
        ("Liste (A–F)", 3, tuple(map(str, project(1)))),
        ("Liste (A–F)", 4, tuple(map(str, project(2)))),
        ("Liste (G–K)", 3, tuple(map(str, project(1)))),
    ]
    chosen = read_list(content(change=two), Reading(sheets=("Liste (G–K)",)))
    assert [row.sheet for row in chosen.rows] == ["Liste (G–K)"]


def test_an_empty_column_does_not_part_a_table() -> None:
    cells = ["Un four", "Vilogia", None, "Cuire ensemble", "12000"]
    table = read_list(content(["Projet", "Bailleur", None, "Action", "Montant"], cells))
    assert [sheet.name for sheet in table.sheets] == ["Liste"]
    assert len(table.rows) == 1


def test_a_sheet_of_one_short_title_has_titles() -> None:
    book = workbook(Un=[HEADINGS, project(1)], Deux=[HEADINGS, ["Lot 2", *project(1)[1:]]])
    assert titles(read_list(saved(book))) == ["Projet 1 du quartier", "Lot 2"]


def test_every_pattern_of_rows_fits_its_example() -> None:
    for row in rows_beside(row_patterns.__file__, "row_patterns.csv"):
        assert re.search(row["pattern"], folded(row["example"])), row


def test_the_ends_of_cells_in_the_next_line_are_put_behind_them_and_told() -> None:
    text = (
        "Titre;Date;Bailleur;Ville\nLes balcons de la cité;04/02/2021;Société de\nl’habitat;Lens\n"
        "Un four;04/02/2021;Office de;Lens\n;;l’habitat;\nLe jardin;04/02/2021;Seqens;Lens\n"
        "des Cosmonautes;;;\nun vélo;04/02/2021;Seqens;Lens\n"
    )
    table = read_list(text.encode())
    assert titles(table) == ["Un four", "Le jardin des Cosmonautes", "un vélo"]
    assert table.rows[0].cells[2] == "Office de l’habitat"
    assert [(one.number, one.why) for one in table.listed] == [
        (5, Why.CONTINUES), (7, Why.CONTINUES),
    ]  # fmt: skip
    assert [fault.value for row in table.rows for fault in row.faults] == [
        "l’habitat", "des Cosmonautes",
    ]  # fmt: skip
    apart = read_list(text.encode(), Reading(rows=frozenset({("", 7)})))
    assert titles(apart) == ["Un four", "Le jardin", "des Cosmonautes", "un vélo"]


def test_a_heading_above_a_whole_line_is_no_broken_line() -> None:
    text = (
        "Titre;Date;Ville\nUn four;04/02/2021;Lens\nAjournés, à revoir :\nUn bus;04/02/2021;Lens\n"
    )
    table = read_list(text.encode())
    assert titles(table) == ["Un four"]
    assert [one.why for one in table.listed] == [Why.GROUP, Why.NOT_SELECTED]
    assert not table.refused


def test_addresses_behind_cells_are_told_where_the_cells_do_not_show_them() -> None:
    def linked(sheet: Worksheet) -> None:
        sheet["A2"].hyperlink = "https://example.org/un"
        sheet["B2"].hyperlink = "https://example.org/deux"

    table = read_list(
        content(["Titre", "Lien"], ["Un four", "https://example.org/deux"], change=linked)
    )
    assert table.rows[0].links == {0: "https://example.org/un"}


def test_a_table_that_is_surely_on_its_side_is_turned_and_that_is_told() -> None:
    def dress(sheet: Worksheet) -> None:
        sheet.merge_cells("B5:C5")
        sheet["D3"].font = Font(strike=True)
        sheet["C4"].hyperlink = "https://example.org/seqens"
        sheet.column_dimensions["E"].hidden = True

    table = read_list(
        content(
            ["Session 2021-2022"],
            [],
            ["Intitulé", "Un four", "Un bus", "Un banc", "Un pont"],
            ["Bailleur", "Vilogia", "Seqens", "Erilia", "Néolia"],
            ["Date du comité", "04/02/2021", None, "04/02/2021", "04/02/2021"],
            ["Observations", None, "bilan reçu"],
            change=dress,
        )
    )
    assert [row.cells for row in table.rows] == [
        ("Un four", "Vilogia", "04/02/2021", ""),
        ("Un bus", "Seqens", "04/02/2021", "bilan reçu"),
    ]
    assert listed(table) == [(4, "struck"), (5, "hidden")]
    assert table.rows[1].links == {1: "https://example.org/seqens"}
    told = next(one for one in table.problems if one.rule is ImportRule.TURNED)
    assert told.value == "Session 2021-2022"
    text = read_list(b"Projet;Un;Deux;Trois\nBailleur;Seqens;Erilia\nMontant;1;2;3\n")
    assert [row.cells for row in text.rows][2] == ("Trois", "", "3")


def test_what_nobody_sees_in_a_cell_is_told_and_not_read() -> None:
    def hide(sheet: Worksheet) -> None:
        white = Font(color="FFFFFFFF")
        for cell in (*sheet[1], sheet["B2"], sheet["C3"], *sheet[4]):
            cell.font = white
        for cell in sheet[1]:
            cell.fill = PatternFill("solid", fgColor="FF000091")
        sheet["C3"].fill = PatternFill("solid", fgColor="FFC00000")
        sheet["C2"].number_format = ";;;"
        sheet["D2"].number_format = "0;-0;;@"
        sheet["D3"].number_format = '0;-0;""'

    file = content(
        ["Titre", "Bailleur", "Montant", "Logements"],
        ["Un four", "Vilogia", 9000, 0],
        ["Un bus", "Seqens", 8000, 12],
        ["Un brouillon", "Néolia", 7000, 3],
        change=hide,
    )
    table = read_list(file)
    assert [row.cells for row in table.rows] == [
        ("Un four", "", "", ""), ("Un bus", "Seqens", "8000", "12")
    ]  # fmt: skip
    assert [(one.column, one.value) for one in table.rows[0].faults] == [
        ("Bailleur", "Vilogia"), ("Montant", "9000"), ("Logements", "0")
    ]  # fmt: skip
    assert {one.rule for one in table.rows[0].faults} == {ImportRule.UNSEEN_TEXT}
    assert listed(table) == [(4, "hidden")]
    assert [row.cells[2] for row in read_list(file, Reading(hidden=True)).rows] == [
        "9000", "8000", "7000"
    ]  # fmt: skip


def test_years_and_names_below_cells_that_reach_down_or_over_several_are_headings() -> None:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "D1:F1"):
            sheet.merge_cells(area)

    table = read_list(
        content(
            ["Opération", "Porteur", "Partenaires", "Financement"],
            [None, None, "Bailleurs", "2023", "2024", "Total"],
            ["Un four", "Unis-Cité", "Noalis", 5000, 5000, 10000],
            change=merge,
        )
    )
    found = proposed(table)
    assert [row.cells[0] for row in table.rows] == ["Un four"]
    assert found.mapping.columns["Partenaires – Bailleurs"] == "landlords"
    assert len(found.ties["amount_eur"]) == 3


def test_who_asked_is_no_amount_that_was_asked_for() -> None:
    text = "Titre;Organisme porteur de la demande;Montant demandé\nUn four;13 Habitat;9000\n"
    asked = [column.heading for column in read_list(text.encode()).columns if is_requested(column)]
    assert asked == ["Montant demandé"]


def test_a_signature_below_a_short_table_is_no_list_of_titles() -> None:
    text = "Projet;Bailleur\nUn four;Seqens\n\nCordialement,;\nSylvie;\n> Le 2 mai, il a écrit :;\n"
    table = read_list(text.encode())
    assert titles(table) == ["Un four"]
    assert [row.why for row in table.listed] == [Why.NOTE] * 3


@pytest.mark.parametrize(
    "text", ["s/total ESH;;40", "Ens.;;49", "8 conventions dont 1 annulée;;49", "S. tot.;;3"]
)
def test_what_sums_up_under_a_short_name_is_a_total(text: str) -> None:
    table = read_list(f"Projet;Bailleur;Montant\nUn four;Seqens;9000\n{text}\n".encode())
    assert [row.why for row in table.listed] == [Why.TOTAL]
