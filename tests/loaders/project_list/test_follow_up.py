"""A list of amounts, payments and states: it adds to the recorded projects that it names."""

import pytest

from loaders.geography.geography import read_communes
from loaders.package.load import SHIPPED, read_text_package
from loaders.project_list.column_guess import proposed
from loaders.project_list.doubts import NO_ANSWERS, Answers
from loaders.project_list.drafts import ListDrafts, list_drafts
from loaders.project_list.payment_cells import PAID, UNPAID
from loaders.project_list.reading import list_of
from loaders.project_list.table import AS_FOUND
from loaders.project_list.targets import BY_KEY
from loaders.spreadsheet.problems import ImportRule
from tests.packages import Package

COMMUNES = read_communes(SHIPPED / "geography" / "communes.parquet")


def _drafts(package: Package, text: str, answers: Answers = NO_ANSWERS) -> ListDrafts:
    read = read_text_package(package.directory)
    table = list_of(text.encode(), AS_FOUND)
    return list_drafts(
        table, proposed(table).mapping, read.tables, read.schema, COMMUNES,
        answers=answers,
    )  # fmt: skip


def _rows(drafts: ListDrafts, table: str) -> list[dict[str, str]]:
    rows = drafts.changes[table].added if table in drafts.changes else ()
    return [{name: value for name, value in row.items() if value} for row in rows]


def test_a_line_of_a_recorded_project_gives_its_follow_up_alone(package: Package) -> None:
    drafts = _drafts(
        package,
        "Projet;Montant accordé;Budget total;État;Date de fin;Personnes touchées;Contact;"
        "Remarques;Bilan\n"
        "JARDINS D'ÉTÉ;45 000 €;90 k€;terminé;31/12/2024;120;accueil@example.org;À revoir;\n"
        "Nu;12500;30000;abandonnée;2023-01-05;;;;https://example.org/nu\n",
    )
    assert drafts.refused == ()
    assert drafts.lines == {}
    assert [project for _, project in drafts.followed] == ["garden", "bare"]
    assert _rows(drafts, "follow_up") == [
        {"project": "garden", "granted_eur": "45000", "budget_eur": "90000", "state": "finished",
         "end_date": "2024-12-31", "people_reached": "120", "note": "À revoir"},
        {"project": "bare", "granted_eur": "12500", "budget_eur": "30000", "state": "abandoned",
         "end_date": "2023-01-05", "evaluation_url": "https://example.org/nu"},
    ]  # fmt: skip
    assert _rows(drafts, "contacts") == [{"project": "garden", "contact": "accueil@example.org"}]
    assert {*drafts.changes} == {"follow_up", "contacts"}
    assert [one.rule for one in drafts.doubts] == [ImportRule.ROW_FOLLOWS] * 2


def test_a_day_goes_with_the_payment_of_its_number_and_is_told_where_there_is_none(
    package: Package,
) -> None:
    text = "Projet;Versé 1;Date de versement 1;Solde versé;Date de versement 3\n"
    drafts = _drafts(package, text + "Nu;5000;12/03/2024;7500;15/06/2024\n")
    paid = [(row.get("date", ""), row["amount_eur"]) for row in _rows(drafts, "payments")]
    assert paid == [("2024-03-12", "5000"), ("", "7500")]
    told = [one.value for one in drafts.doubts if one.rule is ImportRule.PAYMENT_DAY]
    assert told == ["15/06/2024"]


def test_a_day_without_a_number_goes_with_the_payment_beside_it(package: Package) -> None:
    text = "Projet;1er versement;date;2e versement;date;Solde;date\n"
    drafts = _drafts(package, text + "Nu;5000;12/03/2024;-;-;7500;15/06/2024\n")
    paid = [(row.get("date", ""), row["amount_eur"]) for row in _rows(drafts, "payments")]
    assert paid == [("2024-03-12", "5000"), ("2024-06-15", "7500")]


_INSTALMENTS = (
    "Projet;Comité;Montant accordé;Acompte;Date;Solde;Date;Reste à verser;Obs.\nNu;;16000;8000;"
)


