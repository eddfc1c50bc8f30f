"""Geometry: everything stands on its slide, and no two things stand on each other."""

from dataclasses import astuple

import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE

from dashboard.exports.deck import canvas
from dashboard.exports.deck.canvas import LOGO, own_canvas
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.logo import Logo
from dashboard.exports.deck.marks import Group
from dashboard.exports.deck.options import SLIDES, DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.slide_drawing import DeckContext
from dashboard.exports.deck.slide_xml import emu
from dashboard.exports.deck.template import box_of, own_presentation
from dashboard.exports.deck.text_fit import Face
from dashboard.language.translation import Words
from dashboard.selection.choices import read_address
from dashboard.selection.index import Index
from dashboard.selection.selection import Selection
from loaders.geography.geography import load_geography
from loaders.package.load import SHIPPED

from .conftest import EVERY, UNRULY, Maker, each_project, opened, texts
from .test_deck_files import template

POINT = 12_700
SLACK = 1.5
"""Points by which neighbours may share an edge."""


def boxes(slide) -> list[tuple[str, float, float, float, float]]:
    found = []
    for shape in slide.shapes:
        height = shape.height
        if shape.has_table:
            height = sum(row.height for row in shape.table.rows)
        sides = (shape.left, shape.top, shape.width, height)
        left, top, width, down = (side / POINT for side in sides)
        found.append((shape.name, left, top, left + width, top + down))
    return found


def troubles(deck: bytes) -> list[str]:
    slides = opened(deck)
    across, down = slides.slide_width / POINT, slides.slide_height / POINT
    said = []
    for number, slide in enumerate(slides.slides, start=1):
        found = boxes(slide)
        for name, left, top, right, bottom in found:
            if left < -SLACK or top < -SLACK or right > across + SLACK or bottom > down + SLACK:
                said.append(f"slide {number}: {name} runs off: {left, top, right, bottom}")
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                over_x = min(one[3], other[3]) - max(one[1], other[1])
                over_y = min(one[4], other[4]) - max(one[2], other[2])
                if over_x > SLACK and over_y > SLACK:
                    said.append(f"slide {number}: {one} over {other}")
        said += [f"slide {number}: {text}" for text in overflowing(slide)]
    return said


def overflowing(slide) -> list[str]:
    """Texts that are higher than their box, measured again from what is on the slide."""
    said = []
    for shape in slide.shapes:
        if not shape.has_text_frame or shape.is_placeholder:
            continue
        height = 0.0
        for paragraph in shape.text_frame.paragraphs:
            if not paragraph.runs:
                continue
            run = paragraph.runs[0]
            size, bold = run.font.size.pt, bool(run.font.bold)
            text = "".join(one.text for one in paragraph.runs)
            height += Face().height(text, shape.width / POINT + 0.1, size, bold=bold)
        if height > shape.height / POINT + SLACK:
            said.append(f"{shape.name!r} is {height} high in {shape.height / POINT}")
    return said


@pytest.mark.costly
@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("", "fr"),
        pytest.param("", "en", marks=pytest.mark.exhaustive),
        pytest.param("theme=seniors", "fr", marks=pytest.mark.exhaustive),
        ("theme=seniors", "en"),
        ("theme=access-rights", "fr"),
        pytest.param("theme=access-rights", "en", marks=pytest.mark.exhaustive),
        pytest.param("region=11", "fr", marks=pytest.mark.exhaustive),
        ("region=11", "en"),
    ],
)
def test_nothing_runs_off_or_over(make: Maker, address: str, language: str) -> None:
    assert troubles(make(address, EVERY, language)) == []


@pytest.mark.parametrize(
    ("apart", "language"),
    [(3, "fr"), *(pytest.param(1, one, marks=pytest.mark.exhaustive) for one in ("fr", "en"))],
)
def test_each_project_of_the_data_stays_in_its_boxes(
    make: Maker, index: Index, apart: int, language: str
) -> None:
    assert troubles(make("", each_project(index, apart), language)) == []


