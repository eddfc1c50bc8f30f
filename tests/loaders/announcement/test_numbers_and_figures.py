"""Numbers as they are written, and which of them are figures."""

import pytest

from loaders.announcement.numbers import numbers
from loaders.announcement.stated_numbers import read_figures
from loaders.announcement.view import View


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("1.224 ménages", [1224]),
        ("27 000 logements", [27000]),
        ("27\u202f000 logements", [27000]),
        ("3792 logements", [3792]),
        ("trois cent vingt", [320]),
        ("quatre-vingts", [80]),
        ("une trentaine", [30]),
        ("deux centaines", [200]),
        ("soixante-dix mille", [70000]),
        ("en 2019 150 logements", [2019, 150]),
        ("1,2 million", [1_200_000]),
        ("près d’un millier", [1000]),
    ],
)
def test_number(words: str, values: list[float]) -> None:
    assert [number.value for number in numbers(View(words).text)] == values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le bailleur possède un patrimoine de 2.022 logements.", [(2022, "homes", "stock")]),
        ("En 2022, un livret a été écrit.", []),
        ("36logements neufs seront livrés.", [(36, "homes", "targeted")]),
        ("un espace de 2.380m²", [(2380, "other", "context")]),
        (
            "respectivement 1.376 et 2.509 logements",
            [(1376, "homes", "stock"), (2509, "homes", "stock")],
        ),
        (
            "les 730 ménages qui partiront comme les 600 qui resteront",
            [(730, "households", "targeted"), (600, "households", "targeted")],
        ),
        (
            "Sur 61.000 locataires, 5.200 ont plus de 70 ans.",
            [(61000, "tenants", "stock"), (5200, "tenants", "context")],
        ),
        ("une enquête auprès d’un échantillon de 300 seniors", [(300, "people", "sample")]),
        ("Les 6 bailleurs, 5 esh et 1 oph, agissent ensemble.", []),
        (
            "Un bailleur (1.900 logements sur le quartier) agit dans l’Eure (27).",
            [(1900, "homes", "stock")],
        ),
        (
            "La troupe proposera des ateliers à 60 habitants, dont 25 enfants du quartier.",
            [(60, "people", "targeted"), (25, "people", "targeted")],
        ),
        (
            "Le bailleur gère 90 logements, et 45 ménages devraient être reçus.",
            [(90, "homes", "stock"), (45, "households", "targeted")],
        ),
        ("La moitié des 330 familles vit seule.", [(330, "households", "context")]),
        ("Le bailleur constate que 240 locataires sont isolés.", [(240, "tenants", "context")]),
        ("Le projet concerne 1.060 logements.", [(1060, "homes", "targeted")]),
        ("50% des locataires, plus d’1/3 des résidents, 800€ par mois", []),
        ("construite dans les années 60, en mars 2020, dans le 18ème arrondissement", []),
        ("des jeunes de 13 à 17 ans, pendant 18 mois, au 12, rue de Bâle", []),
    ],
)
def test_figures(sentence: str, expected: list[tuple[float, str, str]]) -> None:
    figures, _ = read_figures(View(sentence), 0, len(sentence), [])
    assert [(f.value, f.unit, f.role) for f in figures] == expected


@pytest.mark.parametrize(
    "words", ["près de 13.000 locataires", "une trentaine d’associations", "environ 40 familles"]
)
def test_approximate(words: str) -> None:
    assert read_figures(View(words), 0, len(words), [])[0][0].approximate
