"""The visitor's choices in step with the address: a link, Back and a widget mean the same."""

import weakref
from types import MappingProxyType

import streamlit as st

from dashboard.choices import MAX_ADDRESS, TOO_LONG, WIDENED, Choices, Ignored, read_pairs
from dashboard.index import Index

_WRITTEN = "address-written"
_PAGE = "address-page"
_IGNORED = "address-ignored"
_INDEX = "address-index"
WIDENED_KEY = "widened"


FIGURE_KEYS = ("with", "larger", "lines")
"""Keys of an address beside the facets that a figure on a page reads."""


def figure_keys() -> dict[str, str]:
    """Return what the address says of `FIGURE_KEYS`, for a link that shows the same figure."""
    return {key: st.query_params[key] for key in FIGURE_KEYS if key in st.query_params}


def facet_widget_key(facet: str) -> str:
    """Return the session key of the widget that holds the values of the facet `facet`."""
    return f"facet-{facet}"


def span_drawn_key(facet: str) -> str:
    """Return the session key of how the slider of `facet` was drawn: its ends, and the choice.

    A slider cannot show years that are not known, nor years beyond those of the data: as long as
    nobody moves it, what was chosen stays chosen.
    """
    return f"drawn-{facet}"


def current_choices(index: Index, page: str, *, embedded: bool) -> tuple[Choices, list[Ignored]]:
    """Return the visitor's choices on `page`, and what of the address meant nothing.

    Where the address changed since it was last written (a link, Back, a pasted address) it is
    read; else the widgets hold what is chosen, and the address is written after them. An
    `embedded` figure has no widgets: there the address alone says what is chosen. Where the data
    changed in between, what it no longer has is told as if the address had said it.
    """
    pairs = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    moved = st.session_state.get(_WRITTEN) != sorted(pairs)
    if embedded or moved:
        read = _bounded(pairs)
        choices, st.session_state[_IGNORED] = read_pairs(read, index)
        if len(read) < len(pairs):
            key, value = pairs[len(read)]
            st.session_state[_IGNORED].append(Ignored(key[:80], value[:80], TOO_LONG))
    else:
        choices = _widget_choices(index)
        if _is_new(index):
            choices, st.session_state[_IGNORED] = read_pairs(choices.pairs(), index)
    st.session_state[_INDEX] = weakref.ref(index)
    kept = [pair for pair in pairs if pair[0] not in index.facets and pair[0] != WIDENED]
    written = [*choices.pairs(), *kept]
    # A link from a page to itself changes what the script is given, but not the browser's address.
    same_page = st.session_state.get(_PAGE) == page
    if (moved and same_page) or sorted(written) != sorted(pairs):
        st.query_params.from_dict(_repeated(written))
    st.session_state[_WRITTEN], st.session_state[_PAGE] = sorted(written), page
    return choices, st.session_state.get(_IGNORED, [])


def _is_new(index: Index) -> bool:
    """Return whether the visitor's last page was drawn of another state of the data."""
    before = st.session_state.get(_INDEX)
    return before is not None and before() is not index


def _bounded(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs that stand within the length of an address that is read."""
    kept, length = [], 0
    for key, value in pairs:
        length += len(key) + len(value) + 2
        if length > MAX_ADDRESS:
            break
        kept.append((key, value))
    return kept


def _widget_choices(index: Index) -> Choices:
    values = {}
    for facet in index.facets.values():
        chosen = st.session_state.get(facet_widget_key(facet.key))
        if facet.kind == "span" and chosen:
            ends, drawn, meant = st.session_state.get(span_drawn_key(facet.key), (None, None, ()))
            moved = (chosen[0], chosen[-1])
            if moved == drawn:
                chosen = meant
            else:
                chosen = None if moved == ends else [f"{moved[0]}-{moved[1]}"]
        elif facet.kind == "text" and chosen:
            chosen = [" ".join(chosen.split())] if chosen.strip() else None
        if chosen:
            values[facet.key] = tuple(chosen)
    return Choices(MappingProxyType(values), bool(st.session_state.get(WIDENED_KEY)))


def _repeated(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the pairs as lists of values by key, as Streamlit writes an address."""
    lists: dict[str, list[str]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return lists