@pytest.mark.parametrize("apart", [4, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_hostile_texts_stay_in_their_boxes(make: Maker, hostile: Index, apart: int) -> None:
    assert troubles(make("", UNRULY, of=hostile)) == []
    assert troubles(make("", each_project(hostile, apart), of=hostile)) == []


def test_forty_landlords_of_one_project_stay_in_their_boxes(make: Maker, crowded: Index) -> None:
    deck = make("", EVERY, of=crowded)
    assert troubles(deck) == []
    joint = next(slide for slide in opened(deck).slides if "Nb" in texts(slide))
    assert str(len(crowded.portfolio.landlords)) in texts(joint)
    notes = joint.notes_slide.notes_text_frame.text
    assert all(name in notes for name in crowded.portfolio.landlords["name"])


def test_a_large_portfolio_says_what_it_cannot_list(make: Maker, large: Index) -> None:
    assert large.size > 300
    deck = make("", EVERY, "en", of=large)
    assert troubles(deck) == []
    assert len(opened(deck).slides) < 40
    assert "more: see the workbook" in " ".join(map(texts, opened(deck).slides))


def test_a_long_title_is_whole_in_the_notes(make: Maker, hostile: Index) -> None:
    deck = opened(make("", each_project(hostile, 4), of=hostile))
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert "W" * 500 in notes
    assert "<script>alert(1)</script>" in notes


def test_a_template_of_another_format_leaves_room_for_all(make: Maker) -> None:
    options = DeckOptions(slides=tuple(SLIDES), template=template())
    assert troubles(make("", options)) == []


@pytest.mark.exhaustive
def test_it_leaves_room_for_each_project_too(make: Maker, index: Index) -> None:
    named = tuple(index.portfolio.projects["id"])
    chosen = DeckOptions(slides=("projects",), projects=named, template=template())
    assert troubles(make("", chosen)) == []


@pytest.mark.parametrize("address", ["region=53", "theme=seniors", "", "theme=ecology"])
def test_no_map_lies_over_the_logo(index: Index, address: str) -> None:
    """The logo stands in the corner of the panel in which the maps are drawn."""
    words, logo = Words("fr"), Logo(b"", 400, 80)
    selection = Selection(index, read_address(address, index)[0])
    plan = plan_deck(selection, DeckOptions(slides=("map",)), words)
    deck = DeckContext(own_canvas(logo=logo), words, "", load_geography(SHIPPED / "geography"))
    for section in plan.sections:
        for slide in draw(deck, section):
            boxes = [mark.box for mark in slide.marks if isinstance(mark, Group)]
            assert boxes
            assert all(box.top >= LOGO.bottom or box.right <= LOGO.left for box in boxes)


def test_the_master_is_where_the_slides_leave_room_for_it() -> None:
    """Colours and boxes of the file that a designer opens are those that slides are drawn by."""
    slides = own_presentation(own_canvas(), Words("en"))
    assert (slides.slide_width, slides.slide_height) == (emu(canvas.WIDTH), emu(canvas.HEIGHT))
    boxes = {
        (layout.name, shape.name): box_of(shape)
        for layout in slides.slide_layouts
        for shape in layout.shapes
    }
    text, headline, mapped = "Title", "Message and content", "Message and map"
    drawn = {
        (text, "Band"): canvas.BAND,
        (text, "Title"): canvas.COVER_TITLE,
        (headline, "Rule"): canvas.RULE,
        (headline, "Title"): canvas.TITLE,
        (mapped, "Rule"): canvas.RULE,
        (mapped, "Title"): canvas.NARROW_TITLE,
        (mapped, "Ground of the map"): canvas.PANEL_BOX,
    }
    for layout in (text, headline, mapped):
        drawn[layout, "Footer"] = canvas.FOOTER
        drawn[layout, "Slide number"] = canvas.SLIDE_NUMBER
    assert boxes.keys() == drawn.keys()
    for name, box in drawn.items():
        assert astuple(boxes[name]) == pytest.approx(astuple(box), abs=0.01), name
    palette = own_canvas().palette
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    slots = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    for role, slot in palette.slots.items():
        colour = palette.colours[role][1:].upper()
        assert f'<a:{slots.get(slot, slot)}><a:srgbClr val="{colour}"/>' in theme, role
