"""Up to six projects: their cards, where they are, and the ways back to more."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.records.history import show_few_places
from dashboard.components.records.project_card import project_cards
from dashboard.components.records.search_results import best_first, found_in
from dashboard.components.session.screen import Screen
from dashboard.language.markup import tag
from dashboard.measures.cards import cards, newest
from dashboard.selection.choices import Choices
from dashboard.selection.selection import Selection
from dashboard.selection.sentence import choices_sentence


def few_projects(screen: Screen) -> None:
    """Draw the cards first, a map of their places beside them, and each filter alone."""
    selection = screen.selection
    shown = cards(selection.index, best_first(screen, newest(selection)), screen.words)
    left, right = st.columns([840, 400], gap="small")
    with left:
        project_cards(screen, shown, found_in(screen, shown), columns=2, headed=False)
    with right:
        show_few_places(screen)
    _ways_out(screen)


def _ways_out(screen: Screen) -> None:
    """Draw each filter alone, with the projects that it keeps."""
    words, choices = screen.words, screen.selection.choices
    if not choices.values:
        return
    keys = [key for key in screen.selection.index.facets if choices.get(key)]
    links = []
    alone = [Choices().having(key, choices.get(key)) for key in keys] if len(keys) > 1 else []
    for one in [*alone, Choices()]:
        kept = Selection(screen.selection.index, one)
        said = words.text(
            "{label}: {count}",
            label=choices_sentence(screen.selection.index, one, words),
            count=words.plural("{count} project", "{count} projects", kept.size),
        )
        links.append(
            tag(
                "li",
                tag("a", said, href=f"./?{urlencode(replace(screen, selection=kept).address())}"),
            )
        )
    st.html(
        tag("h2", words.text("And without these filters?"), class_="section-title")
        + tag("ul", *links, class_="ways-out", role="list")
    )
