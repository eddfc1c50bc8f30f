"""Slides of text in two columns: sheets of projects, the method."""

from collections.abc import Sequence

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.flow import GAP, Piece, draw_column, pour
from dashboard.exports.deck.drawing import Box, line
from dashboard.exports.deck.fit import Fitted, clean
from dashboard.exports.deck.sections.model import Block, Section, Texts

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
OVER_PAGES = 14.0
"""Points of type where a section goes on over several slides."""
LEAD_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0)
COLUMN_GAP = 36.0
MOST_LEAD = 0.45
"""Share of the body that the lead may take."""


def draw_texts(book: Book, section: Section, content: Texts) -> None:
    """Add the slides of a section of text, as many as it needs."""
    face = book.stage.face
    for many in (False, True):
        body = book.room(section, many=many)
        lead = None
        rest: list[Block] = []
        if content.lead:
            lead, more = _lead(book, content.lead, body)
            rest = [Block("", [more])] if more else []
        used = lead.height + GAP + 6 if lead else 0.0
        left = [*rest, *content.left]
        boxes = body.columns(1, 1, gap=COLUMN_GAP) if content.right else [body]
        for size in (OVER_PAGES,) if many else SIZES:
            downs = (body.height - used, body.height)
            columns = [
                pour(blocks, face, boxes[0].width, downs, size)
                for blocks in (left, content.right)[: len(boxes)]
            ]
            parts = max(len(column) for column in columns)
            if parts == 1 or many:
                _draw(book, section, lead, boxes, columns, size)
                return


def _lead(book: Book, text: str, body: Box) -> tuple[Fitted, str]:
    """Return the lead as it fits, and what of it has to go on below."""
    face = book.stage.face
    text = clean(text)
    fitted = face.fit(text, body.width, MOST_LEAD * body.height, LEAD_SIZES)
    if fitted.whole:
        return fitted, ""
    size = LEAD_SIZES[-1]
    lines = face.wrap(text, body.width, size)
    number = int(MOST_LEAD * body.height / (size * 1.2))
    first = " ".join(lines[:number])
    return Fitted(first, size, number * size * 1.2, whole=True), " ".join(lines[number:])


def _draw(
    book: Book,
    section: Section,
    lead: Fitted | None,
    boxes: Sequence[Box],
    columns: Sequence[list[list[Piece]]],
    size: float,
) -> None:
    parts = max(len(column) for column in columns)
    for number in range(parts):
        page = book.page(section, (number + 1, parts))
        top = 0.0
        if lead and number == 0:
            page.text(Box(page.body.left, page.body.top, page.body.width, lead.height),
                      [line(lead.text, lead.size)], name="Summary")  # fmt: skip
            top = lead.height + GAP + 6
        for box, column in zip(boxes, columns, strict=True):
            if number < len(column):
                place = Box(box.left, page.body.top + top, box.width, page.body.height - top)
                draw_column(page, place, column[number], size)
