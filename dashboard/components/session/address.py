"""The visitor's choices in step with the address: a link, Back and a click mean the same."""

import streamlit as st

from dashboard.components.session.streamlit_internals import went_back
from dashboard.language.markdown import shortened
from dashboard.selection.choices import (
    MAX_ADDRESS,
    TOO_LONG,
    TOO_MANY,
    Choices,
    Ignored,
    read_pairs,
)
from dashboard.selection.index import Index

_CHOSEN = "choices"
_WRITTEN = "address-written"
_PAGE = "address-page"
_AHEAD = "address-ahead"
_IGNORED = "address-ignored"
_PENDING = "address-pending"
_UNREAD = "address-unread"

FIGURE_KEYS = ("with", "larger", "lines", "part")
"""Keys of an address beside the facets that a figure on a page reads."""


def figure_keys() -> dict[str, str]:
    """Return what the address says of `FIGURE_KEYS`, for a link that shows the same figure."""
    return {key: st.query_params[key] for key in FIGURE_KEYS if key in st.query_params}


def chosen() -> Choices:
    """Return what the visitor has chosen."""
    choices: Choices = st.session_state.get(_CHOSEN, Choices())
    return choices


def choose(choices: Choices) -> None:
    """Have the next run show `choices`; it leaves out what the data does not have."""
    st.session_state[_CHOSEN] = choices


def address_pairs() -> list[tuple[str, str]]:
    """Return the keys of the address, each with every value that it has."""
    return [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]


def go_to(pairs: list[tuple[str, str]]) -> None:
    """Have the next run read `pairs` as an address that the reader went to."""
    st.session_state[_PENDING] = []
    st.query_params.from_dict(repeated(pairs))


def say_unread(first: str) -> None:
    """Have the next run say that nothing of the address was read, which begins with `first`."""
    key, _, value = first.partition("=")
    st.session_state[_IGNORED] = [Ignored(shortened(key, 80), shortened(value, 80), TOO_MANY)]
    st.session_state[_UNREAD] = True


def current_choices(index: Index, page: str) -> tuple[Choices, list[Ignored]]:
    """Return the visitor's choices on `page`, and what of the address meant nothing.

    Where the address changed since it was last written (a link, Back, a pasted address) it is
    read; else what was chosen holds, and the address is written after it. What the data does not
    have, or has no longer, is told as if the address had said it.
    """
    pairs = address_pairs()
    same_page = st.session_state.get(_PAGE) == page
    late = same_page and _late(sorted(pairs))
    before = st.session_state.get(_WRITTEN)
    moved = not late and before != sorted(pairs)
    if moved:
        read = _bounded(pairs)
        choices, ignored = read_pairs(read, index)
        if len(read) < len(pairs):
            key, value = pairs[len(read)]
            ignored.append(Ignored(shortened(key, 80), shortened(value, 80), TOO_LONG))
        st.session_state[_IGNORED] = ignored
    else:
        choices, ignored = read_pairs(chosen().pairs(), index)
        if ignored:
            st.session_state[_IGNORED] = ignored
    kept = [pair for pair in pairs if pair[0] not in index.facets]
    written = [*choices.pairs(), *kept]
    # A link from a page to itself changes what the script is given, but not the browser's address;
    # and what was written just before a link to another page may reach the browser after it.
    unread = st.session_state.pop(_UNREAD, False)
    led = moved and (same_page or st.session_state.get(_AHEAD, False))
    same = sorted(written) == sorted(pairs)
    st.session_state[_AHEAD] = late or unread or led or not same
    if st.session_state[_AHEAD]:
        st.query_params.from_dict(repeated(pairs if same else written))
    pending = st.session_state[_PENDING] if late else []
    changed = not moved and before != sorted(written)
    st.session_state[_PENDING] = [*pending, before] if changed else pending
    st.session_state[_WRITTEN], st.session_state[_PAGE] = sorted(written), page
    choose(choices)
    return choices, st.session_state.get(_IGNORED, [])


def _late(pairs: list[tuple[str, str]]) -> bool:
    """Return whether the browser has not heard yet of the address that was written last.

    A second click then comes with the address before it. Back comes with the same, and says that
    it is Back.
    """
    late = pairs in st.session_state.get(_PENDING, [])
    return late and not went_back() and pairs != st.session_state[_WRITTEN]


def _bounded(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs that stand within the length of an address that is read."""
    kept, length = [], 0
    for key, value in pairs:
        length += len(key) + len(value) + 2
        if length > MAX_ADDRESS:
            break
        kept.append((key, value))
    return kept


def repeated(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the pairs as lists of values by key, as Streamlit writes an address."""
    lists: dict[str, list[str]] = {}
    for key, value in pairs:
        lists.setdefault(key, []).append(value)
    return lists
