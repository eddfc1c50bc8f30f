"""The slides of a deck on the screen, turned by the keys of a remote, with the speaker's notes.

All slides come with the page: the next one needs no answer of the server, and a presentation goes
on where the connection is lost.
"""

import json
from collections.abc import Sequence

from dashboard.components.board.slide import said_of, slide_picture
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.screen import Screen
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.slide_drawing import DeckContext


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
                "said": said_of(section, deck),
            }
        )
    given = {
        "slides": shown,
        "back": back,
        "language": words.language,
        "labels": {
            "previous": words.text("Previous"),
            "next": words.text("Next"),
            "full": words.text("Full screen"),
            "speaker": words.text("Speaker's window"),
            "back": words.text("Back to the deck"),
            "following": words.text("Next slide"),
            "notes": words.text("Notes"),
            "end": words.text("End of the presentation"),
            "blocked": words.text(
                "The browser did not open the window: allow windows of this page."
            ),
            "elapsed": words.text("since the start"),
            "keys": words.text(
                "Keys: arrows, Page Up and Down, Space, Home, End; F5 full screen; B black screen; "
                "Esc leaves"
            ),
        },
    }
    browser_part("presenter", '<div class="presenter"></div>')(
        data=json.dumps(given).encode(), key="presenter"
    )
