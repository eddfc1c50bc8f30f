"""A slide as a drawing (SVG 1.1): for the screen, for paper, and for a page of its own."""

import base64
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from dashboard.exports.deck.canvas import BAND, FOOT, NOTE, RULE, SLIDE_NUMBER, logo_place
from dashboard.exports.deck.marks import (
    BAR_GAP,
    LEAST_INSIDE,
    Area,
    Chart,
    Grid,
    Group,
    Ink,
    Look,
    Mark,
    Paragraph,
    Run,
    Shape,
    Stroke,
    Text,
    line,
)
from dashboard.exports.deck.sections.model import Cover
from dashboard.exports.deck.slide_drawing import TITLE_LINE, SlideDrawing, footer_line, quiet
from dashboard.exports.deck.text_fit import Face
from dashboard.language.markup import clean
from dashboard.style.box import Box

FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
LINE, ASCENT = 1.15, 0.905
"""Height of a line, and of what stands above its foot, as shares of Arial's size."""

_ANCHORS = {"l": "start", "ctr": "middle", "r": "end"}


def slide_svg(slide: SlideDrawing, number: int) -> str:
    """Return a slide of the deck's own master; `number` stands at its foot.

    Its web addresses are text: who follows one does so in the words beside the picture.
    """
    canvas, drawing = slide.deck.canvas, _Drawing(slide)
    cover = isinstance(slide.section.content, Cover)
    parts = [drawing.rect(Box(0, 0, canvas.width, canvas.height), Look(Ink.PAPER))]
    if cover:
        parts.append(drawing.rect(BAND, Look(Ink.ACCENT)))
    else:
        if slide.frame.panel:
            parts.append(drawing.rect(slide.frame.panel, Look(Ink.PANEL)))
        parts.append(drawing.rect(RULE, Look(Ink.ACCENT)))
    if canvas.logo:
        box = logo_place(canvas.logo, cover=cover)
        data = base64.b64encode(canvas.logo.data).decode()
        kind = "png" if canvas.logo.data.startswith(b"\x89PNG") else "jpeg"
        parts.append(f'<image {_sides(box)} xlink:href="data:image/{kind};base64,{data}"/>')
    run = Run(slide.title.text, slide.title.size, True, Ink.ACCENT if cover else Ink.TEXT)
    title = Paragraph((run,), spacing=TITLE_LINE)
    parts.append(drawing.text(slide.title_box, [title], "b" if cover else "t"))
    parts += map(drawing.mark, slide.marks)
    if slide.note:
        parts.append(drawing.text(slide.note_box, [quiet(slide.note.text, NOTE)], "b"))
    foot = footer_line(slide.deck.footer, canvas.footer.width, slide.face)
    parts.append(drawing.text(canvas.footer, [quiet(foot, FOOT)]))
    parts.append(drawing.text(SLIDE_NUMBER, [line(str(number), FOOT, colour=Ink.QUIET, align="r")]))
    return _document(slide, Box(0, 0, canvas.width, canvas.height), parts)


def map_svg(slide: SlideDrawing) -> str:
    """Return the maps of a slide without what stands beside them, as large as their panel."""
    maps = [mark for mark in slide.marks if isinstance(mark, Group)]
    return _document(slide, slide.panel, map(_Drawing(slide).mark, maps))


def _document(slide: SlideDrawing, box: Box, parts: Iterable[str]) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="{box.left:g} {box.top:g} {box.width:g} {box.height:g}" width="{box.width:g}" '
        f'height="{box.height:g}" font-family="{FONT}"><title>{escape(slide.title.text)}</title>'
        f"<desc>{escape(clean(slide.section.described))}</desc>{''.join(parts)}</svg>"
    )


def _sides(box: Box) -> str:
    return f'x="{box.left:.1f}" y="{box.top:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'


