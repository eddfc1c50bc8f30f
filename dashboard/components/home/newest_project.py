"""What is new since the committee before the last, or since a day: the newest project, and more."""

import datetime as dt

import streamlit as st

from dashboard.components.filters.since_picker import asked_since
from dashboard.components.records.project_card import (
    facts,
    locators,
    project_anchor,
    summary_line,
    theme_badge,
    theme_look,
)
from dashboard.components.session.links import sheet_address
from dashboard.components.session.screen import Screen
from dashboard.language.markup import Markup, tag
from dashboard.measures.cards import Card, cards, newest
from dashboard.measures.new_since import count_new
from dashboard.measures.worklist import awaited
from dashboard.selection.facets import committee_labels

BEFORE = 3
"""Projects before the newest that are named."""

LONG = 150
"""Characters of what the newest does beyond which it takes the room of one of those before it."""


def newest_project(screen: Screen) -> None:
    """Draw the newest of the selected projects, those before it, and who is not recorded yet."""
    words, selection = screen.words, screen.selection
    first, *others = cards(selection.index, newest(selection, 1 + BEFORE), words)
    since = asked_since(screen.portfolio)
    new = count_new(selection, since) if since else 0
    topic = _since_text(screen, since) if new and since else words.text("The newest selected")
    hue, _ = theme_look(screen, first.theme)
    if new > 1 and since:
        more = words.plural("See the {count} new project", "See the {count} new projects", new)
        address = sheet_address(screen, "news", since=since)
        topic = tag("a", f"{topic}\N{NO-BREAK SPACE}→", href=address, title=more)
    parts = [
        tag("p", topic, class_="topic"),
        tag(
            "div",
            locators().drawn(first.where, hue),
            theme_badge(screen, first),
            tag("h2", project_anchor(screen, first)),
            summary_line(screen, first),
            class_="opening",
        ),
        facts(screen, first),
    ]
    del others[BEFORE - (len(first.summary) > LONG) :]
    if others:
        parts.append(tag("h3", words.text("Before it")))
        parts.append(tag("ul", *(_row(screen, card) for card in others)))
    waiting = awaited(selection.index, words)
    if waiting:
        parts.append(tag("div", _waiting(screen, *waiting), class_="foot"))
    st.html(tag("div", *parts, class_="newest", style=f"--hue: {hue}"))


def _row(screen: Screen, card: Card) -> Markup:
    hue, _ = theme_look(screen, card.theme)
    return tag(
        "li",
        tag("span", class_="dot", style=f"background: {hue}"),
        project_anchor(screen, card),
        tag("span", card.year, class_="year"),
    )


def _since_text(screen: Screen, since: str) -> str:
    words, portfolio = screen.words, screen.portfolio
    label = committee_labels(portfolio, words).get(since)
    if label is None:
        return words.text("New since {day}", day=words.date(dt.date.fromisoformat(since)))
    dated = portfolio.committees["date"].notna() & portfolio.committees["id"].eq(since)
    if not dated.any():
        return words.text("New since the {season}", season=label)
    return words.text("New since the committee of {date}", date=label)


def _waiting(screen: Screen, count: int, committee: str) -> Markup:
    """Return how many laureates of a committee are not recorded, and the way to the worklist."""
    words = screen.words
    said = words.plural(
        "{count} winning project of {committee} awaits a record.",
        "{count} winning projects of {committee} await their records.",
        count,
        committee=committee,
    )
    address = sheet_address(screen, "data", part="work")
    return tag("p", said, " ", tag("a", words.text("Add them") + " →", href=address))
