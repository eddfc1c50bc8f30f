"""Measured text: nothing is lost in wrapping, and no line is wider than its room."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.deck.draw.flow import pour
from dashboard.exports.deck.fit import LINE, Face, clean
from dashboard.exports.deck.sections.model import Block

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


@given(
    st.lists(
        st.builds(
            Block,
            st.text("abc ", max_size=30),
            st.lists(st.text("abcdefg ", min_size=1, max_size=400), min_size=1, max_size=4),
        ),
        max_size=6,
    )
)
def test_poured_blocks_lose_no_letter_and_fill_no_column_over(blocks: list[Block]) -> None:
    columns = pour(blocks, FACE, 200.0, [120.0, 200.0], 14.0)
    poured = [text for column in columns for piece in column for text in piece.block.texts]
    expected = [clean(text) for block in blocks for text in block.texts]
    assert "".join(poured).replace(" ", "") == "".join(expected).replace(" ", "")
    for number, column in enumerate(columns):
        used = sum(piece.height for piece in column) + 12 * max(0, len(column) - 1)
        assert used <= (120.0 if number == 0 else 200.0) + 14 * LINE + 6
