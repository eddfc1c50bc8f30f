"""Widgets of a kind that many pages have: a switch, a list to pick from, a value kept elsewhere."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from dashboard.components.session.streamlit_internals import uninterrupted


def page_of(items: Any, most: int, *, key: str) -> Any:
    """Return the page turned to, of `most` items; draw the pages where there are several."""
    pages = -(-len(items) // most)
    number = st.pagination(pages, key=key) if pages > 1 else 1
    return items[(number - 1) * most : number * most]


def bound(
    draw: Callable[..., Any], *said: Any, key: str, put: Callable[[Any], None], **how: Any
) -> Any:
    """Draw a widget, as `st.selectbox` or its like does; `put` is given what it is changed to."""

    def changed() -> None:
        with uninterrupted():
            put(st.session_state[key])

    return draw(*said, key=key, on_change=changed, **how)


def switch(label: str, names: Mapping[str, str], *, key: str, **how: Any) -> str:
    """Draw buttons of which one is on; return its key in `names`.

    It is the first to begin with, where no other `default` is given: None, if the session says it.
    """
    how = {"default": next(iter(names)), "label_visibility": "collapsed", **how}
    chosen: str = st.segmented_control(
        label, list(names), format_func=names.__getitem__, required=True, key=key, **how
    )
    return chosen


def pick(
    label: str, names: Mapping[str, str], picked: Callable[[str], None], *, key: str, **how: Any
) -> None:
    """Draw a list that is empty again once `picked` was given what somebody chose of it."""

    def changed() -> None:
        if chosen := st.session_state[key]:
            picked(chosen)
            st.session_state[key] = None

    st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        key=key,
        on_change=changed,
        **how,
    )
