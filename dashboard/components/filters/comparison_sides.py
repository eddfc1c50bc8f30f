"""The two sides of a comparison: their chips, and the second side's filters."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.session.address import go_to
from dashboard.components.session.screen import Screen
from dashboard.components.session.widgets import bound
from dashboard.language.markdown import escaped
from dashboard.language.markup import tag
from dashboard.language.translation import Words
from dashboard.selection.choices import Choices
from dashboard.selection.comparison import OTHERS, WITH, Comparison, as_value, side_names
from dashboard.selection.facets import UNKNOWN, Facet
from dashboard.selection.sentence import value_label

_PREFIX = "with-"


def go(choices: Choices, second: str) -> None:
    """Go to the comparison of `choices` with `second`, in the same language.

    A link would not do: to the page one is on it leaves the address as it was.
    """
    pairs = [*choices.pairs(), (WITH, second)]
    if "lang" in st.query_params:
        pairs.append(("lang", st.query_params["lang"]))
    go_to(pairs)


def sides(screen: Screen, comparison: Comparison) -> None:
    """Draw both sides with their chips, the way to change them, and what they share."""
    words = screen.words
    names = side_names(comparison, words)
    left, right = st.columns(2)
    with left, st.container(key="side-a", height="stretch", gap="xsmall"):
        _title(names[0], comparison.one.size, words)
        if not comparison.with_others:
            st.button(
                words.text("Swap the sides"),
                key="swap",
                on_click=go,
                args=(comparison.other.choices, as_value(comparison.one.choices)),
            )
    with right, st.container(key="side-b", height="stretch", gap="xsmall"):
        _title(names[1], comparison.other.size, words)
        _chips(screen, comparison)
        _second(screen, comparison)
    if comparison.shared:
        said = words.plural(
            "{count} project is on both sides, and counts on each.",
            "{count} projects are on both sides, and count on each.",
            comparison.shared,
        )
        st.caption(escaped(said))


def _title(name: str, size: int, words: Words) -> None:
    count = words.plural("{count} project", "{count} projects", size)
    st.html(tag("div", tag("h2", name), tag("span", count), class_="side-title"))


def _chips(screen: Screen, comparison: Comparison) -> None:
    """Draw a button for each chosen value of side B that takes it away: A has the bar's."""
    words, index, choices = screen.words, screen.selection.index, comparison.other.choices
    if comparison.with_others:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for key in index.facets:
            chosen = choices.get(key)
            for value in chosen:
                rest = choices.having(key, [other for other in chosen if other != value])
                st.button(
                    f"{escaped(value_label(index, key, value, words))} ✕",
                    key=f"side-B-{key}-{value}",
                    help=words.text("Take this filter away from side {letter}", letter="B"),
                    on_click=go,
                    args=(comparison.one.choices, as_value(rest)),
                )


def _second(screen: Screen, comparison: Comparison) -> None:
    """Let the reader choose the filters of the second side; they go into the address."""
    words, facets = screen.words, screen.selection.index.facets
    if not comparison.with_others and comparison.one.choices:
        st.button(
            words.text("Compare with the other projects instead"),
            key="with-the-others",
            on_click=go,
            args=(comparison.one.choices, OTHERS),
        )
    with st.expander(words.text("Change side B")):
        for facet in facets.values():
            if facet.kind == "choice":
                _choice(screen, comparison, facet)
            elif facet.kind == "span":
                _span(screen, comparison, facet)


def _choice(screen: Screen, comparison: Comparison, facet: Facet) -> None:
    words, other = screen.words, comparison.other
    labels = {**facet.labels(other.portfolio, words), UNKNOWN: words.text("not stated")}
    link = other.link(facet.key)
    ever = dict(zip(link.values, link.counts(other.mask | True).tolist(), strict=True))
    chosen = other.choices.get(facet.key)
    st.session_state[_PREFIX + facet.key] = list(chosen)
    bound(
        st.multiselect,
        words.text("{facet} (side B)", facet=words.text(facet.label)),
        [
            value
            for value in labels
            if ever.get(value) or value in chosen or (facet.whole and value != UNKNOWN)
        ],
        format_func=labels.__getitem__,
        key=_PREFIX + facet.key,
        placeholder=words.text(facet.unfiltered),
        put=lambda values: _write(facet.key, other.choices, values),
    )


def _span(screen: Screen, comparison: Comparison, facet: Facet) -> None:
    words, other = screen.words, comparison.other
    years = other.link(facet.key).values[:-1]
    if len(years) < 2:
        return
    chosen = other.choices.get(facet.key)
    first, last = years[0], years[-1]
    if chosen and chosen[0] != UNKNOWN:
        wanted = chosen[0].split("-")
        first, last = max(first, min(wanted[0], last)), min(last, max(wanted[1], first))
    st.session_state[_PREFIX + facet.key] = (first, last)
    # The value is given twice: only from the argument does the slider know that it has two ends.
    bound(
        st.select_slider,
        words.text("{facet} (side B)", facet=words.text(facet.label)),
        years,
        value=(first, last),
        key=_PREFIX + facet.key,
        put=lambda ends: _write(
            facet.key,
            other.choices,
            [] if tuple(ends) == (years[0], years[-1]) else ["-".join(ends)],
        ),
    )


def _write(key: str, before: Choices, values: Sequence[str]) -> None:
    st.query_params[WITH] = as_value(before.having(key, values))
