"""Bars, and beside them what has no room as a bar: rows of equal, small counts as lists."""

from collections.abc import Sequence

import pandas as pd

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.charts import add_bars
from dashboard.exports.deck.draw.flow import Piece, draw_column, pour
from dashboard.exports.deck.draw.france import region_map
from dashboard.exports.deck.drawing import Box
from dashboard.exports.deck.fit import Face, clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Bars, Block, Section
from dashboard.exports.deck.sections.ranking import share_out

PITCH = 22.0
"""Least points from bar to bar."""

WIDEST = 46.0
"""Most points from bar to bar: a few bars do not fill the slide."""

SIZES = (14.0, 13.0, 12.0)
LIST_SIZES = (14.0, 13.0, 12.0)
MOST_LABEL = 0.5
"""Share of a chart that its labels may take."""

COLUMN_GAP = 36.0


def draw_bars(book: Book, section: Section, content: Bars) -> None:
    """Add the slides of a ranking."""
    body = book.room(section)
    shown = share_out(content, int(body.height / PITCH), book.words)
    beside = bool(shown.listed) or content.with_map
    pages = _lists(book, section, shown.listed, body, alone=shown.bars.empty)
    columns, size = pages
    parts = max(1, len(columns))
    for number in range(parts):
        page = book.page(section, (number + 1, parts))
        # A slide of lists alone has two columns of them, the first slide one beside the bars.
        boxes = page.body.columns(1.15, 1, gap=COLUMN_GAP)
        if number == 0 and not shown.bars.empty:
            _chart(page, boxes[0] if beside else page.body, shown.bars, content, section)
            if content.with_map:
                counts = dict(zip(content.frame["id"], content.frame["projects"], strict=True))
                region_map(page, boxes[1], book.geography, counts, alt=section.described)
        if columns:
            draw_column(page, boxes[1] if not shown.bars.empty and number == 0 else page.body,
                        columns[number], size)  # fmt: skip


def _lists(
    book: Book, section: Section, blocks: Sequence[Block], body: Box, *, alone: bool
) -> tuple[list[list[Piece]], float]:
    """Return the columns of names, one a slide, and their type size."""
    if not blocks:
        return [], SIZES[0]
    narrow = body.width if alone else body.columns(1.15, 1, gap=COLUMN_GAP)[1].width
    for size in LIST_SIZES:
        columns = pour(blocks, book.stage.face, narrow, [body.height], size)
        if len(columns) == 1:
            return columns, size
    many = book.room(section, many=True)
    return pour(blocks, book.stage.face, narrow, [many.height], LIST_SIZES[0]), LIST_SIZES[0]


def _chart(page: Page, box: Box, frame: pd.DataFrame, content: Bars, section: Section) -> None:
    labels = [clean(label) for label in frame["label"]]
    pitch = min(WIDEST, box.height / len(labels))
    room = MOST_LABEL * box.width
    labels, size = _fitted(labels, page.face, room - 10, pitch)
    widest = max(
        max(page.face.width(line, size) for line in page.face.wrap(label, room - 10, size))
        for label in labels
    )
    series = [(content.series, frame["projects"].tolist())]
    if content.parts:
        series.append((content.parts[0], frame["projects_main"].tolist()))
    add_bars(
        page,
        Box(box.left, box.top, box.width, pitch * len(labels)),
        labels,
        series,
        label_room=min(room, widest + 14),
        alt=section.described,
        size=size,
    )


def _fitted(
    labels: Sequence[str], face: Face, room: float, pitch: float
) -> tuple[list[str], float]:
    """Return labels that fit between the bars; a shortened one has its whole name in the notes."""
    for size in SIZES:
        if all(face.height(label, room, size) <= pitch - 2 for label in labels):
            return list(labels), size
    size = SIZES[-1]
    down = max(size * 1.2, pitch - 2)
    return [face.fit(label, room, down, (size,)).text for label in labels], size
