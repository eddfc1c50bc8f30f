"""A slide of the deck on the screen: the drawing that PowerPoint shows, as high as the window."""

import base64
from html import escape

import streamlit as st

from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import Plan
from dashboard.exports.deck.sections.model import Laureates, Section, Sums
from dashboard.exports.deck.slide_drawing import DeckContext, speaker_notes
from dashboard.exports.deck.svg import slide_svg

PAGED = (Laureates, Sums)
"""What may take several slides."""


def deck_context(screen: Screen, plan: Plan, options: DeckOptions) -> DeckContext:
    """Return what the slides of a deck share on the screen."""
    canvas = own_canvas(readable_accent(options.accent))
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


def draw_slide(deck: DeckContext, section: Section, part: int, number: int) -> None:
    """Draw one slide; whoever cannot see it, or has a phone, reads it in words."""
    slide = draw(deck, section)[part]
    image = base64.b64encode(slide_svg(slide, number).encode()).decode()
    said = speaker_notes(section, deck.words, deck.footer)
    read = "".join(f"<p>{escape(line)}</p>" for line in said.split("\n")[1:])
    st.html(
        f'<h1 class="slide-title">{escape(slide.title.text)}</h1>'
        f'<img class="slide" alt="{escape(section.described)}" '
        f'src="data:image/svg+xml;base64,{image}"><div class="slide-words">{read}</div>'
    )
