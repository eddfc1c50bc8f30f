"""A slide of the deck on the screen: the drawing that PowerPoint shows, as high as the window."""

import base64
from html import escape

import streamlit as st

from dashboard.components.screen import Screen, shared_geography
from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.leaf import Book, Leaf, speaker_notes
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import Plan
from dashboard.exports.deck.svg import slide_svg


def drawn_slides(screen: Screen, plan: Plan, options: DeckOptions) -> list[Leaf]:
    """Lay out all slides of a deck; a section of many rows has several."""
    canvas = own_canvas(readable_accent(options.accent))
    book = Book(canvas, screen.words, plan.footer, shared_geography())
    return [leaf for section in plan.sections for leaf in draw(book, section)]


def draw_slide(screen: Screen, leaf: Leaf, number: int) -> None:
    """Draw one slide; whoever cannot see it, or has a phone, reads it in words."""
    image = base64.b64encode(slide_svg(leaf, number).encode()).decode()
    said = speaker_notes(leaf.section, screen.words, leaf.book.footer)
    read = "".join(f"<p>{escape(part)}</p>" for part in said.split("\n")[1:])
    st.html(
        f'<h1 class="slide-title">{escape(leaf.title.text)}</h1>'
        f'<img class="slide" alt="{escape(leaf.section.described)}" '
        f'src="data:image/svg+xml;base64,{image}"><div class="slide-words">{read}</div>'
    )
