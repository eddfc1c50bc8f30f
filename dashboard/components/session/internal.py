"""What of a page is the fund's own, and the question whether a file may hold it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager

import streamlit as st

from dashboard.components.session.say import say_small
from dashboard.components.session.screen import Screen


def internal_filters(screen: Screen) -> list[str]:
    """Return the filters by what is the fund's own that are chosen."""
    facets = screen.selection.index.facets.values()
    return [screen.words.text(one.label) for one in facets
            if one.internal and screen.chosen(one.key)]  # fmt: skip


def ask_internal(screen: Screen, key: str, what: Sequence[str]) -> bool:
    """Ask whether a file may hold what is the fund's own, which is named; return the answer."""
    words = screen.words
    say_small(words, "Internal: {what}.", what=words.all_of([*what]))
    return st.checkbox(words.text("Put the internal figures in"), key=f"internal-{key}")


def own_table(key: str) -> AbstractContextManager[object]:
    """Return the place of a table of the fund's own figures, without the framework's download.

    Such a table is taken away by the menu, which asks first.
    """
    return st.container(key=f"own-table-{key}")


def outgoing_parts(screen: Screen) -> list[str]:
    """Return the fund's own tables that hold something and may leave the folder when asked for."""
    portfolio = screen.portfolio
    return [
        table.title[screen.words.language]
        for name, table in portfolio.schema.tables.items()
        if table.internal and not table.personal and not portfolio.tables[name].empty
    ]