@pytest.mark.parametrize(
    ("text", "unpaid"),
    [
        (f"{_INSTALMENTS}12/03/2024;8000;04/05/2025;0;\n", []),
        (f"{_INSTALMENTS}12/03/2024;8000;;;\n", ["8000"]),
        (f"{_INSTALMENTS}12/03/2024;8000;;0;\n", []),
        (f"{_INSTALMENTS}mars 2024;8000;prév. mai-24;8000;\n", ["8000"]),
        (f"{_INSTALMENTS}12/03/2024;8000;en attente bilan;;\n", ["8000"]),
        (f"{_INSTALMENTS}12/03/2024;8000;31/12/2099;8000;\n", ["8000"]),
        (f"{_INSTALMENTS}payé;8000 € (prévu);;;\n", ["8000 € (prévu)"]),
        ("Projet;Accordé;Avance;Solde;Obs.\nNu;9000;4000;5000;prévu T1\n", ["4000", "5000"]),
        ("Projet;Montant accordé;Acompte;Solde;Reste\nNu;9000;4000;5000;5 k€\n", ["4000", "5000"]),
        ("Projet;Montant accordé;Acompte;Montant à verser\nNu;;4000;5000\n", ["Acompte"]),
        ("Projet;Tranche 1;Situation T1\nNu;4000;à payer\n", ["4000"]),
        ("Projet;Versement 2099\nNu;4000\n", ["4000"]),
        ("Projet;Versé 1;Solde à verser;Acompte (prévisionnel)\nNu;9000;4000;5000\n", []),
    ],
)  # fmt: skip
def test_a_payment_that_may_not_be_made_yet_is_asked_about(
    package: Package, text: str, unpaid: list[str]
) -> None:
    drafts = _drafts(package, text)
    asked = [one for one in drafts.doubts if one.asks and one.about == "paid"]
    assert [one.value for one in asked] == unpaid
    left_out = [one for one in asked if not one.taken]
    answered = _drafts(package, text, Answers(given={one.subject: PAID for one in asked}))
    count = len(_rows(answered, "payments"))
    assert len(_rows(drafts, "payments")) == count - len(left_out)
    never = _drafts(package, text, Answers(given={one.subject: UNPAID for one in asked}))
    assert len(_rows(never, "payments")) == count - len(asked)


def test_payments_beyond_the_grant_are_told(package: Package) -> None:
    drafts = _drafts(package, "Projet;Montant accordé;Versé 1;Versé 2\nNu;9000;5000;6000\n")
    assert ImportRule.PAYMENTS_EXCEED in [one.rule for one in drafts.doubts]


def test_a_month_is_no_day_of_a_beginning_and_the_day_is_asked_for(package: Package) -> None:
    text = "Projet;Début;Fin\nNu;mars 2024;31/13/2024\n"
    drafts = _drafts(package, text)
    asked = [one for one in drafts.doubts if one.asks]
    assert [one.rule for one in asked] == [ImportRule.DATE_NO_DAY, ImportRule.DATE_UNREADABLE]
    assert _rows(drafts, "follow_up") == []
    answered = _drafts(package, text, Answers(given={asked[0].subject: "4 mars 2024"}))
    assert _rows(answered, "follow_up") == [{"project": "bare", "start_date": "2024-03-04"}]


