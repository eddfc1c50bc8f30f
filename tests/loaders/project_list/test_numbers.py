"""Amounts, counts and durations: each way of writing gives its number, or is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.project_list.numbers import Measure, middle_of, out_of_line, read_number
from loaders.spreadsheet.problems import ImportRule

NET, REST, FAR = ImportRule.AMOUNT_NET, ImportRule.NUMBER_REST, ImportRule.NUMBER_FAR


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("12000", "", "12000"),
        ("12 000 €", "", "12000"),
        ("12\u00a0000\u202f€", "", "12000"),
        ("12.000", "", "12000"),
        ("12.000 €", "", "12000"),
        ("12,000 €", "", "12000"),
        ("1.250.000", "€", ""),
        ("125.000", "", "125000"),
        ("12'000", "", "12000"),
        ("12’000 €", "", "12000"),
        ("12000,50", "", "12000.50"),
        ("12 000,50 €", "", "12000.50"),
        ("12.500,50 €", "", "12500.50"),
        ("12,500.50 €", "", "12500.50"),
        ("12500.50", "", "12500.50"),
        ("12000,00", "", "12000"),
        ("12 k€", "", "12000"),
        ("12k€", "", "12000"),
        ("12 K€", "", "12000"),
        ("12,5 k€", "", "12500"),
        ("M€ 0,012", "", "12000"),
        ("12.5 keur", "", "12500"),
        ("12 KE", "", "12000"),
        ("12k", "", "12000"),
        ("12 milliers d’euros", "", "12000"),
        ("12 mille euros", "", "12000"),
        ("0,5 M€", "", "500000"),
        ("1,2 M€", "", "1200000"),
        ("1.5 M€", "", "1500000"),
        ("1,2 million d'euros", "", "1200000"),
        ("12 000 euros", "", "12000"),
        ("12 000 EUR", "", "12000"),
        ("€ 12,000", "", "12000"),
        ("Montant : 12 000 €", "", "12000"),
        ("15 000 € HT", "", "15000"),
        ("15 000 HT", "", "15000"),
        ("15 000 € TTC", "", "15000"),
        ("15 000 € (dont 5 000 en 2022)", "", "15000"),
        ("≈ 12 000", "", "12000"),
        ("environ 12 000 €", "", "12000"),
        ("12", "k€", "12000"),
        ("12,5", "k€", "12500"),
        ("0,12", "M€", "120000"),
        ("12 k€", "k€", "12000"),
        ("12 000 €", "k€", "12000"),
        ("12.345", "k€", ""),
        ("12.3450", "k€", "12345"),
    ],
)
def test_amounts(text: str, unit: str, value: str) -> None:
    assert read_number(text, "amount", unit).value == value


@pytest.mark.parametrize(
    ("text", "unit", "rule", "choices"),
    [
        ("50-60 k€", "", ImportRule.NUMBER_SEVERAL, ("50000", "60000")),
        ("entre 10 000 et 12 000 €", "", ImportRule.NUMBER_SEVERAL, ("10000", "12000")),
        ("10 000 + 5 000", "", ImportRule.NUMBER_SEVERAL, ("15000", "10000", "5000")),
        ("2 x 6 000 €", "", ImportRule.NUMBER_SEVERAL, ("12000", "6000")),
        ("60000€ dont 20000 FIS", "", ImportRule.NUMBER_SEVERAL, ("60000", "20000")),
        ("60 000 € (dont FIS : 20 000 €)", "", ImportRule.NUMBER_SEVERAL, ("60000", "20000")),
        ("60 000 € / budget 90 k€", "", ImportRule.NUMBER_SEVERAL, ("60000", "90000")),
        ("12 000 €/an", "", ImportRule.AMOUNT_YEARLY, ("12000", "24000", "36000")),
        ("12 000 € par an", "", ImportRule.AMOUNT_YEARLY, ("12000", "24000", "36000")),
        ("12", "", FAR, ("12", "12000")),
        ("12000", "k€", FAR, ("12000000", "12000")),
        ("0", "", ImportRule.NUMBER_ZERO, ("0",)),
        ("0,00 €", "", ImportRule.NUMBER_ZERO, ("0",)),
        ("-5000", "", ImportRule.NUMBER_UNREADABLE, ()),
        ("(5 000)", "", ImportRule.NUMBER_UNREADABLE, ()),
        ("voir convention", "", ImportRule.NUMBER_UNREADABLE, ()),
        ("1 8000", "", ImportRule.NUMBER_UNREADABLE, ("18000",)),
        ("20 à 25 000", "", ImportRule.NUMBER_SEVERAL, ("20000", "20", "25000")),
        ("10 000 €\n5 000 €", "", ImportRule.NUMBER_SEVERAL, ("15000", "10000", "5000")),
        (
            "10 000 € en 2021, 5 000 € en 2022",
            "",
            ImportRule.NUMBER_SEVERAL,
            ("15000", "10000", "5000"),
        ),
        ("38047555800058", "", ImportRule.NUMBER_IDENTIFIER, ()),
        ("380 475 558 00058", "", ImportRule.NUMBER_IDENTIFIER, ()),
        ("380475558", "", ImportRule.NUMBER_IDENTIFIER, ()),
        ("0612345678", "", ImportRule.NUMBER_IDENTIFIER, ()),
        ("06 12 34 56 78", "", ImportRule.NUMBER_IDENTIFIER, ()),
        ("+33 6 12 34 56 78", "", ImportRule.NUMBER_IDENTIFIER, ()),
    ],
)
def test_amounts_that_are_asked_about(
    text: str, unit: str, rule: ImportRule, choices: tuple[str, ...]
) -> None:
    read = read_number(text, "amount", unit)
    assert (read.value, read.rules, read.choices) == ("", (rule,), choices)


@pytest.mark.parametrize(
    ("text", "rules", "rest"),
    [
        ("15 000 € HT", (NET,), ""),
        ("15 000 € TTC", (), ""),
        ("15 000 € (dont 5 000 en 2022)", (REST,), "(dont 5 000 en 2022)"),
        ("50 000 € sur 3 ans", (REST,), "sur 3 ans"),
        ("environ 12 000 €", (ImportRule.AMOUNT_APPROXIMATE,), ""),
        ("1,2 M€", (FAR,), ""),
        ("300 €", (FAR,), ""),
    ],
)
def test_what_is_taken_is_told_with_what_was_left(
    text: str, rules: tuple[ImportRule, ...], rest: str
) -> None:
    read = read_number(text, "amount")
    assert read.value
    assert (read.rules, read.rest) == (rules, rest)


@pytest.mark.parametrize(
    ("text", "value", "approximate", "unit"),
    [
        ("1 224", "1224", False, ""),
        ("1\u202f224 logements", "1224", False, "homes"),
        ("2.022", "2022", False, ""),
        ("2,022", "2022", False, ""),
        ("120", "120", False, ""),
        ("120.0", "120", False, ""),
        ("environ 200", "200", True, ""),
        ("env. 120", "120", True, ""),
        ("~ 30", "30", True, ""),
        ("~30", "30", True, ""),
        ("+ de 100", "100", True, ""),
        ("> 100", "100", True, ""),
        ("au moins 50 ménages", "50", True, "households"),
        ("120 environ", "120", True, ""),
        ("Près de 13.000 ménages", "13000", True, "households"),
        ("120 (dont 30 T2)", "120", False, ""),
        ("120 locataires", "120", False, "tenants"),
        ("une trentaine", "30", True, ""),
        ("cent vingt logements", "120", False, "homes"),
        ("25 familles", "25", False, "households"),
    ],
)
def test_counts(text: str, value: str, approximate: bool, unit: str) -> None:
    read = read_number(text, "count")
    assert (read.value, read.approximate, read.unit) == (value, approximate, unit)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("50-60", ImportRule.NUMBER_SEVERAL),
        ("200 enfants, 60 parents", ImportRule.NUMBER_SEVERAL),
        ("100 à 150", ImportRule.NUMBER_SEVERAL),
        ("2 ou 3", ImportRule.NUMBER_SEVERAL),
        ("entre 50 et 60 logements", ImportRule.NUMBER_SEVERAL),
        ("75 %", ImportRule.NUMBER_UNREADABLE),
        ("12,5", ImportRule.NUMBER_UNREADABLE),
        ("500 €", ImportRule.NUMBER_UNREADABLE),
        ("-5", ImportRule.NUMBER_UNREADABLE),
        ("plein", ImportRule.NUMBER_UNREADABLE),
        ("38047555800058", ImportRule.NUMBER_IDENTIFIER),
        ("06000", ImportRule.NUMBER_IDENTIFIER),
        ("93200", FAR),
        ("0", ImportRule.NUMBER_ZERO),
    ],
)
def test_counts_that_give_none(text: str, rule: ImportRule) -> None:
    read = read_number(text, "count")
    assert (read.value, read.rules) == ("", (rule,))


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("2", "", "2"),
        ("1,5", "", "1.5"),
        ("1,5 an", "", "1.5"),
        ("2 ans", "", "2"),
        ("18 mois", "", "1.5"),
        ("18 mois", "ans", "1.5"),
        ("18", "mois", "1.5"),
        ("24 mois", "", "2"),
        ("3 ans renouvelables", "", "3"),
        ("2 ans et demi", "", "2.5"),
        ("1 an et 6 mois", "", "1.5"),
        ("2 ans 3 mois", "", "2.25"),
        ("36 mois (2021-2024)", "", "3"),
        ("deux ans", "", "2"),
        ("un an", "", "1"),
        ("(36 mois)", "", "3"),
        ("– 3 ans –", "", "3"),
        ("2 semestres", "", "1"),
        ("2 phases", "", ""),
        ("3 years", "", "3"),
        ("24", "", ""),
        ("6", "", ""),
        ("6", "ans", "6"),
        ("2021-2023", "", ""),
        ("1 an 1/2", "", "1.5"),
        ("2 à 3 ans", "", ""),
        ("10 jours", "", ""),
    ],
)
def test_durations(text: str, unit: str, value: str) -> None:
    read = read_number(text, "duration", unit)
    assert read.value == value
    assert read.value or read.rules


def test_choices_of_a_duration() -> None:
    assert read_number("24", "duration").choices == ("24", "2")
    assert read_number("6", "duration").choices == ("6", "0.5")
    assert read_number("2021-2023", "duration").choices == ("2", "3")
    assert read_number("2019", "duration").choices == ()


def test_numbers_in_two_lines_are_two() -> None:
    read = read_number("320\n200", "count")
    assert (read.rules, read.choices) == ((ImportRule.NUMBER_SEVERAL,), ("520", "320", "200"))
    assert "80" in read_number("Jeunes 16-25 (80)", "count").choices
    about = read_number("60 environ (au départ 100)", "count")
    assert (about.value, about.approximate) == ("60", True)


def test_an_amount_out_of_line_with_its_column() -> None:
    others = ["12000", "15000", "30000", "1000"]
    assert out_of_line("900000", middle_of(others))
    assert not out_of_line("150000", middle_of(others))
    assert not out_of_line("900000", middle_of(others[:2]))


@given(
    st.text(alphabet="0123456789 .,'’k€MHTenvàox-+()/%logementsansmois\u00a0", max_size=25),
    st.sampled_from(["amount", "count", "duration"]),
    st.sampled_from(["", "k€", "mois"]),
)
def test_any_text_gives_a_number_or_a_reason(text: str, measure: Measure, unit: str) -> None:
    read = read_number(text, measure, unit)
    assert read.value or read.rules
    assert not read.value or float(read.value) > 0
