"""Rows that may be no projects of their own: payments, doubles, refusals in a remark, tests."""

import pytest

from loaders.project_list.doubts import Doubt
from loaders.project_list.drafts import ListDrafts
from loaders.project_list.reading import read_list
from loaders.project_list.repeats import ADD, APART, ONCE, REPLACE, names_payment, pays_in_part
from loaders.project_list.table import Reading, Why
from loaders.spreadsheet.problems import ImportRule
from tests.loaders.project_list.drafting import drafts_of, rows_of
from tests.loaders.project_list.workbooks import saved, workbook


def _of_rows(drafts: ListDrafts) -> list[Doubt]:
    return [doubt for doubt in drafts.doubts if doubt.about == "row"]


PAYMENTS = (
    "Titre;Date;Montant\nAcompte 60 % - Ateliers du bas;04/02/2021;24000\n"
    "Solde 40 % - Ateliers du bas;04/02/2021;16000\n"
)
TWICE = (
    "Projet;Date;Nature du versement;Montant\nLe linge solidaire;04/02/2021;Acompte;8000\n"
    "Le linge solidaire;04/02/2021;Solde;7500,50\n"
)


@pytest.mark.parametrize(
    ("text", "unanswered", "together"),
    [
        (
            PAYMENTS,
            [
                ("Acompte 60 % - Ateliers du bas", "24000"),
                ("Solde 40 % - Ateliers du bas", "16000"),
            ],
            ("Acompte 60 % - Ateliers du bas", "40000"),
        ),
        (TWICE, [("Le linge solidaire", "8000")], ("Le linge solidaire", "15500.50")),
    ],
)
def test_payments_of_one_project_are_asked_about_and_added(
    text: str, unanswered: list[tuple[str, str]], together: tuple[str, str]
) -> None:
    drafts = drafts_of(text)
    assert rows_of(drafts) == unanswered
    second = next(doubt for doubt in _of_rows(drafts) if doubt.row == 3)
    assert second.asks
    assert ADD in second.choices
    answered = drafts_of(text, {second.subject: ADD})
    assert rows_of(answered) == [together]
    assert [(r.row.number, r.problems[0].rule) for r in answered.refused] == [
        (3, ImportRule.ROW_ADDED)
    ]
    left = drafts_of(text, {second.subject: ""})
    assert rows_of(left) == unanswered[:1]
    assert [r.problems[0].rule for r in left.refused] == [ImportRule.ROW_LEFT_OUT]


def _merged(*areas: str) -> ListDrafts:
    book = workbook(Lauréats=[
        ["Projet", "Date", "Bailleur", "Ville", "Nb logts", "Subvention"],
        ["« Un four »", "04/02/2021", "Seqens", "Bobigny", 120, 9_000],
        [None, None, "Erilia", "Drancy", 60, 6_000],
        [None, None, None, None, "Sous-total 1 projet", 15_000],
    ])  # fmt: skip
    for area in areas:
        book.active.merge_cells(area)
    return drafts_of(saved(book))


@pytest.mark.parametrize(
    ("areas", "amount"), [((), "15000"), (("F2:F3",), "9000")], ids=["two amounts", "one amount"]
)
def test_lines_whose_title_is_one_cell_are_one_project_and_a_merged_amount_counts_once(
    areas: tuple[str, ...], amount: str
) -> None:
    drafts = _merged("A2:A3", "B2:B4", *areas)
    assert rows_of(drafts) == [("Un four", amount)]
    named = {table: [tuple(row.values()) for row in drafts.changes[table].added]
             for table in ("project_landlords", "project_places")}  # fmt: skip
    assert [row[1] for row in named["project_landlords"]] == ["seqens", "erilia"]
    assert len(named["project_places"]) == 2
    assert [row["value"] for row in drafts.changes["figures"].added] == ["120", "60"]
    (asked,) = _of_rows(drafts)
    assert (asked.rule, asked.taken, asked.row) == (ImportRule.ROW_GOES_ON, ADD, 3)
    assert [(r.row.number, r.problems[0].rule) for r in drafts.refused] == [
        (3, ImportRule.ROW_ADDED)
    ]


def test_an_amendment_is_of_the_project_that_it_names_between_guillemets() -> None:
    drafts = drafts_of(
        "Titre;Date\nProjet « Bien dans ma résidence » (santé mentale), avec Psy-Cité, Marseille, "
        "200 ménages;04/02/2021\nAvenant n°1 - Projet « Bien dans ma résidence » - réduction de "
        "la subvention;14/10/2021\n"
    )
    (asked,) = _of_rows(drafts)
    assert (asked.row, asked.details["line"]) == (3, "2")


