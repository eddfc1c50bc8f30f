"""The text of a file of any encoding is right, or marked where it is not."""

import random
from operator import ne

import pytest

from loaders.package.load import SHIPPED
from loaders.text.decoding import CODE_PAGES, LOST, decoded

FILES = sorted(SHIPPED.rglob("*.csv"))
FRENCH = [path for path in FILES if not path.read_bytes().isascii()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", [*CODE_PAGES, "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_table_is_read_in_every_encoding_that_programs_save(path, encoding):
    content = path.read_text("utf-8").encode(encoding, errors="replace")
    found = decoded(content)
    assert found.text == content.decode(encoding)
    assert not found.damaged


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.name)
def test_a_damaged_byte_spoils_no_other_letter(path):
    content, text = path.read_bytes(), path.read_text("utf-8")
    chance = random.Random(path.name)  # noqa: S311 - the same chance every time
    beyond = [at for at, byte in enumerate(content) if byte > 127]
    letters = {*text, LOST}
    for _ in range(60):
        at = chance.choice(beyond)
        for spoiled in (
            content[:at] + content[at + 1 :],
            content[:at] + bytes([chance.randrange(128, 192)]) + content[at + 1 :],
            content[: at + 1],
        ):
            found = decoded(spoiled)
            if found.encoding != "utf-8" or not letters.issuperset(found.text):
                # Two bytes can make another letter of UTF-8: a wrong one, and no two for one.
                assert not found.damaged
                assert len(found.text) <= len(text)
                assert sum(map(ne, found.text, text)) <= 1
            elif found.text != text[: len(found.text)]:
                assert found.damaged or len(found.text) == len(text)


@pytest.mark.parametrize(
    "content",
    [
        "é".encode() * 5 + "Batigère".encode("cp1252"),
        "Batigère\n".encode() + "Batigère\n".encode("cp1252") * 50,
        "Immobilière".encode()[:-3] + b",x\n",
        b"Immobili\xc3,\n",
        b"Immobili\xe9re and no other accent\n",
    ],
    ids=["one-in-many", "half-and-half", "cut", "lead-alone", "one-accent"],
)
def test_what_is_not_sure_is_marked(content):
    found = decoded(content)
    assert found.damaged
    assert LOST in found.text
    assert "Ã" not in found.text


def test_one_accent_is_enough_where_a_program_ended_the_lines():
    assert decoded("id;nom\r\n1;Batigère\r\n".encode("cp1252")).text.endswith("Batigère\r\n")


def test_an_apostrophe_is_enough_too():
    text = "id;nom\r\n1;Ligue de l’enseignement\r\n"
    assert decoded(text.encode("cp1252")).text == text


def test_capitals_before_a_hard_space_are_no_utf_8():
    text = "id;nom\r\n1;SOLIDARITÉ\u00a0: l’ÉTÉ…\r\n"
    assert decoded(text.encode("cp1252")).text == text
