"""The layout grid of a slide, its type and its colours, independent of any program."""

from dataclasses import dataclass

from dashboard.exports.deck.colours import OWN_ACCENT, Palette, palette_of
from dashboard.exports.deck.logo import Logo
from dashboard.exports.deck.marks import Ink
from dashboard.exports.deck.text_fit import Face
from dashboard.style.box import Box
from dashboard.style.scheme import LIGHT

WIDTH, HEIGHT = 960.0, 540.0
"""Points: the 13.333 by 7.5 inches of PowerPoint's widescreen."""

MARGIN = 43.2
ACROSS = WIDTH - 2 * MARGIN
"""Twelve columns of 56.3 with 18 between them."""

TITLE_SIZES = (36.0, 32.0, 28.0, 24.0)
COVER_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0)
HERO, BIG, NUMBER = 138.0, 60.0, 40.0
LEAD, NAME, BODY, LABEL, NOTE, FOOT = 24.0, 20.0, 18.0, 16.0, 14.0, 12.0
"""Type sizes; nothing is smaller than the last."""

RULE = Box(MARGIN, 25.9, 43.2, 4.0)
BAND = Box(0, 0, 20.2, HEIGHT)
TITLE = Box(MARGIN, 39.6, ACROSS, 90.0)
NARROW_TITLE = Box(MARGIN, 39.6, 320.4, 132.0)
PANEL_BOX = Box(381.6, 0, WIDTH - 381.6, 499.0)
FOOTER = Box(MARGIN, 504, 800, 20.2)
SLIDE_NUMBER = Box(860.4, 504, 56.4, 20.2)
COVER_LOGO = Box(MARGIN, 43.2, 220, 54)
COVER_TITLE = Box(MARGIN, 183.6, 540, 150)
LOGO = Box(WIDTH - MARGIN - 140, 8, 140, 28)

_BOTTOM = 494.0
"""Where content and notes end, above the footer."""


@dataclass(frozen=True)
class Frame:
    """Where title, content with note, and a map go. `panel` is None where no map has its own."""

    title: Box
    body: Box
    panel: Box | None = None


@dataclass(frozen=True)
class Canvas:
    """A deck's geometry and look. `own` is false where an uploaded template is used.

    `inset`: what a title keeps free on both sides together; `cover`: the width of the first one.
    """

    width: float
    height: float
    wide: Frame
    mapped: Frame
    footer: Box
    face: Face
    palette: Palette
    own: bool = True
    inset: float = 0.0
    cover: float = WIDTH
    logo: Logo | None = None


def logo_place(logo: Logo, *, cover: bool) -> Box:
    """Return where the logo stands: as large as it goes, its sides in proportion."""
    box = COVER_LOGO if cover else LOGO
    scale = min(box.width / logo.width, box.height / logo.height)
    across, down = logo.width * scale, logo.height * scale
    left = box.left if cover else box.right - across
    return Box(left, box.top + (box.height - down) / 2, across, down)


def own_canvas(accent: str = OWN_ACCENT, logo: Logo | None = None) -> Canvas:
    """Return the geometry of the deck's own master."""
    colours = palette_of(LIGHT.ink, LIGHT.panel, accent, quiet=LIGHT.grey)
    slots: dict[str, str] = {
        Ink.TEXT: "tx1", Ink.PAPER: "bg1", Ink.QUIET: "tx2", Ink.PANEL: "bg2",
        Ink.ACCENT: "accent1", Ink.LIGHTER: "accent2", Ink.OTHER: "accent3", Ink.FAINT: "accent4",
        Ink.LINK: "hlink",
    }  # fmt: skip
    return Canvas(
        WIDTH,
        HEIGHT,
        Frame(TITLE, Box(MARGIN, 138.0, ACROSS, _BOTTOM - 138.0)),
        Frame(NARROW_TITLE, Box(MARGIN, 180.0, 320.4, _BOTTOM - 180.0), PANEL_BOX),
        FOOTER,
        Face(),
        Palette(colours, slots),
        logo=logo,
    )
