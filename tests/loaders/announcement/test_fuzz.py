"""Whatever is read: no crash, no endless work, no value without words that support it.

A few inputs in every run. The long run, 20,000 inputs and more:

    FUZZ_EXAMPLES=7000 python -m pytest tests/loaders/announcement/test_fuzz.py
"""

import os
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.announcement.errors import AnnouncementError
from loaders.announcement.knowledge import Knowledge
from loaders.announcement.output import to_json
from loaders.announcement.reader import read_announcement
from loaders.announcement.text_input import READERS, text_of_bytes
from tests.examples import examples
from tests.loaders.announcement.evaluate import FIXTURES
from tests.loaders.announcement.support import assert_supported

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", examples(60)))
LONG_RUN = "FUZZ_EXAMPLES" in os.environ
HANG = 2.0  # seconds of the processor for one input; looked at in the long run only
FUZZ = settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SOURCES = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))]
FRAGMENTS = [
    "« ", " »", "«", "»", "•", " - ", " – ", "\n", "\n\n", "\u00a0\n", "\u00ad", "/", ", ", " et ",
    "l’association ", "L’esh ", "le bailleur ", "sollicite ", "fait appel à ", "confie ", " à ",
    "Le Comité de Sélection s’est réuni le ", "4 mai 2021", "1er Mars", " projets sont lauréats.",
    "3", "1.224", "27 000", "une trentaine de ", "respectivement ", "logements", " ménages", "m²",
    "Saint-Denis", "Paris", "Toit et Joie", "1001 Vies Habitat", "3F", "QUARTIER", "A ", "É",
    "![](x)", "&nbsp;", "&#0;", "<br>", "**", "| |", "e\u0301", "\u200b", "ﬁ", "𝔘", "\x00", "İ",
    " ans", "pendant ", "%", "€", "(", ")", ".", "'", "’", '"', "[", "](", "œuvre", "\t", "\r\n",
]  # fmt: skip

soups = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=12)), max_size=70).map(
    "".join
)


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    """An announcement with pieces taken out, doubled, moved, or replaced by marks."""
    text = draw(st.sampled_from(SOURCES))
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    for _ in range(draw(st.integers(1, 25))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(60))
        piece = chance.choice([*FRAGMENTS, "", text[start:end] * 2, text[start:end].upper()])
        text = text[:start] + piece + text[end:]
    return text


def check(text: str, knowledge: Knowledge) -> None:
    begun = time.process_time()
    try:
        announcement = read_announcement(text, knowledge)
    except AnnouncementError:
        return
    assert not LONG_RUN or time.process_time() - begun < HANG
    assert_supported(announcement)
    to_json(announcement)


@FUZZ
@given(text=soups)
def test_soup_of_fragments(text: str, nameless: Knowledge) -> None:
    check(text, nameless)


@FUZZ
@given(text=mutilated())
def test_mutilated_announcements(text: str, knowledge: Knowledge) -> None:
    check(text, knowledge)


@FUZZ
@given(content=st.binary(max_size=400), suffix=st.sampled_from(sorted(READERS)))
def test_bytes_of_any_kind(content: bytes, suffix: str, nameless: Knowledge) -> None:
    heads = {".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04", ".html": b"<p>"}
    for whole in (content, heads.get(suffix, b"") + content):
        try:
            text = text_of_bytes(whole, "a" + suffix)
        except AnnouncementError:
            continue
        check(text, nameless)


RUNAWAYS = (
    "a ", "A ", "« ", "»", "1 ", "1.000 ", "A, ", "A et ", "l'", "- ", "de ", "(", "|", "é",
    "mot, ", " ", "- A (", "Projet : a\n", "3 logements ", "quartiers A, ", "A à B, ",
    "Habitat sollicite l'association A, ",
)  # fmt: skip


@pytest.mark.costly
@pytest.mark.parametrize("piece", RUNAWAYS)
def test_the_same_words_over_and_over(piece: str, nameless: Knowledge) -> None:
    """Patterns that could run away: the long run holds them to the time of any other input."""
    check(piece * (20_000 // len(piece)), nameless)
