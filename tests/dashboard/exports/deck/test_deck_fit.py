"""Measured text: nothing is lost in wrapping, and no line is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.deck.text_fit import Face
from dashboard.language.markup import clean

from .conftest import plain

FACE = Face()
TEXTS = st.text(max_size=300).map(clean)
ROOMS = st.floats(min_value=20, max_value=900)


@given(text=TEXTS, room=ROOMS, size=st.sampled_from([9, 14, 26]), bold=st.booleans())
def test_wrapping_keeps_every_letter_and_the_width(
    text: str, room: float, size: float, bold: bool
) -> None:
    lines = FACE.wrap(text, room, size, bold=bold)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert FACE.width(line, size, bold=bold) <= room or len(line) == 1


@given(text=TEXTS, across=ROOMS, down=st.floats(min_value=40, max_value=400))
def test_a_fitted_text_is_no_higher_than_its_box(text: str, across: float, down: float) -> None:
    fitted = FACE.fit(text, across, down, (26, 20, 14))
    assert fitted.height <= down
    assert fitted.whole == (fitted.text == text) or fitted.text.endswith("…")
    if fitted.whole:
        assert FACE.height(text, across, fitted.size) <= down
    else:
        assert fitted.text.endswith("…")


@given(st.text())
def test_clean_text_is_what_xml_allows(text: str) -> None:
    kept = clean(text)
    assert all(letter >= " " and letter not in "\ufffe\uffff" for letter in kept)
    assert clean(kept) == kept


def test_wider_faces_take_more_room() -> None:
    assert Face(1.2).width("Essaimage", 14) > FACE.width("Essaimage", 14)
    assert FACE.width("Essaimage", 14, bold=True) > FACE.width("Essaimage", 14)
    assert FACE.width("WWW", 14) > FACE.width("iii", 14)


@given(text=TEXTS, room=st.floats(min_value=100, max_value=900), size=st.sampled_from([18, 36]))
def test_balanced_lines_keep_every_word_and_their_number(
    text: str, room: float, size: float
) -> None:
    balanced = FACE.balanced(text, room, size, bold=True)
    assert plain(balanced) == plain(text)
    before, after = (FACE.wrap(one, room, size, bold=True) for one in (text, balanced))
    assert len(after) == len(before)


def test_a_title_breaks_where_a_reader_would() -> None:
    for title, first in {
        "The committee of 4\u00a0February\u00a02021 selected seven projects": "selected",
        "“Ageing at home” acts in La Réunion, “Older tenants’ lives” in Paris": "“Older",
        "Deux projets ont été retenus depuis le comité du 11\u00a0décembre\u00a02025": "le",
        "Each project counts once; what the announcements do not say stays empty": "what",
    }.items():
        lines = FACE.wrap(FACE.balanced(title, 873.6, 36, bold=True), 873.6, 36, bold=True)
        assert len(lines) == 2
        assert lines[1].replace("\u00a0", " ").split(" ")[0] == first
