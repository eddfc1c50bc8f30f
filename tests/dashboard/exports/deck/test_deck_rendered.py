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
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Inches

from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.text_fit import SAFETY, Face
from dashboard.selection.index import Index

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


def drawn(folder: Path, **decks: bytes) -> dict[str, list[list[Word]]]:
    """The words of each slide of `decks` with their boxes in points, as LibreOffice sets them.

    It is started once for all of them, which leaves `NAME.pdf` of each in `folder`.
    """
    for name, deck in decks.items():
        (folder / f"{name}.pptx").write_bytes(deck)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
         *(str(folder / f"{name}.pptx") for name in decks)],
        check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    return {name: words_of(folder / f"{name}.pdf") for name in decks}


def words_of(file: Path) -> list[list[Word]]:
    """The words of each page of a PDF with their boxes in points."""
    command = [str(PDFTOTEXT), "-bbox", str(file), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")
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
@pytest.mark.exhaustive
def test_drawn_words_stay_in_their_boxes(
    make: Maker, whole_deck: bytes, hostile: Index, crowded: Index, tmp_path: Path
) -> None:
    options = DeckOptions(title="W" * 500, today=EVERY.today)
    decks = {
        "whole": whole_deck,
        "hostile": make("committee=2021-02-04", options, of=hostile),
        "crowded": make("", DeckOptions(), "en", of=crowded),
    }
    pages = drawn(tmp_path, **decks)
    assert len(pages["whole"]) == len(opened(whole_deck).slides)
    assert sum(len(words) for words in pages["whole"]) > 800
    assert {name: outside(deck, pages[name]) for name, deck in decks.items()} == {
        name: [] for name in decks
    }


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


LINE = 1.1
"""Least height of a word as it is drawn, as a share of its type, in the typefaces used here."""


def too_small(pages: list[list[Word]], least: float = 12.0) -> list[str]:
    """Name the words whose type is smaller than `least` points."""
    return [
        f"slide {number}: {word!r}"
        for number, words in enumerate(pages, start=1)
        for word, _, top, _, bottom in words
        if bottom - top < LINE * least
    ]


def saved(slides) -> bytes:
    stream = io.BytesIO()
    slides.save(stream)
    return stream.getvalue()


def in_typeface(name: str) -> bytes:
    """A template of 4:3 whose theme asks for the typeface `name`."""
    slides = Presentation()
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    scheme = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{name}", part.blob.decode("utf-8"))
    part._blob = scheme.encode("utf-8")
    return saved(slides)


def dark() -> bytes:
    """A wide template whose ground is dark, as its colour map does not know."""
    slides = Presentation()
    slides.slide_width = Inches(13.333)
    for layout in (*slides.slide_layouts, slides.slide_master):
        for one in layout.placeholders:
            one.left, one.width = one.left, round(one.width * 4 / 3)
    fill = slides.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x10, 0x18, 0x28)
    return saved(slides)


TEMPLATES = {
    "own": None,
    "4:3": in_typeface("Liberation Sans"),
    "dark": dark(),
    "wide letters": in_typeface("DejaVu Sans"),
    "letters of one width": in_typeface("DejaVu Sans Mono"),
}
ADDRESSES = {
    "all": "",
    "committee": "committee=2021-02-04",
    "theme": "theme=seniors",
    "few": "q=gens",
}
FOREIGN = [name for name in TEMPLATES if name != "own"]


@needs_office
@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("template", "asked"),
    [
        ("own", tuple(ADDRESSES)),
        *((one, ("all", "committee", "theme")) for one in FOREIGN),
    ],
)
def test_slides_are_filled_and_no_word_is_small_or_lies_on_another(
    make: Maker, tmp_path: Path, template: str, asked: tuple[str, ...]
) -> None:
    """What is filled is looked at in our own template: another one's room is its own affair."""
    options = DeckOptions(
        template=TEMPLATES[template], today=EVERY.today, subtitle="Conseil du 3 décembre 2026"
    )
    own = template == "own"
    decks = {name: make(ADDRESSES[name], options) for name in asked}
    faults = {}
    for name, pages in drawn(tmp_path, **decks).items():
        assert sum(len(words) for words in pages) > 150 or name == "few"
        faults[name] = [*overlapping(pages), *too_small(pages)]
        if own:
            assert len(pages) == len(opened(decks[name]).slides)
            faults[name] += outside(decks[name], pages)
            faults[name] += too_empty(tmp_path / f"{name}.pdf")
    assert faults == {name: [] for name in asked}


@pytest.mark.parametrize(
    "template",
    ["own", "4:3", *(pytest.param(one, marks=pytest.mark.exhaustive) for one in FOREIGN[1:])],
)
def test_type_is_as_large_as_its_role_asks(make: Maker, template: str) -> None:
    """Titles 24 and more, the state of the data 12, notes 14, all else 16 and more."""
    options = DeckOptions(template=TEMPLATES[template], today=EVERY.today)
    for slide in list(opened(make("committee=2021-02-04", options)).slides)[1:]:
        for shape in slide.shapes:
            least = {"Titre": 24, "Pied de page": 12, "Numéro de diapositive": 0, "Note": 14}
            sizes = [int(size) for size in re.findall(r' sz="(\d+)"', shape._element.xml)]
            if shape.has_chart:
                sizes = [
                    int(size) for size in re.findall(r' sz="(\d+)"', shape.chart._chartSpace.xml)
                ]
            assert min(sizes, default=1600) >= 100 * least.get(shape.name, 16), shape.name


LEAST_USED = 0.4
"""Share of the room under the title in which something stands."""


def too_empty(file: Path) -> list[str]:
    """Name the slides after the first with too few used fields of a grid of 12 by 6 below the
    title; what a list does not need stays free."""
    pages = file.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "36", "-png", str(file), str(pages)], check=True)
    said = []
    for number, page in enumerate(sorted(file.parent.glob(f"{pages.name}-*.png")), start=1):
        with Image.open(page) as picture:
            used = share_used(picture.convert("L"))
        if number > 1 and used < LEAST_USED:
            said.append(f"slide {number} is filled by {used:.2f}")
    return said


def share_used(picture: Image.Image) -> float:
    """Return in how many fields of the room for content, a grid, something is drawn."""
    room = picture.crop((21, 70, 459, 232))
    across, down = room.width / 12, room.height / 6
    used = 0
    for x in range(12):
        for y in range(6):
            corner = round(x * across), round(y * down)
            field = room.crop((*corner, round((x + 1) * across), round((y + 1) * down)))
            low, high = field.getextrema()
            used += high - low > 8  # the plain ground of a map is nothing drawn
    return used / 72


def test_letters_of_one_width_are_measured_by_their_number() -> None:
    face = Face(stretch=0.0, pitch=0.602)
    assert face.width("illi", 10) == face.width("WWWW", 10) == pytest.approx(4 * 6.02 * SAFETY)