@pytest.mark.parametrize(
    ("status", "amount", "is_read"),
    [
        ("Refusé", "12000", False),
        ("Rejected", "0", False),
        ("Abandonné", "", False),
        ("Abandonné", "0", False),
        ("Abandonné", "12000", True),
        ("Non attribué", "12000", False),
        ("En instruction", "12000", False),
        ("Reporté au prochain comité", "12000", False),
        ("Avis défavorable", "12000", False),
        ("Liste d’attente", "12000", False),
        ("Attribué", "12000", True),
        ("Clôturée perdue", "12000", False),
        ("Négociation", "", False),
        ("En cours", "12000", True),
    ],
)
def test_what_was_refused_is_no_project_whatever_amount_stands_beside_it(
    status: str, amount: str, is_read: bool
) -> None:
    text = f"Titre;Date;Statut;Montant accordé\nUn four;04/02/2021;{status};{amount}\n"
    assert len(read_list(text.encode()).rows) == is_read


def test_a_prize_is_asked_about() -> None:
    drafts = drafts_of(
        "Titre;Date\nPrix du public – Un four;04/02/2021\nUn prix juste;04/02/2021\n"
    )
    assert [(d.row, d.rule, d.taken) for d in _of_rows(drafts)] == [
        (2, ImportRule.ROW_PRIZE, APART)
    ]


def test_a_first_payment_says_that_it_may_not_be_the_whole() -> None:
    told = [d for d in drafts_of(TWICE).doubts if d.rule is ImportRule.PAYMENT_PART]
    assert [(one.row, one.value) for one in told] == [(2, "8000")]


def test_an_amendment_finds_its_project_in_other_words() -> None:
    drafts = drafts_of(
        "Titre;Date\nProjet « Bien dans ma résidence », avec Psy-Cité;04/02/2021\n"
        "Avenant n°1 - Bien dans ma résidence;14/10/2021\nAvance de jeu;14/10/2021\n"
    )
    assert [(d.row, d.rule, d.details["line"]) for d in _of_rows(drafts)] == [
        (3, ImportRule.TITLE_NEAR, "2"),
        (4, ImportRule.ROW_PAYMENT, ""),
    ]


@pytest.mark.parametrize(
    ("title", "is_payment"),
    [
        ("Acompte 60 % - Ateliers du bas", True),
        ("Ateliers du bas (2e versement)", True),
        ("Avenant n° 2 : les clés", True),
        ("Les tranches de vie du quartier", False),
        ("Un solde de tout compte pour chacun", False),
        ("Un palier d’avance", False),
    ],
)
def test_a_title_names_a_payment_at_its_edge(title: str, is_payment: bool) -> None:
    assert names_payment(title) is is_payment


@pytest.mark.parametrize(
    ("heading", "text", "part"),
    [
        ("Nature du versement", "Acompte", True),
        ("Versement", "2e versement", True),
        ("Type de paiement", "Solde", True),
        ("Versement", "Versement unique", False),
        ("Versement", "Soldé", False),
        ("État du dossier", "Solde", False),
        ("Versement", "12 000 €", False),
    ],
)
def test_a_column_of_payments(heading: str, text: str, part: bool) -> None:
    assert pays_in_part(heading, text) is part


def test_a_remark_that_the_project_was_refused_is_asked_about() -> None:
    text = (
        "Titre;Date;Remarques\nPotager;04/02/2021;non retenu, trop cher\nFour;04/02/2021;retenu\n"
    )
    drafts = drafts_of(text)
    assert [(d.row, d.rule, d.taken) for d in _of_rows(drafts)] == [
        (2, ImportRule.ROW_REJECTED, APART)
    ]
    title = "Titre;Date\nABANDONNÉ - Un four;04/02/2021\nPotager (annulé);04/02/2021\nRefus;\n"
    assert [d.row for d in _of_rows(drafts_of(title))] == [2, 3]
    ticked = "Titre;Ville;Retenu ?\nFour;Lens;Oui\nPotager;Lens;\nCoin;Lens;Oui ?\nBanc;Lens;non\n"
    assert [d.row for d in _of_rows(drafts_of(ticked))] == [3, 4]
    left = drafts_of(text, {_of_rows(drafts)[0].subject: ""})
    assert [title for title, _ in rows_of(left)] == ["Four"]


