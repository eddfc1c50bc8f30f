"""One figure alone, for a page of another website: with its filter, its source and a way back."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from dashboard.components.filters.empty import say_if_empty
from dashboard.components.records import history
from dashboard.components.session.address import figure_keys
from dashboard.components.session.say import say, say_warning
from dashboard.components.session.screen import Screen
from dashboard.components.session.streamlit_internals import MAIN
from dashboard.language.markdown import escaped
from dashboard.texts.comparison import comparison_sentence
from dashboard.texts.coverage import announcements
from dashboard.views import compare, gaps, landlords, lineage, map, overview

_CLOSE = f"<style>{MAIN} {{padding-top: .75rem !important;}}</style>"
"""Within another website, room above is that website's to give."""


def page(screen: Screen) -> None:
    """Draw the figure that the address names."""
    words = screen.words
    st.html(_CLOSE)
    name = st.query_params.get("figure", "")
    pages = figures_of_pages(screen)
    home = next((page for page, figures in pages.items() if name in figures), None)
    if home is None:
        known = [figure for figures in pages.values() for figure in figures]
        say_warning(
            words, "There is no figure of this name. There are: {names}.", names=", ".join(known)
        )
        return
    if not say_if_empty(screen):
        pages[home][name](screen)
    sides = comparison_sentence(compare.asked(screen), words) if name.startswith("pairs-") else ""
    if sides or screen.selection.choices:
        st.markdown(escaped(sides or screen.sentence))
    told = announcements(screen.selection.index, words)
    say(words, "{source}; boundaries IGN and INSEE.", source=told)
    st.markdown(f"[{escaped(words.text('See it in Lauréats'))} →](<{_whole(screen, home)}>)")


def figures_of_pages(screen: Screen) -> dict[str, Mapping[str, Callable[[Screen], None]]]:
    """Return the figures that can stand alone: by page, then by the name in their address."""
    return {
        "overview": overview.FIGURES,
        "map": map.FIGURES,
        "landlords": landlords.FIGURES,
        "compare": compare.FIGURES,
        "gaps": gaps.FIGURES,
        "lineage": lineage.figures(screen),
        "projects": history.FIGURES,
    }


def _whole(screen: Screen, home: str) -> str:
    """Return the address of the page `home` with all around it, showing the same.

    It is relative, as within another website Streamlit takes that one's address for its own.
    """
    return f"./{screen.pages[home].url_path}?{urlencode(screen.address(**figure_keys()))}"
