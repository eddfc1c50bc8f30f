"""Presentation mode: the slides of the deck on the screen, one at a time, with an address each."""

from urllib.parse import urlencode

from dashboard.components.board.deck_options import address_options
from dashboard.components.board.kept import ask_browser
from dashboard.components.board.slide import deck_context, presenter, slides_of
from dashboard.components.session.screen import Screen
from dashboard.exports.deck.plan import plan_deck


def page(screen: Screen) -> None:
    """Draw the slide that the address names, and the way to the ones beside it."""
    ask_browser()
    options = address_options(screen)
    plan = plan_deck(screen.selection, options, screen.words)
    deck = deck_context(screen, plan, options)
    back = f"board?{urlencode([*screen.address(), *options.pairs()])}"
    presenter(screen, deck, slides_of(plan, deck), back)
