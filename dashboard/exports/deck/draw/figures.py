"""Numbers in large type, in a grid."""

from dashboard.exports.deck.book import Book
from dashboard.exports.deck.drawing import LAND, QUIET, Box, Look, line
from dashboard.exports.deck.fit import clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import Figure, Figures, Section

GAP = 18.0
INSET = 16.0
ACROSS = 3
DOWN = 2
TALLEST = 156.0
AIR = 6.0
"""Points between a number and what it counts, which in some typefaces stands high."""

_VALUE_SIZES = (48, 44, 40, 36, 32, 28, 24, 20, 16)
_LABEL_SIZES = (18, 17, 16, 15, 14)
_DETAIL_SIZES = (14, 13, 12, 11)


def draw_figures(book: Book, section: Section, content: Figures) -> None:
    """Add a slide, or several, of number cards."""
    per_page = ACROSS * DOWN
    figures = list(content.figures)
    parts = -(-len(figures) // per_page)
    for number in range(parts):
        page = book.page(section, (number + 1, parts))
        shown = figures[number * per_page : (number + 1) * per_page]
        rows = page.body.rows(DOWN, GAP)
        for place, figure in enumerate(shown):
            box = rows[place // ACROSS].columns(*[1] * ACROSS, gap=GAP)[place % ACROSS]
            down = min(box.height, TALLEST)
            top = page.body.top + (down + GAP) * (place // ACROSS)
            _card(page, Box(box.left, top, box.width, down), figure)


def _card(page: Page, box: Box, figure: Figure) -> None:
    inner = Box(box.left + INSET, box.top + INSET, box.width - 2 * INSET, box.height - 2 * INSET)
    value = page.face.fit(clean(figure.value), inner.width, 48 * 1.2, _VALUE_SIZES, bold=True)
    label = page.face.fit(clean(figure.label), inner.width, 18 * 1.2, _LABEL_SIZES)
    if not label.whole:
        label = page.face.fit(clean(figure.label), inner.width, 2 * 14 * 1.2, _LABEL_SIZES[-1:])
    room = inner.height - value.height - label.height - 4
    air = min(AIR, max(0.0, room))
    room -= air
    said = [
        line(value.text, value.size, bold=True, colour=page.accent),
        line(label.text, label.size, before=air),
    ]
    if figure.detail:
        detail = page.face.fit(clean(figure.detail), inner.width, room, _DETAIL_SIZES)
        said.append(line(detail.text, detail.size, colour=QUIET, before=4))
    card = page.shapes.shape(box, Look(LAND), name=f"Card {figure.label}", kind="roundRect")
    text = page.shapes.text(inner, said, name=figure.label)
    alt = " ".join(part for part in (figure.value, figure.label, figure.detail) if part)
    page.draw(page.shapes.group(box, [card, text], name=figure.label, alt=alt))
