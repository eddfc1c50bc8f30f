"""The finding of a page as its title, and beside it the ways to the other pages of its place."""

from urllib.parse import parse_qsl

import streamlit as st

from dashboard.components.figures.selection_figures import amounts_switch
from dashboard.components.frame.places import place_of
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.language.markup import tag
from dashboard.measures.counts import values_without

COUNTING = frozenset({"projects", "map", "landlords", "compare", "news", "board"})
"""The pages that say amounts in the place of counts; home, which has no title, is one more."""


def page_title(screen: Screen, finding: str, *, way: str = "") -> None:
    """Draw the page's one `h1`, in the largest type of a page (30 px on lines of 36, bold).

    `finding` is plain text: what the page found, with a verb, or what it is about where there is
    none. Where the place of the page holds several (`places.py`), their links stand in a row at
    the right, and keep the filters. `way` is the one that is gone, where it is not the page's own.
    Below it, pages that count have the switch to amounts.
    """
    place = place_of(screen.page)
    links = [
        tag(
            "a",
            screen.words.text(label),
            *_count(screen, name),
            href=page_address(screen, name),
            aria_current="page" if name == (way or screen.page) else "",
        )
        for name, label in (place.ways if place and not screen.embedded else {}).items()
    ]
    label = screen.words.text("In this place")
    row = [tag("nav", *links, class_="ways", aria_label=label)] if links else []
    st.html(tag("div", tag("h1", finding), *row, class_="page-title"))
    if screen.page in COUNTING:
        amounts_switch(screen)


def _count(screen: Screen, name: str) -> list[str]:
    """Return, of the territories without a project, how many regions have none; else nothing."""
    if name != "gaps":
        return []
    anywhere = screen.selection.without("region", "departement")
    lacking = values_without(anywhere, "region", screen.words).frame
    return [" ", tag("b", screen.words.number(len(lacking)))]


def page_address(screen: Screen, name: str, **more: str) -> str:
    """Return the address of the page `name` with the filters, beside that of this page.

    `name` may have keys of the address after a `?`; `more` are further ones, as `project`.
    """
    page, _, keys = name.partition("?")
    own = dict(parse_qsl(keys))
    return sheet_address(screen, "./" if page == "overview" else page, **own, **more)
