"""The first slide: who, what is found, when, and a point for each place."""

from dashboard.exports.deck.canvas import (
    BODY,
    COVER_SIZES,
    COVER_TITLE,
    MARGIN,
    NAME,
)
from dashboard.exports.deck.draw.france import PLAIN, France, france, overseas, row_of
from dashboard.exports.deck.marks import ACCENT, PAPER, Box, Group, Look, Shape, Stroke, line
from dashboard.exports.deck.sections.model import Cover, Section
from dashboard.exports.deck.slide_drawing import Book, Leaf, quiet, title_height
from dashboard.exports.deck.text_fit import LINE, Fitted
from dashboard.language.markup import clean
from dashboard.measures.whereabouts import Spot

MAP = Box(590, 66, 326, 340)
ROW = Box(590, 415, 326, 56)
POINT = 5.2
LEAD = 24.0


def draw_cover(book: Book, section: Section, content: Cover) -> list[Leaf]:
    """Return the title slide; a template has its own, which takes the texts alone."""
    frame = book.canvas.wide
    across = COVER_TITLE.width if book.canvas.own else frame.title.width - book.canvas.inset
    title = _fitted(book, section, across, COVER_TITLE.height)
    down = title.height + 2
    box = Box(COVER_TITLE.left, COVER_TITLE.bottom - down, COVER_TITLE.width, down)
    leaf = Leaf(section, book, frame, title, box, None, box, frame.body)
    if not book.canvas.own:
        return [leaf]
    fund = leaf.face.fit(clean(content.fund), 520, 2 * LEAD * LINE, (LEAD, NAME), bold=True)
    top = box.top - 10 - fund.height
    leaf.text(Box(MARGIN, top, 540, fund.height), line(fund.text, fund.size, bold=True))
    rule = COVER_TITLE.bottom + 12
    leaf.add(Stroke((MARGIN, rule), (MARGIN + 428, rule), ACCENT, leaf.words.text("Rule")))
    said = [line(leaf.fitted(content.meeting, 520, LEAD, bold=True), LEAD, bold=True)]
    if not content.meeting:
        said = []
    coverage = leaf.face.fit(clean(content.coverage), 520, 2 * NAME * LINE + 0.1, (NAME, BODY))
    said.append(quiet(coverage.text, coverage.size, before=4 if said else 0))
    leaf.text(Box(MARGIN, rule + 18, 540, LEAD * LINE + 4 + coverage.height), *said)
    if content.spots:
        map_of = france(leaf, MAP, row_of(ROW, len(overseas(book))), lambda _: PLAIN)
        box = Box(MAP.left, MAP.top, MAP.width, ROW.bottom - MAP.top)
        points = [point(map_of, spot) for spot in content.spots]
        name = leaf.words.text("Map of the projects")
        leaf.add(Group(box, [*map_of.parts.values(), *points], name, section.described))
    return [leaf]


def _fitted(book: Book, section: Section, across: float, down: float) -> Fitted:
    forms = [(section.headline, COVER_SIZES[:2]), (section.short, COVER_SIZES[:2]),
             (section.headline, COVER_SIZES)]  # fmt: skip
    for form, sizes in forms:
        for size in sizes if form else ():
            height = title_height(book.canvas, clean(form), across, size)
            if height <= down:
                return Fitted(clean(form), size, height, whole=True)
    return book.canvas.face.fit(clean(section.headline), across, down, COVER_SIZES[-1:], bold=True)


def point(map_of: France, spot: Spot, radius: float = POINT) -> Shape:
    """Return the point of a place; a hollow one says that no more than a département is known."""
    x, y = map_of.spot(spot)
    look = Look(PAPER, ACCENT, 1.5) if spot.hollow else Look(ACCENT, PAPER, 0.75)
    name = spot.names[0] if spot.names else ""
    return Shape(Box(x - radius, y - radius, 2 * radius, 2 * radius), look, name, "ellipse")
