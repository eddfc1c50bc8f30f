"""Slides of projects in rows, and of what they aim at in total."""

from collections.abc import Sequence

from dashboard.exports.deck.canvas import BODY, NAME, NUMBER
from dashboard.exports.deck.marks import Ink, line
from dashboard.exports.deck.sections.model import Laureate, Laureates, Sum, Sums
from dashboard.exports.deck.slide_drawing import (
    BADGE_HEIGHT,
    Row,
    SlideDrawing,
    badge_width,
    paged,
    quiet,
)
from dashboard.exports.deck.text_fit import LINE, Face
from dashboard.language.markup import clean
from dashboard.language.translation import Words
from dashboard.style.box import Box

GAP = 18.0
AIR = 2.0
PEOPLE = 0.29
"""Share of what is left beside the badge that landlords and place take."""

MOST_LINES = 3


def draw_laureates(slide: SlideDrawing, content: Laureates) -> list[SlideDrawing]:
    """Return the slides of the projects."""
    wide = max(badge_width(slide, one.theme) for one in content.rows)
    rows = [_laureate(slide, one, wide + GAP) for one in content.rows]
    return paged(slide, rows)


def _laureate(slide: SlideDrawing, one: Laureate, left: float) -> Row:
    room = slide.body.width - left - GAP
    across, beside = (1 - PEOPLE) * room, PEOPLE * room
    title = clean(one.title)
    if slide.face.width(title, NAME, bold=True) > across:
        title = slide.fitted(one.short, across, NAME, bold=True)
    promise = slide.fitted(one.promise, across, BODY, lines=2) if one.promise else ""
    said = [line(title, NAME, bold=True), *([quiet(promise)] if promise else [])]
    people = people_in_line(slide.face, slide.words, one.people, beside)
    who = [line(people, BODY, bold=True), quiet(shortest(slide.face, one.places, beside))]
    height = NAME * LINE + (slide.face.height(promise, across, BODY) if promise else 0.0)
    height = max(height, 2 * BODY * LINE, BADGE_HEIGHT) + 2 * AIR

    def draw(page: SlideDrawing, top: float) -> None:
        page.badge(page.body.left, top + (height - BADGE_HEIGHT) / 2, one.theme, one.look)
        page.text(Box(page.body.left + left, top, across, height), *said, anchor="ctr")
        start = page.body.left + left + across + GAP
        page.text(Box(start, top, beside, height), *who, anchor="ctr")

    return Row(height, draw)


def shortest(face: Face, forms: Sequence[str], across: float, size: float = BODY) -> str:
    """Return the first form that stands in one line, the last one shortened where none does."""
    fits = (clean(form) for form in forms if face.width(clean(form), size) <= across)
    return next(fits, face.one_line(clean(forms[-1]), across, size))


def people_in_line(
    face: Face,
    words: Words,
    names: Sequence[str],
    across: float,
    size: float = BODY,
    *,
    bold: bool = True,
) -> str:
    """Return the names, or how many there are where they are more than a line."""
    if not names:
        return face.one_line(words.text("landlord not stated"), across, size, bold=bold)
    said = clean(words.all_of(list(names)))
    if len(names) > 2 or (len(names) > 1 and face.width(said, size, bold=bold) > across):
        return words.plural("{count} landlord", "{count} landlords", len(names))
    return face.one_line(said, across, size, bold=bold)


TOTAL, UNIT = 136.8, 126.0


def draw_sums(slide: SlideDrawing, content: Sums) -> list[SlideDrawing]:
    """Return the slides of the sums."""
    total = max(
        TOTAL, *(slide.face.width(one.total, NUMBER, bold=True) + 2 for one in content.rows)
    )
    unit = max(
        UNIT,
        *(slide.face.width(clean(one.unit), NAME, bold=True) for one in content.rows),
        *(slide.face.width(one.count, BODY) for one in content.rows),
    )
    return paged(slide, [_sum(slide, one, total, unit + 4) for one in content.rows])


def _sum(slide: SlideDrawing, one: Sum, total: float, unit: float) -> Row:
    room = slide.body.width - total - unit - 2 * 14.4
    names = _names(slide, one.names, room)
    height = slide.face.height(names, room, BODY) if names else 0.0
    height = max(height, NUMBER * LINE, (NAME + BODY) * LINE) + 2 * AIR

    def draw(page: SlideDrawing, top: float) -> None:
        left = page.body.left
        page.text(
            Box(left, top, total, height),
            line(one.total, NUMBER, bold=True, colour=Ink.ACCENT, align="r"),
            anchor="ctr",
        )
        page.text(
            Box(left + total + 14.4, top, unit, height),
            line(clean(one.unit), NAME, bold=True),
            quiet(one.count),
            anchor="ctr",
        )
        if names:
            start = left + total + unit + 2 * 14.4
            page.text(Box(start, top, room, height), line(names, BODY), anchor="ctr")

    return Row(height, draw)


def _names(slide: SlideDrawing, names: Sequence[str], across: float) -> str:
    """Return as many names as stand in three lines, and how many more there are."""
    for shown in range(len(names), 0, -1):
        said = "\u00a0· ".join(clean(name) for name in names[:shown])
        if shown < len(names):
            said += "\u00a0· " + slide.words.plural(
                "and {count} more", "and {count} more", len(names) - shown
            )
        if slide.face.height(said, across, BODY) <= MOST_LINES * BODY * LINE + 0.1:
            return said
    return slide.fitted(names[0], across, BODY, lines=MOST_LINES) if names else ""
