"""What is chosen, as chips under the navigation: a click on one takes it away."""

import streamlit as st

from dashboard.components.session.address import choose, chosen
from dashboard.components.session.screen import Screen
from dashboard.language.markdown import escaped
from dashboard.selection.choices import Choices
from dashboard.selection.sentence import value_label


def chips(screen: Screen) -> None:
    """Draw one chip for each chosen value, and a way to clear them all."""
    words, index, choices = screen.words, screen.selection.index, screen.selection.choices
    if not choices.values:
        return
    for key in index.facets:
        for value in choices.get(key):
            label = value_label(index, key, value, words)
            st.button(
                f"{escaped(label)} ✕",
                key=f"chip-{key}-{value}",
                help=words.text("Take this filter away"),
                on_click=_drop,
                args=(key, value),
            )
    st.button(
        words.text("Clear all filters"), key="chip-clear", on_click=clear_all, type="tertiary"
    )


def _drop(key: str, value: str) -> None:
    choices = chosen()
    choose(choices.having(key, [other for other in choices.get(key) if other != value]))


def clear_all() -> None:
    """Take every choice away."""
    choose(Choices())
