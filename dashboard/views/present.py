"""Presentation mode: the slides of the deck on the screen, one at a time, with an address each."""

import streamlit as st

from dashboard.components.board.deck_options import address_options
from dashboard.components.board.full_screen import full_screen_button
from dashboard.components.board.slide import deck_context, draw_slide, slides_of
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import MAIN
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck

_ROOM = f"<style>{MAIN} {{padding: 1rem; max-width: none;}}</style>"
_LARGE = """
<style>
/* As large as the window allows beside the one row of buttons. */
.slide {display: block; margin: 0 auto; width: min(100%, (100vh - 8rem) * 16 / 9);
  box-shadow: 0 0 0 1px var(--st-border-color);}
.slide-title, .slide-words {position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;}
@media (max-width: 640px) {
  .slide-title, .slide-words {position: static; width: auto; height: auto; clip-path: none;
    white-space: normal; overflow-wrap: anywhere;}
  .slide-title {font-size: 1.4rem; padding: .5rem 0;}
}
</style>
"""


def page(screen: Screen) -> None:
    """Draw the slide that the address names, and the way to the ones beside it."""
    st.html(_ROOM + _LARGE)
    options = address_options(screen)
    plan = plan_deck(screen.selection, options, screen.words)
    deck = deck_context(screen, plan, options)
    slides = slides_of(plan, deck)
    last = len(slides)
    asked = st.query_params.get("slide", "1")
    number = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    _way(screen, options, number, last)
    section, part = slides[number - 1]
    draw_slide(deck, section, part, number)


def _way(screen: Screen, options: DeckOptions, number: int, last: int) -> None:
    """Draw the buttons; the arrow keys press them."""
    words = screen.words
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            words.text("Previous"),
            shortcut="Left",
            disabled=number == 1,
            on_click=_go,
            args=(number - 1,),
            key="slide-previous",
        )
        st.button(
            words.text("Next"),
            shortcut="Right",
            disabled=number == last,
            on_click=_go,
            args=(number + 1,),
            key="slide-next",
        )
        st.markdown(f"{number} / {last}", width="content")
        full_screen_button(screen)
        st.page_link(
            screen.pages["board"],
            label=words.text("Back to the deck"),
            query_params=[*screen.address(), *options.pairs()],
        )


def _go(number: int) -> None:
    st.query_params["slide"] = str(number)