def test_payments_go_with_their_days_and_come_once(package: Package) -> None:
    text = (
        "Projet;Versement 1;Date de versement 1;Versement 2;Date de versement 2\n"
        "Nu;5000;01/02/2023;2500;15/06/2024\n"
        "Jardins encore;6000;01/03/2024;7000;04/05/2024\n"
    )
    first, second, _, third = _rows(_drafts(package, text), "payments")
    assert (first["date"], first["amount_eur"], first["position"]) == ("2023-02-01", "5000", "1")
    assert (second["date"], second["amount_eur"]) == ("2024-06-15", "2500")
    assert (third["project"], third["amount_eur"]) == ("garden-again", "7000")
    assert third["date"] == "2024-05-04"
    package.write(
        "payments", "project,position,date,amount_eur\nbare,1,2023-02-01,5000\nbare,4,,1\n"
    )
    again = _rows(_drafts(package, text), "payments")
    assert [(row["amount_eur"], row["position"]) for row in again] == [
        ("2500", "5"), ("6000", "1"), ("7000", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("en cours", "under-way"),
        ("Terminée", "finished"),
        ("soldé", "finished"),
        ("prolongé jusqu’en 2027", "extended"),
        ("Abandoned", "abandoned"),
        ("Abandonné – trop-perçu à rembourser", "abandoned"),
        ("Projet terminé le 12/03/2024", "finished"),
    ],
)
def test_states_are_read(package: Package, said: str, state: str) -> None:
    drafts = _drafts(package, f"Projet;Montant accordé;État\nNu;1000;{said}\n")
    assert _rows(drafts, "follow_up")[0]["state"] == state


def test_a_payment_that_may_be_thousands_is_asked_about(package: Package) -> None:
    drafts = _drafts(package, "Projet;État;Versement\nNu;en cours;600\n")
    assert _rows(drafts, "payments") == []
    (asked,) = [one for one in drafts.doubts if one.asks]
    assert (asked.about, asked.value) == ("paid_eur", "600")
    assert "600" in asked.choices


def test_what_was_entered_before_is_changed_and_the_rest_stays(package: Package) -> None:
    package.write("follow_up", "project,state,granted_eur,note\nbare,under-way,1000,à suivre\n")
    drafts = _drafts(package, "Projet;Montant accordé;État\nNu;1000;terminé\n")
    (row,) = drafts.changes["follow_up"].changed
    assert row.key == ("bare",)
    assert [(c.column, c.before, c.after) for c in row.cells] == [
        ("state", "under-way", "finished")
    ]


def test_two_lines_of_one_project_that_disagree_are_told(package: Package) -> None:
    drafts = _drafts(package, "Projet;Montant accordé;État\nNu;1000;en cours\nNu;2000;en cours\n")
    assert _rows(drafts, "follow_up")[0]["granted_eur"] == "1000"
    (told,) = [one for one in drafts.doubts if one.rule is ImportRule.OWN_DIFFERS]
    assert (told.row, told.value, told.details["first"]) == (3, "2000", "1000")


@pytest.mark.parametrize(
    "said",
    [
        "non démarré", "à lancer", "en attente de pièces", "à solder", "signé", "terminé ?",
        "convention en cours de signature", "clôture en cours", "1. en cours ?", "terminé à 80 %",
        "en cours, abandonné", "en cours (à confirmer)", "démarrage prévu", "presque terminé",
    ],
)  # fmt: skip
def test_a_state_that_is_not_known_is_told_and_not_guessed(package: Package, said: str) -> None:
    drafts = _drafts(package, f"Projet;Montant accordé;État\nNu;1000;{said}\n")
    assert "state" not in _rows(drafts, "follow_up")[0]
    assert ImportRule.STATE_UNKNOWN in [one.rule for one in drafts.doubts]


@pytest.mark.parametrize("heading", ["État", "Statut", "Statut du projet"])
def test_an_abandoned_project_that_was_granted_an_amount_stays(
    package: Package, heading: str
) -> None:
    text = f"Projet;Bailleur;Montant accordé;{heading}\n{{}};Un Habitat;900;abandonné\n"
    (noted,) = _rows(_drafts(package, text.format("Nu")), "follow_up")
    assert (noted["project"], noted["state"]) == ("bare", "abandoned")
    new = _drafts(package, text.format("Un banc neuf"))
    assert len(new.lines) == 1
    assert _rows(new, "follow_up")[0]["state"] == "abandoned"


