"""The cover slide: fund, finding, date, and a point for each place."""

from dashboard.exports.deck.canvas import BODY, COVER_SIZES, COVER_TITLE, LEAD, MARGIN, NAME
from dashboard.exports.deck.draw.france import PLAIN, france, row_of
from dashboard.exports.deck.marks import Group, Ink, Look, Shape, Stroke, line
from dashboard.exports.deck.sections.model import Cover, Section
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing, quiet, title_height
from dashboard.exports.deck.text_fit import LINE, Fitted
from dashboard.language.grammar import bound
from dashboard.language.markup import clean
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box

MAP = Box(590, 66, 326, 340)
ROW = Box(590, 415, 326, 56)
POINT = 5.2


def draw_cover(plain: SlideDrawing, content: Cover) -> list[SlideDrawing]:
    """Return the title slide; a template has its own, which takes the texts alone."""
    deck, section, frame = plain.deck, plain.section, plain.deck.canvas.wide
    across = min(frame.title.width, deck.canvas.cover) - deck.canvas.inset
    if deck.canvas.own and content.spots:
        across = COVER_TITLE.width
    title = _fitted(deck, section, across, COVER_TITLE.height)
    down = title.height + 2
    box = Box(COVER_TITLE.left, COVER_TITLE.bottom - down, across, down)
    slide = SlideDrawing(section, deck, frame, title, box, None, box, frame.body)
    if not deck.canvas.own:
        return [slide]
    fund = slide.face.fit(clean(content.fund), 520, 2 * LEAD * LINE, (LEAD, NAME), bold=True)
    top = box.top - 10 - fund.height
    slide.text(Box(MARGIN, top, 540, fund.height), line(fund.text, fund.size, bold=True))
    rule = COVER_TITLE.bottom + 12
    slide.add(Stroke((MARGIN, rule), (MARGIN + 428, rule), Ink.ACCENT, slide.words.text("Rule")))
    said = [line(slide.fitted(content.meeting, 520, LEAD, bold=True), LEAD, bold=True)]
    if not content.meeting:
        said = []
    coverage = slide.face.fit(clean(content.coverage), 520, 2 * NAME * LINE + 0.1, (NAME, BODY))
    covered = slide.face.balanced(
        bound(coverage.text.replace(" · ", "\u00a0· ")), 520, coverage.size
    )
    said.append(quiet(covered, coverage.size, before=4 if said else 0))
    slide.text(Box(MARGIN, rule + 18, 540, LEAD * LINE + 4 + coverage.height), *said)
    if content.spots:
        map_of = france(
            slide, MAP, row_of(ROW, len(slide.geography.overseas_regions)), lambda _: PLAIN
        )
        box = Box(MAP.left, MAP.top, MAP.width, ROW.bottom - MAP.top)
        points = [point(map_of.spot(spot), spot) for spot in content.spots]
        name = slide.words.text("Map of the projects")
        slide.add(Group(box, [*map_of.parts.values(), *points], name, section.described))
    return [slide]


def _fitted(deck: DeckContext, section: Section, across: float, down: float) -> Fitted:
    forms = [(section.headline, COVER_SIZES[:2]), (section.short, COVER_SIZES[:2]),
             (section.headline, COVER_SIZES)]  # fmt: skip
    for form, sizes in forms:
        for size in sizes if form else ():
            height = title_height(deck.canvas, clean(form), across, size)
            if height <= down:
                said = deck.canvas.face.balanced(clean(form), across, size, bold=True)
                return Fitted(said, size, height, whole=True)
    return deck.canvas.face.fit(clean(section.headline), across, down, COVER_SIZES[-1:], bold=True)


def point(place: tuple[float, float], spot: Spot, radius: float = POINT) -> Shape:
    """Return the point of a spot; a hollow one says that no more than a département is known."""
    x, y = place
    look = Look(Ink.PAPER, Ink.ACCENT, 1.5) if spot.hollow else Look(Ink.ACCENT, Ink.PAPER, 0.75)
    name = spot.names[0] if spot.names else ""
    return Shape(Box(x - radius, y - radius, 2 * radius, 2 * radius), look, name, "ellipse")
