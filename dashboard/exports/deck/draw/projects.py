"""The slide of a project, or of two beside each other."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.exports.deck.canvas import BODY, NAME
from dashboard.exports.deck.draw.cover import point
from dashboard.exports.deck.draw.france import PLAIN, France, area, france, outlines, overseas
from dashboard.exports.deck.marks import (
    ACCENT,
    EDGE,
    LAND,
    LIGHTER,
    LINK,
    PANEL,
    PAPER,
    Area,
    Box,
    Group,
    Look,
    Paragraph,
    Run,
    Shape,
    Stroke,
    Text,
    line,
)
from dashboard.exports.deck.sections.model import Line, Projects, Section, Sheet
from dashboard.exports.deck.slide_drawing import BADGE_HEIGHT, Book, Leaf, quiet
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.maps.outlines import bounds_of, projection
from dashboard.measures.whereabouts import Spot

GAP = 36.0
BETWEEN = 5.0
PROMISE, TITLE = 22.0, 24.0
SMALL_MAP = 122.0
LEAST_BESIDE = 130.0
"""Points beside a small map that the lines of a project need."""

MOST_LINES = 3
POINT = 7.0


def draw_projects(book: Book, section: Section, content: Projects) -> list[Leaf]:
    """Return the slide."""
    leaf = book.leaf(section)
    if len(content.sheets) == 1:
        _whole(leaf, content.sheets[0])
        return [leaf]
    halves = leaf.body.columns(1, 1, gap=GAP)
    facts = [_small(leaf, half, sheet) for half, sheet in zip(halves, content.sheets, strict=True)]
    # Both begin at one height, below what each has to say.
    down = max(SMALL_MAP, *(_facts_height(lines) for lines in facts))
    for half, sheet, lines in zip(halves, content.sheets, facts, strict=True):
        _half(leaf, half, sheet, lines, down)
    middle = leaf.body.left + leaf.body.width / 2
    rule = leaf.words.text("Rule")
    leaf.add(Stroke((middle, leaf.body.top), (middle, leaf.body.bottom), EDGE, rule))
    return [leaf]


def _small(leaf: Leaf, half: Box, sheet: Sheet) -> Sequence["Fitted"]:
    """Return the lines beside a small map, in their short form, two lines each at most."""
    lines = [replace(one, text=one.short or one.text) for one in sheet.lines]
    return _lines(leaf, lines, half.width - _map_room(leaf, half, sheet), len(lines) + 3)


def _map_room(leaf: Leaf, half: Box, sheet: Sheet) -> float:
    """Return the width of the small map; none where the lines need it, or no place is known."""
    beside = half.width - SMALL_MAP - 12 - label_room(leaf, sheet.lines)
    return SMALL_MAP + 12 if (sheet.spots or sheet.region) and beside >= LEAST_BESIDE else 0.0


def _facts_height(lines: Sequence["Fitted"]) -> float:
    return sum(height for _, height in lines) + BETWEEN * (len(lines) - 1)


def _whole(leaf: Leaf, sheet: Sheet) -> None:
    left, right = leaf.body.columns(7, 4.9, gap=28.0)
    _head(leaf, left, sheet)
    rest = left.below(BADGE_HEIGHT + 12)
    lines = _lines(leaf, sheet.lines, left.width, _room(rest.height))
    used = sum(height for _, height in lines) + 2 * BETWEEN * len(lines)
    above = rest.height - used - 8
    down = _promise(leaf, Box(rest.left, rest.top, rest.width, above), sheet)
    top = max(rest.top + down + 12, rest.bottom - used) if down else rest.top
    _facts(leaf, Box(left.left, top, left.width, used), lines, rules=True)
    _panel(leaf, right, sheet)


def _panel(leaf: Leaf, box: Box, sheet: Sheet) -> None:
    """Draw where a project is, with the name of the place below."""
    inner = box.within(16)
    where = leaf.fitted(sheet.where, inner.width, BODY, lines=2, bold=True)
    said = [line(where, BODY, bold=True)]
    height = leaf.face.height(where, inner.width, BODY, bold=True)
    if sheet.detail:
        detail = leaf.fitted(sheet.detail, inner.width, BODY, lines=2)
        said.append(quiet(detail))
        height += leaf.face.height(detail, inner.width, BODY)
    place = Box(inner.left, inner.bottom - height, inner.width, height)
    ground = Shape(box, Look(PANEL), leaf.words.text("Ground of the map"))
    room = Box(inner.left, inner.top, inner.width, inner.height - height - 12)
    marks = [ground, *_region(leaf, room, sheet), Text(place, said, where)]
    leaf.add(Group(box, marks, leaf.words.text("Where it is"), _said(sheet)))


def _room(height: float) -> int:
    """Return how many lines the named lines may have together."""
    return max(4, int(0.56 * height / (BODY * LINE)))


def _head(leaf: Leaf, box: Box, sheet: Sheet) -> None:
    """Draw the badge, and the other themes as words beside it."""
    end = leaf.badge(box.left, box.top, sheet.theme, sheet.look)
    if sheet.others:
        room = box.right - end - 12
        said = quiet(leaf.fitted(sheet.others, room, BODY))
        leaf.text(Box(end + 12, box.top, room, BADGE_HEIGHT), said, anchor="ctr")


def _promise(leaf: Leaf, box: Box, sheet: Sheet) -> float:
    """Write the promise, and under it as many sentences of the summary as there is room for."""
    said: list[Paragraph] = []
    used = 0.0
    if sheet.promise:
        promise = leaf.fitted(sheet.promise, box.width, PROMISE, lines=3, bold=True)
        said.append(line(promise, PROMISE, bold=True))
        used = leaf.face.height(promise, box.width, PROMISE, bold=True)
    room = int((box.height - used - 6) / (BODY * LINE))
    summary = clean(sheet.summary)
    if summary and room > 0:
        kept = leaf.sentences(summary, box.width, BODY, room)
        said.append(line(kept, BODY, before=6.0 if said else 0.0))
        used += leaf.face.height(kept, box.width, BODY) + 6
    if said:
        leaf.text(replace(box, height=used + 2), *said)
    return used


Fitted = tuple[Line, float]


def _lines(leaf: Leaf, lines: Sequence[Line], across: float, most: int) -> list[Fitted]:
    """Return the lines as they fit, with their heights: more than one where there is room."""
    room = across - label_room(leaf, lines)
    needed = [len(leaf.face.wrap(clean(one.text), room, BODY)) for one in lines]
    given = [1] * len(lines)
    for _ in range(MOST_LINES - 1):
        for at in range(len(lines)):
            if needed[at] > given[at] and sum(given) < most:
                given[at] += 1
    return [
        (replace(one, text=leaf.fitted(one.text, room, BODY, lines=number)), number * BODY * LINE)
        for one, number in zip(lines, given, strict=True)
    ]


def label_room(leaf: Leaf, lines: Sequence[Line]) -> float:
    """Return the width of the labels before the lines."""
    return max(leaf.face.width(clean(one.label), BODY, bold=True) for one in lines) + 14


def _facts(leaf: Leaf, box: Box, lines: Sequence[Fitted], *, rules: bool) -> None:
    """Write label and text of each line."""
    label = label_room(leaf, [one for one, _ in lines])
    top = box.top
    for at, (one, height) in enumerate(lines):
        if rules or at:
            top += BETWEEN
        if rules:
            leaf.rule(box.left, top - BETWEEN, box.width)
        leaf.text(Box(box.left, top, label - 8, height),
                  line(clean(one.label), BODY, bold=True, colour=ACCENT))  # fmt: skip
        run = Run(one.text, BODY, colour=LINK if one.link else "text", link=one.link)
        leaf.text(Box(box.left + label, top, box.width - label, height), Paragraph((run,)))
        top += height + (BETWEEN if rules else 0.0)


def _half(leaf: Leaf, box: Box, sheet: Sheet, lines: Sequence[Fitted], down: float) -> None:
    _head(leaf, box, sheet)
    rest = box.below(BADGE_HEIGHT + 8)
    above = rest.height - down - 2 * BETWEEN - 6
    title = clean(sheet.title)
    if leaf.face.height(title, rest.width, TITLE, bold=True) > TITLE * LINE + 0.1:
        title = leaf.fitted(sheet.short, rest.width, TITLE, lines=2, bold=True)
    said = [line(title, TITLE, bold=True)]
    used = leaf.face.height(title, rest.width, TITLE, bold=True)
    for text, size, most in ((sheet.promise, NAME, 2), (sheet.summary, BODY, 4)):
        room = min(most, int((above - used - 4) / (size * LINE)))
        if text and room > 0:
            fitted = leaf.sentences(text, rest.width, size, room)
            said.append(line(fitted, size, before=4.0))
            used += leaf.face.height(fitted, rest.width, size) + 4
    leaf.text(replace(rest, height=used), *said)
    rest = rest.below(rest.height - down)
    leaf.rule(rest.left, rest.top - 2 * BETWEEN, rest.width)
    beside = _map_room(leaf, box, sheet)
    if beside:
        small = Box(rest.left, rest.top, SMALL_MAP, SMALL_MAP)
        marks = _country(leaf, small, sheet)
        leaf.add(Group(small, marks, leaf.words.text("Where it is"), _said(sheet)))
        rest = rest.beside(beside)
    _facts(leaf, rest, lines, rules=False)


def _country(leaf: Leaf, box: Box, sheet: Sheet) -> list[Area | Shape | Text]:
    """Return where in the country a project is; overseas, its region alone."""
    if sheet.region in overseas(leaf.book):
        return _region(leaf, box, sheet)

    def look(code: str) -> Look:
        return Look(LIGHTER, PAPER, 0.5) if code == sheet.region and not sheet.spots else PLAIN

    map_of = france(leaf, box, (), look)
    return [*map_of.parts.values(), *_points(map_of, sheet.spots)]


def _points(map_of: France, spots: Sequence[Spot]) -> list[Shape]:
    return [point(map_of, spot, POINT) for spot in spots]


def _said(sheet: Sheet) -> str:
    return " · ".join(part for part in (sheet.where, sheet.detail) if part)


def _region(leaf: Leaf, box: Box, sheet: Sheet) -> list[Area | Shape | Text]:
    """Return the region of a project, its départements tinted; of several regions, the country."""
    inside = [one for one in outlines(leaf.book, "departements") if one.region == sheet.region]
    if not inside:
        return _country(leaf, box, sheet) if sheet.spots else []
    place = projection(bounds_of(inside), box)
    tinted = {spot.departement for spot in sheet.spots}
    marks: list[Area | Shape | Text] = [
        area(one, place, Look(LIGHTER if one.code in tinted else LAND, PAPER, 0.75))
        for one in inside
    ]
    map_of = France({}, {"": place}, {}, leaf.book)
    marks += _points(map_of, sheet.spots)
    spot = sheet.spots[0] if len(sheet.spots) == 1 else None
    if spot and not spot.hollow and leaf.face.width(spot.names[0], BODY, bold=True) < box.width / 2:
        marks.append(_town(leaf, box, spot, map_of.spot(spot)))
    return marks


def _town(leaf: Leaf, box: Box, spot: Spot, place: tuple[float, float]) -> Text:
    """Return the name of a town, on the side of its point that has the room."""
    x, y = place
    name = clean(spot.names[0])
    wide = min(leaf.face.width(name, BODY, bold=True) + 4, box.width)
    right = x + POINT + 5
    left = right if right + wide <= box.right else max(box.left, x - POINT - 5 - wide)
    align = "l" if left == right else "r"
    top = min(max(y - BODY * LINE / 2, box.top), box.bottom - BODY * LINE)
    return Text(Box(left, top, wide, BODY * LINE),
                [line(leaf.fitted(name, wide, BODY, bold=True), BODY, bold=True, align=align)],
                name, "ctr")  # fmt: skip
