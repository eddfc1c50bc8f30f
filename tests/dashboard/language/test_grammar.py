"""Names of territories have their articles in French, and verbs agree with them."""

import pandas as pd
import pytest

from dashboard.language.grammar import _ARTICLES, in_place, the_value
from dashboard.language.translation import Words
from dashboard.measures.amounts import Spread
from dashboard.measures.measure import Coverage, Measure
from dashboard.selection.index import Index
from dashboard.texts.amounts import leading_amount
from dashboard.texts.headlines import _leading

FR, EN = Words("fr"), Words("en")
ALL_EUROS = Spread(3, 3, 90_000.0, 0.0, 0.0, 0.0, own=False)


def test_every_region_and_departement_has_its_article(shipped: Index) -> None:
    portfolio = shipped.portfolio
    for level, table in (("region", portfolio.regions), ("departement", portfolio.departements)):
        assert {code for of, code in _ARTICLES if of == level} == set(table["code"])
        for code, name in table[["code", "name"]].itertuples(index=False, name=None):
            article, before = _ARTICLES[level, code]
            vowel = (name[0] in "AEIOUYÉÎ" and not name.startswith("Yv")) or name == "Hérault"
            assert (article == "l’") == (vowel and not name.startswith(("Alpes", "Ardennes"))), name
            assert (article == "les ") == name.split("-")[0].split()[0].endswith(
                ("Alpes", "Ardennes", "Bouches", "Côtes", "Deux", "Hautes", "Hauts", "Landes",
                 "Pays", "Pyrénées", "Vosges", "Yvelines")
            ), name  # fmt: skip
            assert before in (f"dans {article}", "en ", "à "), name


@pytest.mark.parametrize(
    ("level", "code", "name", "the", "there"),
    [
        ("departement", "78", "Yvelines", "les Yvelines", "dans les Yvelines"),
        ("departement", "93", "Seine-Saint-Denis", "la Seine-Saint-Denis", "en Seine-Saint-Denis"),
        ("departement", "75", "Paris", "Paris", "à Paris"),
        ("region", "11", "Île-de-France", "l’Île-de-France", "en Île-de-France"),
        ("commune", "76351", "Le Havre", "Le Havre", "au Havre"),
        ("landlord", "seqens", "Seqens", "Seqens", ""),
        ("network", "groupe-3f", "Groupe 3F", "le groupe 3F", ""),
        ("committee", "saison", "saison 2013-2014", "la saison 2013-2014", ""),
        ("departement", "999", "Nouveau", "Nouveau", "dans Nouveau"),
    ],
)
def test_a_name_stands_in_a_sentence(
    level: str, code: str, name: str, the: str, there: str
) -> None:
    assert the_value(level, code, name, FR) == the
    if there:
        assert in_place(level, code, name, FR) == there
    assert the_value(level, code, name, EN) == name


@pytest.mark.parametrize(
    ("names", "counts", "said"),
    [
        ({"78": "Yvelines", "75": "Paris"}, (2, 1), "Les Yvelines viennent en tête, avec 2"),
        ({"75": "Paris", "78": "Yvelines"}, (2, 1), "Paris vient en tête, avec 2"),
        ({"78": "Yvelines"}, (2,), "Les Yvelines comptent 2"),
        ({"01": "Ain", "78": "Yvelines"}, (1, 1), "L’Ain et les Yvelines sont à égalité"),
    ],
)
def test_a_finding_about_territories_has_articles_and_agrees(
    names: dict[str, str], counts: tuple[int, ...], said: str
) -> None:
    frame = pd.DataFrame({"id": list(names), "label": list(names.values()), "projects": counts})
    measure = Measure(frame, Coverage(3, 3))
    assert _leading(measure, "departement", (), FR).startswith(said)


def test_a_theme_of_two_nouns_is_a_plural() -> None:
    frame = pd.DataFrame({"id": ["one", "two"], "euros": [2.0, 1.0]})
    for label, verb in (("Emploi et formation", "réunissent"), ("Écologie", "réunit")):
        found = leading_amount(frame.assign(label=[label, "Culture"]), "theme", ALL_EUROS, FR)
        assert found.startswith(f"{label} {verb} ")


def test_amounts_of_a_territory_agree() -> None:
    frame = pd.DataFrame({"id": ["32", "11"], "label": ["Hauts-de-France", "Île-de-France"]})
    for amounts, said in (((2.0, 1.0), "Les Hauts-de-France réunissent"),
                          ((1.0, 2.0), "L’Île-de-France réunit")):  # fmt: skip
        found = leading_amount(frame.assign(euros=amounts), "region", ALL_EUROS, FR)
        assert found.startswith(said)
