"""A table with blocks of text beside it."""

from dataclasses import replace

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.flow import draw_column, pour
from dashboard.exports.deck.draw.tables import add_table, draw_table, paged
from dashboard.exports.deck.sections.model import Section, TableAndTexts

SHARES = (1.5, 1.0)
COLUMN_GAP = 30.0
SIZES = (14.0, 13.0, 12.0)


def draw_beside(book: Book, section: Section, content: TableAndTexts) -> None:
    """Add the slides of a table and its texts; each goes on as long as it needs."""
    if not content.texts:
        if content.table.rows:
            draw_table(book, section, content.table)
        else:
            book.page(section)
        return
    face = book.stage.face
    for many in (False, True):
        body = book.room(section, many=many)
        left, right = body.columns(*SHARES, gap=COLUMN_GAP)
        grids = paged(content.table, face, left)
        for size in SIZES:
            columns = pour(content.texts, face, right.width, [body.height], size)
            if len(columns) <= len(grids):
                break
        parts = max(len(grids), len(columns))
        if parts == 1 or many:
            break
    for number in range(parts):
        page = book.page(section, (number + 1, parts))
        left, right = page.body.columns(*SHARES, gap=COLUMN_GAP)
        if number < len(grids):
            add_table(page, left, grids[number], section)
        if number < len(columns):
            draw_column(page, replace(right, top=right.top), columns[number], size)
