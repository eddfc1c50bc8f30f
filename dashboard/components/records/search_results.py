"""What stands above the projects of a search: names like it, and words that were guessed."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.session.links import link_row
from dashboard.components.session.say import say
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.language.translation import Words
from dashboard.measures.cards import Card, Positions
from dashboard.selection.search.fields import foreign_texts, summaries_searched
from dashboard.selection.search.hits import Hit, Span, hits, in_language, spans
from dashboard.selection.search.word_index import Term

GUESSES = 4
"""Words that are named where nothing is written like one of the search."""


def search_words(screen: Screen) -> str:
    """Return the words that are searched for, none where there are none."""
    return next(iter(screen.chosen("q")), "")


def search_terms(screen: Screen) -> tuple[Term, ...]:
    """Return the words of the search with what they stand for in the texts of projects."""
    return screen.selection.index.searches["q"].terms(search_words(screen))


def best_first(screen: Screen, positions: Positions) -> Positions:
    """Put the projects first that a search found in their titles, then in names, then elsewhere."""
    search = search_words(screen)
    if not search:
        return positions
    return screen.selection.index.searches["q"].best_first(search, positions)


def found_in(screen: Screen, shown: Sequence[Card]) -> dict[str, list[Hit]]:
    """Return, by project, the texts that have words of the search; nothing where there is none."""
    if not search_words(screen):
        return {}
    index, found = screen.selection.index, {}
    for card in shown:
        position = index.position_of(card.project)
        known = hits(index.searches["q"], position, search_terms(screen))
        foreign = foreign_texts(index.portfolio, position, screen.words.language)
        found[card.project] = in_language(known, foreign)
    return found


def show_names(screen: Screen) -> None:
    """Draw links to the sheets whose names have the words of the search."""
    words, index = screen.words, screen.selection.index
    search = search_words(screen)
    found = index.names.matching(search)
    if not found:
        return
    terms = index.names.index.terms(search)
    links = []
    for kind, key in found:
        name = index.labels(kind, words)[key]
        taken = frozenset[str]().union(*(word.words for term in terms for word in term.words),
                                       *(term.synonyms for term in terms))  # fmt: skip
        label = (
            f"{marked(name, spans(name, taken))} ({escaped(words.text(index.facets[kind].label))})"
        )
        links.append((kind, key, label))
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{escaped(words.text('Sheets of that name'))}**")
        link_row(screen, "names", links)


def say_searched(screen: Screen) -> None:
    """Say which words were looked for beside those of the search, or in their place."""
    words = screen.words
    terms = search_terms(screen) if search_words(screen) else ()
    told = [escaped(text) for text in (_said_of(term, screen) for term in terms) if text]
    if told:
        st.markdown("\n\n".join(told))
    if search_words(screen) and not summaries_searched(screen.portfolio):
        say(words, "With so many projects, only titles and names are searched.")


def _said_of(term: Term, screen: Screen) -> str:
    words, index = screen.words, screen.selection.index.searches["q"]
    typed = " ".join(word.typed for word in term.words)
    near = [index.written(form) for word in term.words for form in word.near[:GUESSES]]
    taken = list(dict.fromkeys([*near, *_synonyms(term, words)]))
    quoted = words.all_of([words.text("“{words}”", words=word) for word in taken])
    literal = all(word.words for word in term.words) and not near
    if not taken:
        return "" if literal else words.text("No result for “{word}”.", word=typed)
    if literal:
        return words.text("“{word}”: the search is also for {taken}.", word=typed, taken=quoted)
    return words.text(
        "Nothing is written “{word}”: the search is for {taken}.", word=typed, taken=quoted
    )


def _synonyms(term: Term, words: Words) -> list[str]:
    """Return the synonyms that add to a term, in the reader's language where the term has any."""
    whole = all(word.words for word in term.words)
    literal = frozenset[str]().union(*(word.words for word in term.words if whole))
    added = [also for also, found in term.also.items() if not found <= literal]
    own = [also.word for also in added if also.language == words.language]
    return own or ([] if whole else [also.word for also in added])


_START, _END = "\ue000", "\ue001"
"""Characters that no text means anything by, while the rest is escaped."""


def marked(text: str, spans: Sequence[Span]) -> str:
    """Return `text` as Markdown that shows it as it is written, with a ground behind `spans`.

    Blanks at either end are left out, as everywhere else, inside a span too.
    """
    last, whole_end = len(text) - len(text.lstrip()), len(text.rstrip())
    parts = []
    for first, after in spans:
        start, end = max(first, last), min(after, whole_end)
        if start < end:
            parts += [_clean(text[last:start]), _START, _clean(text[start:end]), _END]
            last = end
    whole = escaped("".join([*parts, _clean(text[last:whole_end])]))
    return whole.replace(_START, ":yellow-background[").replace(_END, "]")


def _clean(text: str) -> str:
    return text.replace(_START, "").replace(_END, "")
