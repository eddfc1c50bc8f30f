"""Name folding: what is taken for the same name, and that nothing else in the house folds names."""

import pytest

from loaders.text.folding import folded

SAME = [
    ("Saint-Denis", ["St-Denis", "ST DENIS", "st. denis", "saint denis", "Saint‑Denis"]),
    ("Sainte-Rose", ["Ste-Rose", "ste rose"]),
    ("Saintes-Maries-de-la-Mer", ["Stes Maries de la Mer"]),
    ("Mom’ouest", ["Môm'Ouest", "MOM OUEST", "mom_ouest"]),
    ("Famille & Provence", ["Famille et Provence", "FAMILLE&PROVENCE"]),
    ("Cœur d’Ænea", ["coeur d'aenea", "CŒUR D\u02bcÆNEA"]),
    ("Élan", ["elan", "E\u0301LAN", "\uff25lan"]),
]


@pytest.mark.parametrize(("name", "others"), SAME)
def test_the_ways_to_write_a_name_fold_alike(name: str, others: list[str]) -> None:
    assert {folded(other) for other in others} == {folded(name)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stade", "Sainteade"), ("Est Habitat", "Esaint Habitat"), ("3F", "3 F"), ("Rose", "Roses")],
)
def test_what_only_looks_alike_stays_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("text", ["", " ", "&", "’", "_", "—"])
def test_what_has_no_letter_folds_to_nothing(text: str) -> None:
    assert folded(text) == ""
