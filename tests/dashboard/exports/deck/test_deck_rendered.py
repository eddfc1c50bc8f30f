"""Decks as LibreOffice draws them: no word outside its slide, nor outside the box it belongs to.

Skipped, loudly, where LibreOffice or pdftotext is not installed.
"""

import html
import io
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboard.exports.deck.fit import SAFETY, Face
from dashboard.exports.deck.options import DeckOptions
from dashboard.index import Index
from tests.shipped import selected

from .conftest import EVERY, Maker, opened

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PDFTOTEXT = shutil.which("pdftotext")

needs_office = pytest.mark.skipif(
    not (OFFICE and PDFTOTEXT),
    reason="LibreOffice or pdftotext is missing: the drawn deck is NOT looked at",
)

POINT = 12_700
SLACK = 4.0
TALL = 0.15
"""Points, and share of a word's height, that it may stand out: accents and descenders do."""

Word = tuple[str, float, float, float, float]


def drawn(deck: bytes, folder: Path) -> list[list[Word]]:
    """The words of each slide with their boxes in points, as LibreOffice sets them."""
    (folder / "deck.pptx").write_bytes(deck)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
         str(folder / "deck.pptx")],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    subprocess.run(
        [str(PDFTOTEXT), "-bbox", str(folder / "deck.pdf"), str(folder / "words.html")], check=True
    )
    text = (folder / "words.html").read_text("utf-8")
    pages = []
    for page in text.split("<page ")[1:]:
        words = re.findall(
            r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', page
        )
        pages.append([(html.unescape(word), *map(float, sides)) for *sides, word in words])
    return pages


def outside(deck: bytes, pages: list[list[Word]]) -> list[str]:
    slides = opened(deck)
    across, down = slides.slide_width / POINT, slides.slide_height / POINT
    said = []
    for number, (slide, words) in enumerate(zip(slides.slides, pages, strict=True), start=1):
        boxes = []
        for shape in slide.shapes:
            height = shape.height
            if shape.has_table:
                height = sum(row.height for row in shape.table.rows)
            left, top = shape.left / POINT, shape.top / POINT
            boxes.append((left, top, left + shape.width / POINT, top + height / POINT))
        for word, left, top, right, bottom in words:
            slack = max(SLACK, TALL * (bottom - top))
            if left < 0 or top < 0 or right > across or bottom > down:
                said.append(f"slide {number}: {word!r} outside the slide")
            elif not any(
                left >= box[0] - slack
                and right <= box[2] + slack
                and top >= box[1] - slack
                and bottom <= box[3] + slack
                for box in boxes
            ):
                said.append(f"slide {number}: {word!r} at {left, top, right, bottom} in no box")
    return said


@needs_office
def test_drawn_words_stay_in_their_boxes(make: Maker, whole_deck: bytes, tmp_path: Path) -> None:
    pages = drawn(whole_deck, tmp_path)
    assert len(pages) == len(opened(whole_deck).slides)
    assert sum(len(words) for words in pages) > 1_000
    assert outside(whole_deck, pages) == []


@needs_office
def test_drawn_hostile_words_stay_in_their_boxes(
    make: Maker, hostile: Index, tmp_path: Path
) -> None:
    slides = ("title", "themes", "landlords", "web", "new", "lineage", "projects")
    options = DeckOptions(slides=slides, title="W" * 500, today=EVERY.today)
    deck = make("committee=2021-02-04", options, of=hostile)
    assert outside(deck, drawn(deck, tmp_path)) == []


@needs_office
def test_drawn_crowds_stay_in_their_boxes(make: Maker, crowded: Index, tmp_path: Path) -> None:
    deck = make("", DeckOptions(), "en", of=crowded)
    assert outside(deck, drawn(deck, tmp_path)) == []


@needs_office
def test_the_number_of_a_single_bar_is_drawn_on_one_line(make: Maker, tmp_path: Path) -> None:
    deck = make("region=11", DeckOptions(slides=("regions",), today=EVERY.today))
    (words,) = drawn(deck, tmp_path)
    region = next(word for word in words if word[0] == "Île-de-France" and word[1] < 200)
    beside = [word for word, _, top, _, bottom in words if top < region[4] and bottom > region[2]]
    assert str(selected("region=11").size) in beside


def overlapping(pages: list[list[Word]]) -> list[str]:
    """Name the pairs of words that lie on one another by more than letters' own air."""
    said = []
    for number, words in enumerate(pages, start=1):
        for at, (word, left, top, right, bottom) in enumerate(words):
            for other, west, north, east, south in words[:at]:
                across = min(right, east) - max(left, west)
                down = min(bottom, south) - max(top, north)
                if across > 1 and down > 0.3 * min(bottom - top, south - north):
                    said.append(f"slide {number}: {word!r} on {other!r}")
    return said


def in_typeface(name: str) -> bytes:
    """A template of 4:3 whose theme asks for the typeface `name`."""
    slides = Presentation()
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    scheme = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{name}", part.blob.decode("utf-8"))
    part._blob = scheme.encode("utf-8")
    stream = io.BytesIO()
    slides.save(stream)
    return stream.getvalue()


@needs_office
@pytest.mark.parametrize("typeface", ["DejaVu Sans Mono", "DejaVu Sans"])
def test_no_word_lies_on_another_in_a_wide_typeface(
    make: Maker, tmp_path: Path, typeface: str
) -> None:
    options = DeckOptions(slides=EVERY.slides, today=EVERY.today, template=in_typeface(typeface))
    deck = make("committee=2021-02-04", options)
    pages = drawn(deck, tmp_path)
    assert sum(len(words) for words in pages) > 300
    assert overlapping(pages) == []


def test_letters_of_one_width_are_measured_by_their_number() -> None:
    face = Face(stretch=0.0, pitch=0.602)
    assert face.width("illi", 10) == face.width("WWWW", 10) == pytest.approx(4 * 6.02 * SAFETY)