def test_lines_written_as_a_test_are_listed_and_can_be_read() -> None:
    text = (
        "Titre;Date;Bailleur\nTEST ne pas supprimer;04/02/2021;Test bailleur\n"
        "à supprimer;04/02/2021;Vilogia\nTest en vrai : habiter;04/02/2021;Vilogia\n"
        "Essai 2;04/02/2021;Vilogia\n"
    ).encode()
    table = read_list(text)
    assert [(row.number, row.why) for row in table.listed] == [
        (2, Why.TRIAL),
        (3, Why.TRIAL),
        (5, Why.TRIAL),
    ]
    again = read_list(text, Reading(rows=frozenset({("", 5)})))
    assert [row.number for row in again.rows] == [4, 5]


def test_links_of_the_page_that_a_list_was_copied_from_are_listed() -> None:
    titles = ("Retour à la liste des comités", "Retour à l’emploi", "En savoir plus", "Voir demain")
    text = "Titre;Date;Bailleur\n" + "".join(f"{one};04/02/2021;Vilogia\n" for one in titles)
    table = read_list(text.encode())
    assert [(row.number, row.why) for row in table.listed] == [(2, Why.LINK), (4, Why.LINK)]
    assert [row.number for row in table.rows] == [3, 5]


@pytest.mark.parametrize(
    ("heading", "cell", "is_read"),
    [
        ("Lauréat ?", "TRUE", True),
        ("Lauréat ?", "FALSE", False),
        ("Retenu", "non", False),
        ("Archivé", "true", False),
        ("Archivé", "false", True),
        ("Brouillon", "1", False),
        ("Brouillon", "", True),
        ("Abandonné", "x", False),
        ("Abandonné", "✓", False),
        ("Remarque", "x", True),
    ],
)
def test_a_ticked_column_says_whether_a_project_counts(
    heading: str, cell: str, is_read: bool
) -> None:
    table = read_list(f"{heading};Titre;Date\n{cell};Un four;04/02/2021\n".encode())
    assert len(table.rows) == is_read
    assert [row.why for row in table.listed] == [] if is_read else [Why.NOT_SELECTED]


@pytest.mark.parametrize("title", ["Un four", "Un four (v2)", "Un four – annule et remplace"])
def test_a_line_can_replace_the_one_that_told_of_its_project(title: str) -> None:
    text = (
        "Titre;Date;Bailleur;Montant\nUn four;04/02/2021;Bailleur Ancien;8000\n"
        f"Un jardin;04/02/2021;Seqens;5000\n{title};04/02/2021;Seqens;7000\n"
    )
    (asked,) = _of_rows(drafts_of(text))
    assert (asked.row, asked.choices) == (4, (ADD, ONCE, REPLACE))
    answered = drafts_of(text, {asked.subject: REPLACE})
    assert rows_of(answered) == [("Un jardin", "5000"), ("Un four", "7000")]
    assert not answered.changes["landlords"].added if "landlords" in answered.changes else True
    assert [
        (one.row.number, one.problems[0].rule, one.problems[0].details["line"])
        for one in answered.refused
    ] == [(2, ImportRule.ROW_REPLACED, "4")]


def test_of_lines_that_replace_one_another_the_last_is_left() -> None:
    text = "Titre;Date;Montant\n" + "".join(f"Un four;04/02/2021;{n}000\n" for n in (6, 7, 8))
    given = {doubt.subject: REPLACE for doubt in _of_rows(drafts_of(text))}
    drafts = drafts_of(text, given)
    assert rows_of(drafts) == [("Un four", "8000")]
    assert [one.row.number for one in drafts.refused] == [2, 3]


def test_a_line_of_another_sheet_is_named_with_its_sheet() -> None:
    heads = ["Titre", "Date", "Bailleur"]
    row = ["Un four", "04/02/2021", "Seqens"]
    drafts = drafts_of(saved(workbook(**{"2021": [heads, row], "Suivi": [heads, row]})))
    assert _of_rows(drafts)[0].details["line"] == "2 (2021)"


def test_a_refused_line_keeps_its_other_doubts_until_it_is_left_out() -> None:
    text = "Titre;Date;Bailleur\nUn four;04/02/2021;Seqens\nUn four;04/02/2021;NC\n"
    drafts = drafts_of(text)
    assert {d.rule for d in drafts.doubts if d.row == 3} == {
        ImportRule.ROW_AGAIN, ImportRule.NOT_STATED,
    }  # fmt: skip
    left = drafts_of(text, {_of_rows(drafts)[0].subject: ""})
    assert not [doubt for doubt in left.doubts if doubt.row == 3]


