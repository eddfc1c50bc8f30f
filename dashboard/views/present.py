"""Presentation mode: the slides of the deck on the screen, one at a time, with an address each."""

import streamlit as st

from dashboard.components.deck_options import address_options
from dashboard.components.full_screen import full_screen_button
from dashboard.components.screen import Screen
from dashboard.components.slide import draw_slide
from dashboard.exports.deck.options import DeckOptions
from dashboard.exports.deck.plan import plan_deck
from dashboard.exports.deck.sections.model import Cover
from dashboard.markdown import escaped

_LARGE = """
<style>
[data-testid="stMainBlockContainer"] {padding-top: 1.2rem; padding-bottom: 1rem; max-width: none;}
[data-testid="stMainBlockContainer"] p {font-size: 1.3rem; line-height: 1.4;}
[data-testid="stMainBlockContainer"] button p {font-size: 1rem;}
[data-testid="stMainBlockContainer"] h1 {font-size: 2.4rem; padding: 0 0 .4rem;}
[data-testid="stMainBlockContainer"] h4 {font-size: 1.6rem;}
[data-testid="stMainBlockContainer"] h5 {font-size: 1.35rem; padding: .3rem 0 .4rem;}
[data-testid="stMetricLabel"] p {font-size: 1.4rem !important;}
[data-testid="stMetricValue"] p {font-size: 3.4rem !important; line-height: 1.2;}
[data-testid="stCaptionContainer"] p {font-size: 1rem;}
[data-testid="stTable"] :is(td, th) {padding: .35rem .5rem;}
[data-testid="stTable"] td > div {max-width: 44rem !important;}
[data-testid="stTable"] :is(td, th, p) {font-size: 1.15rem !important;}
@media (min-width: 1800px) {html {font-size: 19px;}}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] h1 {font-size: 1.7rem;}
  [data-testid="stMainBlockContainer"] p {font-size: 1.05rem;}
  [data-testid="stTable"] :is(td, th, p) {font-size: .95rem !important;}
}
</style>
"""


def page(screen: Screen) -> None:
    """Draw the slide that the address names, and the way to the ones beside it."""
    st.html(_LARGE)
    options = address_options(screen)
    plan = plan_deck(screen.selection, options, screen.words)
    last = len(plan.sections)
    asked = st.query_params.get("slide", "1")
    number = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 6 else 1
    _way(screen, options, number, last)
    section = plan.sections[number - 1]
    draw_slide(screen, section)
    if not isinstance(section.content, Cover):  # which says the same in large letters
        st.caption(escaped(plan.footer))


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
