"""Slides of the deck on the screen: the drawings that PowerPoint shows."""

import base64

from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import Plan
from dashboard.exports.deck.sections.model import Laureates, Section, Sums, Table
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing, speaker_notes
from dashboard.exports.deck.svg import slide_svg
from dashboard.exports.deck.uploads import checked_logo

PAGED = (Laureates, Sums, Table)
"""What may take several slides."""


def deck_context(screen: Screen, plan: Plan, options: DeckOptions) -> DeckContext:
    """Return what the slides of a deck share on the screen.

    Raises:
        DeckError: the logo is no picture.
    """
    logo = checked_logo(options.logo) if options.logo else None
    canvas = own_canvas(readable_accent(options.accent), logo)
    return DeckContext(canvas, screen.words, plan.footer, shared_geography())


def slides_of(plan: Plan, deck: DeckContext) -> list[tuple[Section, int]]:
    """Return each slide of a deck as its section and its place among the slides of that.

    Only rows are laid out for it: all else is one slide, and is drawn when it is looked at.
    """
    return [
        (section, part)
        for section in plan.sections
        for part in range(len(draw(deck, section)) if isinstance(section.content, PAGED) else 1)
    ]


def slide_picture(slide: SlideDrawing, number: int) -> str:
    """Return a slide as the address of a picture: whatever it says, it is no part of the page."""
    drawn = slide_svg(slide, number, links=False)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def said_of(section: Section, deck: DeckContext) -> list[str]:
    """Return what a slide says, for who cannot see it and for who speaks: a line each."""
    return speaker_notes(section, deck.words, deck.footer).split("\n")[1:]
