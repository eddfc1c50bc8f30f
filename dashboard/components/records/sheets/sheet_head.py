"""The head of every sheet: the way to it, what it is about in a sentence, and its figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.records.sheets.correct_fields import correct_button
from dashboard.components.session.screen import Screen
from dashboard.language.markup import Markup, joined, tag

Step = tuple[str, str]
"""A step of the way to a sheet: its name and its address."""

Figure = tuple[str, str]
"""A number as it is written, and what it counts."""


_NOTHING = Markup()


@dataclass(frozen=True)
class SheetHead:
    """What the head of a sheet says.

    `above` is the line over the name: themes, or what kind of thing it is. `lead` says in a
    sentence or two what it is or did, `facts` in small what else is known, `figures` are four at
    most. `hue` is the colour that the ground is tinted with, `beside`
    a small picture at the right of the name, `ways` leads on.
    """

    name: str
    steps: Sequence[Step]
    above: Markup
    subtitle: str = ""
    lead: str = ""
    facts: str = ""
    figures: Sequence[Figure] = ()
    hue: str = "var(--accent)"
    beside: Markup = _NOTHING
    ways: Markup = _NOTHING


def sheet_head(
    screen: Screen,
    head: SheetHead,
    beside: Callable[[], None] | None,
    below: Callable[[], None] | None = None,
    *,
    record: tuple[str, str],
) -> None:
    """Draw the head, on a ground from edge to edge.

    `beside` draws the map at its right, `below` what else there is to say at the left of it;
    `record`, kind and id, is what its button corrects.
    """
    with st.container(key="sheet-head"):
        st.html(tag("style", Markup(f".st-key-sheet-head {{--hue: {head.hue};}}")))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.html(_trail(screen, head))
            correct_button(screen, *record)
        left, right = st.columns([7, 4]) if beside else (st.container(), st.container())
        with left:
            st.html(_said(head))
            if below:
                below()
        with right:
            if beside:
                beside()


def _trail(screen: Screen, head: SheetHead) -> Markup:
    """Return the way here, and the two buttons that the browser answers (`page_buttons.js`)."""
    words = screen.words
    steps = [joined([tag("a", name, href=address), " › "]) for name, address in head.steps]
    trail = tag(
        "nav", *steps, tag("span", head.name), class_="trail", aria_label=words.text("The way here")
    )
    copied = words.text("Link copied")
    copy = tag("button", words.text("Copy the link"), data_do="copy", data_done=copied)
    buttons = tag("div", copy, tag("button", words.text("Print"), data_do="print"))
    return tag("div", trail, buttons, class_="sheet-way")


def _said(head: SheetHead) -> Markup:
    figures = [
        tag("div", tag("dd", number), tag("dt", counted)) for number, counted in head.figures
    ]
    return tag(
        "header",
        head.beside,
        tag("p", head.above, class_="above"),
        tag("h1", head.name),
        *([tag("p", head.subtitle, class_="subtitle")] if head.subtitle else []),
        *([tag("p", head.lead, class_="lead")] if head.lead else []),
        *([tag("dl", *figures, class_="sheet-figures")] if figures else []),
        *([tag("p", head.facts, class_="sheet-facts")] if head.facts else []),
        head.ways,
        class_="sheet-top",
    )
