"""Committees in the order of time: columns before the outline of what was announced."""

from typing import Any

import pandas as pd

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.draw.charts import add_columns
from dashboard.exports.deck.drawing import Box
from dashboard.exports.deck.sections.model import Columns, Section

NARROWEST = 52.0
"""Points of a committee's column, for a date in two or three lines under it."""

WIDEST = 120.0
AXIS = 40.0


def draw_columns(book: Book, section: Section, content: Columns) -> None:
    """Add the slides of a time line, so many committees on each as there is room for."""
    frame = content.frame
    most = int((book.room(section).width - AXIS) / NARROWEST)
    parts = -(-len(frame) // most)
    each = -(-len(frame) // parts)
    for number in range(parts):
        page = book.page(section, (number + 1, parts))
        shown = frame.iloc[number * each : (number + 1) * each]
        across = min(page.body.width, max(300.0, AXIS + WIDEST * len(shown)))
        add_columns(
            page,
            Box(page.body.left, page.body.top, across, page.body.height),
            [_two_lines(str(label)) for label in shown["short"]],
            [
                (content.announced, [_known(value) for value in shown["announced"]]),
                (content.selected, [int(count) for count in shown["projects"]]),
            ],
            alt=section.described,
            size=12,
        )


def _two_lines(label: str) -> str:
    """Put the last word, the year, on a line of its own."""
    head, _, year = label.rpartition(" ")
    return f"{head}\n{year}" if head else label


def _known(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
