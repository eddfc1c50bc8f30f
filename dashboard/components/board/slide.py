"""Slides of the deck on the screen: the drawings that PowerPoint shows."""

import base64
import json
from collections.abc import Callable, Sequence

from dashboard.components.session.browser_part import browser_part, draw_part
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.exports.deck.canvas import own_canvas
from dashboard.exports.deck.colours import readable_accent
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import MAX_TITLE, DeckOptions
from dashboard.exports.deck.plan import Plan
from dashboard.exports.deck.sections.model import Laureates, Section, Sums, Table
from dashboard.exports.deck.slide_drawing import DeckContext, SlideDrawing, speaker_notes
from dashboard.exports.deck.svg import slide_svg
from dashboard.exports.deck.uploads import checked_logo
from dashboard.language.names import labels_of

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
    drawn = slide_svg(slide, number)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


_KEY = "board-slides"


def board_slides(
    screen: Screen,
    deck: DeckContext,
    slides: Sequence[tuple[Section, int]],
    addresses: Sequence[str],
    on_change: Callable[[str, str, str], None],
) -> None:
    """Draw `slides` (as `slides_of` has them) in their order, each a link to its `addresses`.

    `on_change` is called with what was done (`earlier`, `later`, `remove`, `title`), the id of the
    section, and the title where there is one. Only the first slide of a section has the buttons.
    """
    words = screen.words
    given = {
        "slides": [
            {
                "id": f"{section.id}/{place}",
                "section": section.id,
                "title": section.headline,
                "address": address,
                "first": place == 0,
                "picture": slide_picture(draw(deck, section)[place], number),
            }
            for number, ((section, place), address) in enumerate(
                zip(slides, addresses, strict=True), start=1
            )
        ],
        "most": MAX_TITLE,
        "labels": labels_of("board-slides", words),
    }

    def changed(told: object) -> None:
        match told:
            case [str(what), str(section), str(title)]:
                on_change(what, section, title)

    html = '<ol class="board-slides"></ol>'
    draw_part("board_slides", html, given, key=_KEY, event="changed", answer=changed, isolated=True)


def presenter(
    screen: Screen, deck: DeckContext, slides: Sequence[tuple[Section, int]], back: str
) -> None:
    """Draw `slides` (as `slides_of` has them), the one that the address names first.

    `back` is the address of the page that the deck is made on.
    """
    words = screen.words
    shown = []
    for number, (section, part) in enumerate(slides, start=1):
        slide = draw(deck, section)[part]
        shown.append(
            {
                "picture": slide_picture(slide, number),
                "title": slide.title.text,
                "described": section.described,
                # For who cannot see it and for who speaks; the title stands there already.
                "said": speaker_notes(section, deck.words, deck.footer).split("\n")[1:],
            }
        )
    given = {
        "slides": shown,
        "back": back,
        "language": words.language,
        "labels": labels_of("presenter", words),
    }
    browser_part("presenter", '<div class="presenter"></div>')(
        data=json.dumps(given).encode(), key="presenter"
    )
