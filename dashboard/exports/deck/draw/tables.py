"""Table slides, and the table of two facets."""

from collections.abc import Iterator, Sequence

from dashboard.exports.deck.canvas import BODY, LABEL, NAME
from dashboard.exports.deck.marks import CELL_ABOVE, CELL_SIDE, HEAD_SIZE, STEPS, Cell, Grid, Ink
from dashboard.exports.deck.sections.model import Crossed, Table
from dashboard.exports.deck.slide_drawing import SlideDrawing, pages
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.style.box import Box
from dashboard.style.scheme import step_of

MOST_LINES = 3
ROOMY = 84.0
"""Points that rows are stretched to where a slide has room."""

NUMBERS = 54.0
"""Points of a column of numbers."""


def draw_table(slide: SlideDrawing, content: Table) -> list[SlideDrawing]:
    """Return the slides of a table, about as many rows on each; the last says how many lack."""
    numbered = all(row[0].isdecimal() for row in content.rows if row[0])
    widths = _widths(content, slide.body.width, numbered)
    texts = [*content.rows, *_pointer(slide, content, numbered)]
    rows = [_cells(slide, row, widths, numbered) for row in texts]
    heights = [
        max(_height(slide, cell, width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    slides = []
    for page, held in pages(slide, heights, _HEAD):
        downs = heights[held]
        spare = (page.body.height - _HEAD - sum(downs)) / len(downs)
        roomy = [max(height, min(height + spare, ROOMY)) for height in downs]
        box = Box(page.body.left, page.body.top, page.body.width, _HEAD + sum(roomy))
        name, said = page.section.subject, page.section.described
        page.add(Grid(box, content.headings, rows[held], widths, [_HEAD, *roomy], name, said))
        slides.append(page)
    return slides


_HEAD = HEAD_SIZE * LINE + 2 * CELL_ABOVE
"""Points of the headings of a table."""


def _pointer(slide: SlideDrawing, content: Table, numbered: bool) -> Iterator[list[str]]:
    """Yield a last row where there are more: it says how many, and where."""
    if more := content.total - len(content.rows):
        said = slide.words.plural(
            "and {count} more: see the workbook", "and {count} more: see the workbook", more
        )
        yield [*[""] * numbered, said, *[""] * (len(content.headings) - 1 - numbered)]


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
        cells.append(Cell(said, size, at <= name, Ink.ACCENT if at < name else Ink.TEXT))
    return cells


def _height(slide: SlideDrawing, cell: Cell, width: float) -> float:
    down = slide.face.height(cell.text, width - 2 * CELL_SIDE, cell.size, bold=cell.bold)
    return down + 2 * CELL_ABOVE


HIGHEST, SIDE = 46.0, 2.0
"""Points that rows of crossed facets are stretched to, and that cells keep free at their sides."""


def draw_crossed(slide: SlideDrawing, content: Crossed) -> None:
    """Draw the table of two facets: a number in each cell, on the ground that it has on maps."""
    body, palette = slide.body, slide.deck.canvas.palette
    wide = max(slide.face.width(clean(row), BODY) for row in content.rows)
    left = min(wide + 2 * CELL_SIDE, 0.36 * body.width)
    across = (body.width - left) / len(content.columns)
    down = min(HIGHEST, (body.height - _HEAD) / len(content.rows))
    rows = []
    for place, (name, counts) in enumerate(zip(content.rows, content.counts, strict=True)):
        cells = [Cell(slide.fitted(name, left - 2 * CELL_SIDE, BODY), BODY)]
        for at, count in enumerate(counts):
            ground = Ink.ACCENT if (place, at) in content.strong else STEPS[step_of(count)]
            said = slide.words.number(count) if count else ""
            cells.append(Cell(said, BODY, True, palette.on(ground), ground if count else None))
        rows.append(cells)
    head = [slide.fitted(name, across - 2 * SIDE, HEAD_SIZE, bold=True) for name in content.columns]
    box = Box(body.left, body.top, body.width, _HEAD + down * len(rows))
    widths, heights = [left, *[across] * len(head)], [_HEAD, *[down] * len(rows)]
    name, said = slide.section.subject, slide.section.described
    slide.add(Grid(box, ["", *head], rows, widths, heights, name, said, "ctr", SIDE))
