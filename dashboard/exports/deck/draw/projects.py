"""Project slides: one project, or two side by side."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.deck.canvas import BODY, LEAD, NAME
from dashboard.exports.deck.draw.cover import point
from dashboard.exports.deck.draw.france import PLAIN, area, france
from dashboard.exports.deck.marks import (
    Area,
    Group,
    Ink,
    Look,
    Paragraph,
    Run,
    Shape,
    Stroke,
    Text,
    line,
)
from dashboard.exports.deck.sections.model import Line, Projects, Sheet
from dashboard.exports.deck.slide_drawing import BADGE_HEIGHT, SlideDrawing, quiet
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.maps.outlines import bounds_of, outlines_of, projection, spot_on
from dashboard.measures.whereabouts import Spot
from dashboard.style.box import Box

GAP = 36.0
BETWEEN = 5.0
PROMISE = 22.0
SMALL_MAP = 122.0
LEAST_BESIDE = 130.0
"""Points beside a small map that the lines of a project need."""

MOST_LINES = 3
POINT = 7.0


def draw_projects(slide: SlideDrawing, content: Projects) -> None:
    """Draw one project, or two beside each other."""
    if len(content.sheets) == 1:
        _whole(slide, content.sheets[0])
        return
    halves = slide.body.columns(1, 1, gap=GAP)
    facts = [_small(slide, half, sheet) for half, sheet in zip(halves, content.sheets, strict=True)]
    # Both begin at one height, below what each has to say.
    down = max(
        SMALL_MAP, *(sum(high for _, high in lines) + BETWEEN * (len(lines) - 1) for lines in facts)
    )
    for half, sheet, lines in zip(halves, content.sheets, facts, strict=True):
        _half(slide, half, sheet, lines, down)
    middle = slide.body.left + slide.body.width / 2
    rule = slide.words.text("Rule")
    slide.add(Stroke((middle, slide.body.top), (middle, slide.body.bottom), Ink.EDGE, rule))


def _small(slide: SlideDrawing, half: Box, sheet: Sheet) -> Sequence["Fitted"]:
    """Return the lines beside a small map, in their short form, two lines each at most."""
    lines = [replace(one, text=one.short or one.text) for one in sheet.lines]
    return _lines(slide, lines, half.width - _map_room(slide, half, sheet), len(lines) + 3)


def _map_room(slide: SlideDrawing, half: Box, sheet: Sheet) -> float:
    """Return the width of the small map; none where the lines need it, or no place is known."""
    beside = half.width - SMALL_MAP - 12 - label_room(slide, sheet.lines)
    return SMALL_MAP + 12 if (sheet.spots or sheet.region) and beside >= LEAST_BESIDE else 0.0


def _whole(slide: SlideDrawing, sheet: Sheet) -> None:
    placed = bool(sheet.spots or sheet.region)
    left, right = slide.body.columns(7, 4.9, gap=28.0) if placed else (slide.body, slide.body)
    _head(slide, left, sheet)
    rest = left.below(BADGE_HEIGHT + 12)
    lines = _lines(slide, sheet.lines, left.width, max(4, int(0.56 * rest.height / (BODY * LINE))))
    used = sum(height for _, height in lines) + 2 * BETWEEN * len(lines)
    above = rest.height - used - 8
    down = _promise(slide, Box(rest.left, rest.top, rest.width, above), sheet)
    top = max(rest.top + down + 12, rest.bottom - used) if down else rest.top
    _facts(slide, Box(left.left, top, left.width, used), lines, rules=True)
    if placed:
        _panel(slide, right, sheet)


def _panel(slide: SlideDrawing, box: Box, sheet: Sheet) -> None:
    """Draw where a project is, with the name of the place below."""
    inner = box.within(16)
    where = slide.fitted(sheet.where, inner.width, BODY, lines=2, bold=True)
    said = [line(where, BODY, bold=True)]
    height = slide.face.height(where, inner.width, BODY, bold=True)
    if sheet.detail:
        detail = slide.fitted(sheet.detail, inner.width, BODY, lines=2)
        said.append(quiet(detail))
        height += slide.face.height(detail, inner.width, BODY)
    place = Box(inner.left, inner.bottom - height, inner.width, height)
    ground = Shape(box, Look(Ink.PANEL), slide.words.text("Ground of the map"))
    room = Box(inner.left, inner.top, inner.width, inner.height - height - 12)
    marks = [ground, *_region(slide, room, sheet), Text(place, said, where)]
    slide.add(Group(box, marks, slide.words.text("Where it is"), _said(sheet)))


def _head(slide: SlideDrawing, box: Box, sheet: Sheet) -> None:
    """Draw the badge, and the other themes as words beside it."""
    end = slide.badge(box.left, box.top, sheet.theme, sheet.look)
    if sheet.others:
        room = box.right - end - 12
        said = quiet(slide.fitted(sheet.others, room, BODY))
        slide.text(Box(end + 12, box.top, room, BADGE_HEIGHT), said, anchor="ctr")


def _promise(slide: SlideDrawing, box: Box, sheet: Sheet) -> float:
    """Write the promise, and under it as many sentences of the summary as there is room for."""
    said: list[Paragraph] = []
    used = 0.0
    if sheet.promise:
        promise = slide.fitted(sheet.promise, box.width, PROMISE, lines=3, bold=True)
        promise = slide.face.balanced(promise, box.width, PROMISE, bold=True)
        said.append(line(promise, PROMISE, bold=True))
        used = slide.face.height(promise, box.width, PROMISE, bold=True)
    room = int((box.height - used - 6) / (BODY * LINE))
    summary = clean(sheet.summary)
    if summary and room > 0:
        kept = slide.sentences(summary, box.width, BODY, room)
        said.append(line(kept, BODY, before=6.0 if said else 0.0))
        used += slide.face.height(kept, box.width, BODY) + 6
    if said:
        slide.text(replace(box, height=used + 2), *said)
    return used


Fitted = tuple[Line, float]


def _lines(slide: SlideDrawing, lines: Sequence[Line], across: float, most: int) -> list[Fitted]:
    """Return the lines as they fit, with their heights: more than one where there is room."""
    room = across - label_room(slide, lines)

    def shown(text: str, number: int) -> str:
        return slide.face.balanced(slide.fitted(text, room, BODY, lines=number), room, BODY)

    needed = [len(slide.face.wrap(clean(one.text), room, BODY)) for one in lines]
    given = [1] * len(lines)
    for _ in range(MOST_LINES - 1):
        for at in range(len(lines)):
            if needed[at] > given[at] and sum(given) < most:
                given[at] += 1
    return [
        (replace(one, text=shown(one.text, number)), number * BODY * LINE)
        for one, number in zip(lines, given, strict=True)
    ]


def label_room(slide: SlideDrawing, lines: Sequence[Line]) -> float:
    """Return the width of the labels before the lines."""
    return max(slide.face.width(clean(one.label), BODY, bold=True) for one in lines) + 14


def _facts(slide: SlideDrawing, box: Box, lines: Sequence[Fitted], *, rules: bool) -> None:
    """Write label and text of each line."""
    label = label_room(slide, [one for one, _ in lines])
    top = box.top
    for at, (one, height) in enumerate(lines):
        if rules or at:
            top += BETWEEN
        if rules:
            slide.rule(box.left, top - BETWEEN, box.width)
        slide.text(Box(box.left, top, label - 8, height),
                  line(clean(one.label), BODY, bold=True, colour=Ink.ACCENT))  # fmt: skip
        run = Run(one.text, BODY, colour=Ink.LINK if one.link else "text", link=one.link)
        slide.text(Box(box.left + label, top, box.width - label, height), Paragraph((run,)))
        top += height + (BETWEEN if rules else 0.0)


def _half(
    slide: SlideDrawing, box: Box, sheet: Sheet, lines: Sequence[Fitted], down: float
) -> None:
    _head(slide, box, sheet)
    rest = box.below(BADGE_HEIGHT + 8)
    above = rest.height - down - 2 * BETWEEN - 6
    title = clean(sheet.title)
    if slide.face.height(title, rest.width, LEAD, bold=True) > LEAD * LINE + 0.1:
        title = slide.fitted(sheet.short, rest.width, LEAD, lines=2, bold=True)
    said = [line(title, LEAD, bold=True)]
    used = slide.face.height(title, rest.width, LEAD, bold=True)
    for text, size, most in ((sheet.promise, NAME, 2), (sheet.summary, BODY, 4)):
        room = min(most, int((above - used - 4) / (size * LINE)))
        if text and room > 0:
            fitted = slide.sentences(text, rest.width, size, room)
            if text == sheet.promise:
                fitted = slide.face.balanced(fitted, rest.width, size)
            said.append(line(fitted, size, before=4.0))
            used += slide.face.height(fitted, rest.width, size) + 4
    slide.text(replace(rest, height=used), *said)
    rest = rest.below(rest.height - down)
    slide.rule(rest.left, rest.top - 2 * BETWEEN, rest.width)
    beside = _map_room(slide, box, sheet)
    if beside:
        small = Box(rest.left, rest.top, SMALL_MAP, SMALL_MAP)
        marks = _country(slide, small, sheet)
        slide.add(Group(small, marks, slide.words.text("Where it is"), _said(sheet)))
        rest = rest.beside(beside)
    _facts(slide, rest, lines, rules=False)


def _country(slide: SlideDrawing, box: Box, sheet: Sheet) -> list[Area | Shape | Text]:
    """Return where in the country a project is; overseas, its region alone."""
    if sheet.region in slide.geography.overseas_regions:
        return _region(slide, box, sheet)

    def look(code: str) -> Look:
        return (
            Look(Ink.LIGHTER, Ink.PAPER, 0.5) if code == sheet.region and not sheet.spots else PLAIN
        )

    map_of = france(slide, box, (), look)
    points = [point(map_of.spot(spot), spot, POINT) for spot in sheet.spots]
    return [*map_of.parts.values(), *points]


def _said(sheet: Sheet) -> str:
    return " · ".join(part for part in (sheet.where, sheet.detail) if part)


def _region(slide: SlideDrawing, box: Box, sheet: Sheet) -> list[Area | Shape | Text]:
    """Return the region of a project, its départements tinted; of several regions, the country."""
    every = outlines_of(slide.geography, "departements")
    inside = [one for one in every if one.region == sheet.region]
    if not inside:
        return _country(slide, box, sheet) if sheet.spots else []
    place = projection(bounds_of(inside), box)
    tinted = {spot.departement for spot in sheet.spots}
    marks: list[Area | Shape | Text] = [
        area(one, place, Look(Ink.LIGHTER if one.code in tinted else Ink.LAND, Ink.PAPER, 0.75))
        for one in inside
    ]
    places = [spot_on(place, spot, slide.geography) for spot in sheet.spots]
    marks += map(point, places, sheet.spots, [POINT] * len(places))
    spot = sheet.spots[0] if len(sheet.spots) == 1 else None
    if (
        spot
        and not spot.hollow
        and slide.face.width(spot.names[0], BODY, bold=True) < box.width / 2
    ):
        marks.append(_town(slide, box, spot, places[0]))
    return marks


def _town(slide: SlideDrawing, box: Box, spot: Spot, place: tuple[float, float]) -> Text:
    """Return the name of a town, on the side of its point that has the room."""
    x, y = place
    name = clean(spot.names[0])
    wide = min(slide.face.width(name, BODY, bold=True) + 4, box.width)
    right = x + POINT + 5
    left = right if right + wide <= box.right else max(box.left, x - POINT - 5 - wide)
    align = "l" if left == right else "r"
    top = min(max(y - BODY * LINE / 2, box.top), box.bottom - BODY * LINE)
    return Text(Box(left, top, wide, BODY * LINE),
                [line(slide.fitted(name, wide, BODY, bold=True), BODY, bold=True, align=align)],
                name, "ctr")  # fmt: skip
