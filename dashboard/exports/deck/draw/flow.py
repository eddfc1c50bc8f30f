"""Blocks of text poured into columns: what does not fit goes on in the next one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.exports.deck.drawing import Box, Look, Run, line
from dashboard.exports.deck.drawing import Paragraph as Lines
from dashboard.exports.deck.fit import LINE, Face, clean
from dashboard.exports.deck.page import Page
from dashboard.exports.deck.sections.model import DOT, Block
from dashboard.style.palette import ThemeLook

GAP = 12.0
"""Points between two blocks."""

BETWEEN = 3.0
"""Points between two texts of a block."""

MARK = 24.0
"""Points that a theme's sign takes before its text."""


@dataclass(frozen=True)
class Piece:
    """A part of a block that stands in one column, with its height."""

    block: Block
    height: float


def piece(block: Block, face: Face, across: float, size: float) -> Piece:
    """Measure a block in a column `across` points wide."""
    texts = tuple(clean(text) for text in block.texts)
    block = replace(block, heading=clean(block.heading), texts=texts)
    down = face.height(block.heading, across, size, bold=True) if block.heading else 0.0
    room = across - (MARK if _marked(block) else 0)
    least = size * 1.5 if _marked(block) else 0.0
    down += sum(max(least, face.height(text, room, size)) + BETWEEN for text in texts)
    return Piece(block, down)


def pour(
    blocks: Sequence[Block], face: Face, across: float, downs: Sequence[float], size: float
) -> list[list[Piece]]:
    """Share blocks out over columns; the last of `downs` holds for all that follow.

    A block that does not fit goes on in the next column: texts move whole, and a text that is
    longer than a column is cut between two lines.
    """
    columns: list[list[Piece]] = [[]]
    left = downs[0]
    waiting = list(blocks)
    while waiting:
        block = waiting.pop(0)
        gap = GAP if columns[-1] else 0.0
        whole = piece(block, face, across, size)
        if whole.height + gap <= left:
            columns[-1].append(whole)
            left -= whole.height + gap
            continue
        head, tail = _cut(whole.block, face, across, left - gap, size)
        if head is None and not columns[-1] and _marked(whole.block):
            waiting.insert(0, replace(whole.block, marks=()))  # without its sign it can be cut
            continue
        if head is None and not columns[-1]:
            head, tail = _first_text(whole.block), None  # taller than any column: shown anyway
        if head is not None:
            columns[-1].append(piece(head, face, across, size))
        if tail is not None:
            waiting.insert(0, tail)
        columns.append([])
        left = downs[min(len(columns) - 1, len(downs) - 1)]
    return columns if columns[-1] else columns[:-1] or [[]]


def _cut(
    block: Block, face: Face, across: float, down: float, size: float
) -> tuple[Block | None, Block | None]:
    """Cut a block at `down` points: what fits, and the rest; nothing fits below two lines."""
    room = down - (face.height(block.heading, across, size, bold=True) if block.heading else 0.0)
    inner = across - (MARK if _marked(block) else 0)
    kept = 0
    for text in block.texts:
        needed = max(face.height(text, inner, size), size * 1.5 if _marked(block) else 0) + BETWEEN
        if needed > room:
            break
        room -= needed
        kept += 1
    texts, marks = list(block.texts), list(block.marks)
    first, rest = texts[:kept], texts[kept:]
    number = int((room - BETWEEN) / (size * LINE))
    if rest and number >= 2 and not _marked(block):
        lines = face.wrap(rest[0], inner, size)
        here, there = _between_names(" ".join(lines[:number]), " ".join(lines[number:]))
        first.append(here)
        rest[0] = there
    if not first:
        return None, block
    head = replace(block, texts=tuple(first), marks=tuple(marks[:kept]))
    tail = replace(block, texts=tuple(text for text in rest if text), marks=tuple(marks[kept:]))
    return head, tail if tail.texts else None


def _between_names(head: str, tail: str) -> tuple[str, str]:
    """Move the cut of a list in front of the name that it would part."""
    kept, dot, name = head.rpartition(DOT)
    return (kept, f"{name} {tail}") if dot else (head, tail)


def _first_text(block: Block) -> Block:
    return replace(block, texts=block.texts[:1], marks=block.marks[:1])


def draw_column(page: Page, box: Box, pieces: Sequence[Piece], size: float) -> None:
    """Write the pieces of one column under each other."""
    top = box.top
    for one in pieces:
        place = Box(box.left, top, box.width, one.height)
        (_draw_marked if _marked(one.block) else _draw_plain)(page, place, one.block, size)
        top += one.height + GAP


def _draw_plain(page: Page, place: Box, block: Block, size: float) -> None:
    link = page.link(block.link) if block.link else ""
    paragraphs = [_heading(page, block, size)] if block.heading else []
    for text in block.texts:
        run = Run(text, size, colour="hlink" if link else "tx1", link=link)
        paragraphs.append(Lines((run,), before=BETWEEN if paragraphs else 0))
    page.text(place, paragraphs, name=block.heading or "Text")


def _draw_marked(page: Page, place: Box, block: Block, size: float) -> None:
    """Write each text on a line of its own, with the sign of its theme before it."""
    top = place.top
    if block.heading:
        down = page.face.height(block.heading, place.width, size, bold=True)
        page.text(replace(place, height=down), [_heading(page, block, size)], name=block.heading)
        top += down + BETWEEN
    for text, look in zip(block.texts, block.marks, strict=True):
        room = place.width - MARK
        down = max(size * 1.5, page.face.height(text, room, size))
        draw_mark(page, Box(place.left, top + (down - 18) / 2, 18, 18), look)
        page.text(Box(place.left + MARK, top, room, down), [line(text, size)], name=text,
                  anchor="ctr")  # fmt: skip
        top += down + BETWEEN


def draw_mark(page: Page, box: Box, look: ThemeLook) -> None:
    """Draw the sign of a theme: its colour with its glyph on it."""
    glyph = line(look.glyph, 10, bold=True, colour=look.text, align="ctr")
    page.draw(page.shapes.shape(box, Look(look.colour), name=f"Sign {look.glyph}",
                                kind="roundRect", paragraphs=[glyph]))  # fmt: skip


def _heading(page: Page, block: Block, size: float) -> Lines:
    return line(block.heading, size, bold=True, colour=page.accent)


def _marked(block: Block) -> bool:
    return bool(block.marks) and len(block.marks) == len(block.texts)
