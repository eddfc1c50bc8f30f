"""Native tables that go on over as many slides as they need, their heads repeated."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.drawing import (
    THIN,
    Box,
    Paragraph,
    Run,
    colour_xml,
    element,
    emu,
    fill_xml,
    line,
    paragraphs_xml,
)
from dashboard.exports.deck.fit import LINE, Face, clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Cell, Heading, Section, Table

SIZES = (14.0, 13.0, 12.0)
HEAD_SIZE = 12.0
SIGN_SIZE = 10.5
SIDE, ABOVE = 6.0, 4.0
"""Points a cell keeps free beside and above its text."""

NARROWEST = 58.0
"""Points of a column of counts: the short name of a theme must fit above it."""

SHADE = 0.45
"""How strong the ground of the largest count is: text on it keeps its contrast."""

MOST_ROWS = 400
"""Rows in one deck's table; the last line says how many more there are."""

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "No Style, No Grid", which every PowerPoint has."""


@dataclass(frozen=True)
class Grid:
    """A part of a table that fits one slide."""

    headings: Sequence[Heading]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    heights: Sequence[float]
    head: float
    size: float

    @property
    def height(self) -> float:
        """Height of the whole in points."""
        return self.head + sum(self.heights)


def draw_table(book: Book, section: Section, content: Table) -> None:
    """Add the slides of a table."""
    table = _bounded(content, book)
    grids = paged(table, book.stage.face, book.room(section))
    if len(grids) > 1:
        grids = paged(table, book.stage.face, book.room(section, many=True))
    for number, grid in enumerate(grids, start=1):
        page = book.page(section, (number, len(grids)))
        add_table(page, page.body, grid, section)


def paged(table: Table, face: Face, body: Box) -> list[Grid]:
    """Cut a table into grids that fit `body`, in the largest type that needs fewest slides."""
    found = [_at_size(table, face, body, size) for size in SIZES]
    return min(found, key=len)


def _bounded(table: Table, book: Book) -> Table:
    """Return at most `MOST_ROWS` rows, and a last one that counts the others."""
    more = len(table.rows) - MOST_ROWS
    if more <= 0:
        return table
    said = book.words.plural(
        "{count} more row: see the dashboard", "{count} more rows: see the dashboard", more
    )
    last = [Cell(said, bold=True)] + [Cell("")] * (len(table.headings) - 1)
    return Table(table.headings, [*table.rows[:MOST_ROWS], last], table.fixed)


def _at_size(table: Table, face: Face, body: Box, size: float) -> list[Grid]:
    grids = []
    for places in _column_sets(table, body.width):
        headings = [table.headings[place] for place in places]
        widths = _widths(headings, body.width)
        head = _head_height(headings, widths, face)
        room = body.height - head
        rows = [
            [
                _whole(row[place], width, room, size, face)
                for place, width in zip(places, widths, strict=True)
            ]
            for row in table.rows
        ]
        heights = [_row_height(row, widths, size, face) for row in rows]
        start, used = 0, head
        for place, height in enumerate(heights):
            if used + height > body.height and place > start:
                grids.append(Grid(headings, rows[start:place], widths, heights[start:place],
                                  head, size))  # fmt: skip
                start, used = place, head
            used += height
        grids.append(Grid(headings, rows[start:], widths, heights[start:], head, size))
    return grids


def _column_sets(table: Table, across: float) -> list[list[int]]:
    """Return which columns stand together: all, or the fixed ones with as many as there is room."""
    number = len(table.headings)
    if not table.fixed:
        return [list(range(number))]
    fixed = list(range(table.fixed))
    first = sum(heading.share for heading in table.headings[: table.fixed])
    room = max(1, int(across / NARROWEST - first))
    others = list(range(table.fixed, number))
    return [fixed + others[at : at + room] for at in range(0, len(others), room)] or [fixed]


def _widths(headings: Sequence[Heading], across: float) -> list[float]:
    whole = sum(heading.share for heading in headings)
    if all(heading.look is None for heading in headings):
        return [across * heading.share / whole for heading in headings]
    # Columns of counts need no more than this, however few they are.
    each = min(across / whole, 1.5 * NARROWEST)
    return [each * heading.share for heading in headings]


def _whole(cell: Cell, width: float, down: float, size: float, face: Face) -> Cell:
    """Return the cell cleaned, and shortened only where it is taller than a slide."""
    room = width - 2 * SIDE
    fitted = face.fit(clean(cell.text), room, down - 2 * ABOVE, (size,), bold=cell.bold)
    return Cell(fitted.text, cell.link, cell.shade, cell.bold)


def _row_height(row: Sequence[Cell], widths: Sequence[float], size: float, face: Face) -> float:
    tallest = max(
        face.height(cell.text, width - 2 * SIDE, size, bold=cell.bold)
        for cell, width in zip(row, widths, strict=True)
    )
    return tallest + 2 * ABOVE


def _head_height(headings: Sequence[Heading], widths: Sequence[float], face: Face) -> float:
    heights = []
    for heading, width in zip(headings, widths, strict=True):
        text = clean(heading.text)
        if heading.look is None:
            heights.append(face.height(text, width - 2 * SIDE, HEAD_SIZE, bold=True))
        else:
            glyph = 14 * LINE
            heights.append(glyph + face.height(text, width - 4, SIGN_SIZE))
    return max(heights) + 2 * ABOVE


def add_table(page: Page, box: Box, grid: Grid, section: Section) -> None:
    """Put one grid on a slide, at the top of `box`."""
    place = Box(box.left, box.top, sum(grid.widths), grid.height)
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in grid.widths)
    head = "".join(_head_cell(heading, page) for heading in grid.headings)
    body = "".join(
        f'<a:tr h="{emu(height)}">{_cells(row, grid, page)}</a:tr>'
        for row, height in zip(grid.rows, grid.heights, strict=True)
    )
    about = page.shapes.about(section.subject, "GraphicFrame", alt=section.described)
    page.slide.shapes._spTree.append(_frame(about, place, columns, head, body, grid.head))


def _frame(about: str, place: Box, columns: str, head: str, body: str, head_height: float) -> Any:
    return element(
        f"<p:graphicFrame>{about}{place.xfrm('p:xfrm')}<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
        f'<a:tblGrid>{columns}</a:tblGrid><a:tr h="{emu(head_height)}">{head}</a:tr>{body}'
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _head_cell(heading: Heading, page: Page) -> str:
    look = heading.look
    if look is None:
        text = [line(heading.text, HEAD_SIZE, bold=True, colour="tx2", align=heading.align)]
        return _tc(text, page, edge=(page.accent, 1.5))
    text = [
        line(look.glyph, 14, bold=True, colour=look.text, align="ctr"),
        line(heading.text, SIGN_SIZE, colour=look.text, align="ctr"),
    ]
    return _tc(text, page, fill=fill_xml(look.colour), edge=("bg1", 1.5), side=2)


def _cells(row: Sequence[Cell], grid: Grid, page: Page) -> str:
    pairs = zip(row, grid.headings, strict=True)
    return "".join(_cell(cell, heading, grid.size, page) for cell, heading in pairs)


def _cell(cell: Cell, heading: Heading, size: float, page: Page) -> str:
    link = page.link(cell.link) if cell.link else ""
    run = Run(cell.text, size, cell.bold or cell.shade > 0, "hlink" if link else "tx1", link)
    fill = fill_xml(page.accent, 0.1 + (SHADE - 0.1) * cell.shade) if cell.shade else "<a:noFill/>"
    return _tc([Paragraph((run,), heading.align)], page, fill=fill, edge=(THIN, 0.5))


def _tc(
    text: Sequence[Paragraph],
    page: Page,
    *,
    edge: tuple[str, float],
    fill: str = "<a:noFill/>",
    side: float = SIDE,
) -> str:
    colour, points = edge
    none = "".join(f'<a:{name} w="0"><a:noFill/></a:{name}>' for name in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB w="{emu(points)}"><a:solidFill>{colour_xml(colour)}</a:solidFill></a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(text, page.lang)}</a:txBody>"
        f'<a:tcPr marL="{emu(side)}" marR="{emu(side)}" marT="{emu(ABOVE)}" marB="{emu(ABOVE)}"'
        f' anchor="ctr">{none}{below}{fill}</a:tcPr></a:tc>'
    )