def test_the_amount_of_a_new_project_is_the_funds_own(package: Package) -> None:
    drafts = _drafts(package, "Projet;Bailleur;Montant accordé\nUn banc neuf;Un Habitat;8 000\n")
    (project,) = _rows(drafts, "projects")
    assert "amount_eur" not in project
    assert _rows(drafts, "follow_up") == [{"project": project["id"], "granted_eur": "8000"}]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Amount Awarded", "amount_eur"),
        ("Amount Disbursed", "paid_eur"),
        ("Planned Dates:Start Date", "start_date"),
        ("Planned Dates:End Date", "end_date"),
        ("montant", "amount_eur"),
        ("Coût total du projet", "budget_eur"),
        ("Statut", "state"),
        ("Date de versement", "paid_date"),
        ("Personne à contacter", "contact"),
        ("Lien vers l'évaluation", "evaluation_url"),
        ("idBeneficiaire", "beneficiary_siret"),
        ("conditionsVersement", "payment_terms"),
        ("notificationUE", "eu_notified"),
    ],
)
def test_headings_of_lists_and_of_the_standards_are_known(heading: str, target: str) -> None:
    assert target in BY_KEY
    table = list_of(f"Title;{heading}\nA garden;2024-01-02 https://x.org\n".encode(), AS_FOUND)
    assert proposed(table).mapping.columns[heading] == target


@pytest.mark.parametrize(
    ("siret", "read"),
    [
        ("38047555800058", "38047555800058"),
        ("380 475 558 00058", "38047555800058"),
        ("8047555800054", "08047555800054"),
        ("35600000000049", ""),  # its check digit is another
        ("35600000009075", "35600000009075"),  # of La Poste, whose digits add up to a multiple of 5
        ("38047555800058.0", "38047555800058"),
        ("W380475558", ""),
        ("380475558", ""),
    ],
)
def test_what_an_agreement_says_is_read_from_a_list_by_scdl(
    package: Package, siret: str, read: str
) -> None:
    drafts = _drafts(
        package,
        "nomBeneficiaire,idBeneficiaire,objet,montant,conditionsVersement,notificationUE\n"
        f"Association,{siret},Nu,12500,Moitié à la signature,non\n",
    )
    (row,) = _rows(drafts, "follow_up")
    assert row.get("beneficiary_siret", "") == read
    assert (row["payment_terms"], row["eu_notified"]) == ("Moitié à la signature", "false")
    lost = [one for one in drafts.doubts if one.rule is ImportRule.AGREEMENT_UNREADABLE]
    assert len(lost) == (not read)


def test_terms_that_are_too_long_are_told_and_not_cut(package: Package) -> None:
    text = f"Projet;Montant accordé;Conditions de versement\nNu;12500;{'mot ' * 80}\n"
    drafts = _drafts(package, text)
    assert "payment_terms" not in _rows(drafts, "follow_up")[0]
    assert ImportRule.AGREEMENT_UNREADABLE in [one.rule for one in drafts.doubts]


@pytest.mark.parametrize(
    ("state", "end", "told"),
    [
        ("prolongé jusqu’au 30/06/2024", "2024-06-30", ImportRule.CELL_PARTED),
        ("terminé le 30/06/2024", "2024-06-30", ImportRule.CELL_PARTED),
        ("prolongé jusqu’en juin 2024", "", ImportRule.STATE_REST),
        ("abandonné le 30/06/2024", "", ImportRule.STATE_REST),
        ("1 - en cours", "", None),
    ],
)
def test_what_stands_behind_a_state_is_taken_or_told(
    package: Package, state: str, end: str, told: ImportRule | None
) -> None:
    drafts = _drafts(package, f"Projet;Montant accordé;État\nNu;12500;{state}\n")
    assert _rows(drafts, "follow_up")[0].get("end_date", "") == end
    rules = {doubt.rule for doubt in drafts.doubts} - {ImportRule.ROW_FOLLOWS}
    assert rules == ({told} if told else set())


def test_payments_of_years_are_payments(package: Package) -> None:
    drafts = _drafts(package, "Projet;Versé 2021;Versé 2022\nNu;5000;7500\n")
    assert [row["amount_eur"] for row in _rows(drafts, "payments")] == ["5000", "7500"]
    told = [doubt.value for doubt in drafts.doubts if doubt.rule is ImportRule.DATE_NO_DAY]
    assert told == ["Versé 2021", "Versé 2022"]
