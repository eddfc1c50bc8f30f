"""Slides of text in two columns: sheets of projects, the method."""

from collections.abc import Sequence

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.flow import Piece, draw_column, pour
from dashboard.exports.deck.drawing import Box, line
from dashboard.exports.deck.fit import LINE, Fitted, clean
from dashboard.exports.deck.sections.model import Block, Section, Texts

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
OVER_PAGES = 14.0
"""Points of type where a section goes on over several slides."""
LEAD_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0)
COLUMN_GAP = 36.0
LEAD_GAP = 18.0
MOST_LEAD = 0.45
"""Share of the body that the lead may take."""


def draw_texts(book: Book, section: Section, content: Texts) -> None:
    """Add the slides of a section of text, as many as it needs.

    Left and right keep to their columns where that fits one slide; where it does not, all blocks
    follow each other from column to column.
    """
    face = book.stage.face
    body = book.room(section)
    lead, left, boxes, down = _room(book, content, body)
    for size in SIZES:
        sides = [pour(one, face, boxes[0].width, [down], size) for one in (left, content.right)]
        if all(len(one) == 1 for one in sides):
            _draw(book, section, lead, [[one[0] for one in sides]], size)
            return
    for size in SIZES:
        columns = pour([*left, *content.right], face, boxes[0].width, [down], size)
        if len(columns) <= len(boxes):
            _draw(book, section, lead, [columns], size)
            return
    body = book.room(section, many=True)
    lead, left, boxes, down = _room(book, content, body)
    downs = [down] * len(boxes) + [body.height]
    columns = pour([*left, *content.right], face, boxes[0].width, downs, OVER_PAGES)
    pages = [columns[at : at + len(boxes)] for at in range(0, len(columns), len(boxes))]
    _draw(book, section, lead, pages, OVER_PAGES)


def _room(
    book: Book, content: Texts, body: Box
) -> tuple[Fitted | None, list[Block], list[Box], float]:
    """Return the lead, the blocks of the left column, both columns, and how high they may be."""
    lead, rest = _lead(book, content.lead, body)
    down = body.height - (lead.height + LEAD_GAP if lead else 0.0)
    return lead, [*rest, *content.left], body.columns(1, 1, gap=COLUMN_GAP), down


def _lead(book: Book, text: str, body: Box) -> tuple[Fitted | None, list[Block]]:
    """Return the lead as it fits, and what of it has to go on below as a block."""
    face = book.stage.face
    text = clean(text)
    if not text:
        return None, []
    fitted = face.fit(text, body.width, MOST_LEAD * body.height, LEAD_SIZES)
    if fitted.whole:
        return fitted, []
    size = LEAD_SIZES[-1]
    lines = face.wrap(text, body.width, size)
    number = int(MOST_LEAD * body.height / (size * LINE))
    first = " ".join(lines[:number])
    fitted = Fitted(first, size, number * size * LINE, whole=True)
    return fitted, [Block("", [" ".join(lines[number:])])]


def _draw(
    book: Book,
    section: Section,
    lead: Fitted | None,
    pages: Sequence[Sequence[list[Piece]]],
    size: float,
) -> None:
    for number, columns in enumerate(pages, start=1):
        page = book.page(section, (number, len(pages)))
        body = page.body
        if lead and number == 1:
            place = Box(body.left, body.top, body.width, lead.height)
            page.text(place, [line(lead.text, lead.size)], name="Summary")
            body = body.below(lead.height + LEAD_GAP)
        boxes = body.columns(1, 1, gap=COLUMN_GAP)
        for box, column in zip(boxes, columns, strict=False):
            draw_column(page, box, column, size)