def test_what_was_decided_may_name_another_amount() -> None:
    text = (
        "Titre;Date;Bailleur;Montant;Avis du comité\n"
        "Un four;04/02/2021;Seqens;12000;Favorable – montant ramené à 8 000 €\n"
        "Un jardin;04/02/2021;Seqens;5000;Favorable\n"
    )
    (asked,) = (d for d in drafts_of(text).doubts if d.asks)
    assert (asked.rule, asked.choices) == (ImportRule.AMOUNT_IN_REMARK, ("12000", "8000"))
    assert rows_of(drafts_of(text, {asked.subject: "8000"}))[0] == ("Un four", "8000")


def test_the_given_up_in_the_column_of_amounts_is_asked_about() -> None:
    text = "Titre;Date;Bailleur;Montant\nUn four;04/02/2021;Seqens;ABANDON\n"
    assert ImportRule.ROW_REJECTED in {doubt.rule for doubt in drafts_of(text).doubts}


def test_a_legend_beside_the_table_says_nothing_of_its_lines() -> None:
    text = (
        "Titre;Date;Bailleur;Légende\nUn four;04/02/2021;Seqens;retenu\n"
        "Un jardin;04/02/2021;Seqens;abandonné\n"
    )
    assert not _of_rows(drafts_of(text))


@pytest.mark.parametrize(
    ("decision", "is_read", "is_asked"),
    [
        ("Awarded (reduced)", True, False),
        ("Awarded - runner-up prize", True, False),
        ("Favorable, sous réserve du permis", True, True),
        ("Reserve list", False, False),
        ("✖", False, False),
        ("⏳", False, False),
        ("✔", True, False),
        ("Deferred to next board", False, False),
        ("Décliné par le bailleur", False, False),
    ],
)
def test_words_of_decisions(decision: str, is_read: bool, is_asked: bool) -> None:
    drafts = drafts_of(
        f"Project title;Date;Decision\nOven;04/02/2021;{decision}\nBike;04/02/2021;Awarded\n"
    )
    assert (len(rows_of(drafts)) == 2) is is_read
    assert any(doubt.asks and doubt.about == "row" for doubt in drafts.doubts) is is_asked


def test_a_supplement_without_a_name_is_of_the_line_above_or_left_out() -> None:
    text = (
        "Titre;Date;Bailleur;Montant\nUn four;04/02/2021;Seqens;15000\n"
        "avenant n°1 (oct. 2022);04/02/2021;;5000\n"
    )
    (asked,) = _of_rows(drafts_of(text))
    assert (asked.rule, asked.taken) == (ImportRule.ROW_PART, "")
    assert rows_of(drafts_of(text)) == [("Un four", "15000")]
    assert rows_of(drafts_of(text, {asked.subject: ADD})) == [("Un four", "20000")]


def test_a_line_that_its_decision_calls_a_double_is_listed() -> None:
    text = "Titre;Date;Avis\nUn four;04/02/2021;Favorable\nUn four;;Doublon\n"
    assert [one.why for one in read_list(text.encode()).listed] == [Why.NOT_SELECTED]


def test_an_amount_that_each_line_of_a_project_repeats_counts_once() -> None:
    text = (
        "Titre;Date;Bailleur;Montant;Logements\nUn four;04/02/2021;Seqens;15000;200\n"
        "Un four;04/02/2021;Erilia;15000;200\n;04/02/2021;Erigère;;\n"
    )
    again, untitled = (d for d in drafts_of(text).doubts if d.about in ("row", "title"))
    assert untitled.choices == ("Un four",)
    drafts = drafts_of(text, {again.subject: ONCE})
    assert rows_of(drafts) == [("Un four", "15000")]
    landlords = [row["landlord"] for row in drafts.changes["project_landlords"].added]
    assert landlords == ["seqens", "erilia"]
    assert [row["value"] for row in drafts.changes["figures"].added] == ["200"]


def test_a_remark_that_a_project_passes_to_another_committee_is_asked_about() -> None:
    text = "Titre;Date;Bailleur;Remarques\nUn four;04/02/2021;Seqens;passe au prochain comité\n"
    assert [doubt.rule for doubt in _of_rows(drafts_of(text))] == [ImportRule.ROW_REJECTED]
