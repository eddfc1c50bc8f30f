"""The sidebar: one widget for each facet, every choice with the projects it would keep."""

import streamlit as st

from dashboard.components.address import WIDENED_KEY, facet_widget_key, span_drawn_key
from dashboard.components.chips import clear_all
from dashboard.components.screen import Screen
from dashboard.facets import UNKNOWN, Facet
from dashboard.words import Words

_MORE = ("carrier", "committee", "joint", "qpv")
"""Facets that stand below the first ones, as they are asked for less often."""

LANGUAGES = {"fr": "Français", "en": "English"}


def sidebar(screen: Screen) -> None:
    """Draw the facets, the way to clear them, and the language."""
    words = screen.words
    with st.sidebar:
        st.subheader(words.text("Filter"), anchor=False)
        facets = screen.selection.index.facets
        _widget(screen, facets["q"])
        for facet in facets.values():
            shown = facet.listed or screen.chosen(facet.key)
            if shown and facet.key not in (*_MORE, "q"):
                _widget(screen, facet)
                if facet.widened is not None:
                    _widen(screen)
        for facet in facets.values():
            if facet.key in _MORE:
                _widget(screen, facet)
        if screen.selection.choices:
            st.button(words.text("Clear all filters"), on_click=clear_all, width="stretch")
        st.divider()
        _language(words)


def _widget(screen: Screen, facet: Facet) -> None:
    match facet.kind:
        case "text":
            _text(screen, facet)
        case "span":
            _span(screen, facet)
        case _:
            _choice(screen, facet)


def _choice(screen: Screen, facet: Facet) -> None:
    selection, words = screen.selection, screen.words
    chosen = selection.choices.get(facet.key)
    counts = selection.choice_counts(facet.key)
    link = selection.link(facet.key)
    ever = dict(zip(link.values, link.counts(selection.mask | True).tolist(), strict=True))
    labels = dict(facet.labels(selection.portfolio, words))
    labels[UNKNOWN] = words.text("not stated")
    options = [value for value in labels if ever.get(value, 0) or value in chosen]

    def shown(value: str) -> str:
        return f"{labels[value]} ({words.number(counts.get(value, 0))})"

    st.session_state[facet_widget_key(facet.key)] = list(chosen)
    if len(options) <= 3:
        st.pills(
            words.text(facet.label),
            options,
            selection_mode="multi",
            format_func=shown,
            key=facet_widget_key(facet.key),
        )
    else:
        st.multiselect(
            words.text(facet.label),
            options,
            format_func=shown,
            key=facet_widget_key(facet.key),
            placeholder=words.text(facet.unfiltered),
        )


def _span(screen: Screen, facet: Facet) -> None:
    years = screen.selection.index.link(facet.key).values[:-1]
    if len(years) < 2:
        return
    chosen = screen.selection.choices.get(facet.key)
    first, last = (years[0], years[-1])
    if chosen and chosen[0] != UNKNOWN:
        wanted_first, wanted_last = chosen[0].split("-")
        first = min(max(first, wanted_first), last)
        last = max(min(last, wanted_last), first)
    st.session_state[facet_widget_key(facet.key)] = (first, last)
    ends = (years[0], years[-1])
    st.session_state[span_drawn_key(facet.key)] = (ends, (first, last), chosen)
    # The value is given twice: only from the argument does the slider know that it has two ends.
    st.select_slider(
        screen.words.text(facet.label),
        years,
        value=(first, last),
        key=facet_widget_key(facet.key),
    )


def _text(screen: Screen, facet: Facet) -> None:
    chosen = screen.selection.choices.get(facet.key)
    st.session_state[facet_widget_key(facet.key)] = chosen[0] if chosen else ""
    st.text_input(
        screen.words.text(facet.label),
        key=facet_widget_key(facet.key),
        placeholder=screen.words.text("title, landlord, place…"),
    )


def _widen(screen: Screen) -> None:
    st.session_state[WIDENED_KEY] = screen.selection.choices.widened
    st.toggle(
        screen.words.text("Count all themes of a project"),
        key=WIDENED_KEY,
        help=screen.words.text(
            "Off: a project counts under its primary theme, so that the themes add up to the total."
        ),
    )


def _language(words: Words) -> None:
    def switch() -> None:
        st.query_params["lang"] = st.session_state["language"] or words.language

    st.session_state["language"] = words.language
    st.segmented_control(
        words.text("Language"),
        list(LANGUAGES),
        format_func=LANGUAGES.__getitem__,
        key="language",
        on_change=switch,
    )
