"""The key figures slide: one large number drawn as squares, and three smaller ones."""

import math

from dashboard.exports.deck.canvas import BIG, BODY, HERO, LEAD, NAME
from dashboard.exports.deck.draw.ranking import COLUMN_GAP
from dashboard.exports.deck.marks import Group, Ink, Look, Shape, line
from dashboard.exports.deck.sections.model import KeyFigures, LargeNumber
from dashboard.exports.deck.slide_drawing import SlideDrawing, quiet
from dashboard.exports.deck.text_fit import LINE
from dashboard.language.markup import clean
from dashboard.style.box import Box

SQUARE, LEAST_SQUARE = 58.0, 8.0
SHARE = 0.77
"""Most and least points from square to square, and the share of it that a square takes."""

MOST_SQUARES = 130
"""More are one bar in two parts."""


def draw_key_figures(slide: SlideDrawing, content: KeyFigures) -> None:
    """Draw one number as squares, and others beside it."""
    left, right = slide.body.columns(1, 1, gap=2 * COLUMN_GAP)
    used = _hero(slide, left, content.hero)
    if content.whole:
        _squares(slide, left.below(used), content)
    rows = right.rows(max(1, len(content.figures)), 0)
    wide = max(
        (slide.face.width(figure.value, BIG, bold=True) for figure in content.figures), default=0.0
    )
    for at, (row, figure) in enumerate(zip(rows, content.figures, strict=False)):
        _figure(slide, row, figure, min(wide + 16, 0.45 * row.width))
        if at:
            slide.rule(row.left, row.top, row.width)


def _hero(slide: SlideDrawing, box: Box, figure: LargeNumber) -> float:
    """Draw the number and its legend, which stand on one line; return how far down they go."""
    sizes = (HERO, 115.0, 96.0, 80.0, 60.0)
    value = slide.face.fit(figure.value, 0.6 * box.width, min(HERO, 0.45 * box.height) * LINE,
                          sizes, bold=True)  # fmt: skip
    wide = slide.face.width(value.text, value.size, bold=True) + 6
    down = value.size * LINE
    slide.text(Box(box.left, box.top, wide, down),
              line(value.text, value.size, bold=True, colour=Ink.ACCENT))  # fmt: skip
    beside = box.beside(wide + 16)
    label = slide.fitted(figure.label, beside.width, LEAD, lines=2, bold=True)
    height = slide.face.height(label, beside.width, LEAD, bold=True)
    detail = slide.face.fit(clean(figure.detail), beside.width, 2 * NAME * LINE + 0.1, (NAME,))
    foot = box.top + 0.95 * value.size
    top = max(box.top, foot - height - detail.height)
    slide.text(Box(beside.left, top, beside.width, height + detail.height + 2),
              line(label, LEAD, bold=True), quiet(detail.text, NAME))  # fmt: skip
    return max(down, top - box.top + height + detail.height) + 14


def _squares(slide: SlideDrawing, box: Box, content: KeyFigures) -> None:
    name = f"{content.known} / {content.whole}"
    parts: list[Shape] = []
    if content.whole > MOST_SQUARES:
        full = box.width * content.known / content.whole
        down = min(box.height, SQUARE)
        for left, wide, fill in ((0.0, full, Ink.ACCENT), (full, box.width - full, Ink.FAINT)):
            if wide > 0:
                place = Box(box.left + left, box.top, wide, down)
                parts.append(Shape(place, Look(fill), name))
    else:
        pitch = SQUARE
        while math.ceil(content.whole / int(box.width / pitch)) * pitch > box.height:
            if pitch <= LEAST_SQUARE:
                break
            pitch -= 0.5
        rows = math.ceil(content.whole / int(box.width / pitch))
        across = math.ceil(content.whole / rows)
        for at in range(content.whole):
            row, column = divmod(at, across)
            place = Box(box.left + column * pitch, box.top + row * pitch, SHARE * pitch,
                        SHARE * pitch)  # fmt: skip
            parts.append(Shape(place, Look(Ink.ACCENT if at < content.known else Ink.FAINT), name))
    slide.add(Group(box, parts, name, slide.section.headline))


def _figure(slide: SlideDrawing, row: Box, figure: LargeNumber, wide: float) -> None:
    value = slide.face.fit(figure.value, wide - 8, BIG * LINE, (BIG, 48.0, 40.0, 32.0), bold=True)
    slide.text(Box(row.left, row.top, wide, row.height),
              line(value.text, value.size, bold=True, colour=Ink.ACCENT), anchor="ctr")  # fmt: skip
    room = row.width - wide - 8
    lines = 1 if figure.detail else 2
    said = [line(slide.fitted(figure.label, room, LEAD, lines=lines, bold=True), LEAD, bold=True)]
    if figure.detail:
        lines = max(1, int((row.height - LEAD * LINE) / (BODY * LINE)))
        said.append(quiet(slide.fitted(figure.detail, room, BODY, lines=min(2, lines))))
    slide.text(Box(row.left + wide + 8, row.top, room, row.height), *said, anchor="ctr")
