"""Names in cells: parted as people part them, known ones whole, and no sign is ever a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.announcement.well_known import well_known_landlords
from loaders.lookup.names import KnownNames
from loaders.text.not_stated import is_ditto, is_error, says_nothing

KNOWN = KnownNames(
    [
        ("Immobilière 3F", "immobiliere-3f"),
        ("I3F", "immobiliere-3f"),
        ("Seqens", "seqens"),
        ("Erigère", "erigere"),
        ("Famille & Provence", "famille-et-provence"),
        ("13 Habitat", "13-habitat"),
        ("Val d’Oise Habitat", "val-d-oise-habitat"),
        ("ICF Habitat La Sablière", "icf-habitat-la-sabliere"),
        ("Batigère Nord Est", "batigere-nord-est"),
        ("Les Anges Gardins", "les-anges-gardins"),
        ("Toit et Joie – Poste Habitat", "toit-et-joie"),
    ],
    [one.name for one in well_known_landlords().values()],
)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Seqens", ["Seqens"]),
        ("Seqens, Erigère", ["Seqens", "Erigère"]),
        ("Seqens;Erigère", ["Seqens", "Erigère"]),
        ("Seqens\nErigère", ["Seqens", "Erigère"]),
        ("Seqens/Erigère", ["Seqens", "Erigère"]),
        ("Seqens / Inconnue", ["Seqens", "Inconnue"]),
        ("Seqens, avec l’appui de la Ville de Lens", ["Seqens", "Ville de Lens"]),
        ("Seqens, en lien avec les Râteaux", ["Seqens", "les Râteaux"]),
        ("Seqens + Erigère", ["Seqens", "Erigère"]),
        ("Seqens & Erigère", ["Seqens", "Erigère"]),
        ("Seqens et Erigère", ["Seqens", "Erigère"]),
        ("Seqens - Erigère", ["Seqens", "Erigère"]),
        ("• Seqens\n• Erigère", ["Seqens", "Erigère"]),
        ("- Seqens\n- Erigère", ["Seqens", "Erigère"]),
        ("1. Seqens\n2. Erigère", ["Seqens", "Erigère"]),
        ("Seqens (chef de file), Erigère", ["Seqens", "Erigère"]),
        ("Vilogia et Paris Habitat", ["Vilogia", "Paris Habitat"]),
        ("Maine-et-Loire Habitat", ["Maine-et-Loire Habitat"]),
        ("Maine et Loire Habitat", ["Maine et Loire Habitat"]),
        ("Famille & Provence", ["Famille & Provence"]),
        ("Famille et Provence et 13 Habitat", ["Famille et Provence", "13 Habitat"]),
        ("Toit et Joie/Poste Habitat", ["Toit et Joie/Poste Habitat"]),
        ("Val d'Oise\nHabitat", ["Val d'Oise Habitat"]),
        ("Habitat et Humanisme", ["Habitat et Humanisme"]),
        ("Ville & Jardin", ["Ville & Jardin"]),
        ("Société neuve (Lille, Roubaix), Seqens", ["Société neuve (Lille, Roubaix)", "Seqens"]),
        ("Seqens + ?", ["Seqens"]),
        ("? / Seqens", ["Seqens"]),
        ("Seqens\n-", ["Seqens"]),
        ("Seqens\n(avec Inconnue)", ["Seqens", "Inconnue"]),
        ("-", []),
        (" / ", []),
        ("", []),
    ],
)
def test_a_cell_is_parted(cell: str, names: list[str]) -> None:
    assert list(KNOWN.parts(cell).names) == names


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SEQENS", "seqens"),
        ("SA d'HLM Seqens", "seqens"),
        ("Seqens (ESH)", "seqens"),
        ("SEQENS SA HLM", "seqens"),
        ("OPH Val d'Oise Habitat", "val-d-oise-habitat"),
        ("Association Les Anges Gardins", "les-anges-gardins"),
        ("Anges Gardins", "les-anges-gardins"),
        ("Batigère", None),
        ("ICF", None),
        ("Habitat", None),
        ("OPH", None),
        ("-", None),
    ],
)
def test_a_legal_form_tells_no_two_apart(name: str, key: str | None) -> None:
    assert (KNOWN.find(name) or KNOWN.find_form(name)) == key


def test_near_names_are_offered_and_others_are_not_taken_for_slips() -> None:
    assert KNOWN.similar("Immobiliere 3FF") == "Immobilière 3F"
    assert KNOWN.similar("Batigère") is None
    assert "Batigère Nord Est" in KNOWN.near("Batigère")
    assert "ICF Habitat La Sablière" in KNOWN.near("ICF")
    assert KNOWN.is_alike("ICF")
    assert not KNOWN.is_alike("Vilogia")
    assert KNOWN.similar("14 Habitat") is None


@given(st.text(alphabet="-—/?.*_ \u00a0…", max_size=6), st.text(max_size=20))
def test_a_sign_neither_is_found_nor_finds(sign: str, name: str) -> None:
    names = KnownNames([(sign, "wrong"), ("Seqens", "seqens")])
    assert names.find(sign) is None
    assert names.find_form(sign) is None
    assert names.find(name) in (None, "seqens")
    names.add(sign, "wrong")
    assert names.find(sign) is None
    assert names.parts(sign).names == ()


@pytest.mark.parametrize(
    "text",
    ["-", "—", "?", "/", "//", "…", "NC", "n.c.", "N/C", "n/a", "N.A.", "#N/A", "#REF!", "#NOM?",
     "#VALEUR!", "#NOMBRE!", "#DIV/0!", "#####", "Err:502", "s.o.", "S/O", "sans objet",
     "à préciser", "(À PRÉCISER)", "à définir", "néant", "aucun", "inconnu", "non renseigné", "x",
     "nd", "en cours", "\u200b", "_"],
)  # fmt: skip
def test_what_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["3F", "0", "93", "NCA Habitat", "X Habitat", "So Habitat", "A"])
def test_what_says_something(text: str) -> None:
    assert not says_nothing(text)


def test_ditto_and_errors() -> None:
    for text in ("idem", "Idem.", '"', "〃", "''", "ditto", "voir ci-dessus"):
        assert is_ditto(text)
    assert not is_ditto("Idemia")
    assert is_error("#NOM?")
    assert not is_error("# 1")