class _Drawing:
    """Draws the marks of one slide."""

    def __init__(self, slide: SlideDrawing) -> None:
        self.palette, self.face = slide.deck.canvas.palette, slide.face
        self.words = slide.words

    def mark(self, mark: Mark) -> str:
        match mark:
            case Text():
                drawn = self.text(mark.box, mark.paragraphs, mark.anchor)
            case Shape():
                drawn = self._shape(mark)
            case Area():
                rings = "".join(
                    "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in mark.rings
                )
                name = escape(mark.name)
                drawn = f'<path d="{rings}"{self._look(mark.look)}><title>{name}</title></path>'
            case Stroke():
                (x1, y1), (x2, y2) = mark.start, mark.end
                drawn = (
                    f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                    f'stroke="{self.palette.hex(mark.colour)}" stroke-width="1"/>'
                )
            case Group():
                drawn = f"<g>{''.join(map(self.mark, mark.parts))}</g>"
            case Chart():
                drawn = "".join(self._chart(mark))
            case _:
                drawn = "".join(self._grid(mark))
        return drawn

    def rect(self, box: Box, look: Look, radius: float = 0.0) -> str:
        round_ = f' rx="{radius:.1f}"' if radius else ""
        return f"<rect {_sides(box)}{round_}{self._look(look)}/>"

    def _look(self, look: Look) -> str:
        fill = self.palette.hex(look.fill) if look.fill else "none"
        if not look.edge:
            return f' fill="{fill}"'
        edge = self.palette.hex(look.edge)
        return f' fill="{fill}" stroke="{edge}" stroke-width="{look.edge_width:g}"'

    def _shape(self, mark: Shape) -> str:
        box = mark.box
        if mark.kind == "ellipse":
            drawn = (
                f'<ellipse cx="{box.left + box.width / 2:.1f}" cy="{box.top + box.height / 2:.1f}" '
                f'rx="{box.width / 2:.1f}" ry="{box.height / 2:.1f}"{self._look(mark.look)}/>'
            )
        else:
            radius = min(box.width, box.height) / 2 if mark.kind == "pill" else 0.0
            drawn = self.rect(box, mark.look, radius)
        # The text of a shape stands in one line, however narrow it is.
        wide = Box(box.left - 200, box.top, box.width + 400, box.height)
        return drawn + (self.text(wide, mark.paragraphs, "ctr") if mark.paragraphs else "")

    def text(self, box: Box, paragraphs: Sequence[Paragraph], anchor: str = "t") -> str:
        rows = [
            (paragraph, row, paragraph.before if first == 0 else 0.0)
            for paragraph in paragraphs
            for first, row in enumerate(_wrapped(paragraph, box.width, self.face))
        ]
        heights = [
            _size(row) * LINE * paragraph.spacing + before for paragraph, row, before in rows
        ]
        spare = box.height - sum(heights)
        top = box.top + {"t": 0.0, "ctr": spare / 2, "b": spare}[anchor]
        drawn = []
        for (paragraph, row, before), height in zip(rows, heights, strict=True):
            foot = top + before + _size(row) * (ASCENT - (1 - paragraph.spacing) * LINE)
            x = box.left + {"l": 0.0, "ctr": box.width / 2, "r": box.width}[paragraph.align]
            drawn.append(self._row(row, x, foot, _ANCHORS[paragraph.align]))
            top += height
        return "".join(drawn)

    def _row(self, row: Sequence[Run], x: float, foot: float, anchor: str) -> str:
        spans = "".join(map(self._span, row))
        place = f'x="{x:.1f}" y="{foot:.1f}" text-anchor="{anchor}"'
        return f'<text {place} xml:space="preserve">{spans}</text>'

    def _span(self, run: Run) -> str:
        weight = ' font-weight="bold"' if run.bold else ""
        return (
            f'<tspan font-size="{run.size:g}"{weight} fill="{self.palette.hex(run.colour)}">'
            f"{escape(run.text)}</tspan>"
        )

    def _chart(self, mark: Chart) -> Iterator[str]:
        pitch = mark.box.height / len(mark.bars)
        thick = pitch / (1 + BAR_GAP)
        each = (mark.box.width - mark.label_room) / mark.scale
        start = mark.box.left + mark.label_room
        for at, bar in enumerate(mark.bars):
            top = mark.box.top + at * pitch
            label = Box(mark.box.left, top, mark.label_room - 7, pitch)
            yield self.text(label, [line(mark.labels[at], mark.size, align="r")], "ctr")
            row = Box(start, top + (pitch - thick) / 2, bar.value * each, thick)
            yield self.rect(row, Look(Ink.ACCENT if bar.strong else Ink.OTHER))
            beyond = Box(row.right, row.top, bar.more * each, thick)
            if bar.more:
                yield self.rect(beyond, Look(mark.beyond if bar.strong else Ink.FAINT))
            if len(mark.series) == 1:
                end = Box(row.right + 4, top, 200, pitch)
                number = line(self.words.number(bar.value), mark.number_size, bold=True)
                yield self.text(end, [number], "ctr")
                continue
            ink = Ink.ON_ACCENT if bar.strong else Ink.TEXT
            for box, said, colour in (
                (row, str(bar.value), ink),
                (beyond, f"+{bar.more}", Ink.TEXT),
            ):
                bold = said.isdecimal()
                wide = self.face.width(said, mark.number_size, bold=bold) + LEAST_INSIDE
                if wide < box.width:
                    number = line(said, mark.number_size, bold=bold, colour=colour, align="ctr")
                    yield self.text(box, [number], "ctr")

    def _grid(self, mark: Grid) -> Iterator[str]:
        top = mark.box.top
        for row, height in mark.lines:
            left = mark.box.left
            for at, (cell, width) in enumerate(zip(row, mark.widths, strict=True)):
                inset = mark.side if at else 0.0
                box = Box(left + inset, top, width - inset - mark.side, height)
                if cell.fill:
                    yield self.rect(Box(left, top, width, height), Look(cell.fill))
                yield self.text(box, [cell.said(mark.align if at else "l")], "ctr")
                left += width
            top += height
            yield self.mark(Stroke((mark.box.left, top), (left, top), Ink.EDGE, ""))


def _size(row: Sequence[Run]) -> float:
    return max((run.size for run in row), default=12.0)


def _wrapped(paragraph: Paragraph, width: float, face: Face) -> Iterator[list[Run]]:
    """Yield the lines of a paragraph as runs, broken at spaces as slides break them."""
    row: list[Run] = []
    used = 0.0
    for run in paragraph.runs:
        for number, word in enumerate(clean_words(run.text)):
            said = word if not number or not row else f" {word}"
            across = face.width(said, run.size, bold=run.bold)
            if row and used + across > width + 0.5 and said.strip():
                yield row
                row, used, said = [], 0.0, word.lstrip(" ")
                across = face.width(said, run.size, bold=run.bold)
            row.append(Run(said, run.size, run.bold, run.colour, run.link))
            used += across
    yield row


def clean_words(text: str) -> list[str]:
    """Return the words of a run; blanks at its ends stay with the words beside them."""
    lead = " " if text.startswith(" ") else ""
    trail = " " if len(text) > 1 and text.endswith(" ") else ""
    words = clean(text).split(" ")
    return (
        [lead + words[0], *words[1:-1], words[-1] + trail]
        if len(words) > 1
        else [lead + words[0] + trail]
    )
