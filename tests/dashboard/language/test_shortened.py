"""Long text ends at a word or, where it can, with a sentence."""

import pytest

from dashboard.language.markdown import shortened, whole_sentences

_TWO = "Trois bailleurs s'unissent. Ils ouvrent un lieu."


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        (_TWO, 80, _TWO),
        (_TWO, 40, "Trois bailleurs s'unissent."),
        (_TWO, 20, _TWO),  # not even the first: what shows it cuts it, or lets it take its room
        ("Est-ce utile\u00a0? On le saura plus tard.", 20, "Est-ce utile\u00a0?"),
        ("Une phrase sans fin, longue", 10, "Une phrase sans fin, longue"),
    ],
)
def test_whole_sentences_are_kept(text: str, most: int, kept: str) -> None:
    assert whole_sentences(text, most) == kept


def test_a_text_cut_short_ends_at_a_word_and_says_so() -> None:
    assert shortened(_TWO, 20) == "Trois bailleurs…"
