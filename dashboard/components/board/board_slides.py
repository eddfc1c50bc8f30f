"""The slides of a deck as small pictures, to be moved, removed and given other titles in place."""

import json
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.components.board.slide import slide_picture
from dashboard.components.session.browser_events import last_seen, unseen
from dashboard.components.session.browser_part import browser_part
from dashboard.components.session.screen import Screen
from dashboard.exports.deck.draw import draw
from dashboard.exports.deck.options import MAX_TITLE
from dashboard.exports.deck.sections.model import Section
from dashboard.exports.deck.slide_drawing import DeckContext

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
        "labels": {
            "title": words.text("Title of slide {number}"),
            "show": words.text("Present slide {number}"),
            "earlier": words.text("Move slide {number} earlier"),
            "later": words.text("Move slide {number} later"),
            "remove": words.text("Take slide {number} out"),
        },
        "last_seen": last_seen(_KEY),
    }

    def changed() -> None:
        for told in unseen(_KEY, st.session_state[_KEY].changed):
            match told:
                case [str(what), str(section), str(title)]:
                    on_change(what, section, title)

    browser_part("board_slides", '<ol class="board-slides"></ol>', isolated=True)(
        data=json.dumps(given).encode(), key=_KEY, on_changed_change=changed
    )
