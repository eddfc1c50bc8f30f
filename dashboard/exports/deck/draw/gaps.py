"""Where nothing is: the map of the regions without a project, and the lists beside it."""

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.flow import draw_column, pour
from dashboard.exports.deck.draw.france import gap_map
from dashboard.exports.deck.sections.model import Gaps, Section

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0)
COLUMN_GAP = 36.0


def draw_gaps(book: Book, section: Section, content: Gaps) -> None:
    """Add the slide, and more where the lists need them."""
    face = book.stage.face
    body = book.room(section)
    across = body.columns(1, 1.15, gap=COLUMN_GAP)[1].width
    for size in SIZES:
        columns = pour(content.texts, face, across, [body.height], size)
        if len(columns) == 1:
            break
    else:
        many = book.room(section, many=True)
        columns = pour(content.texts, face, across, [many.height], size)
    counts = dict(zip(content.regions["id"], content.regions["projects"], strict=True))
    for number, column in enumerate(columns, start=1):
        page = book.page(section, (number, len(columns)))
        left, right = page.body.columns(1, 1.15, gap=COLUMN_GAP)
        gap_map(page, left, book.geography, counts, alt=section.described)
        draw_column(page, right, column, size)
