"""Notes and remarks around a value, and what stands beside a name."""

import pytest

from loaders.project_list.notes import amounts_in, notes_of, without_mark
from loaders.project_list.reading import read_list
from loaders.spreadsheet.problems import ImportRule
from tests.loaders.project_list.drafting import drafts_of, rows_of

NOTED = (
    "Titre;Date;Bailleur;Montant\nTisser des liens¹;04/02/2021;Domofrance*;15 000 (2)\n"
    "Résidence (3);04/02/2021;Domofrance;12000\n\n"
    "* tête de groupe\n(2) montant révisé : 10 000 €\n"
)


def test_the_mark_of_a_note_is_no_part_of_a_value_and_its_note_is_told() -> None:
    drafts = drafts_of(NOTED)
    assert rows_of(drafts) == [("Tisser des liens", "15000"), ("Résidence (3)", "12000")]
    assert "landlords" not in drafts.changes
    told = [d for d in drafts.doubts if d.rule is ImportRule.FOOTNOTE]
    assert [(d.value, d.details["note"]) for d in told] == [
        ("Tisser des liens¹", ""),
        ("Domofrance*", "* tête de groupe"),
        ("15 000 (2)", "(2) montant révisé : 10 000 €"),
    ]
    (asked,) = [d for d in drafts.doubts if d.rule is ImportRule.AMOUNT_IN_REMARK]
    assert (asked.taken, asked.choices) == ("15000", ("15000", "10000"))
    assert rows_of(drafts_of(NOTED, {asked.subject: "10000"}))[0] == ("Tisser des liens", "10000")


def test_a_square_metre_is_no_mark() -> None:
    notes = notes_of(read_list(NOTED.encode()).listed)
    for text in ("Un jardin de 300 m²", "Le 8", "Plan B (9)"):
        assert without_mark(text, "", notes) == (text, "", "")


@pytest.mark.parametrize(
    ("remark", "amounts"),
    [
        ("montant ramené à 10 000 €", ["10000"]),
        ("12,5 k€ puis 8000 euros", ["12500", "8000"]),
        ("subvention votée 47 500 dont 7 500 du département", ["47500", "7500"]),
        ("2 554 logements, voir dossier 2022-14", []),
        ("1er versement fait 05/2023", []),
        ("frais de 12 €", []),
    ],
)
def test_amounts_in_a_remark(remark: str, amounts: list[str]) -> None:
    assert amounts_in(remark) == amounts


def test_an_amount_that_stands_only_in_a_remark_is_asked_about() -> None:
    text = "Titre;Date;Montant;Remarques\nUn four;04/02/2021;;12 500 € accordés\n"
    (asked,) = [d for d in drafts_of(text).doubts if d.rule is ImportRule.AMOUNT_IN_REMARK]
    assert (asked.taken, asked.choices, asked.asks) == ("", ("12500",), True)
    assert rows_of(drafts_of(text)) == [("Un four", "")]
    assert rows_of(drafts_of(text, {asked.subject: "12500"})) == [("Un four", "12500")]


@pytest.mark.parametrize(
    "written",
    [
        "Domofrance (Mme Untel, 05 00 00 00 00)",
        "Domofrance – M. Untel 0500000000",
        "Domofrance contact@example.org",
    ],
)
def test_a_person_to_reach_is_no_part_of_a_name(written: str) -> None:
    drafts = drafts_of(f'Titre;Date;Bailleur\nUn four;04/02/2021;"{written}"\n')
    assert [row["landlord"] for row in drafts.changes["project_landlords"].added] == ["domofrance"]
    assert ImportRule.NAME_CONTACT in {doubt.rule for doubt in drafts.doubts}


def test_what_no_column_holds_is_told() -> None:
    rules = {doubt.rule for doubt in drafts_of("Titre;Date\nUn four;04/02/2021\n").doubts}
    assert rules == {
        ImportRule.NO_LANDLORD_COLUMN,
        ImportRule.NO_CARRIER_COLUMN,
        ImportRule.NO_AMOUNT_COLUMN,
        ImportRule.NO_PLACE_COLUMN,
    }
    whole = "Titre;Date;Bailleur;Asso;Montant;Ville\n"
    assert not drafts_of(f"{whole}Four;04/02/2021;Domofrance;AEEC;12000;Bobigny\n").doubts


@pytest.mark.parametrize("counted", ["3 résidences", "120 balcons", "2 ateliers"])
def test_a_count_of_something_else_is_asked_about(counted: str) -> None:
    drafts = drafts_of(f"Titre;Date;Bénéficiaires\nUn four;04/02/2021;{counted}\n")
    assert "figures" not in drafts.changes
    (asked,) = [doubt for doubt in drafts.doubts if doubt.rule is ImportRule.UNIT_UNKNOWN]
    assert (asked.asks, asked.choices) == (True, (counted.split(maxsplit=1)[0],))


@pytest.mark.parametrize(
    "written", ["15 000 CHF", "15 000 F", "$15,000", "15 000 francs", "£ 15 000", "40 %"]
)
def test_another_currency_is_no_amount_in_euros(written: str) -> None:
    drafts = drafts_of(f'Titre;Date;Montant\nUn four;04/02/2021;"{written}"\n')
    assert rows_of(drafts) == [("Un four", "")]
    assert [d.rule for d in drafts.doubts if d.asks] == [ImportRule.AMOUNT_CURRENCY]


def test_the_day_that_a_spreadsheet_counts_is_told() -> None:
    drafts = drafts_of("Titre;Date\nUn four;44927\n")
    (told,) = [d for d in drafts.doubts if d.rule is ImportRule.DATE_SERIAL]
    assert told.details["day"] == "2023-01-01"


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("Mr Untel", True),
        ("Les bailleurs de la métropole", True),
        ("3 bailleurs", True),
        ("Ville de Lille", True),
        ("Villogis", False),
        ("Association des bailleurs du Nord", False),
        ("Régionale de l’Habitat", False),
    ],
)
def test_what_may_be_no_landlord_is_left_out_until_somebody_says(name: str, is_asked: bool) -> None:
    text = f"Titre;Date;Bailleur\nUn four;04/02/2021;{name}\n"
    drafts = drafts_of(text)
    asked = [d for d in drafts.doubts if d.rule is ImportRule.NAME_DOUBTFUL]
    assert bool(asked) is is_asked
    assert ("project_landlords" in drafts.changes) is not is_asked
    if asked:
        answered = drafts_of(text, {asked[0].subject: name})
        assert [row["name"] for row in answered.changes["landlords"].added] == [name]


def test_not_stated_as_people_go_on_to_say() -> None:
    drafts = drafts_of("Titre;Date;Bailleur\nUn four;04/02/2021;non connu à ce jour\n")
    assert "landlords" not in drafts.changes
