"""The marks of a slide before any program draws them: text, shapes, charts, tables.

Lengths are points from the upper left corner. Colours are `#rrggbb` or a role of the palette.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.style.box import Box


class Ink(StrEnum):
    """The colours of a deck by what they are for."""

    TEXT = "text"
    QUIET = "quiet"
    PAPER = "paper"
    PANEL = "panel"
    ACCENT = "accent"
    LIGHTER = "lighter"
    OTHER = "other"
    FAINT = "faint"
    LAND = "land"
    EDGE = "edge"
    LINK = "link"
    ON_ACCENT = "on-accent"


STEPS = ("step-0", "step-1", "step-2", "step-3", "step-4")
"""Grounds of regions by their number of projects, in the steps of every map (`shades`)."""


@dataclass(frozen=True)
class Run:
    """Letters of one look. `link` is a web address."""

    text: str
    size: float
    bold: bool = False
    colour: str = Ink.TEXT
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Runs of one paragraph; `before` is the space above it, `spacing` the share of a line."""

    runs: tuple[Run, ...]
    align: str = "l"
    before: float = 0.0
    spacing: float = 1.0


def line(
    text: str,
    size: float,
    *,
    bold: bool = False,
    colour: str = Ink.TEXT,
    align: str = "l",
    before: float = 0.0,
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, size, bold, colour),), align, before)


@dataclass(frozen=True)
class Look:
    """Fill and outline of a shape."""

    fill: str | None = None
    edge: str | None = None
    edge_width: float = 1.0


@dataclass(frozen=True)
class Text:
    """A text box without insets; `anchor` is `t`, `ctr` or `b`."""

    box: Box
    paragraphs: Sequence[Paragraph]
    name: str
    anchor: str = "t"


@dataclass(frozen=True)
class Shape:
    """A `rect`, `pill` or `ellipse`, with or without text in its middle."""

    box: Box
    look: Look
    name: str
    kind: str = "rect"
    paragraphs: Sequence[Paragraph] = ()


@dataclass(frozen=True)
class Area:
    """One shape of several closed rings, whose points are places on the slide."""

    rings: Sequence[Sequence[tuple[float, float]]]
    look: Look
    name: str


@dataclass(frozen=True)
class Stroke:
    """A straight line, a point wide."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str
    name: str


@dataclass(frozen=True)
class Group:
    """Marks that are one picture, which `alt` says in words."""

    box: Box
    parts: Sequence["Text | Shape | Area | Stroke"]
    name: str
    alt: str


@dataclass(frozen=True)
class Bar:
    """A bar: what it is called, its value, what lies beyond it, and whether the title is of it.

    `day` is the date that `label` says.
    """

    label: str
    value: int
    more: int = 0
    strong: bool = False
    day: dt.date | None = None


@dataclass(frozen=True)
class Chart:
    """Bars from the top down; `labels` are theirs, as far as there is room.

    `series` names what is counted, a second one the part beyond.

    Numbers stand in the parts of bars of two, and at the end of bars of one. Labels take
    `label_room` on the left. `beyond` is the colour of the second part of a strong bar.
    """

    box: Box
    bars: Sequence[Bar]
    labels: Sequence[str]
    series: Sequence[str]
    label_room: float
    name: str
    alt: str
    size: float = 18.0
    number_size: float = 16.0
    beyond: str = Ink.LIGHTER

    @property
    def scale(self) -> float:
        """The value that fills the width."""
        longest = max([1, *(bar.value + bar.more for bar in self.bars)])
        return float(longest) if len(self.series) > 1 else longest * 1.25


CELL_SIDE, CELL_ABOVE = 7.0, 3.0
"""Points that a cell keeps free beside and above its text; the first column none on its left."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text and look, and its ground where it has one."""

    text: str
    size: float = 16.0
    bold: bool = False
    colour: str = Ink.TEXT
    fill: str | None = None

    def said(self, align: str) -> Paragraph:
        """Return its text as a paragraph."""
        return line(self.text, self.size, bold=self.bold, colour=self.colour, align=align)


@dataclass(frozen=True)
class Grid:
    """A table: `heights` of the head and of each row, `widths` of the columns.

    `align` is that of all columns but the first, `side` what a cell keeps free beside its text.
    """

    box: Box
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[float]
    heights: Sequence[float]
    name: str
    alt: str
    align: str = "l"
    side: float = CELL_SIDE

    @property
    def lines(self) -> Iterator[tuple[Sequence[Cell], float]]:
        """The head and the rows, each with its height."""
        head = [Cell(text, HEAD_SIZE, True, Ink.QUIET) for text in self.head]
        return zip([head, *self.rows], self.heights, strict=True)


HEAD_SIZE = 16.0
LEAST_INSIDE = 1.0
"""Points that a number inside a bar needs beside itself."""

BAR_GAP = 0.3
"""Share of a bar's thickness that lies between two."""

Mark = Text | Shape | Area | Stroke | Group | Chart | Grid
