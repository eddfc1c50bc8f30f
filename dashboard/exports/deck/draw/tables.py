"""Table slides, and the dot matrix of two facets."""

import math
from collections.abc import Sequence

from dashboard.exports.deck.canvas import BODY, LABEL, NAME
from dashboard.exports.deck.marks import (
    ACCENT,
    CELL_ABOVE,
    CELL_SIDE,
    HEAD_SIZE,
    ON_ACCENT,
    OTHER,
    TEXT,
    Cell,
    Grid,
    Group,
    Look,
    Shape,
    Text,
    line,
)
from dashboard.exports.deck.sections.model import Dots, Section, Table
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing, shared
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.style.box import Box

MOST_LINES = 3
ROOMY = 84.0
"""Points that rows are stretched to where a slide has room."""

NUMBERS = 54.0
"""Points of a column of numbers."""


def draw_table(deck: DeckContext, section: Section, content: Table) -> list[SlideDrawing]:
    """Return the slides of a table, about as many rows on each; the last says how many lack."""
    slide = deck.slide(section)
    numbered = all(row[0].isdecimal() for row in content.rows if row[0])
    widths = _widths(content, slide.body.width, numbered)
    rows = [_cells(slide, row, widths, numbered) for row in content.rows]
    if content.total > len(rows):
        rows.append(_pointer(slide, content, widths, numbered))
    heights = [
        max(_height(slide, cell, width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    room = slide.body.height - _HEAD
    parts = 1 if sum(heights) <= room else 2
    if parts > 1:
        room = deck.slide(section, part=(9, 9)).body.height - _HEAD
    while max(map(sum, shared(heights, parts))) > room and parts < len(rows):
        parts += 1
    pages = zip(shared(rows, parts), shared(heights, parts), strict=True)
    return [
        _page(deck, section, content.headings, widths, cells, downs, (number, parts))
        for number, (cells, downs) in enumerate(pages, start=1)
    ]


_HEAD = HEAD_SIZE * LINE + 2 * CELL_ABOVE
"""Points of the headings of a table."""


def _page(
    deck: DeckContext,
    section: Section,
    headings: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[Cell]],
    heights: Sequence[float],
    part: tuple[int, int],
) -> SlideDrawing:
    slide = deck.slide(section, part=part)
    spare = (slide.body.height - _HEAD - sum(heights)) / len(heights)
    roomy = [max(height, min(height + spare, ROOMY)) for height in heights]
    box = Box(slide.body.left, slide.body.top, slide.body.width, _HEAD + sum(roomy))
    name, said = section.subject, section.described
    slide.add(Grid(box, headings, rows, widths, [_HEAD, *roomy], name, said))
    return slide


def _pointer(
    slide: SlideDrawing, content: Table, widths: Sequence[float], numbered: bool
) -> list[Cell]:
    """Return the last row, which says how many more there are, and where."""
    more = content.total - len(content.rows)
    said = slide.words.plural(
        "and {count} more: see the workbook", "and {count} more: see the workbook", more
    )
    texts = ["", said] if numbered else [said]
    texts += [""] * (len(content.headings) - len(texts))
    return _cells(slide, texts, widths, numbered)


def _widths(content: Table, across: float, numbered: bool) -> list[float]:
    if not numbered:
        return [across * share / sum(content.shares) for share in content.shares]
    rest = across - NUMBERS
    others = content.shares[1:]
    return [NUMBERS, *(rest * share / sum(others) for share in others)]


def _cells(
    slide: SlideDrawing, row: Sequence[str], widths: Sequence[float], numbered: bool
) -> list[Cell]:
    name = 1 if numbered else 0
    cells = []
    for at, (text, width) in enumerate(zip(row, widths, strict=True)):
        size = NAME if at < name else BODY if at == name else LABEL
        said = slide.fitted(text, width - 2 * CELL_SIDE, size, lines=MOST_LINES, bold=at <= name)
        cells.append(Cell(said, size, at <= name, ACCENT if at < name else TEXT))
    return cells


def _height(slide: SlideDrawing, cell: Cell, width: float) -> float:
    down = slide.face.height(cell.text, width - 2 * CELL_SIDE, cell.size, bold=cell.bold)
    return down + 2 * CELL_ABOVE


LARGEST = 34.0
SMALLEST = 9.0


def draw_dots(deck: DeckContext, section: Section, content: Dots) -> list[SlideDrawing]:
    """Return the slide of the dots, whose areas go by their numbers."""
    slide = deck.slide(section)
    body = slide.body
    wide = max(slide.face.width(clean(row), BODY) for row in content.rows)
    left = min(wide + 12, 0.36 * body.width)
    head = LABEL * LINE + 6
    across = (body.width - left) / len(content.columns)
    down = min(46.0, (body.height - head) / len(content.rows))
    most = max(max(row) for row in content.counts)
    marks: list[Shape | Text] = [
        Text(
            Box(body.left + left + at * across, body.top, across, head),
            [line(slide.fitted(name, across - 4, LABEL), LABEL, align="ctr")],
            name,
        )
        for at, name in enumerate(content.columns)
    ]
    for place, (name, counts) in enumerate(zip(content.rows, content.counts, strict=True)):
        top = body.top + head + place * down
        marks.append(
            Text(
                Box(body.left, top, left - 10, down),
                [line(slide.fitted(name, left - 12, BODY), BODY)],
                name,
                "ctr",
            )
        )
        for at, count in enumerate(counts):
            if count:
                strong = (place, at) in content.strong
                size = max(SMALLEST, min(LARGEST, down - 3) * math.sqrt(count / most))
                box = Box(
                    body.left + left + (at + 0.5) * across - size / 2,
                    top + (down - size) / 2,
                    size,
                    size,
                )
                said = slide.words.number(count)
                inside = slide.face.width(said, LABEL, bold=True) + 6 <= size
                ink = ON_ACCENT if strong else TEXT
                text = [line(said, LABEL, bold=True, colour=ink, align="ctr")] if inside else []
                look = Look(ACCENT if strong else OTHER)
                marks.append(
                    Shape(box, look, f"{name} · {content.columns[at]}: {count}", "ellipse", text)
                )
    slide.add(Group(body, marks, section.subject, section.described))
    return [slide]
