"""What stands above the projects of a search: names like it, and words that were guessed."""

import streamlit as st

from dashboard.components.links import link_row
from dashboard.components.marks import marked
from dashboard.components.screen import Screen
from dashboard.markdown import escaped
from dashboard.search.fields import summaries_searched
from dashboard.search.hits import spans
from dashboard.search.index import Term

GUESSES = 4
"""Words that are named where nothing is written like one of the search."""


def search_words(screen: Screen) -> str:
    """Return the words that are searched for, none where there are none."""
    return next(iter(screen.chosen("q")), "")


def search_terms(screen: Screen) -> list[Term]:
    """Return the words of the search with what they stand for in the texts of projects."""
    return screen.selection.index.searches["q"].terms(search_words(screen))


def show_names(screen: Screen) -> None:
    """Draw links to the sheets whose names have the words of the search."""
    words, index = screen.words, screen.selection.index
    search = search_words(screen)
    found = index.names.matching(search)
    if not found:
        return
    taken = frozenset[str]().union(*(term.words for term in index.names.index.terms(search)))
    links = []
    for kind, key in found:
        name = index.labels(kind, words)[key]
        label = (
            f"{marked(name, spans(name, taken))} ({escaped(words.text(index.facets[kind].label))})"
        )
        links.append((kind, key, label))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped(words.text('Sheets of that name'))}**")
        link_row(screen, "names", links)


def say_guessed(screen: Screen) -> None:
    """Say which words are written nowhere, and what was looked for in their place."""
    words, index = screen.words, screen.selection.index.searches["q"]
    for term in search_terms(screen):
        if not term.guessed:
            continue
        near = sorted(term.words)[:GUESSES]
        if near:
            taken = words.any_of(
                [words.text("“{words}”", words=index.written(word)) for word in near]
            )
            said = words.text("Nothing is written “{word}”: {taken} was looked for.",
                              word=term.written, taken=taken)  # fmt: skip
        else:
            said = words.text("Nothing is written “{word}”, or nearly so.", word=term.written)
        st.info(escaped(said))
    if not summaries_searched(screen.portfolio):
        said = words.text("With so many projects, only titles and names are searched.")
        st.caption(escaped(said))
