"""Projects as cards, in one block of the page: what each is, does, where, with whom and when."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen, shared_geography
from dashboard.language.markdown import whole_sentences
from dashboard.language.markup import Markup, joined, tag
from dashboard.maps.locator import Locators
from dashboard.measures.cards import Card
from dashboard.selection.search.fields import FIELDS
from dashboard.selection.search.hits import Hit, Span, excerpt
from dashboard.style.palette import look_at
from dashboard.texts.amounts import amount_said
from dashboard.texts.project_card import landlords_text, place_text

MOST_OTHERS = 2
"""Themes beside the main one that a card names."""

MOST_SAID = 225
"""Characters of what a project does: whole sentences in four lines of a card, where they fit."""

Found = Mapping[str, Sequence[Hit]]
"""Texts with words of a search, by project."""


@st.cache_resource(show_spinner=False)
def locators() -> Locators:
    """Return the one set of locators that all visitors share."""
    return Locators(shared_geography())


def project_cards(
    screen: Screen,
    shown: Sequence[Card],
    found: Found | None = None,
    *,
    columns: int = 3,
    headed: bool = True,
    reasons: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Draw the cards of `shown`, at most `columns` in a row; `found` are the hits of a search.

    `reasons` says, by project, why a card stands here; `headed` is whether a heading stands above.
    """
    drawn = [
        _card(screen, card, (found or {}).get(card.project, ()), reasons.get(card.project, ""))
        for card in shown
    ]
    # Cards have headings of the third rank: one of the second is above them, for those who hear it.
    heading = tag("h2", screen.words.text("Projects"), class_="unseen")
    block = tag("ul", *drawn, class_=f"cards of-{columns}", role="list")
    st.html(block if headed else joined([heading, block]))


def _card(screen: Screen, card: Card, found: Sequence[Hit], reason: str) -> Markup:
    words = screen.words
    hue, _ = theme_look(screen, card.theme)
    return tag(
        "li",
        *([tag("p", reason, class_="reason")] if reason else []),
        tag(
            "p",
            tag("span", card.year or words.text("year not known"), class_="year"),
            theme_badge(screen, card),
            tag("span", others_text(screen, card), class_="others"),
            *abandoned_mark(screen, card),
            class_="card-head",
        ),
        tag("h3", project_anchor(screen, card, _marked(card.title, _spans(found, card.title)))),
        *([tag("p", card.subtitle, class_="subtitle")] if card.subtitle else []),
        summary_line(screen, card),
        tag("div", facts(screen, card), locators().drawn(card.where, hue), class_="card-foot"),
        *([_where_found(screen, card.title, found)] if found else []),
        class_="card",
        style=f"--hue: {hue}",
    )


def theme_look(screen: Screen, theme: str) -> tuple[str, str]:
    """Return the colour of a theme, and of text on it, right in either scheme; "": not stated."""
    return (screen.looks[theme] if theme in screen.looks else look_at(None)).css


def theme_badge(screen: Screen, card: Card) -> Markup:
    """Return the dot and the name of the main theme."""
    words = screen.words
    name = screen.selection.index.labels("theme", words).get(card.theme) or words.text(
        "Theme not stated"
    )
    hue, _ = theme_look(screen, card.theme)
    return tag("span", tag("i", style=f"background: {hue}"), name.split(",")[0], class_="badge")


def others_text(screen: Screen, card: Card) -> str:
    """Return the short names of the themes beside the main one."""
    short = screen.selection.index.labels("theme", screen.words, short=True)
    return " · ".join(short[theme] for theme in card.others[:MOST_OTHERS])


def abandoned_mark(screen: Screen, card: Card) -> list[Markup]:
    """Return the mark of a project that was given up: it stays a laureate, and says so."""
    index = screen.selection.index
    if "state" not in index.facets or "abandoned" not in index.values_of("state", card.project):
        return []
    said = index.labels("state", screen.words)["abandoned"]
    return [tag("span", said, class_="abandoned")]


def project_anchor(screen: Screen, card: Card, said: str = "") -> Markup:
    """Return the title, or `said`, as a link to the sheet of the project that keeps the filters."""
    return tag(
        "a", said or card.title, href=sheet_address(screen, "projects", project=card.project)
    )


def summary_line(screen: Screen, card: Card) -> Markup:
    """Return what the project does; where no summary could be written, that."""
    if card.summary:
        return tag("p", whole_sentences(card.summary, MOST_SAID), class_="summary")
    said = screen.words.text("The source says too little to sum the project up.")
    return tag("p", said, class_="summary lacking")


def facts(screen: Screen, card: Card) -> Markup:
    """Return the lines of place, landlords and, where these are shown, amount.

    What is not known is said.
    """
    words = screen.words
    place = place_text(screen.selection.index, card, words)
    landlords = landlords_text(card, words)
    return tag(
        "div",
        tag("p", place or words.text("Place not known"), class_="place" + " lacking" * (not place)),
        tag(
            "p",
            landlords or words.text("Landlord not stated"),
            class_="landlords" + " lacking" * (not landlords),
        ),
        *([_amount(screen, card)] if screen.in_amounts else []),
        class_="facts",
    )


def _amount(screen: Screen, card: Card) -> Markup:
    known = screen.portfolio.known_amounts.get(card.project)
    said = amount_said(known, screen.words)
    return tag("p", said, class_="amount" + " lacking" * (known is None))


def _spans(found: Sequence[Hit], title: str) -> Sequence[Span]:
    named = (hit.spans for hit in found if (hit.field, hit.text) == ("title", title))
    return next(named, ())


def _marked(text: str, spans: Sequence[Span]) -> Markup:
    """Return `text` with a ground behind `spans`, which may overlap."""
    parts: list[str] = []
    last = 0
    for first, after in spans:
        start = max(first, last)
        if start < after:
            parts += [text[last:start], tag("mark", text[start:after])]
            last = after
    return joined([*parts, text[last:]])


def _where_found(screen: Screen, title: str, found: Sequence[Hit]) -> Markup:
    """Say in which fields the words stand, with the texts themselves but for the shown `title`."""
    words = screen.words
    told = {hit.field for hit in found}
    parts: list[str] = []
    for field, label in FIELDS.items():
        if field not in told:
            continue
        shown = [excerpt(hit) for hit in found if hit.field == field]
        texts = dict.fromkeys(_marked(hit.text, hit.spans) for hit in shown)
        parts.append(" · " if parts else " ")
        parts.append(words.text(label))
        if not (field == "title" and any(hit.text == title for hit in found)):
            for at, text in enumerate(list(texts)[:2]):
                parts += [", " if at else " — ", text]
    return tag("p", tag("strong", words.text("Found in")), *parts, class_="found")
